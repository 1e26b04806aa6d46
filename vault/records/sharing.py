"""What a patient does not want shared, and what left the practice all the same: objections and disclosures.

A disclosure is written at each print and each export. It never changes and is
never taken back.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from vault.database import Database
from vault.errors import InvalidInput
from vault.records import patients, rows
from vault.records.context import Context, new_id
from vault.records.documents_index import DocumentClass
from vault.records.noun import Noun


@dataclass(frozen=True, slots=True)
class Objection:
    """Said of one recipient or of all (''), of one subject or of everything ('')."""

    said_on: str
    recipient: str = ""
    subject: str = ""


OBJECTION: Final = Noun("sharing_objection", Objection, required=("said_on",))


class Way(StrEnum):
    """How something left."""

    PRINTED = "printed"
    EXPORTED = "exported"
    HANDED_OVER = "handed_over"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What went where and why. ``noun`` and ``record_id`` say of which record, where it was one."""

    what: str
    document_class: DocumentClass
    way: Way
    recipient: str = ""
    reason: str = ""
    noun: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One that happened; ``patient_id`` is None where it was of everybody."""

    id: str
    patient_id: str | None
    disclosed: Disclosed
    author_id: str
    at: str


def disclose(context: Context, patient_id: str | None, disclosed: Disclosed) -> str:
    """Write down that something left, and return the id. Raises InvalidInput, UnknownRecord."""
    if not disclosed.what.strip():
        raise InvalidInput("what", "missing")
    values = rows.values_of(disclosed)
    record_id, now = new_id(), context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    with context.writing("disclosure.added", patient_id or "", record_id) as database:
        if patient_id:
            patients.check(database, patient_id)
        values["class"] = values.pop("document_class")
        rows.insert(database, "disclosure", {"id": record_id, "patient_id": patient_id, **values, **by})
    return record_id


def disclosures(database: Database, patient_id: str | None) -> list[Disclosure]:
    """What left of one record, or of everybody at once (None); the latest first."""
    found = database.rows(
        """
        SELECT id, patient_id, author_id, created_at, what, class, way, recipient, reason, noun, record_id
          FROM disclosure
         WHERE patient_id IS ?
         ORDER BY created_at DESC, rowid DESC
        """,
        (patient_id,),
    )
    return [_disclosure(cast(tuple[str, ...], row)) for row in found]


def _disclosure(row: tuple[str, ...]) -> Disclosure:
    what, kind, way, *rest = row[4:]
    return Disclosure(row[0], row[1], Disclosed(what, DocumentClass(kind), Way(way), *rest), row[2], row[3])
