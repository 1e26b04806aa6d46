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
from vault.records import (
    allergies,
    contacts,
    documents_index,
    history,
    measurements,
    notes,
    nouns,
    patients,
    rows,
    texts,
)
from vault.records.context import Context, new_id
from vault.records.errors import UnknownRecord
from vault.records.notes import State

#: How an earlier version that is a row of a backup is marked.
_MARK: Final = "taken_back"
_NEVER: Final = {"key", "removed_at"}

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Piece:
    """One row of a backup. ``stored``: the file a document was written to anew, under its new key.

    ``flags``: whose eyes a note is for, where that was said.
    """

    noun: str
    row: Row
    stored: StoredDocument | None = None
    flags: Row | None = None

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
    if noun not in nouns.TABLES:
        raise ValueError(noun)
    row = {name: value for name, value in _row(database, noun, record_id).items() if name != "key"}
    return Piece(noun, row, flags=_flags(database, record_id) if noun == "note" else None)


def _flags(database: Database, note_id: str) -> Row | None:
    found = database.row("SELECT * FROM note_flag WHERE note_id = ?", (note_id,))
    return None if found is None else dict(zip(rows.columns(database, "note_flag"), found, strict=True))


def _row(database: Database, table: str, record_id: str) -> Row:
    found = rows.required(database, f"SELECT * FROM {table} WHERE id = ?", table, record_id)
    return dict(zip(rows.columns(database, table), found, strict=True))


def _all(database: Database, table: str) -> list[Row]:
    names = rows.columns(database, table)
    return [dict(zip(names, row, strict=True)) for row in database.rows(f"SELECT * FROM {table}")]


def take_back(context: Context, origin: Source, pieces: Sequence[Piece]) -> str:
    """Write them into the record of their patient, who is written too where there is none; the patient's id.

    All or nothing. Raises InvalidInput where one belongs to another patient, and where one is nothing
    without what it belongs to, which is neither there nor taken back.
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
    return nouns.TABLES.index(one.noun), one.row.get("addendum_to") is not None


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
    if one.stored is not None:
        file = one.stored.fingerprint
        values |= {
            "key": bytes(one.stored.key.reveal()),
            "cipher_size": file.size,
            "cipher_sha256": file.sha256,
        }
    rows.insert(database, one.noun, _tied_anew(database, one.noun, values, patient_id, new))
    if one.flags is not None:
        rows.insert(database, "note_flag", {**one.flags, "note_id": new[one.id], "patient_id": patient_id})
    _tell(context, origin, one.noun, one.id, new[one.id], patient_id)
    _make_known(context, one.noun, values, patient_id)


def _tied_anew(
    database: Database, noun: str, values: Row, patient_id: str, new: Mapping[str, str]
) -> dict[str, Value]:
    """``values``, referring to what is there today as it is called today, and to nothing that is not.

    Whichever noun a later step adds. Raises InvalidInput where it cannot be without what it refers to.
    """
    back = {**taken(database, patient_id), **new}
    tied = dict(values)
    for name, table, required in _references(database, noun):
        if tied.get(name):
            old = str(tied[name])
            found = _there(database, table, back.get(old, old), patient_id)
            if found is None and required:
                raise InvalidInput(name, "missing")
            tied[name] = found
    if tied.get("document_id", "") is None:
        tied["document_id"] = ""
    return tied


def _references(database: Database, noun: str) -> list[tuple[str, str, bool]]:
    """The columns that name another row, the table of that, and whether they must name one."""
    tables = dict(
        cast(
            list[tuple[str, str]],
            database.rows('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (noun,)),
        )
    )
    columns = cast(
        list[tuple[str, int]], database.rows('SELECT name, "notnull" FROM pragma_table_info(?)', (noun,))
    )
    # A prescription names the scan it came as without being tied to it.
    loose = {"document_id": "document"} if noun == "received_prescription" else {}
    return [
        (name, (loose | tables)[name], bool(must) and name in tables)
        for name, must in columns
        if name in loose or name in tables
    ]


def _there(database: Database, table: str, record_id: str, patient_id: str) -> str | None:
    """The row that is referred to; None where it is not there, or not of this patient's record."""
    if table not in nouns.TABLES:
        return record_id if database.value(f"SELECT 1 FROM {table} WHERE id = ?", (record_id,)) else None
    shows = "state <> 'draft'" if table == "note" else "removed_at IS NULL"
    found = database.value(
        f"SELECT id FROM {table} WHERE id = ? AND patient_id = ? AND {shows}", (record_id, patient_id)
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
    elif noun in nouns.OF_A_RECORD:
        texts.index(database, noun, record_id)


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
    noun = str(context.database.value(sql, (record_id, patient_id)) or "")
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
        case _ if noun in nouns.OF_A_RECORD:
            nouns.OF_A_RECORD[noun].remove(context, record_id)
        case _:
            raise UnknownRecord(_MARK, record_id)


def _undo_note(context: Context, note_id: str, reason: str) -> None:
    if notes.get(context.database, note_id).state is State.DRAFT:
        notes.discard_draft(context, note_id)
    else:
        notes.enter_in_error(context, note_id, reason)
