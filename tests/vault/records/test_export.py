"""An export holds everything needed to make the record again, and the same record is the same digest."""

import json

import pytest

from tests.vault.records import store
from vault.records import allergies, documents_index, export, history, imports, measurements, notes, patients
from vault.records.documents_index import DocumentClass, Label


@pytest.fixture
def full(context, françoise, noël):
    """A record with a row in every table that holds content."""
    database = context.database
    database.run("INSERT INTO vault_state VALUES (1, 'a', 1, 'b', 7, 1)")
    note = notes.sign_draft(context, store.draft(françoise, "Œdème « léger »\nContrôle à 10 jours"))
    notes.enter_in_error(context, note.id, "autre patient", noël)
    allergies.add(context, françoise, allergies.Facts("Latex"))
    history.add(context, noël, history.Facts(history.Kind.TREATMENT, "Amlodipine 5 mg"))
    measurements.add(context, noël, [measurements.Value(measurements.WEIGHT, 69.2, "kg")], "2026-11-16")
    label = Label("Radio", DocumentClass.MEDICAL, "2026-11-05")
    documents_index.add(context, noël, store.stored_document(), label, "image/png", 12)
    source = imports.SourceRow(2, imports.Outcome.MERGED, noël, (("NOM", "MOREAU"),))
    imports.write(context, imports.Plan("cd" * 32, (), (source,)))
    return context


def rebuild(lines, database):
    """Write exported lines into an empty record."""
    database.run("DELETE FROM author")
    with database.transaction():
        database.run("PRAGMA defer_foreign_keys = ON")
        for line in map(json.loads, lines):
            table, row = line["table"], line["row"]
            if table == "document":
                row["key"] = b"k" * 32  # the keys are not in an export
            marks = ", ".join("?" * len(row))
            database.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def test_a_record_can_be_made_again_from_its_lines(full, tmp_path):
    lines = [row.json() for row in export.lines(full.database)]
    other = store.new_database(tmp_path / "other.db")
    rebuild(lines, other)
    assert [row.json() for row in export.lines(other)] == lines
    assert export.content_digest(other) == export.content_digest(full.database)
    other.close()


def test_the_digest_sees_every_change_but_the_vaults_own_way(full, françoise):
    before = export.content_digest(full.database)
    patients.open_record(full, françoise)
    full.database.run("UPDATE vault_state SET revision = 8")
    assert export.content_digest(full.database) == before
    patients.archive(full, françoise)
    assert export.content_digest(full.database) != before


def test_no_key_of_a_document_leaves(full):
    key = full.database.value("SELECT key FROM document")
    text = b"".join(row.json() for row in export.lines(full.database))
    assert b'"table": "document"' in text
    assert b'"key"' not in text
    assert key.hex().encode() not in text


def test_every_table_is_exported_but_what_is_made_from_the_others(full):
    made_from_others = {"search_item", "search_text"}
    names = {
        name
        for (name,) in full.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(("search_text_", "sqlite"))
    }
    assert set(export.tables(full.database)) == names - made_from_others
    assert set(export.counts(full.database)) == names - made_from_others


def test_nothing_but_a_documents_key_is_binary(full):
    """JSON has no bytes: a BLOB column added later must not be lost or break an export."""
    found = full.database.rows(
        """
        SELECT t.name, c.name
          FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND c.type = 'BLOB' AND t.name NOT LIKE 'search_text%'
        """
    )
    assert found == [("document", "key")]


def test_more_rows_than_one_batch_come_out_once_each(context):
    many = range(2500)
    context.database.run_many(
        "INSERT INTO author (id, name, created_at) VALUES (?, 'n', 't')",
        [(f"{number:032x}",) for number in many],
    )
    ids = [line.row["id"] for line in export.lines(context.database) if line.table == "author"]
    assert len(ids) == len(set(ids)) == 2501
