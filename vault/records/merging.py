"""Two records of one person become one: looked at before, done in one transaction, undone in another.

Every row of the duplicate moves to the record that is kept, a signed note
unchanged but for whose it is; which ones moved is written down, so that an
undo moves back these and no others, whatever was written since. The
duplicate's own identity stays where it is, hidden: nothing is lost, and the
earlier versions and the access log still tell of it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final

from vault.database import Database
from vault.errors import InvalidInput
from vault.records import allergies, likeness, patients, rows, texts
from vault.records.allergies import Known
from vault.records.context import Context, new_id
from vault.records.errors import AlreadyMerged, AlreadyUndone
from vault.records.patients import Mark, Patient, Traits

#: What stays with the duplicate: what it said before, where it came from, and what is made or done apart.
_STAYS: Final = frozenset(
    {
        "earlier_version",
        "source_row",
        "search_item",
        "destruction",
        "access_log",
        "merge",
        "allergy_status",
    }
)
_KEYS: Final = {"note_flag": "note_id"}
#: A row that says the same in the kept record already stays behind.
_SAME: Final = {"identifier": ("system", "value"), "contact": ("kind", "value")}


@dataclass(frozen=True, slots=True)
class Difference:
    """A trait that the two records state otherwise."""

    trait: str
    kept: str
    duplicate: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge will do: the ids that move, by noun, and how many already there stay behind."""

    kept: Patient
    duplicate: Patient
    moving: Mapping[str, tuple[str, ...]]
    staying: Mapping[str, int]
    differences: tuple[Difference, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each noun move."""
        return {noun: len(ids) for noun, ids in self.moving.items()}


@dataclass(frozen=True, slots=True)
class Merge:
    """One that was done."""

    id: str
    patient_id: str
    duplicate_id: str
    created_at: str
    undone_at: str | None


def plan(database: Database, kept_id: str, duplicate_id: str) -> Plan:
    """Look before anything is written. Raises InvalidInput of one record, AlreadyMerged, UnknownRecord."""
    if kept_id == duplicate_id:
        raise InvalidInput("duplicate_id", "same_record")
    kept, duplicate = _unmerged(database, kept_id), _unmerged(database, duplicate_id)
    moving, staying = {}, {}
    for table in _tables(database):
        same = _same(database, table, kept_id, duplicate_id) if table in _SAME else frozenset()
        ids = tuple(each for each in _ids(database, table, duplicate_id) if each not in same)
        if ids:
            moving[table] = ids
        if same:
            staying[table] = len(same)
    return Plan(kept, duplicate, moving, staying, _differences(kept.traits, duplicate.traits))


def _unmerged(database: Database, patient_id: str) -> Patient:
    patient = patients.get(database, patient_id)
    if patient.merged_into is not None:
        raise AlreadyMerged(patient.merged_into)
    return patient


def _tables(database: Database) -> list[str]:
    """Every table of what belongs to a patient, whatever nouns are added later."""
    found = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    names = [str(row[0]) for row in found]
    return [name for name in names if name not in _STAYS and "patient_id" in rows.columns(database, name)]


def _ids(database: Database, table: str, patient_id: str) -> list[str]:
    sql = f"SELECT {_KEYS.get(table, 'id')} FROM {table} WHERE patient_id = ? ORDER BY rowid"
    return [str(row[0]) for row in database.rows(sql, (patient_id,))]


def _same(database: Database, table: str, kept_id: str, duplicate_id: str) -> frozenset[str]:
    alike = " AND ".join(f"there.{column} = here.{column}" for column in _SAME[table])
    found = database.rows(
        f"""
        SELECT here.id
          FROM {table} AS here
         WHERE here.patient_id = ? AND EXISTS (
               SELECT 1 FROM {table} AS there
                WHERE there.patient_id = ? AND there.removed_at IS NULL AND {alike})
        """,
        (duplicate_id, kept_id),
    )
    return frozenset(str(row[0]) for row in found)


def _differences(kept: Traits, duplicate: Traits) -> tuple[Difference, ...]:
    said = ((each.name, getattr(kept, each.name), getattr(duplicate, each.name)) for each in fields(Traits))
    return tuple(Difference(name, str(mine), str(theirs)) for name, mine, theirs in said if mine != theirs)


def merge(context: Context, looked_at: Plan) -> str:
    """Do what was looked at and return the merge's id, by which it can be undone.

    Raises InvalidInput where either record changed since, AlreadyMerged, UnknownRecord.
    """
    kept_id, duplicate_id, merge_id = looked_at.kept.id, looked_at.duplicate.id, new_id()
    with context.writing("patient.merged", kept_id, merge_id) as database:
        if plan(database, kept_id, duplicate_id) != looked_at:
            raise InvalidInput("plan", "outdated")
        _write(context, merge_id, looked_at)
        for table, ids in looked_at.moving.items():
            _move(database, table, ids, kept_id)
        _settle_allergies(context, kept_id)
        patients.cared_for(database, kept_id, looked_at.duplicate.last_care_on)
        rows.change(context, "patient", duplicate_id, {"merged_into": kept_id})
        _unmark(context, kept_id)
        context.log("patient.merged_into", duplicate_id, merge_id)
    return merge_id


def _write(context: Context, merge_id: str, looked_at: Plan) -> None:
    database = context.database
    said = {
        "last_care_on": looked_at.kept.last_care_on,
        "allergies": allergies.of_patient(database, looked_at.kept.id).known.value,
    }
    rows.insert(
        database,
        "merge",
        {
            "id": merge_id,
            "patient_id": looked_at.kept.id,
            "duplicate_id": looked_at.duplicate.id,
            "kept_said": json.dumps(said),
            "author_id": context.author_id,
            "created_at": context.now(),
        },
    )
    moved = [(merge_id, table, each) for table, ids in looked_at.moving.items() for each in ids]
    database.run_many("INSERT INTO merge_row (merge_id, noun, record_id) VALUES (?, ?, ?)", moved)


def _move(database: Database, table: str, ids: Iterable[str], to: str) -> None:
    for each in ids:
        found = texts.is_indexed(database, each)
        if found:
            texts.unindex(database, table, each)
        database.run(f"UPDATE {table} SET patient_id = ? WHERE {_KEYS.get(table, 'id')} = ?", (to, each))
        if found:
            texts.index(database, table, each)


def _settle_allergies(context: Context, kept_id: str) -> None:
    """An allergy that came from the duplicate answers the question in the kept record too."""
    found = allergies.of_patient(context.database, kept_id)
    if found.listed and found.known is not Known.LISTED:
        allergies.answer(context, kept_id, Known.LISTED)


def _unmark(context: Context, kept_id: str) -> None:
    """Take the mark of a duplicate back, where nobody else could be the same person."""
    if Mark.DUPLICATE not in likeness.taken_for(context.database, kept_id).values():
        patients.take_marks(context, kept_id, {Mark.DUPLICATE})


def of_patient(database: Database, patient_id: str) -> list[Merge]:
    """The merges into a record, the latest first."""
    found = database.rows(
        """
        SELECT id, patient_id, duplicate_id, created_at, undone_at
          FROM merge
         WHERE patient_id = ?
         ORDER BY created_at DESC, rowid DESC
        """,
        (patient_id,),
    )
    return [Merge(*row) for row in found]  # type: ignore[arg-type]  # typed by the schema


def undo(context: Context, merge_id: str) -> None:
    """Move back what moved, and show the duplicate again; what was written since stays where it is.

    Raises AlreadyUndone, AlreadyMerged where the kept record went into another one since, UnknownRecord.
    """
    database = context.database
    sql = "SELECT patient_id, duplicate_id, undone_at, kept_said FROM merge WHERE id = ?"
    kept, duplicate, undone_at, said = rows.required(database, sql, "merge", merge_id)
    if undone_at is not None:
        raise AlreadyUndone(merge_id)
    kept_id, duplicate_id = _unmerged(database, str(kept)).id, str(duplicate)
    with context.writing("patient.merge_undone", kept_id, merge_id):
        rows.change(context, "patient", duplicate_id, {"merged_into": None})
        for table, ids in _moved(database, merge_id).items():
            _move(database, table, ids, duplicate_id)
        database.run("UPDATE merge SET undone_at = ? WHERE id = ?", (context.now(), merge_id))
        _say_again(context, kept_id, json.loads(str(said)))
        likeness.mark_alike(context, kept_id)
        context.log("patient.merge_undone", duplicate_id, merge_id)


def _moved(database: Database, merge_id: str) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    sql = "SELECT noun, record_id FROM merge_row WHERE merge_id = ? ORDER BY rowid"
    for noun, record_id in database.rows(sql, (merge_id,)):
        found[str(noun)].append(str(record_id))
    return found


def _say_again(context: Context, kept_id: str, said: Mapping[str, str]) -> None:
    """What the kept record said before, unless it has reasons of its own since."""
    found = allergies.of_patient(context.database, kept_id)
    if not found.listed and found.known is Known.LISTED:
        allergies.answer(context, kept_id, Known(said["allergies"]))
    latest = context.database.value(
        """
        SELECT max(day) FROM (
            SELECT substr(max(care_at), 1, 10) AS day
              FROM note WHERE patient_id = ? AND state = 'signed'
             UNION ALL
            SELECT substr(max(measured_at), 1, 10)
              FROM measurement WHERE patient_id = ? AND removed_at IS NULL)
        """,
        (kept_id, kept_id),
    )
    last_care_on = max(str(latest or ""), said["last_care_on"])
    context.database.run("UPDATE patient SET last_care_on = ? WHERE id = ?", (last_care_on, kept_id))
