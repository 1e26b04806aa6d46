"""Notes: drafts that may change, signed notes that never do.

A correction is an addendum. A note written in the wrong record is marked
*entered in error*: hidden from the timeline, from search and from papers, but
kept, with its reason. Triggers in the schema hold these promises even against
this module. The date of care and the date of typing are two dates: writing
down on Monday what was done on Saturday is normal, and visible.
"""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import cast

import msgspec

from vault.database import Database, Row, Value
from vault.errors import InvalidInput
from vault.pending import Draft
from vault.records import measurements, patients, rows, texts
from vault.records.context import Context, new_id
from vault.records.errors import AlreadySigned, NotSigned


class State(StrEnum):
    """What may still happen to a note."""

    DRAFT = "draft"
    SIGNED = "signed"
    ENTERED_IN_ERROR = "entered_in_error"


@dataclass(frozen=True, slots=True)
class Note:
    """One note of the timeline. Moments are UTC; ``care_at`` may be a date alone."""

    id: str
    patient_id: str
    kind: str
    text: str
    care_at: str
    typed_at: str
    author_id: str
    state: State
    signed_at: str | None
    reason: str
    addendum_to: str | None
    copied_from: str | None
    #: For the practitioner alone.
    personal: bool = False
    #: Holds what a third person said or is: left out of what the patient is given.
    third_party: bool = False


_COLUMNS = """id, patient_id, kind, text, care_at, typed_at, author_id, state, signed_at, reason,
              addendum_to, copied_from"""


def get(database: Database, note_id: str) -> Note:
    """Raises UnknownRecord."""
    note = _note(rows.required(database, f"SELECT {_COLUMNS} FROM note WHERE id = ?", "note", note_id))
    return _flagged(database, [note], "note_id = ?", note_id)[0]


def _flagged(database: Database, found: list[Note], condition: str, *parameters: str) -> list[Note]:
    """``found`` with their flags, which stand beside the notes."""
    sql = f"SELECT note_id, personal, third_party FROM note_flag WHERE {condition}"
    flags = {row[0]: (bool(row[1]), bool(row[2])) for row in database.rows(sql, parameters)}
    return [_with(note, *flags[note.id]) if note.id in flags else note for note in found]


def _with(note: Note, personal: bool, third_party: bool) -> Note:
    return replace(note, personal=personal, third_party=third_party)


def _note(row: Row) -> Note:
    words = cast(tuple[str, str, str, str, str, str, str], row[:7])
    last = cast(tuple[str | None, str, str | None, str | None], row[8:])
    return Note(*words, State(str(row[7])), *last)


def of_patient(database: Database, patient_id: str, *, withdrawn: bool = False) -> list[Note]:
    """The whole timeline, latest care first, with its addenda; withdrawn notes and theirs on request only."""
    found = database.rows(
        f"""
        SELECT {_COLUMNS}
          FROM note
         WHERE patient_id = ? AND (? OR (
               state <> 'entered_in_error' AND (addendum_to IS NULL OR NOT EXISTS (
               SELECT 1 FROM note AS parent
                WHERE parent.id = note.addendum_to AND parent.state = 'entered_in_error'))))
         ORDER BY care_at DESC, rowid DESC
        """,
        (patient_id, withdrawn),
    )
    return _flagged(database, [_note(row) for row in found], "patient_id = ?", patient_id)


def drafts(database: Database) -> list[Note]:
    """Everything not signed yet, the oldest first: the morning page."""
    found = database.rows(f"SELECT {_COLUMNS} FROM note WHERE state = 'draft' ORDER BY typed_at, rowid")
    unsigned = "note_id IN (SELECT id FROM note WHERE state = 'draft')"
    return _flagged(database, [_note(row) for row in found], unsigned)


def save_draft(context: Context, draft: Draft) -> None:
    """Write a draft as it stands. Raises AlreadySigned, NotSigned (of the note it adds to), UnknownRecord."""
    with context.writing("note.draft_saved", draft.patient_id, draft.note_id) as database:
        if _state(database, draft.note_id) is State.DRAFT:
            _rewrite(context, draft)
        else:
            _insert(context, draft)
        _write_flags(context, draft.note_id, draft.patient_id, draft.personal, draft.third_party)


def flag(
    context: Context, note_id: str, *, personal: bool | None = None, third_party: bool | None = None
) -> None:
    """Say of a note, signed or not, who is not to see it; None leaves it as it is. Raises UnknownRecord."""
    patient_id = rows.owner(context.database, "note", note_id)
    with context.writing("note.flagged", patient_id, note_id):
        _write_flags(context, note_id, patient_id, personal, third_party)


def _write_flags(
    context: Context, note_id: str, patient_id: str, personal: bool | None, third_party: bool | None
) -> None:
    said: dict[str, Value] = {
        name: int(on) for name, on in (("personal", personal), ("third_party", third_party)) if on is not None
    }
    database = context.database
    held = database.row("SELECT personal, third_party FROM note_flag WHERE note_id = ?", (note_id,))
    if held is not None:
        before: dict[str, Value] = {"personal": held[0], "third_party": held[1]}
        if {**before, **said} != before:
            rows.change(context, "note_flag", note_id, said, key="note_id")
    elif any(said.values()):
        now = context.now()
        by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
        rows.insert(database, "note_flag", {"note_id": note_id, "patient_id": patient_id, **said, **by})


def _state(database: Database, note_id: str) -> State | None:
    """Raises AlreadySigned."""
    state = database.value("SELECT state FROM note WHERE id = ?", (note_id,))
    if state not in (None, State.DRAFT):
        raise AlreadySigned(note_id)
    return State(state) if state else None


def _rewrite(context: Context, draft: Draft) -> None:
    # The patient is part of the condition: a draft never moves to another record.
    changed = context.database.run(
        """
        UPDATE note SET kind = ?, text = ?, care_at = ?, typed_at = ?, author_id = ?
         WHERE id = ? AND patient_id = ?
        """,
        (
            draft.kind,
            draft.text,
            draft.care_at,
            draft.typed_at,
            context.author_id,
            draft.note_id,
            draft.patient_id,
        ),
    )
    if not changed:
        raise InvalidInput("patient_id", "another_record")


def _insert(context: Context, draft: Draft, copied_from: str | None = None) -> None:
    patients.check(context.database, draft.patient_id)
    if draft.addendum_to is not None:
        _check_parent(context.database, draft.addendum_to, draft.patient_id)
    rows.insert(
        context.database,
        "note",
        {
            "id": draft.note_id,
            "patient_id": draft.patient_id,
            "kind": draft.kind,
            "text": draft.text,
            "care_at": draft.care_at,
            "typed_at": draft.typed_at,
            "author_id": context.author_id,
            "state": State.DRAFT.value,
            "addendum_to": draft.addendum_to,
            "copied_from": copied_from,
        },
    )


def _check_parent(database: Database, parent_id: str, patient_id: str) -> None:
    parent = get(database, parent_id)
    if parent.patient_id != patient_id:
        raise InvalidInput("addendum_to", "another_record")
    if parent.state is not State.SIGNED:
        raise NotSigned(parent_id)


def merge_draft(context: Context, draft: Draft) -> str | None:
    """Take over a draft found at unlock, and return the note that now holds its text.

    None where the database already holds something as late: a draft never overrides a later text. What
    was typed after its note was signed becomes the draft of an addendum. Raises UnknownRecord.
    """
    with context.database.transaction():
        # The record may have gone into another one while the draft waited.
        whose = patients.current(context.database, draft.patient_id)
        draft = msgspec.structs.replace(draft, patient_id=whose)
        known = context.database.row(f"SELECT {_COLUMNS} FROM note WHERE id = ?", (draft.note_id,))
        if known is None and not draft.text.strip():
            return None
        if known is None:
            save_draft(context, _hung(context.database, draft))
            return draft.note_id
        return _merge_into(context, draft, _note(known))


def _merge_into(context: Context, draft: Draft, known: Note) -> str | None:
    written = known.signed_at or known.typed_at
    if draft.typed_at < written:
        return None
    if known.state is State.DRAFT:
        if not draft.text.strip():  # all of it was deleted
            discard_draft(context, draft.note_id)
            return None
        # With the same text too: the day of care or who is not to see it may have changed.
        save_draft(context, draft)
        return draft.note_id
    if draft.text == known.text:
        return None
    # The same id each time: an opening that was cut off takes it over once more.
    note_id = hashlib.sha256(f"{draft.note_id} {draft.typed_at}".encode()).hexdigest()[:32]
    hangs_on = known.addendum_to or known.id
    return merge_draft(context, msgspec.structs.replace(draft, note_id=note_id, addendum_to=hangs_on))


def _hung(database: Database, draft: Draft) -> Draft:
    """``draft`` as an addendum; alone where that note was withdrawn, or it would be hidden with it."""
    sql = "SELECT state FROM note WHERE id = ? AND patient_id = ?"
    if database.value(sql, (draft.addendum_to, draft.patient_id)) == State.SIGNED:
        return draft
    return msgspec.structs.replace(draft, addendum_to=None)


def discard_draft(context: Context, note_id: str) -> None:
    """Delete a draft. Raises AlreadySigned, UnknownRecord."""
    patient_id = rows.owner(context.database, "note", note_id)
    with context.writing("note.draft_discarded", patient_id, note_id) as database:
        _state(database, note_id)
        # What was measured stays; only the words it was read from go.
        database.run("UPDATE measurement SET note_id = NULL WHERE note_id = ?", (note_id,))
        database.run("DELETE FROM note WHERE id = ?", (note_id,))


def sign(context: Context, note_id: str) -> Note:
    """Make a draft final, and findable. Raises AlreadySigned, UnknownRecord, InvalidInput if empty."""
    note = get(context.database, note_id)
    with context.writing("note.signed", note.patient_id, note_id) as database:
        _state(database, note_id)
        if not note.text.strip():
            raise InvalidInput("text", "empty")
        database.run(
            "UPDATE note SET state = 'signed', signed_at = ?, author_id = ? WHERE id = ?",
            (context.now(), context.author_id, note_id),
        )
        # Where it adds to a note that was withdrawn, it is hidden with it.
        texts.index(database, "note", note_id)
        patients.cared_for(database, note.patient_id, note.care_at)
    return get(context.database, note_id)


def sign_draft(context: Context, draft: Draft) -> Note:
    """Write the text and sign it, both or neither."""
    with context.database.transaction():
        save_draft(context, draft)
        return sign(context, draft.note_id)


def enter_in_error(
    context: Context, note_id: str, reason: str, right_patient_id: str | None = None
) -> str | None:
    """Withdraw a signed note, and copy it as a draft into the right record where one is named.

    Returns the copy's id. Raises NotSigned, UnknownRecord, InvalidInput where no reason is given or the
    right record is the one it stands in.
    """
    note = get(context.database, note_id)
    if note.state is not State.SIGNED:
        raise NotSigned(note_id)
    if not reason.strip():
        raise InvalidInput("reason", "missing")
    if right_patient_id == note.patient_id:
        raise InvalidInput("right_patient_id", "same_record")
    with context.writing("note.entered_in_error", note.patient_id, note_id) as database:
        database.run(
            """
            UPDATE note SET state = 'entered_in_error', reason = ?, withdrawn_at = ?, withdrawn_by = ?
             WHERE id = ?
            """,
            (reason, context.now(), context.author_id, note_id),
        )
        _forget(database, note)
        # Of the wrong patient, or of the wrong day: what was read from it is as wrong as the note.
        measured = "SELECT id FROM measurement WHERE note_id = ? AND removed_at IS NULL"
        for (measurement_id,) in database.rows(measured, (note_id,)):
            measurements.remove(context, str(measurement_id))
        return _copy(context, note, right_patient_id) if right_patient_id else None


def _forget(database: Database, note: Note) -> None:
    """Out of the index with it, and with what was added to it."""
    texts.unindex(database, "note", note.id)
    for (note_id,) in database.rows("SELECT id FROM note WHERE addendum_to = ?", (note.id,)):
        texts.unindex(database, "note", str(note_id))


def _copy(context: Context, note: Note, patient_id: str) -> str:
    draft = Draft(
        note_id=new_id(),
        patient_id=patient_id,
        text=_whole_text(context.database, note),
        care_at=note.care_at,
        typed_at=context.now(),
        kind=note.kind,
    )
    with context.writing("note.copied", patient_id, draft.note_id):
        _insert(context, draft, copied_from=note.id)
        _write_flags(context, draft.note_id, patient_id, note.personal, note.third_party)
    return draft.note_id


def _whole_text(database: Database, note: Note) -> str:
    """The note with what was signed to complete it: copied alone, it would say again what was corrected."""
    added = database.rows(
        "SELECT text FROM note WHERE addendum_to = ? AND state = 'signed' ORDER BY signed_at, rowid",
        (note.id,),
    )
    return "\n\n".join([note.text, *(str(row[0]) for row in added)])
