"""What stays true of a patient, a sentence each: history, problems, treatments, remarks, the treating GP.

One table holds them, told apart by their kind: each is a line of text with the
dates it holds between. Every kind is found by full-text search.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from vault.database import Database, Row, Value
from vault.errors import InvalidInput
from vault.records import patients, rows, texts
from vault.records.context import Context, new_id


class Kind(StrEnum):
    """What the sentence is about."""

    MEDICAL = "medical"
    SURGICAL = "surgical"
    OBSTETRIC = "obstetric"
    FAMILY = "family"
    LIFESTYLE = "lifestyle"
    PROBLEM = "problem"
    TREATMENT = "treatment"
    REMARK = "remark"
    TREATING_GP = "treating_gp"


HISTORY = (Kind.MEDICAL, Kind.SURGICAL, Kind.OBSTETRIC, Kind.FAMILY, Kind.LIFESTYLE)
#: What happened at its time, and need not go on.
PAST = (Kind.MEDICAL, Kind.SURGICAL, Kind.OBSTETRIC, Kind.FAMILY)


@dataclass(frozen=True, slots=True)
class Facts:
    """``detail`` is a posology, a phone number, a circumstance; dates may be partial."""

    kind: Kind
    text: str
    detail: str = ""
    since: str = ""
    until: str = ""
    until_reason: str = ""
    #: Of a problem ICD-10, of a treatment its CIS, beside the system the code is of.
    code_system: str = ""
    code: str = ""
    #: In the directory: the treating GP, who prescribed it.
    correspondent_id: str | None = None
    #: The long-term illness it belongs to.
    illness_id: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of a record."""

    id: str
    patient_id: str
    facts: Facts
    author_id: str
    created_at: str
    typed_at: str


_COLUMNS = """id, patient_id, author_id, created_at, typed_at, kind, text, detail, since, until, until_reason,
       code_system, code, correspondent_id, illness_id"""


def get(database: Database, entry_id: str) -> Entry:
    """Raises UnknownRecord."""
    return _entry(rows.required(database, f"SELECT {_COLUMNS} FROM entry WHERE id = ?", "entry", entry_id))


def _entry(row: Row) -> Entry:
    entry_id, patient_id, *by = cast(tuple[str, ...], row[:5])
    kind, *said = cast(tuple[str, ...], row[5:])
    return Entry(entry_id, patient_id, Facts(Kind(kind), *said), *by)


def of_patient(database: Database, patient_id: str, kinds: Collection[Kind] = tuple(Kind)) -> list[Entry]:
    """Entries of these kinds, in the order they were written."""
    found = database.rows(
        f"""
        SELECT {_COLUMNS}
          FROM entry
         WHERE patient_id = ? AND removed_at IS NULL
         ORDER BY created_at, rowid
        """,
        (patient_id,),
    )
    return [entry for entry in map(_entry, found) if entry.facts.kind in kinds]


def add(context: Context, patient_id: str, facts: Facts) -> str:
    """Write one down and return its id. Raises InvalidInput, UnknownRecord."""
    entry_id, now = new_id(), context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    with context.writing(f"{facts.kind}.added", patient_id, entry_id) as database:
        patients.check(database, patient_id)
        rows.insert(database, "entry", {"id": entry_id, "patient_id": patient_id, **_columns(facts), **by})
        texts.index(database, "entry", entry_id)
    return entry_id


def _columns(facts: Facts) -> dict[str, Value]:
    if not facts.text.strip():
        raise InvalidInput("text", "missing")
    return rows.values_of(facts)


def change(context: Context, entry_id: str, facts: Facts) -> None:
    """Say it otherwise; what was said before is kept. Raises InvalidInput, UnknownRecord."""
    entry = get(context.database, entry_id)
    with context.writing(f"{facts.kind}.changed", entry.patient_id, entry_id) as database:
        texts.unindex(database, "entry", entry_id)
        rows.change(context, "entry", entry_id, _columns(facts))
        texts.index(database, "entry", entry_id)


def remove(context: Context, entry_id: str) -> None:
    """Take one back; it stays among the earlier versions. Raises UnknownRecord."""
    entry = get(context.database, entry_id)
    with context.writing(f"{entry.facts.kind}.removed", entry.patient_id, entry_id) as database:
        texts.unindex(database, "entry", entry_id)
        rows.change(context, "entry", entry_id, {"removed_at": context.now()})
