"""An import is written in one transaction and undone in one step, or not at all."""

import json

import pytest

from tests.vault.records import store
from vault import search
from vault.records import allergies, contacts, history, imports, likeness, notes, patients
from vault.records.context import new_id
from vault.records.errors import AlreadyUndone, ImportTouched, UnknownRecord
from vault.records.imports import NewRecord, Outcome, Plan, Reported, SourceRow
from vault.records.patients import Mark


@pytest.fixture
def plan():
    first, second = new_id(), new_id()
    records = (
        NewRecord(
            first,
            store.traits(),
            marks=frozenset({patients.Mark.HOMONYM}),
            last_care_on="2019-07-20",
            points=(contacts.Point(contacts.Kind.PHONE, "0473436004"),),
            numbers=(contacts.Number(contacts.NIR, "172106662769332"),),
            listed_allergies=(allergies.Facts("Pénicilline"),),
            entries=(history.Facts(history.Kind.MEDICAL, "Hypothyroïdie"),),
        ),
        NewRecord(second, store.traits("MOREAU", "Noël", ""), no_known_allergy=True),
    )
    rows = (
        SourceRow(2, Outcome.CREATED, first, (("NOM", "LEFÈVRE"), ("CIV", "Mme"))),
        SourceRow(3, Outcome.MERGED, first, (("NOM", "LEFÈVRE"), ("CIV", "Mme"))),
        SourceRow(4, Outcome.CREATED, second, (("NOM", "MOREAU"),), (Reported("birth_date", "31/02/1950"),)),
        SourceRow(5, Outcome.SKIPPED, None, (("NOM", ""),), (Reported("empty", ""),)),
    )
    return Plan("ab" * 32, records, rows)


def test_everything_of_a_row_finds_its_place(context, plan):
    batch = imports.write(context, plan)
    assert (batch.rows, batch.created, batch.merged, batch.skipped) == (4, 2, 1, 1)
    first, second = (record.patient_id for record in plan.records)
    database = context.database
    assert patients.get(database, first).last_care_on == "2019-07-20"
    assert patients.listed_one(database, first).phones == ("0473436004",)
    assert len(contacts.IDENTIFIER.of_patient(database, first)) == 1
    assert [one.facts.substance for one in allergies.of_patient(database, first).listed] == ["Pénicilline"]
    assert allergies.of_patient(database, second).known is allergies.Known.NONE_KNOWN
    assert [hit.patient_id for hit in search.find(database, "hypothyroidie")] == [first]
    assert imports.get(database, batch.id) == batch


def test_every_source_row_is_kept_word_for_word(context, plan):
    imports.write(context, plan)
    kept = context.database.rows("SELECT row, patient_id, verbatim FROM source_row ORDER BY row")
    assert [(row, whose or "", json.loads(verbatim)) for row, whose, verbatim in kept] == [
        (one.row, one.patient_id or "", [list(cell) for cell in one.verbatim]) for one in plan.rows
    ]


def test_an_import_that_fails_writes_nothing(context, plan):
    broken = Plan(plan.file_sha256, plan.records, (*plan.rows, plan.rows[0]))
    with pytest.raises(Exception, match="UNIQUE"):
        imports.write(context, broken)
    for table in ("patient", "import_batch", "source_row", "search_item"):
        assert context.database.value(f"SELECT count(*) FROM {table}") == 0
    assert "import.written" not in store.operations(context)


def test_an_import_is_undone_in_one_step(context, plan, françoise):
    batch = imports.write(context, plan)
    patients.open_record(context, plan.records[0].patient_id)
    assert imports.undo(context, batch.id) == 2
    assert [one.id for one in store.everyone(context.database)] == [françoise]
    assert search.find(context.database, "hypothyroidie") == []
    assert context.database.value("SELECT count(*) FROM source_row") == 0
    assert imports.get(context.database, batch.id).undone_at is not None
    with pytest.raises(AlreadyUndone):
        imports.undo(context, batch.id)


def test_an_import_worked_on_since_is_not_undone(context, plan, françoise):
    batch = imports.write(context, plan)
    notes.save_draft(context, store.draft(plan.records[0].patient_id))
    notes.save_draft(context, store.draft(françoise))
    with pytest.raises(ImportTouched) as caught:
        imports.undo(context, batch.id)
    assert caught.value.touched == 1
    assert len(store.everyone(context.database)) == 3


def test_an_import_older_than_the_access_log_is_not_undone(context, plan):
    batch = imports.write(context, plan)
    context.database.run("UPDATE import_batch SET last_seq = 9999")
    with pytest.raises(ImportTouched) as caught:
        imports.undo(context, batch.id)
    assert caught.value.touched == 2


class TestMarksOnThoseWhoWereThere:
    """An import marks whom it makes a homonym of; undone, it takes back what it put and nothing else."""

    def marking(self, patient_id, *marks):
        new = NewRecord(new_id(), store.traits("LEFÈVRE", "Françoise", ""))
        row = SourceRow(2, Outcome.CREATED, new.patient_id, (("NOM", "LEFÈVRE"),))
        return Plan("ab" * 32, (new,), (row,), {patient_id: frozenset(marks)})

    def marks(self, context, patient_id):
        return patients.get(context.database, patient_id).marks

    def test_they_go_with_the_import(self, context, françoise):
        patients.set_marks(context, françoise, {Mark.DOUBTFUL})
        batch = imports.write(context, self.marking(françoise, Mark.HOMONYM, Mark.DUPLICATE))
        assert self.marks(context, françoise) == {Mark.DOUBTFUL, Mark.HOMONYM, Mark.DUPLICATE}
        imports.undo(context, batch.id)
        assert self.marks(context, françoise) == {Mark.DOUBTFUL}

    def test_one_that_was_there_before_stays(self, context, françoise):
        patients.set_marks(context, françoise, {Mark.HOMONYM})
        batch = imports.write(context, self.marking(françoise, Mark.HOMONYM))
        imports.undo(context, batch.id)
        assert self.marks(context, françoise) == {Mark.HOMONYM}

    def test_one_confirmed_by_hand_since_stays(self, context, françoise):
        batch = imports.write(context, self.marking(françoise, Mark.HOMONYM))
        patients.set_marks(context, françoise, {Mark.HOMONYM})
        imports.undo(context, batch.id)
        assert self.marks(context, françoise) == {Mark.HOMONYM}

    def test_one_that_a_patient_created_since_explains_stays(self, context, françoise):
        batch = imports.write(context, self.marking(françoise, Mark.HOMONYM))
        likeness.mark_alike(context, patients.create(context, store.traits(born="1999-01-01")))
        imports.undo(context, batch.id)
        assert self.marks(context, françoise) == {Mark.HOMONYM}

    def test_a_duplicate_that_a_patient_created_since_explains_stays(self, context, françoise):
        batch = imports.write(context, self.marking(françoise, Mark.DUPLICATE))
        likeness.mark_alike(context, patients.create(context, store.traits(born="1968-12-03")))
        imports.undo(context, batch.id)
        assert self.marks(context, françoise) == {Mark.DUPLICATE}

    def test_one_that_other_imports_explain_goes_with_the_last_of_them(self, context, françoise):
        batches = [imports.write(context, self.marking(françoise, Mark.HOMONYM)) for _ in range(3)]
        for left, batch in zip(({Mark.HOMONYM}, {Mark.HOMONYM}, set()), batches, strict=True):
            imports.undo(context, batch.id)
            assert self.marks(context, françoise) == left

    def test_they_count_as_no_work_on_a_record_an_earlier_import_created(self, context, plan):
        first = imports.write(context, plan)
        second = imports.write(context, self.marking(plan.records[1].patient_id, Mark.HOMONYM))
        imports.undo(context, first.id)
        imports.undo(context, second.id)
        assert store.everyone(context.database) == []


def test_an_unknown_import_is_named(context):
    with pytest.raises(UnknownRecord):
        imports.undo(context, "0" * 32)
