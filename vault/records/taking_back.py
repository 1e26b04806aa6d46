"""Taking back what a backup still has: written anew into today's record, never over anything.

A row that is missing today comes back under a new id, with its author and its
dates as they were, in one transaction with everything that is taken back with it.
Where it came from stands among the earlier versions of the new row: from which
backup, and which row it was there. Signed notes come back signed, since
they were; what somebody entered in error does not.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from vault import search
from vault.database import Database, Value
from vault.documents import StoredDocument
from vault.errors import InvalidInput
from vault.records import allergies, contacts, documents_index, history, measurements, notes, patients, rows
from vault.records.context import Context, new_id
from vault.records.errors import UnknownRecord
from vault.records.notes import State

#: What can be taken back, in the order that keeps references whole.
NOUNS: Final = ("contact", "allergy", "entry", "note", "measurement", "document")
#: How an earlier version that is a row of a backup is marked.
_MARK: Final = "taken_back"
_NEVER: Final = {"key", "removed_at"}

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Piece:
    """One row of a backup. ``stored``: the file a document was written to anew, under its new key."""

    noun: str
    row: Row
    stored: StoredDocument | None = None

    @property
    def id(self) -> str:
        """Under which id the backup has it."""
        return str(self.row["id"])


@dataclass(frozen=True, slots=True)
class Source:
    """Where they come from: when the backup was sealed, the patient's row there, and who wrote there."""

    sealed_at: str
    patient: Row
    authors: Sequence[Row]


def source(database: Database, patient_id: str, sealed_at: str) -> Source:
    """The patient of a backup. Raises UnknownRecord."""
    return Source(sealed_at, _row(database, "patient", patient_id), _all(database, "author"))


def piece(database: Database, noun: str, record_id: str) -> Piece:
    """A row of a backup, without a document's key. Raises UnknownRecord."""
    if noun not in NOUNS:
        raise ValueError(noun)
    return Piece(
        noun, {name: value for name, value in _row(database, noun, record_id).items() if name != "key"}
    )


def _row(database: Database, table: str, record_id: str) -> Row:
    found = rows.required(database, f"SELECT * FROM {table} WHERE id = ?", table, record_id)
    return dict(zip(rows.columns(database, table), found, strict=True))


def _all(database: Database, table: str) -> list[Row]:
    names = rows.columns(database, table)
    return [dict(zip(names, row, strict=True)) for row in database.rows(f"SELECT * FROM {table}")]


def take_back(context: Context, origin: Source, pieces: Sequence[Piece]) -> str:
    """Write them into the record of their patient, who is written too where there is none; the patient's id.

    All or nothing. Raises InvalidInput where one belongs to another patient.
    """
    patient_id = str(origin.patient["id"])
    if any(one.row["patient_id"] != patient_id for one in pieces):
        raise InvalidInput("patient_id", "another_record")
    with context.database.transaction():
        _add_authors(context.database, origin.authors)
        today = _patient(context, origin)
        new = {one.id: one.stored.id if one.stored else new_id() for one in pieces}
        for one in sorted(pieces, key=_order):
            with context.writing("backup.taken_back", today, new[one.id]):
                _write(context, origin, one, today, new)
    return today


def _order(one: Piece) -> tuple[int, bool]:
    # An addendum behind the note it adds to.
    return NOUNS.index(one.noun), one.row.get("addendum_to") is not None


def _add_authors(database: Database, known_there: Sequence[Row]) -> None:
    known = {str(row[0]) for row in database.rows("SELECT id FROM author")}
    for author in known_there:
        if author["id"] not in known:
            rows.insert(database, "author", author)


def _patient(context: Context, origin: Source) -> str:
    """Today's id of the patient; of one who is not there, after they were written down again."""
    patient_id = str(origin.patient["id"])
    database = context.database
    if database.value("SELECT 1 FROM patient WHERE id = ?", (patient_id,)):
        return patient_id
    back = taken_patient(database, patient_id)
    if back:
        return back
    # The line that tells of a destroyed record stays, and whoever bears that id may be deleted.
    destroyed = database.value("SELECT 1 FROM destruction WHERE patient_id = ?", (patient_id,))
    today = new_id() if destroyed else patient_id
    with context.writing("backup.patient_taken_back", today):
        # What points to other records may point to nobody here.
        values = {**origin.patient, "id": today, "merged_into": None}
        rows.insert(database, "patient", {name: values[name] for name in origin.patient})
        _tell(context, origin, "patient", patient_id, today, today)
    return today


def _write(context: Context, origin: Source, one: Piece, patient_id: str, new: Mapping[str, str]) -> None:
    database = context.database
    values = {name: value for name, value in one.row.items() if name not in _NEVER}
    values |= {"id": new[one.id], "patient_id": patient_id}
    for name in ("note_id", "addendum_to"):
        if values.get(name) is not None:
            values[name] = _there(database, str(values[name]), patient_id, new)
    if one.stored is not None:
        file = one.stored.fingerprint
        values |= {
            "key": bytes(one.stored.key.reveal()),
            "cipher_size": file.size,
            "cipher_sha256": file.sha256,
        }
    rows.insert(database, one.noun, _without_loose_ends(database, one.noun, values))
    _tell(context, origin, one.noun, one.id, new[one.id], patient_id)
    _make_known(context, one.noun, values, patient_id)


def _without_loose_ends(database: Database, noun: str, values: Row) -> Row:
    """``values`` without what they refer to and is not there today, whichever noun a later step adds."""
    referred = cast(
        list[tuple[str, str]],
        database.rows('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (noun,)),
    )
    lost = {
        name
        for name, table in referred
        if values.get(name) is not None
        and database.value(f"SELECT 1 FROM {table} WHERE id = ?", (values[name],)) is None
    }
    return {name: None if name in lost else value for name, value in values.items()}


def _there(database: Database, note_id: str, patient_id: str, new: Mapping[str, str]) -> str | None:
    """The note a row refers to, as it is called today; None where it is not there."""
    today = new.get(note_id, note_id)
    found = database.value(
        "SELECT id FROM note WHERE id = ? AND patient_id = ? AND state <> 'draft'", (today, patient_id)
    )
    return str(found) if found else None


def _make_known(context: Context, noun: str, values: Row, patient_id: str) -> None:
    """Have it found by searches, and answered for where the record asks."""
    database, record_id = context.database, str(values["id"])
    if noun == "allergy":
        allergies.answer(context, patient_id, allergies.Known.LISTED)
    elif noun == "entry":
        search.add(database, noun, record_id, patient_id, str(values["text"]))
    elif noun == "note" and values["state"] == State.SIGNED:
        search.add(database, noun, record_id, patient_id, str(values["text"]))
        patients.cared_for(database, patient_id, str(values["care_at"]))


def _tell(context: Context, origin: Source, noun: str, old: str, new: str, patient_id: str) -> None:
    """Keep where it came from, beside its earlier versions."""
    rows.insert(
        context.database,
        "earlier_version",
        {
            "noun": _MARK,
            "record_id": new,
            "patient_id": patient_id,
            "content": json.dumps({"backup": origin.sealed_at, "noun": noun, "id": old}),
            "kept_at": context.now(),
            "author_id": context.author_id,
        },
    )


def taken(database: Database, patient_id: str) -> dict[str, str]:
    """What was taken back into a record: the id the backup had it under, and the one it has today."""
    found = database.rows(
        "SELECT json_extract(content, '$.id'), record_id FROM earlier_version"
        " WHERE noun = ? AND patient_id = ? ORDER BY seq",
        (_MARK, patient_id),
    )
    return {str(old): str(new) for old, new in found}


def taken_patient(database: Database, patient_id: str) -> str | None:
    """Under which id a patient of a backup was written down again here."""
    found = database.value(
        "SELECT p.id FROM earlier_version AS v JOIN patient AS p ON p.id = v.record_id"
        " WHERE v.noun = ? AND json_extract(v.content, '$.id') = ? ORDER BY v.seq DESC",
        (_MARK, patient_id),
    )
    return str(found) if found else None


def origins(database: Database, patient_id: str) -> dict[str, str]:
    """Of what was taken back into a record, by its id of today: when the backup was sealed."""
    found = database.rows(
        "SELECT record_id, json_extract(content, '$.backup') FROM earlier_version"
        " WHERE noun = ? AND patient_id = ? ORDER BY seq",
        (_MARK, patient_id),
    )
    return {str(record_id): str(sealed_at) for record_id, sealed_at in found}


def undo(context: Context, patient_id: str, record_ids: Sequence[str], reason: str) -> None:
    """Take rows that were taken back away again, as each noun is; a signed note for this ``reason``.

    All or nothing. Raises UnknownRecord where one was not taken back into this record.
    """
    with context.database.transaction():
        for record_id in record_ids:
            _undo(context, patient_id, record_id, reason)


def _undo(context: Context, patient_id: str, record_id: str, reason: str) -> None:
    sql = (
        "SELECT json_extract(content, '$.noun') FROM earlier_version"
        " WHERE record_id = ? AND noun = 'taken_back' AND patient_id = ?"
    )
    noun = context.database.value(sql, (record_id, patient_id))
    match noun:
        case "contact":
            contacts.remove(context, record_id)
        case "allergy":
            allergies.remove(context, record_id)
        case "entry":
            history.remove(context, record_id)
        case "measurement":
            measurements.remove(context, record_id)
        case "document":
            documents_index.remove(context, record_id)
        case "note":
            _undo_note(context, record_id, reason)
        case _:
            raise UnknownRecord(_MARK, record_id)


def _undo_note(context: Context, note_id: str, reason: str) -> None:
    if notes.get(context.database, note_id).state is State.DRAFT:
        notes.discard_draft(context, note_id)
    else:
        notes.enter_in_error(context, note_id, reason)
