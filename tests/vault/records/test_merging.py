"""Two records become one and two again: everything moves, and moves back."""

from dataclasses import replace

import pytest
from sqlcipher3 import IntegrityError

from tests.vault.records import store
from vault import audit, drafts
from vault.errors import InvalidInput
from vault.records import (
    allergies,
    contacts,
    export,
    keeping,
    likeness,
    measurements,
    merging,
    notes,
    patients,
    texts,
)
from vault.records.allergies import Known
from vault.records.errors import AlreadyMerged, AlreadyUndone, OnHold, UnknownRecord
from vault.records.patients import Mark

PHONE = contacts.Point(contacts.Kind.PHONE, "+33612345678")


@pytest.fixture
def twice(context, françoise):
    """Françoise written down a second time, with a life of its own there."""
    duplicate = patients.create(context, replace(store.traits(), birth_name="LEFEVRE", birthplace="75056"))
    likeness.mark_alike(context, duplicate)
    contacts.add(context, françoise, PHONE)
    contacts.add(context, duplicate, PHONE)
    contacts.add(context, duplicate, contacts.Point(contacts.Kind.EMAIL, "f@example.org"))
    note = notes.sign_draft(context, store.draft(duplicate, "Zanzibar, retour de voyage"))
    notes.sign_draft(context, store.draft(duplicate, "Zanzibar : complément", addendum_to=note.id))
    notes.save_draft(context, store.draft(duplicate, "à finir"))
    allergies.add(context, duplicate, allergies.Facts("Amoxicilline"))
    measurements.add(
        context, duplicate, [measurements.Value(measurements.WEIGHT, 69.2, "kg")], "2026-11-18T08:00:00Z"
    )
    return duplicate


def contents(context, patient_id):
    """What stands in one record, by table: the ids."""
    nouns = ("note", "contact", "allergy", "measurement")
    lines = (line for line in export.lines(context.database) if line.table in nouns)
    return {line.row["id"] for line in lines if line.row["patient_id"] == patient_id}


class TestPlan:
    def test_it_says_what_moves_what_stays_and_where_the_two_differ(self, context, françoise, twice):
        plan = merging.plan(context.database, françoise, twice)
        assert plan.counts == {"allergy": 1, "contact": 1, "measurement": 1, "note": 3}
        assert plan.staying == {"contact": 1}
        assert [(one.trait, one.kept, one.duplicate) for one in plan.differences] == [
            ("birth_name", "LEFÈVRE", "LEFEVRE"),
            ("birthplace", "", "75056"),
        ]

    def test_it_writes_nothing(self, context, françoise, twice):
        before = export.content_digest(context.database), store.operations(context)
        merging.plan(context.database, françoise, twice)
        assert (export.content_digest(context.database), store.operations(context)) == before

    def test_a_record_is_no_duplicate_of_itself_nor_of_nobody(self, context, françoise):
        with pytest.raises(InvalidInput):
            merging.plan(context.database, françoise, françoise)
        with pytest.raises(UnknownRecord):
            merging.plan(context.database, françoise, "00" * 16)


class TestMerge:
    @pytest.fixture
    def merged(self, context, françoise, twice):
        return merging.merge(context, merging.plan(context.database, françoise, twice))

    def test_everything_stands_in_the_record_that_is_kept(self, context, françoise, twice, merged):
        assert [one.text for one in notes.of_patient(context.database, françoise)][
            -1
        ] == "Zanzibar, retour de voyage"
        assert len(contents(context, françoise)) == 7
        assert len(contents(context, twice)) == 1
        assert patients.get(context.database, françoise).last_care_on == "2026-11-18"
        assert allergies.of_patient(context.database, françoise).known is Known.LISTED

    def test_it_is_found_in_the_kept_record(self, context, françoise, twice, merged):
        found = texts.find(context.database, "zanzibar")
        assert {one.patient_id for one in found} == {françoise}
        assert len(texts.find(context.database, "zanzibar", françoise)) == 2
        assert not texts.find(context.database, "zanzibar", twice)
        texts.reindex(context.database)
        assert len(texts.find(context.database, "zanzibar", françoise)) == 2

    def test_the_duplicate_is_on_no_list_and_takes_nothing_more(self, context, françoise, twice, merged):
        assert [one.id for one in store.everyone(context.database)] == [françoise]
        assert patients.last_seen(context.database, 9).total == 1
        assert not likeness.taken_for(context.database, françoise)
        with pytest.raises(UnknownRecord):
            notes.save_draft(context, store.draft(twice))
        assert patients.get(context.database, twice).merged_into == françoise

    def test_both_records_say_so_in_the_access_log(self, context, françoise, twice, merged):
        logged = {(one.patient_id, one.operation) for one in audit.latest(context.database)}
        assert logged > {(françoise, "patient.merged"), (twice, "patient.merged_into")}

    def test_neither_bears_the_mark_of_a_duplicate_any_more(self, context, françoise, merged):
        assert patients.get(context.database, françoise).marks == frozenset()

    def test_a_mark_with_another_reason_stays(self, context, françoise, twice):
        third = patients.create(context, store.traits())
        likeness.mark_alike(context, third)
        merging.merge(context, merging.plan(context.database, françoise, twice))
        assert patients.get(context.database, françoise).marks == {Mark.DUPLICATE}

    def test_a_draft_that_waited_enters_the_kept_record(self, context, françoise, twice, merged):
        waiting = store.draft(twice, "tapé avant la réunion des dossiers")
        assert drafts.merge(context.database, [waiting], context.clock)
        assert notes.get(context.database, waiting.note_id).patient_id == françoise

    def test_a_plan_that_was_overtaken_is_not_carried_out(self, context, françoise, twice):
        plan = merging.plan(context.database, françoise, twice)
        notes.save_draft(context, store.draft(twice, "entre-temps"))
        with pytest.raises(InvalidInput) as refused:
            merging.merge(context, plan)
        assert refused.value.reason == "outdated"
        assert patients.get(context.database, twice).merged_into is None

    def test_a_merged_record_is_neither_kept_nor_merged_again(self, context, françoise, twice, noël, merged):
        for kept, other in ((twice, noël), (noël, twice)):
            with pytest.raises(AlreadyMerged) as refused:
                merging.plan(context.database, kept, other)
            assert refused.value.patient_id == françoise

    def test_without_a_merge_a_signed_note_stays_in_its_record(self, context, françoise, twice, noël, merged):
        with pytest.raises(IntegrityError, match="stays in its record"):
            context.database.run("UPDATE note SET patient_id = ?", (noël,))
        with pytest.raises(IntegrityError, match="never changes"):
            context.database.run("UPDATE note SET text = 'x', patient_id = ?", (twice,))

    def test_what_is_destroyed_goes_with_its_duplicate(self, context, françoise, twice, merged):
        patients.destroy(context, françoise, "fin de conservation")
        assert context.database.value("SELECT count(*) FROM patient") == 0
        assert context.database.value("SELECT count(*) FROM destruction") == 2
        assert context.database.value("SELECT count(*) FROM merge_row") == 0

    def test_a_hold_on_the_duplicate_moves_with_it(self, context, françoise, twice):
        keeping.HOLD.add(context, twice, keeping.Hold("expertise", "2026-01-01"))
        merging.merge(context, merging.plan(context.database, françoise, twice))
        with pytest.raises(OnHold):
            patients.destroy(context, françoise, "fin de conservation")


class TestUndo:
    def test_both_records_are_as_they_were(self, context, françoise, twice):
        before = contents(context, françoise), contents(context, twice)
        merge = merging.merge(context, merging.plan(context.database, françoise, twice))
        merging.undo(context, merge)
        assert (contents(context, françoise), contents(context, twice)) == before
        assert patients.get(context.database, twice).merged_into is None
        assert patients.get(context.database, françoise).last_care_on == ""
        assert allergies.of_patient(context.database, françoise).known is Known.NOT_ASKED
        assert patients.get(context.database, françoise).marks == {Mark.DUPLICATE}
        assert {one.patient_id for one in texts.find(context.database, "zanzibar")} == {twice}
        (done,) = merging.of_patient(context.database, françoise)
        assert (done.id, done.duplicate_id) == (merge, twice)
        assert done.undone_at

    def test_what_was_written_since_stays_in_the_kept_record(self, context, françoise, twice):
        merge = merging.merge(context, merging.plan(context.database, françoise, twice))
        note = notes.sign_draft(context, store.draft(françoise, "écrit depuis"))
        allergies.add(context, françoise, allergies.Facts("Latex"))
        merging.undo(context, merge)
        assert notes.get(context.database, note.id).patient_id == françoise
        assert patients.get(context.database, françoise).last_care_on == "2026-11-16"
        assert allergies.of_patient(context.database, françoise).known is Known.LISTED

    def test_once_is_enough(self, context, françoise, twice):
        merge = merging.merge(context, merging.plan(context.database, françoise, twice))
        merging.undo(context, merge)
        with pytest.raises(AlreadyUndone):
            merging.undo(context, merge)
        with pytest.raises(UnknownRecord):
            merging.undo(context, "00" * 16)

    def test_the_last_merge_is_undone_first(self, context, françoise, twice):
        third = patients.create(context, store.traits())
        first = merging.merge(context, merging.plan(context.database, françoise, twice))
        second = merging.merge(context, merging.plan(context.database, third, françoise))
        assert patients.current(context.database, twice) == third
        with pytest.raises(AlreadyMerged):
            merging.undo(context, first)
        merging.undo(context, second)
        merging.undo(context, first)
        assert len(contents(context, twice)) == 7


def test_an_allergy_that_was_answered_stays_answered(context, françoise, noël):
    allergies.set_none_known(context, françoise)
    merging.merge(context, merging.plan(context.database, françoise, noël))
    assert allergies.of_patient(context.database, françoise).known is Known.NONE_KNOWN
