"""Taking over records from elsewhere: written in one transaction, undone in one step.

The plan is made outside (``app``), in plain values, and looked at before
anything is written. Each source row is kept word for word with the patient it
became, so nothing an old program knew is lost, even what found no place.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vault.database import Database
from vault.records import allergies, contacts, history, likeness, patients, rows
from vault.records.context import Context, new_id
from vault.records.errors import AlreadyUndone, ImportTouched

#: In the access log, of a patient who was there before and looks like somebody an import brought: the import
#: put the mark, or found it there. By these lines it knows later what to take back.
_PUT = {mark: f"import.{mark.value}_put" for mark in patients.Mark}
_FOUND = {mark: f"import.{mark.value}_found" for mark in patients.Mark}

#: What may happen to a record without making it another one.
_LOOKED_AT = (
    "patient.opened",
    "document.opened",
    "patient.exported",
    *likeness.FOUND.values(),
    *_PUT.values(),
    *_FOUND.values(),
)


class Outcome(StrEnum):
    """What became of a source row."""

    CREATED = "created"
    MERGED = "merged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A patient to create, with everything that found its place. The id is made by who plans (``new_id``)."""

    patient_id: str
    traits: patients.Traits
    marks: frozenset[patients.Mark] = frozenset()
    last_care_on: str = ""
    points: tuple[contacts.Point, ...] = ()
    numbers: tuple[contacts.Number, ...] = ()
    listed_allergies: tuple[allergies.Facts, ...] = ()
    no_known_allergy: bool = False
    entries: tuple[history.Facts, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """Something odd in a row: a short stable reason and the value as it stood."""

    reason: str
    value: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One data record of the file (the header is row 1) and what becomes of it."""

    row: int
    outcome: Outcome
    patient_id: str | None
    #: Each column and its cell, untouched; two columns may bear one name.
    verbatim: tuple[tuple[str, str], ...]
    reported: tuple[Reported, ...] = ()
    #: Equal for rows that say the same (the reader of the file makes it).
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import will write. The file is known by its hash: its name could name a patient."""

    file_sha256: str
    records: tuple[NewRecord, ...]
    rows: tuple[SourceRow, ...]
    #: Who is there already and could be taken for somebody new, and the marks that warn of it.
    marked: Mapping[str, frozenset[patients.Mark]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Batch:
    """An import that was written."""

    id: str
    created_at: str
    file_sha256: str
    rows: int
    created: int
    merged: int
    skipped: int
    undone_at: str | None


def write(context: Context, plan: Plan) -> Batch:
    """Write the whole plan or nothing, and return the batch it can be undone by."""
    batch_id = new_id()
    with context.database.transaction():
        for record in plan.records:
            _write_record(context, record)
        for patient_id, marks in plan.marked.items():
            _mark(context, batch_id, patient_id, marks)
        last_seq = context.log("import.written", record_id=batch_id)
        _write_batch(context, batch_id, plan, last_seq)
        for source in plan.rows:
            _write_source(context.database, batch_id, source)
    return get(context.database, batch_id)


def _write_record(context: Context, record: NewRecord) -> None:
    patient_id = record.patient_id
    patients.create(
        context, record.traits, patient_id=patient_id, marks=record.marks, last_care_on=record.last_care_on
    )
    for point in record.points:
        contacts.add(context, patient_id, point)
    for number in record.numbers:
        contacts.IDENTIFIER.add(context, patient_id, number)
    for allergy in record.listed_allergies:
        allergies.add(context, patient_id, allergy)
    if record.no_known_allergy:
        allergies.set_none_known(context, patient_id)
    for entry in record.entries:
        history.add(context, patient_id, entry)


def _mark(context: Context, batch_id: str, patient_id: str, marks: frozenset[patients.Mark]) -> None:
    put = patients.add_marks(context, patient_id, marks)
    for mark in sorted(marks):
        context.log((_PUT if mark in put else _FOUND)[mark], patient_id, batch_id)


def _write_batch(context: Context, batch_id: str, plan: Plan, last_seq: int) -> None:
    outcomes = Counter(source.outcome for source in plan.rows)
    rows.insert(
        context.database,
        "import_batch",
        {
            "id": batch_id,
            "file_sha256": plan.file_sha256,
            "rows": len(plan.rows),
            "created": outcomes[Outcome.CREATED],
            "merged": outcomes[Outcome.MERGED],
            "skipped": outcomes[Outcome.SKIPPED],
            "last_seq": last_seq,
            "author_id": context.author_id,
            "created_at": context.now(),
        },
    )


def _write_source(database: Database, batch_id: str, source: SourceRow) -> None:
    reported = [{"reason": one.reason, "value": one.value} for one in source.reported]
    rows.insert(
        database,
        "source_row",
        {
            "batch_id": batch_id,
            "row": source.row,
            "outcome": source.outcome.value,
            "patient_id": source.patient_id,
            "verbatim": json.dumps(source.verbatim, ensure_ascii=False),
            "digest": source.digest,
            "reported": json.dumps(reported, ensure_ascii=False),
        },
    )


_COLUMNS = "id, created_at, file_sha256, rows, created, merged, skipped, undone_at"


def get(database: Database, batch_id: str) -> Batch:
    """Raises UnknownRecord."""
    sql = f"SELECT {_COLUMNS} FROM import_batch WHERE id = ?"
    return Batch(*rows.required(database, sql, "import_batch", batch_id))  # type: ignore[arg-type]  # typed by the schema


def undo(context: Context, batch_id: str) -> int:
    """Destroy every patient the import created, take back the marks it put, and return how many it created.

    Raises ImportTouched where some were worked on since, AlreadyUndone, UnknownRecord.
    """
    batch = get(context.database, batch_id)
    if batch.undone_at is not None:
        raise AlreadyUndone(batch_id)
    with context.writing("import.undone", record_id=batch_id) as database:
        created = _created(database, batch_id)
        touched = _touched(database, batch_id, created)
        if touched:
            raise ImportTouched(batch_id, touched)
        for patient_id in created:
            patients.destroy(context, patient_id, f"import {batch_id}")
        database.run("DELETE FROM source_row WHERE batch_id = ?", (batch_id,))
        database.run("UPDATE import_batch SET undone_at = ? WHERE id = ?", (context.now(), batch_id))
        for mark, operation in _PUT.items():
            for patient_id, seq in _put(database, batch_id, operation):
                _take_back(context, patient_id, mark, seq)
    return len(created)


def _created(database: Database, batch_id: str) -> list[str]:
    found = database.rows(
        "SELECT DISTINCT patient_id FROM source_row WHERE batch_id = ? AND outcome = 'created'", (batch_id,)
    )
    return [str(row[0]) for row in found]


def _touched(database: Database, batch_id: str, created: list[str]) -> int:
    """How many were worked on since, as the access log tells; all of them where it no longer reaches back."""
    last_seq = int(database.value("SELECT last_seq FROM import_batch WHERE id = ?", (batch_id,)) or 0)
    if database.value("SELECT 1 FROM access_log WHERE seq = ?", (last_seq,)) is None:
        return len(created)
    marks = ", ".join("?" * len(_LOOKED_AT))
    worked_on = database.rows(
        f"SELECT DISTINCT patient_id FROM access_log WHERE seq > ? AND operation NOT IN ({marks})",
        (last_seq, *_LOOKED_AT),
    )
    return len({str(row[0]) for row in worked_on} & set(created))


def _put(database: Database, batch_id: str, operation: str) -> list[tuple[str, int]]:
    """Whom this import marked, and the line of the access log that says so."""
    found = database.rows(
        """
        SELECT l.patient_id, l.seq
          FROM access_log AS l
          JOIN patient AS p ON p.id = l.patient_id
         WHERE l.record_id = ? AND l.operation = ?
        """,
        (batch_id, operation),
    )
    return [(str(patient_id), int(seq or 0)) for patient_id, seq in found]


def _take_back(context: Context, patient_id: str, mark: patients.Mark, seq: int) -> None:
    """Take back a mark put by line ``seq``, unless there is another reason for it since."""
    if _marked_since(context.database, patient_id, mark, seq):
        return
    heir = _found_by(context.database, patient_id, mark)
    if heir:
        # The other import would have put it: it is that one's to take back now.
        context.log(_PUT[mark], patient_id, heir)
        return
    patients.take_marks(context, patient_id, {mark})
    context.log(f"import.{mark.value}_taken_back", patient_id)


def _marked_since(database: Database, patient_id: str, mark: patients.Mark, seq: int) -> bool:
    reasons = ("patient.marked", likeness.FOUND.get(mark, ""))
    sql = "SELECT 1 FROM access_log WHERE patient_id = ? AND seq > ? AND operation IN (?, ?)"
    return database.value(sql, (patient_id, seq, *reasons)) is not None


def _found_by(database: Database, patient_id: str, mark: patients.Mark) -> str:
    """An import still in force that found the mark there; "" where there is none."""
    heir = database.value(
        """
        SELECT b.id
          FROM access_log AS l
          JOIN import_batch AS b ON b.id = l.record_id
         WHERE l.patient_id = ? AND l.operation = ? AND b.undone_at IS NULL
         ORDER BY l.seq
        """,
        (patient_id, _FOUND[mark]),
    )
    return str(heir or "")
