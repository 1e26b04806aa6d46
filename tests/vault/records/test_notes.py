"""Drafts change, signed notes never do, and nothing typed is overridden."""

from dataclasses import replace

import msgspec
import pytest
import sqlcipher3

from tests.vault.records import store
from vault import search
from vault.errors import InvalidInput
from vault.records import measurements, notes, patients, rows
from vault.records.errors import AlreadySigned, NotSigned, UnknownRecord
from vault.records.measurements import Value
from vault.records.notes import State


def test_a_draft_comes_back_as_typed_and_may_change(context, françoise):
    first = store.draft(françoise, "Toux")
    notes.save_draft(context, first)
    notes.save_draft(context, store.draft(françoise, "Toux sèche", note_id=first.note_id))
    (note,) = notes.of_patient(context.database, françoise)
    assert (note.text, note.state, note.signed_at) == ("Toux sèche", State.DRAFT, None)
    assert notes.drafts(context.database) == [note]


def test_a_draft_is_not_in_the_index_until_it_is_signed(context, françoise):
    draft = store.draft(françoise, "Œdème de Quincke")
    notes.save_draft(context, draft)
    assert search.find(context.database, "oedeme") == []
    notes.sign(context, draft.note_id)
    assert [hit.record_id for hit in search.find(context.database, "oedeme")] == [draft.note_id]


def test_signing_dates_the_care_and_is_written_down(context, françoise):
    note = notes.sign_draft(context, store.draft(françoise))
    assert (note.state, note.signed_at is not None) == (State.SIGNED, True)
    assert patients.get(context.database, françoise).last_care_on == "2026-11-16"
    assert store.operations(context)[-2:] == ["note.draft_saved", "note.signed"]
    assert notes.drafts(context.database) == []


def test_a_back_dated_note_does_not_make_the_last_care_older(context, françoise):
    notes.sign_draft(context, store.draft(françoise))
    patients.cared_for(context.database, françoise, "2019-01-01")
    assert patients.get(context.database, françoise).last_care_on == "2026-11-16"


def test_an_empty_note_is_not_signed(context, françoise):
    with pytest.raises(InvalidInput):
        notes.sign_draft(context, store.draft(françoise, " \n"))
    assert notes.of_patient(context.database, françoise) == []


def test_a_signed_note_refuses_every_change(context, françoise):
    note = notes.sign_draft(context, store.draft(françoise))
    with pytest.raises(AlreadySigned):
        notes.save_draft(context, store.draft(françoise, "Autre", note_id=note.id))
    with pytest.raises(AlreadySigned):
        notes.discard_draft(context, note.id)
    with pytest.raises(AlreadySigned):
        notes.sign(context, note.id)
    assert notes.get(context.database, note.id) == note


@pytest.mark.parametrize(
    "column",
    [
        "id",
        "patient_id",
        "kind",
        "text",
        "care_at",
        "typed_at",
        "author_id",
        "signed_at",
        "addendum_to",
        "copied_from",
    ],
)
@pytest.mark.parametrize("also", ["", ", state = 'entered_in_error', reason = 'x', withdrawn_at = 'x'"])
def test_even_bare_sql_cannot_change_a_signed_note(context, françoise, column, also):
    notes.sign_draft(context, store.draft(françoise))
    with pytest.raises(
        sqlcipher3.IntegrityError, match=r"a signed note never changes|a note stays in its record"
    ):
        context.database.run(f"UPDATE note SET {column} = 'other'{also}")


def test_a_signed_note_cannot_be_replaced(context, françoise):
    """INSERT OR REPLACE deletes the row without firing the triggers of DELETE."""
    notes.sign_draft(context, store.draft(françoise))
    with pytest.raises(sqlcipher3.IntegrityError, match="a signed note never changes"):
        context.database.run("INSERT OR REPLACE INTO note SELECT * FROM note")


@pytest.mark.parametrize("again", ["signed", "draft", "entered_in_error"])
def test_a_withdrawn_note_stays_withdrawn(context, françoise, again):
    note = notes.sign_draft(context, store.draft(françoise))
    notes.enter_in_error(context, note.id, "autre patient")
    with pytest.raises(sqlcipher3.IntegrityError, match="a signed note never changes"):
        context.database.run("UPDATE note SET state = ?, reason = 'other'", (again,))


def test_a_signed_note_and_its_addendum_cannot_be_deleted(context, françoise):
    note = notes.sign_draft(context, store.draft(françoise))
    added = notes.sign_draft(context, store.draft(françoise, "Suite", addendum_to=note.id))
    for note_id in (note.id, added.id):
        with pytest.raises(sqlcipher3.IntegrityError, match="a signed note is never deleted"):
            context.database.run("DELETE FROM note WHERE id = ?", (note_id,))


def test_a_draft_never_moves_to_another_record(context, françoise, noël):
    draft = store.draft(françoise)
    notes.save_draft(context, draft)
    with pytest.raises(InvalidInput):
        notes.save_draft(context, store.draft(noël, note_id=draft.note_id))
    with pytest.raises(sqlcipher3.IntegrityError, match="a note stays in its record"):
        context.database.run("UPDATE note SET patient_id = ?", (noël,))
    assert notes.of_patient(context.database, noël) == []


def test_a_draft_can_be_discarded(context, françoise):
    draft = store.draft(françoise)
    notes.save_draft(context, draft)
    notes.discard_draft(context, draft.note_id)
    assert notes.of_patient(context.database, françoise) == []
    with pytest.raises(UnknownRecord):
        notes.discard_draft(context, draft.note_id)


def test_a_draft_of_nobody_is_refused(context):
    with pytest.raises(UnknownRecord):
        notes.save_draft(context, store.draft("0" * 32))


def test_an_addendum_belongs_to_a_signed_note_of_the_same_record(context, françoise, noël):
    draft = store.draft(françoise)
    notes.save_draft(context, draft)
    with pytest.raises(NotSigned):
        notes.save_draft(context, store.draft(françoise, addendum_to=draft.note_id))
    notes.sign(context, draft.note_id)
    with pytest.raises(InvalidInput):
        notes.save_draft(context, store.draft(noël, addendum_to=draft.note_id))
    added = store.draft(françoise, "Suite", addendum_to=draft.note_id)
    notes.save_draft(context, added)
    assert notes.get(context.database, added.note_id).addendum_to == draft.note_id


def test_bare_sql_cannot_hang_an_addendum_on_another_record(context, françoise, noël):
    note = notes.sign_draft(context, store.draft(françoise))
    with pytest.raises(sqlcipher3.IntegrityError, match="an addendum belongs"):
        context.database.run(
            """
            INSERT INTO note (id, patient_id, kind, text, care_at, typed_at, author_id, state, addendum_to)
            VALUES ('x', ?, '', '', '', '', ?, 'draft', ?)
            """,
            (noël, context.author_id, note.id),
        )


def test_a_note_entered_in_error_disappears_with_its_addenda_and_is_kept(context, françoise):
    note = notes.sign_draft(context, store.draft(françoise, "Zanzibar"))
    notes.sign_draft(context, store.draft(françoise, "Zanzibar encore", addendum_to=note.id))
    assert notes.enter_in_error(context, note.id, "autre patient") is None
    assert notes.of_patient(context.database, françoise) == []
    assert search.find(context.database, "zanzibar") == []
    kept = notes.of_patient(context.database, françoise, withdrawn=True)
    assert [one.state for one in kept] == [State.SIGNED, State.ENTERED_IN_ERROR]
    assert (kept[1].text, kept[1].reason) == ("Zanzibar", "autre patient")


def test_an_addendum_to_a_note_withdrawn_meanwhile_is_hidden_with_it(context, françoise):
    note = notes.sign_draft(context, store.draft(françoise, "Entorse"))
    added = store.draft(françoise, "Zanzibar", addendum_to=note.id)
    notes.save_draft(context, added)
    notes.enter_in_error(context, note.id, "autre patient")
    notes.sign(context, added.note_id)
    assert search.find(context.database, "zanzibar") == []
    assert notes.of_patient(context.database, françoise) == []
    with pytest.raises(NotSigned):
        notes.save_draft(context, store.draft(françoise, addendum_to=note.id))


def test_a_note_of_the_wrong_record_is_copied_to_the_right_one(context, françoise, noël):
    note = notes.sign_draft(context, store.draft(françoise, "Entorse"))
    copy = notes.enter_in_error(context, note.id, "autre patient", noël)
    (found,) = notes.of_patient(context.database, noël)
    assert (found.id, found.text, found.care_at, found.state) == (copy, "Entorse", note.care_at, State.DRAFT)
    assert found.copied_from == note.id
    assert store.operations(context)[-2:] == ["note.copied", "note.entered_in_error"]


def test_a_copied_note_takes_along_what_corrected_it(context, françoise, noël):
    note = notes.sign_draft(context, store.draft(françoise, "Allergie à la pénicilline"))
    notes.sign_draft(context, store.draft(françoise, "Non : à l'aspirine", addendum_to=note.id))
    notes.save_draft(context, store.draft(françoise, "brouillon", addendum_to=note.id))
    notes.enter_in_error(context, note.id, "autre patient", noël)
    (found,) = notes.of_patient(context.database, noël)
    assert found.text == "Allergie à la pénicilline\n\nNon : à l'aspirine"


def test_the_right_record_is_another_one(context, françoise):
    note = notes.sign_draft(context, store.draft(françoise))
    with pytest.raises(InvalidInput):
        notes.enter_in_error(context, note.id, "autre patient", françoise)
    assert notes.get(context.database, note.id).state is State.SIGNED


def test_a_note_is_not_withdrawn_when_its_right_record_is_unknown(context, françoise):
    note = notes.sign_draft(context, store.draft(françoise))
    with pytest.raises(UnknownRecord):
        notes.enter_in_error(context, note.id, "autre patient", "0" * 32)
    assert notes.get(context.database, note.id) == note


def test_withdrawing_needs_a_signed_note_and_a_reason(context, françoise):
    draft = store.draft(françoise)
    notes.save_draft(context, draft)
    with pytest.raises(NotSigned):
        notes.enter_in_error(context, draft.note_id, "autre patient")
    notes.sign(context, draft.note_id)
    with pytest.raises(InvalidInput):
        notes.enter_in_error(context, draft.note_id, " ")


def test_the_timeline_is_by_date_of_care_whenever_it_was_typed(context, françoise):
    notes.save_draft(context, store.draft(françoise, "lundi"))
    old = store.draft(françoise, "samedi")
    context.database.run("UPDATE note SET care_at = '2026-11-17'")
    notes.save_draft(context, old)
    assert [note.text for note in notes.of_patient(context.database, françoise)] == ["lundi", "samedi"]


def test_a_long_record_shows_all_of_its_notes(context, françoise):
    many = 1001
    with context.database.transaction():
        for number in range(many):
            notes.save_draft(context, store.draft(françoise, str(number)))
    assert len(notes.of_patient(context.database, françoise)) == many


class TestWhatWasReadFromIt:
    """Measurements that were taken out of a note are tied to it."""

    def test_a_draft_that_is_discarded_leaves_what_was_measured(self, context, françoise):
        note_id = _measured(context, store.draft(françoise, "TA 148/88"))
        notes.discard_draft(context, note_id)
        (kept,) = measurements.of_patient(context.database, françoise)
        assert (kept.note_id, kept.value.value) == (None, 148)

    def test_a_note_in_the_wrong_record_takes_what_was_read_from_it_along(self, context, françoise, noël):
        note_id = _measured(context, store.draft(françoise, "TA 148/88"))
        notes.sign(context, note_id)
        copy = notes.enter_in_error(context, note_id, "autre patient", noël)
        assert copy is not None
        assert measurements.of_patient(context.database, françoise) == []
        assert measurements.of_patient(context.database, noël) == []
        assert notes.get(context.database, copy).text == "TA 148/88"


def _measured(context, draft):
    notes.save_draft(context, draft)
    value = Value(measurements.SYSTOLIC, 148, "mm[Hg]", "TA 148/88")
    measurements.add(context, draft.patient_id, [value], draft.care_at, draft.note_id)
    return draft.note_id


class TestMergingWhatWasUnsaved:
    """What pending.bin held, at the next unlock."""

    def test_a_new_draft_is_taken_over(self, context, françoise):
        draft = store.draft(françoise)
        assert notes.merge_draft(context, draft) == draft.note_id
        assert [note.text for note in notes.drafts(context.database)] == [draft.text]

    def test_a_later_text_wins_over_an_earlier_draft(self, context, françoise):
        draft = store.draft(françoise, "Toux")
        notes.save_draft(context, draft)
        later = store.draft(françoise, "Toux sèche", note_id=draft.note_id, typed_at="2026-11-16T09:06:00Z")
        assert notes.merge_draft(context, later) == draft.note_id
        assert notes.get(context.database, draft.note_id).text == "Toux sèche"

    def test_an_earlier_text_never_overrides_a_later_one(self, context, françoise):
        draft = store.draft(françoise, "Toux sèche")
        notes.save_draft(context, draft)
        earlier = store.draft(françoise, "Toux", note_id=draft.note_id, typed_at="2026-11-16T09:04:00Z")
        assert notes.merge_draft(context, earlier) is None
        assert notes.get(context.database, draft.note_id).text == "Toux sèche"

    def test_a_day_of_care_and_flags_that_changed_alone_are_taken_over(self, context, françoise):
        draft = store.draft(françoise, "Toux")
        notes.save_draft(context, draft)
        later = msgspec.structs.replace(
            draft, care_at="2026-11-14", personal=True, typed_at="2026-11-16T09:06:00Z"
        )
        assert notes.merge_draft(context, later) == draft.note_id
        note = notes.get(context.database, draft.note_id)
        assert (note.care_at, note.personal) == ("2026-11-14", True)

    def test_a_text_that_was_all_deleted_leaves_no_draft(self, context, françoise):
        draft = store.draft(françoise, "Toux")
        notes.save_draft(context, draft)
        emptied = store.draft(françoise, " ", note_id=draft.note_id, typed_at="2026-11-16T09:06:00Z")
        assert notes.merge_draft(context, emptied) is None
        assert notes.merge_draft(context, store.draft(françoise, "")) is None
        assert notes.drafts(context.database) == []

    def test_what_was_typed_before_the_signature_is_superseded_by_it(self, context, françoise):
        note = notes.sign_draft(context, store.draft(françoise, "Toux sèche"))
        stale = store.draft(françoise, "Toux", note_id=note.id, typed_at="2026-11-16T08:00:00Z")
        assert notes.merge_draft(context, stale) is None
        same = store.draft(françoise, "Toux sèche", note_id=note.id, typed_at="2027-01-01T00:00:00Z")
        assert notes.merge_draft(context, same) is None
        assert notes.drafts(context.database) == []

    def test_what_was_typed_after_the_signature_becomes_an_addendum(self, context, françoise):
        note = notes.sign_draft(context, store.draft(françoise, "Toux"))
        later = store.draft(françoise, "Toux, fièvre", note_id=note.id, typed_at="2027-01-01T00:00:00Z")
        merged = notes.merge_draft(context, later)
        assert merged not in (None, note.id)
        (added,) = notes.drafts(context.database)
        assert (added.id, added.text, added.addendum_to) == (merged, "Toux, fièvre", note.id)

    def test_an_addendum_to_a_withdrawn_note_stands_alone_rather_than_hidden(self, context, françoise):
        note = notes.sign_draft(context, store.draft(françoise, "Toux"))
        notes.enter_in_error(context, note.id, "autre patient")
        later = store.draft(françoise, "Toux, fièvre", note_id=note.id, typed_at="2027-01-01T00:00:00Z")
        notes.merge_draft(context, later)
        notes.merge_draft(context, store.draft(françoise, "Suite", addendum_to=note.id))
        assert [(one.text, one.addendum_to) for one in notes.drafts(context.database)] == [
            ("Suite", None),
            ("Toux, fièvre", None),
        ]

    def test_an_addendum_to_a_signed_note_stays_one(self, context, françoise):
        note = notes.sign_draft(context, store.draft(françoise, "Toux"))
        notes.merge_draft(context, store.draft(françoise, "Suite", addendum_to=note.id))
        assert [one.addendum_to for one in notes.drafts(context.database)] == [note.id]

    def test_a_draft_whose_patient_is_gone_is_refused_so_that_it_can_be_set_aside(self, context):
        with pytest.raises(UnknownRecord):
            notes.merge_draft(context, store.draft("0" * 32))


class TestFlags:
    """Who is not to see a note: it stands beside the note, signed or not."""

    def test_a_draft_brings_its_flags_and_a_later_save_keeps_them(self, context, françoise):
        draft = store.draft(françoise, "confié par sa sœur")
        notes.save_draft(context, msgspec.structs.replace(draft, third_party=True))
        notes.save_draft(context, draft)
        note = notes.get(context.database, draft.note_id)
        assert (note.personal, note.third_party) == (False, True)
        assert notes.drafts(context.database) == notes.of_patient(context.database, françoise) == [note]

    def test_a_signed_note_is_flagged_and_unflagged_without_changing(self, context, françoise):
        note = notes.sign_draft(context, store.draft(françoise))
        notes.flag(context, note.id, personal=True)
        assert notes.get(context.database, note.id) == replace(note, personal=True)
        notes.flag(context, note.id, personal=False)
        notes.flag(context, note.id)
        assert notes.get(context.database, note.id) == note
        assert [one["personal"] for one in rows.earlier(context.database, note.id)] == [1]
        assert store.operations(context).count("note.flagged") == 3

    def test_copied_into_the_right_record_it_keeps_its_flags(self, context, françoise, noël):
        note = notes.sign_draft(context, store.draft(françoise))
        notes.flag(context, note.id, personal=True, third_party=True)
        copy = notes.enter_in_error(context, note.id, "autre patient", noël)
        assert copy
        found = notes.get(context.database, copy)
        assert (found.personal, found.third_party) == (True, True)

    def test_a_note_nobody_wrote_has_none(self, context):
        with pytest.raises(UnknownRecord):
            notes.flag(context, "00" * 16, personal=True)
