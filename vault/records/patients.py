"""Patients: who they are, and how sure we are of it (RNIV).

The strict traits are those of the civil register, beside them the names in
use. Identity is looked for before it is created (``likeness``): a likely
duplicate warns and never blocks.
"""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

import msgspec

from vault import search
from vault.database import Database, Row, Value
from vault.errors import InvalidInput
from vault.records import namekeys, rows, texts
from vault.records.births import Precision, proven
from vault.records.context import Context, new_id
from vault.records.errors import OnHold


class Status(StrEnum):
    """How far an identity is proven. Only QUAL may carry the INS number in an exchange."""

    PROVISIONAL = "PROV"
    VALIDATED = "VALI"
    RETRIEVED = "RECUP"
    QUALIFIED = "QUAL"


class Mark(StrEnum):
    """What an identity must be handled with care for."""

    HOMONYM = "homonym"
    DOUBTFUL = "doubtful"
    FICTIVE = "fictive"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Traits:
    """The strict traits of the civil register, and the names in use."""

    birth_name: str
    birth_first_name: str
    all_first_names: str = ""
    #: 1968-03-12, 1968-03, 1968 or '' by ``birth_date_precision``; anything where it is ODD.
    birth_date: str = ""
    birth_date_precision: Precision = Precision.UNKNOWN
    #: F, M, I (indeterminate) or '' (not known).
    sex: str = ""
    birthplace: str = ""
    used_name: str = ""
    used_first_name: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """A patient as they are today."""

    id: str
    traits: Traits
    status: Status
    evidence: str
    evidence_on: str
    marks: frozenset[Mark]
    deceased_on: str
    archived_at: str | None
    last_care_on: str
    author_id: str
    created_at: str
    typed_at: str
    occupation: str = ""
    #: The record this one went into, as a duplicate of it.
    merged_into: str | None = None


class Listed(msgspec.Struct, frozen=True, gc=False):
    """What the patient list and the finder need of a patient, and nothing medical.

    A Struct: 100,000 of them are made at unlock, in a twentieth of a frozen dataclass's time.
    """

    id: str
    birth_name: str
    birth_first_name: str
    used_name: str
    used_first_name: str
    birth_date: str
    sex: str
    last_care_on: str
    archived: bool
    deceased: bool
    marks: frozenset[Mark]
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The first patients of the list, and how many there are in all."""

    first: Sequence[Listed]
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some of all patients, and where the next part begins; None: these were the last."""

    rows: list[Listed]
    next: int | None


#: The columns of ``Traits``, for those who read them elsewhere; see ``traits_of``.
TRAITS: Final = """birth_name, birth_first_name, all_first_names, birth_date, birth_date_precision, sex,
             birthplace, used_name, used_first_name"""


#: Of a record of somebody's: that they are still cared for here, so that something may be due.
FOLLOWED: Final = """patient_id IN (
               SELECT id FROM patient
                WHERE archived_at IS NULL AND deceased_on = '' AND merged_into IS NULL)"""


def create(
    context: Context,
    traits: Traits,
    *,
    patient_id: str | None = None,
    marks: Collection[Mark] = (),
    last_care_on: str = "",
) -> str:
    """Create a provisional patient and return the id. Raises InvalidInput."""
    patient_id = patient_id or new_id()
    now = context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    values = {**_columns(traits), **_flags(marks), "last_care_on": last_care_on, "status": "PROV", **by}
    with context.writing("patient.created", patient_id) as database:
        rows.insert(database, "patient", {"id": patient_id, **values})
    return patient_id


def _columns(traits: Traits) -> dict[str, Value]:
    if not (traits.birth_name or traits.used_name).strip():
        raise InvalidInput("birth_name", "missing")
    proven(traits.birth_date, traits.birth_date_precision)
    folded = namekeys.of(traits.birth_name, traits.used_name)
    return {**rows.values_of(traits), "sort_key": sort_key(traits), **folded}


def _flags(marks: Collection[Mark]) -> dict[str, Value]:
    return {mark.value: int(mark in marks) for mark in Mark}


def sort_key(traits: Traits) -> str:
    """Folded names in the order of a card index: the name in use first, a space sorting before letters."""
    name = traits.used_name or traits.birth_name
    first = traits.used_first_name or traits.birth_first_name
    return f"{search.fold(name)}  {search.fold(first)}"


def get(database: Database, patient_id: str) -> Patient:
    """Raises UnknownRecord."""
    sql = f"""
        SELECT id, status, evidence, evidence_on, homonym, doubtful, fictive, duplicate,
               deceased_on, archived_at, last_care_on, author_id, created_at, typed_at, occupation,
               merged_into, {TRAITS}
          FROM patient
         WHERE id = ?
        """
    return _patient(rows.required(database, sql, "patient", patient_id))


def check(database: Database, patient_id: str) -> None:
    """Raises UnknownRecord where nobody has this id, or their record went into another one."""
    sql = "SELECT 1 FROM patient WHERE id = ? AND merged_into IS NULL"
    rows.required(database, sql, "patient", patient_id)


def current(database: Database, patient_id: str) -> str:
    """The record that holds what was written for this patient: another one where it was merged since."""
    into = database.value("SELECT merged_into FROM patient WHERE id = ?", (patient_id,))
    return current(database, str(into)) if into else patient_id


def set_occupation(context: Context, patient_id: str, occupation: str) -> None:
    """What somebody does. Raises UnknownRecord."""
    with context.writing("patient.occupation_set", patient_id):
        rows.change(context, "patient", patient_id, {"occupation": occupation})


#: Read aloud and written by hand: without the letters and digits that are taken for one another.
_REFERENCE_SIGNS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def reference(context: Context, patient_id: str) -> str:
    """What stands for the patient where no name may, such as R7KQ2M, drawn once. Raises UnknownRecord."""
    database = context.database
    with database.transaction():
        sql = "SELECT reference FROM patient WHERE id = ?"
        known = str(rows.required(database, sql, "patient", patient_id)[0])
        if not known:
            known = "".join(secrets.choice(_REFERENCE_SIGNS) for _ in range(6))
            if database.value("SELECT 1 FROM patient WHERE reference = ?", (known,)):
                return reference(context, patient_id)
            database.run("UPDATE patient SET reference = ? WHERE id = ?", (known, patient_id))
    return known


def _patient(row: Row) -> Patient:
    words = cast(tuple[str, ...], row)
    return Patient(
        id=words[0],
        traits=traits_of(row[16:]),
        status=Status(words[1]),
        evidence=words[2],
        evidence_on=words[3],
        marks=_marks(row[4:8]),
        deceased_on=words[8],
        archived_at=cast(str | None, row[9]),
        last_care_on=words[10],
        author_id=words[11],
        created_at=words[12],
        typed_at=words[13],
        occupation=words[14],
        merged_into=cast(str | None, row[15]),
    )


def traits_of(row: Row) -> Traits:
    """The traits in a row of ``TRAITS``."""
    name, first, all_first, birth_date, precision, *rest = cast(tuple[str, ...], row)
    return Traits(name, first, all_first, birth_date, Precision(precision), *rest)


_NO_MARKS: frozenset[Mark] = frozenset()
_NO_FLAGS: Row = (0, 0, 0, 0)


def _marks(flags: Row) -> frozenset[Mark]:
    # Most patients bear none: one shared value keeps 100,000 rows light.
    if flags == _NO_FLAGS:
        return _NO_MARKS
    return frozenset(mark for mark, on in zip(Mark, flags, strict=True) if on)


def open_record(context: Context, patient_id: str) -> Patient:
    """The patient, and a line in the access log that their record was opened. Raises UnknownRecord."""
    patient = get(context.database, patient_id)
    with context.writing("patient.opened", patient_id):
        return patient


def change_traits(context: Context, patient_id: str, traits: Traits) -> None:
    """Write other traits; those before are kept. Raises InvalidInput, UnknownRecord."""
    with context.writing("patient.traits_changed", patient_id):
        rows.change(context, "patient", patient_id, _columns(traits))


def set_status(context: Context, patient_id: str, status: Status, evidence: str, evidence_on: str) -> None:
    """Raises InvalidInput where a status beyond provisional comes without its evidence."""
    if status is not Status.PROVISIONAL and not evidence.strip():
        raise InvalidInput("evidence", "missing")
    with context.writing("patient.status_set", patient_id):
        values = {"status": status.value, "evidence": evidence, "evidence_on": evidence_on}
        rows.change(context, "patient", patient_id, values)


def set_marks(context: Context, patient_id: str, marks: Collection[Mark]) -> None:
    """Exactly these marks from now on."""
    with context.writing("patient.marked", patient_id):
        rows.change(context, "patient", patient_id, _flags(marks))


def add_marks(context: Context, patient_id: str, marks: Collection[Mark]) -> frozenset[Mark]:
    """Write those of ``marks`` that are missing and return them; who calls logs why. Raises UnknownRecord."""
    held = get(context.database, patient_id).marks
    missing = frozenset(marks) - held
    if missing:
        rows.change(context, "patient", patient_id, _flags(held | missing))
    return missing


def take_marks(context: Context, patient_id: str, marks: Collection[Mark]) -> None:
    """Take ``marks`` back; who calls logs why. Raises UnknownRecord."""
    held = get(context.database, patient_id).marks
    if held & frozenset(marks):
        rows.change(context, "patient", patient_id, _flags(held - frozenset(marks)))


def set_deceased(context: Context, patient_id: str, deceased_on: str) -> None:
    """The date of death, which may be partial; '' takes it back."""
    with context.writing("patient.deceased_set", patient_id):
        rows.change(context, "patient", patient_id, {"deceased_on": deceased_on})


def archive(context: Context, patient_id: str) -> None:
    """Take a record out of the daily list; nothing is lost."""
    with context.writing("patient.archived", patient_id):
        rows.change(context, "patient", patient_id, {"archived_at": context.now()})


def restore(context: Context, patient_id: str) -> None:
    """Bring an archived record back to the daily list."""
    with context.writing("patient.restored", patient_id):
        rows.change(context, "patient", patient_id, {"archived_at": None})


def cared_for(database: Database, patient_id: str, on: str) -> None:
    """Remember the latest day of care: it orders the list and counts the years of keeping."""
    database.run(
        "UPDATE patient SET last_care_on = ? WHERE id = ? AND last_care_on < ?",
        (on[:10], patient_id, on[:10]),
    )


_LISTED = """
    SELECT id, birth_name, birth_first_name, used_name, used_first_name, birth_date, sex, last_care_on,
           archived_at IS NOT NULL, deceased_on <> '', homonym, doubtful, fictive, duplicate, rowid
      FROM patient
    """
#: A hundredth of a second to read.
_PART = 1000


#: As the finder orders everyone (app/finder): the last seen first, the archived behind them.
_LAST_SEEN_FIRST = "ORDER BY archived_at IS NOT NULL, last_care_on DESC, sort_key, birth_date, id LIMIT ?"


def last_seen(database: Database, limit: int) -> LastSeen:
    """The first patients of the list, which can be on the screen before everyone is read."""
    found = list(database.rows(f"{_LISTED} WHERE merged_into IS NULL {_LAST_SEEN_FIRST}", (limit,)))
    phones = _phones(database, [str(row[0]) for row in found])
    first = [_listed(row, phones) for row in found]
    return LastSeen(first, int(database.value("SELECT count(*) FROM patient WHERE merged_into IS NULL") or 0))


def part(database: Database, after: int = 0) -> Part:
    """A part of all patients, in no order that means anything: who is opened meanwhile waits for one only."""
    here = "WHERE merged_into IS NULL AND rowid > ?"
    found = list(database.rows(f"{_LISTED} {here} ORDER BY rowid LIMIT {_PART}", (after,)))
    phones = _phones(database, [str(row[0]) for row in found])
    last = int(found[-1][14] or 0) if len(found) == _PART else None
    return Part([_listed(row, phones) for row in found], last)


def listed_one(database: Database, patient_id: str) -> Listed:
    """One patient as the list shows them, after a change. Raises UnknownRecord."""
    row = rows.required(database, f"{_LISTED} WHERE id = ?", "patient", patient_id)
    return _listed(row, _phones(database, [patient_id]))


def listed(database: Database, patient_ids: Iterable[str]) -> dict[str, Listed]:
    """These patients as the list shows them, by their ids."""
    wanted, known = list(set(patient_ids)), dict[str, Listed]()
    for start in range(0, len(wanted), _PART):
        some = wanted[start : start + _PART]
        found = list(database.rows(f"{_LISTED} WHERE id IN ({', '.join('?' * len(some))})", some))
        phones = _phones(database, some)
        known |= {str(row[0]): _listed(row, phones) for row in found}
    return known


def _listed(row: Row, phones: dict[str, tuple[str, ...]]) -> Listed:
    words = cast(tuple[str, str, str, str, str, str, str, str], row[:8])
    return Listed(*words, bool(row[8]), bool(row[9]), _marks(row[10:14]), phones.get(words[0], ()))


def _phones(database: Database, of: Sequence[str]) -> dict[str, tuple[str, ...]]:
    among = ", ".join("?" * len(of))
    sql = f"""
        SELECT patient_id, value
          FROM contact
         WHERE kind = 'phone' AND removed_at IS NULL AND patient_id IN ({among})
        """
    found: dict[str, tuple[str, ...]] = {}
    for owner, value in database.rows(sql, tuple(of)):
        found[str(owner)] = (*found.get(str(owner), ()), str(value))
    return found


def destroy(context: Context, patient_id: str, reason: str) -> None:
    """Destroy a whole record, at the end of its keeping time: the one path there is.

    With it go the records that were merged into it. The access log and the line in ``destruction`` remain,
    and of a fee note its number, its sum and a reference. The documents' keys go with their rows, so their
    files can never be read again; they are swept as files no row knows. Raises UnknownRecord, OnHold,
    LocumMayNot.
    """
    context.check_owner()
    with context.writing("patient.destroyed", patient_id) as database:
        rows.required(database, "SELECT 1 FROM patient WHERE id = ?", "patient", patient_id)
        _check_hold(database, patient_id)
        for (duplicate,) in database.rows("SELECT id FROM patient WHERE merged_into = ?", (patient_id,)):
            destroy(context, str(duplicate), reason)
        texts.forget(database, patient_id)
        rows.insert(
            database,
            "destruction",
            {
                "patient_id": patient_id,
                "reason": reason,
                "destroyed_at": context.now(),
                "author_id": context.author_id,
            },
        )
        database.run("DELETE FROM patient WHERE id = ?", (patient_id,))


def _check_hold(database: Database, patient_id: str) -> None:
    if database.value("SELECT 1 FROM legal_hold WHERE patient_id = ? AND removed_at IS NULL", (patient_id,)):
        raise OnHold(patient_id)
