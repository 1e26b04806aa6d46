"""Who a patient is, looked for before they are created, and kept in every version."""

import secrets
from dataclasses import replace

import pytest
import sqlcipher3

from tests.vault.records import store
from vault import search
from vault.errors import InvalidInput
from vault.records import contacts, export, history, keeping, notes, patients, rows
from vault.records.births import Precision
from vault.records.errors import OnHold, UnknownRecord
from vault.records.patients import Mark, Status


def test_a_patient_comes_back_as_created(context):
    traits = replace(store.traits(), all_first_names="Françoise Anne", birthplace="2A004", used_name="MARTIN")
    patient_id = patients.create(context, traits, marks=[Mark.HOMONYM], last_care_on="2025-01-02")
    patient = patients.get(context.database, patient_id)
    assert patient.traits == traits
    assert patient.status is Status.PROVISIONAL
    assert patient.marks == {Mark.HOMONYM}
    assert (patient.last_care_on, patient.author_id) == ("2025-01-02", context.author_id)
    assert patient.archived_at is None
    assert patient.created_at == patient.typed_at == "2026-11-16T09:00:03Z"


def test_opening_a_record_is_written_down(context, françoise):
    assert patients.open_record(context, françoise).id == françoise
    assert store.operations(context)[-1] == "patient.opened"


def test_an_unknown_patient_is_named(context):
    with pytest.raises(UnknownRecord) as caught:
        patients.open_record(context, "0" * 32)
    assert (caught.value.noun, caught.value.record_id) == ("patient", "0" * 32)
    assert "patient.opened" not in store.operations(context)


@pytest.mark.parametrize(
    ("traits", "field"),
    [
        (patients.Traits(" ", "Zoé"), "birth_name"),
        (
            patients.Traits("ROY", "Zoé", birth_date="2026-02-29", birth_date_precision=Precision.DAY),
            "birth_date",
        ),
        (patients.Traits("ROY", "Zoé", birth_date="1968", birth_date_precision=Precision.DAY), "birth_date"),
    ],
)
def test_an_impossible_identity_is_refused(context, traits, field):
    with pytest.raises(InvalidInput) as caught:
        patients.create(context, traits)
    assert caught.value.field == field
    assert context.database.value("SELECT count(*) FROM patient") == 0


def test_a_refused_change_leaves_no_trace(context, françoise):
    before = store.operations(context)
    with pytest.raises(InvalidInput):
        patients.change_traits(context, françoise, patients.Traits("", ""))
    assert store.operations(context) == before
    assert rows.earlier(context.database, françoise) == []


def test_an_odd_date_is_kept_as_it_is(context):
    traits = patients.Traits("ROY", "Zoé", birth_date="1950-02-31", birth_date_precision=Precision.ODD)
    assert patients.get(context.database, patients.create(context, traits)).traits == traits


def test_every_earlier_version_is_kept(context, françoise):
    married = replace(store.traits(), used_name="MARTIN")
    patients.change_traits(context, françoise, married)
    patients.change_traits(context, françoise, replace(married, birth_date="1968-03-21"))
    first, second = rows.earlier(context.database, françoise)
    assert (first["used_name"], second["used_name"]) == ("", "MARTIN")
    assert second["birth_date"] == "1968-03-12"
    assert patients.get(context.database, françoise).traits.birth_date == "1968-03-21"
    assert context.database.value("SELECT sort_key FROM patient") == "martin  francoise"


def test_an_earlier_version_cannot_be_rewritten(context, françoise):
    patients.archive(context, françoise)
    for sql in (
        "UPDATE earlier_version SET content = '{}'",
        "DELETE FROM earlier_version",
        "INSERT OR REPLACE INTO earlier_version SELECT * FROM earlier_version",
    ):
        with pytest.raises(sqlcipher3.IntegrityError, match="an earlier version"):
            context.database.run(sql)


def test_a_status_beyond_provisional_needs_its_evidence(context, françoise):
    with pytest.raises(InvalidInput):
        patients.set_status(context, françoise, Status.QUALIFIED, " ", "2026-11-16")
    patients.set_status(context, françoise, Status.VALIDATED, "carte d'identité", "2026-11-16")
    patient = patients.get(context.database, françoise)
    assert (patient.status, patient.evidence) == (Status.VALIDATED, "carte d'identité")
    patients.set_status(context, françoise, Status.PROVISIONAL, "", "")
    assert patients.get(context.database, françoise).status is Status.PROVISIONAL


def test_marks_death_and_archive_can_be_set_and_taken_back(context, françoise):
    patients.set_marks(context, françoise, {Mark.DOUBTFUL, Mark.DUPLICATE})
    patients.set_deceased(context, françoise, "2026-11")
    patients.archive(context, françoise)
    patient = patients.get(context.database, françoise)
    assert patient.marks == {Mark.DOUBTFUL, Mark.DUPLICATE}
    assert (patient.deceased_on, patient.archived_at is not None) == ("2026-11", True)
    listed = patients.listed_one(context.database, françoise)
    assert (listed.archived, listed.deceased) == (True, True)
    patients.restore(context, françoise)
    assert patients.get(context.database, françoise).archived_at is None


def test_the_list_carries_phones(context, françoise, noël):
    for number in ("0612345678", "0142000000"):
        contacts.add(context, françoise, contacts.Point(contacts.Kind.PHONE, number))
    listed = store.everyone(context.database)
    assert [(one.id, one.phones) for one in listed] == [(françoise, ("0612345678", "0142000000")), (noël, ())]
    assert listed[0] == patients.listed_one(context.database, françoise)


def test_a_mark_taken_back_leaves_the_others(context, françoise):
    patients.set_marks(context, françoise, {Mark.HOMONYM, Mark.DOUBTFUL})
    patients.take_marks(context, françoise, {Mark.HOMONYM, Mark.DUPLICATE})
    kept = rows.earlier(context.database, françoise)
    patients.take_marks(context, françoise, {Mark.HOMONYM})
    assert patients.get(context.database, françoise).marks == {Mark.DOUBTFUL}
    assert rows.earlier(context.database, françoise) == kept


def test_destroying_a_record_leaves_only_its_reference(context, françoise, noël):
    history.add(context, françoise, history.Facts(history.Kind.MEDICAL, "Asthme sévère"))
    notes.sign_draft(context, store.draft(françoise, "Zanzibar"))
    notes.sign_draft(context, store.draft(noël, "Zanzibar"))
    patients.archive(context, françoise)
    patients.destroy(context, françoise, "end of keeping time")
    with pytest.raises(UnknownRecord):
        patients.get(context.database, françoise)
    assert [hit.patient_id for hit in search.find(context.database, "zanzibar ")] == [noël]
    assert search.find(context.database, "asthme") == []
    for table in ("note", "entry", "earlier_version"):
        sql = f"SELECT count(*) FROM {table} WHERE patient_id = ?"
        assert context.database.value(sql, (françoise,)) == 0
    assert context.database.value("SELECT patient_id FROM destruction") == françoise
    assert store.operations(context)[-1] == "patient.destroyed"


def test_a_patient_cannot_be_deleted_by_any_other_path(context, françoise):
    with pytest.raises(sqlcipher3.IntegrityError, match="by its own path only"):
        context.database.run("DELETE FROM patient")


def test_every_table_of_a_patient_goes_with_the_patient(context):
    """Destroying a record must leave nothing behind, whatever tables a later schema step adds.

    But the number and the sum of a fee note: accounts are kept, with a reference alone.
    """
    for (table,) in context.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        if "patient_id" in rows.columns(context.database, table) and table not in (
            "destruction",
            "access_log",
        ):
            gone = "SET NULL" if table == "fee_note" else "CASCADE"
            keys = context.database.rows('SELECT "from", on_delete FROM pragma_foreign_key_list(?)', (table,))
            assert ("patient_id", gone) in keys, table


def test_every_table_of_a_patient_is_asked_for_by_an_index(context):
    """A record is opened in a vault of 10,000: nothing of it may read a table through."""
    for table in export.tables(context.database):
        if table != "destruction" and "patient_id" in rows.columns(context.database, table):
            plan = context.database.rows(
                f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE patient_id = ?", ("aa",)
            )
            assert not [row for row in plan if str(row[3]).startswith("SCAN")], table


def test_a_record_on_hold_is_not_destroyed(context, françoise):
    hold = keeping.HOLD.add(context, françoise, keeping.Hold("expertise", "2026-01-01"))
    with pytest.raises(OnHold):
        patients.destroy(context, françoise, "fin de conservation")
    now = context.now()
    with pytest.raises(sqlcipher3.IntegrityError, match="legal hold"):
        context.database.run(
            "INSERT INTO destruction VALUES (?, 'fin', ?, ?)", (françoise, now, context.author_id)
        )
    keeping.HOLD.remove(context, hold)
    patients.destroy(context, françoise, "fin de conservation")
    with pytest.raises(UnknownRecord):
        patients.get(context.database, françoise)


def test_a_reference_is_drawn_once_and_names_nobody_else(context, françoise, noël, monkeypatch):
    signs = iter("AAAAAAAAAAAABCDEFG")
    monkeypatch.setattr(secrets, "choice", lambda _: next(signs))
    assert patients.reference(context, françoise) == "AAAAAA"
    assert patients.reference(context, noël) == "BCDEFG"
    assert patients.reference(context, françoise) == "AAAAAA"


def test_an_occupation_is_kept_with_the_one_before(context, françoise):
    patients.set_occupation(context, françoise, "institutrice")
    patients.set_occupation(context, françoise, "retraitée")
    assert patients.get(context.database, françoise).occupation == "retraitée"
    assert [one["occupation"] for one in rows.earlier(context.database, françoise)] == [
        "",
        "institutrice",
    ]
