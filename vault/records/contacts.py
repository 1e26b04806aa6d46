"""Where a patient can be reached, and under which numbers others know them.

What was typed is kept beside what we made of it: a number that does not
parse is still the number on the paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from vault.database import Database, Row, Value
from vault.errors import InvalidInput
from vault.records import patients, rows
from vault.records.context import Context, new_id

NIR: Final = "1.2.250.1.213.1.4.8"
NIA: Final = "1.2.250.1.213.1.4.9"
INS_TEST: Final = "1.2.250.1.213.1.4.10"
INS_DEMONSTRATION: Final = "1.2.250.1.213.1.4.11"
#: Under whichever of them it stands, the number is the same person's: real, temporary, or of a practice that
#: does not exist.
SOCIAL_SECURITY: Final = (NIR, NIA, INS_TEST, INS_DEMONSTRATION)
#: A record number of the program the patient came from: local to this vault, so of no registered root.
FORMER_RECORD: Final = "former-record"


class Kind(StrEnum):
    """How one reaches a patient."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Point:
    """A contact point. ``label`` says whose it is and who else reads it; an address is several lines."""

    kind: Kind
    value: str
    original: str = ""
    label: str = ""
    verified_on: str = ""
    not_for_results: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact point of a patient."""

    id: str
    patient_id: str
    point: Point


@dataclass(frozen=True, slots=True)
class Number:
    """An identifier: the system's OID, the value without spaces, and what was typed."""

    system: str
    value: str
    original: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number of a patient."""

    id: str
    patient_id: str
    number: Number


def of_patient(database: Database, patient_id: str) -> list[Contact]:
    """Contact points, in the order they were written."""
    found = database.rows(
        """
        SELECT id, patient_id, kind, value, original, label, verified_on, not_for_results
          FROM contact
         WHERE patient_id = ? AND removed_at IS NULL
         ORDER BY created_at, rowid
        """,
        (patient_id,),
    )
    return [_contact(row) for row in found]


def _contact(row: Row) -> Contact:
    texts = cast(tuple[str, ...], row)
    value, original, label, verified_on = texts[3:7]
    point = Point(Kind(texts[2]), value, original, label, verified_on, not_for_results=bool(row[7]))
    return Contact(texts[0], texts[1], point)


def add(context: Context, patient_id: str, point: Point) -> str:
    """Raises InvalidInput, UnknownRecord."""
    return _add(context, "contact", patient_id, _checked(rows.values_of(point)))


def change(context: Context, contact_id: str, point: Point) -> None:
    """Raises InvalidInput, UnknownRecord."""
    patient_id = rows.owner(context.database, "contact", contact_id)
    with context.writing("contact.changed", patient_id, contact_id):
        rows.change(context, "contact", contact_id, _checked(rows.values_of(point)))


def remove(context: Context, contact_id: str) -> None:
    """Raises UnknownRecord."""
    _remove(context, "contact", contact_id)


def identifiers(database: Database, patient_id: str) -> list[Identifier]:
    """Numbers, in the order they were written."""
    found = database.rows(
        """
        SELECT id, patient_id, system, value, original
          FROM identifier
         WHERE patient_id = ? AND removed_at IS NULL
         ORDER BY created_at, rowid
        """,
        (patient_id,),
    )
    return [Identifier(row[0], row[1], Number(*row[2:])) for row in cast(list[tuple[str, ...]], found)]


def bearers(database: Database, number: Number) -> list[str]:
    """Which patients bear this number: more than one is worth a warning."""
    found = database.rows(
        "SELECT patient_id FROM identifier WHERE value = ? AND system = ? AND removed_at IS NULL",
        (number.value, number.system),
    )
    return [str(row[0]) for row in found]


def add_identifier(context: Context, patient_id: str, number: Number) -> str:
    """Write a number down as it is: doubtful ones are warned about, never refused. Raises UnknownRecord."""
    return _add(context, "identifier", patient_id, _checked(rows.values_of(number)))


def remove_identifier(context: Context, identifier_id: str) -> None:
    """Raises UnknownRecord."""
    _remove(context, "identifier", identifier_id)


def _checked(values: dict[str, Value]) -> dict[str, Value]:
    if not str(values["value"]).strip():
        raise InvalidInput("value", "missing")
    return values


def _add(context: Context, table: str, patient_id: str, values: Mapping[str, Value]) -> str:
    record_id, now = new_id(), context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    with context.writing(f"{table}.added", patient_id, record_id) as database:
        patients.check(database, patient_id)
        rows.insert(database, table, {"id": record_id, "patient_id": patient_id, **values, **by})
    return record_id


def _remove(context: Context, table: str, record_id: str) -> None:
    patient_id = rows.owner(context.database, table, record_id)
    with context.writing(f"{table}.removed", patient_id, record_id):
        rows.change(context, table, record_id, {"removed_at": context.now()})
