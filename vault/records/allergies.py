"""Allergies, in three states: nobody asked, none known, or these.

"None known" is an answer with a date; an empty list is not. Writing one
allergy down answers the question; taking the last one back asks it again.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from vault.database import Database, Value
from vault.errors import InvalidInput
from vault.records import patients, rows, texts
from vault.records.context import Context, new_id


class Known(StrEnum):
    """What is known of a patient's allergies."""

    NOT_ASKED = "not_asked"
    NONE_KNOWN = "none_known"
    LISTED = "listed"


class Severity(StrEnum):
    """How bad the reaction was."""

    UNKNOWN = ""
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


class Certainty(StrEnum):
    """How sure one is."""

    UNKNOWN = ""
    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be said of an allergy."""

    substance: str
    reaction: str = ""
    severity: Severity = Severity.UNKNOWN
    certainty: Certainty = Certainty.UNKNOWN
    noted_on: str = ""
    code_system: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Allergy:
    """One allergy of a patient."""

    id: str
    patient_id: str
    facts: Facts
    author_id: str
    typed_at: str


@dataclass(frozen=True, slots=True)
class Allergies:
    """The answer, when it was given (None: never asked), and the list."""

    known: Known
    asked_at: str | None
    listed: tuple[Allergy, ...]


def of_patient(database: Database, patient_id: str) -> Allergies:
    """What the red bar says; severe ones first."""
    found = database.rows(
        """
        SELECT id, patient_id, substance, reaction, severity, certainty, noted_on, code_system, code,
               author_id, typed_at
          FROM allergy
         WHERE patient_id = ? AND removed_at IS NULL
         ORDER BY severity = 'severe' DESC, created_at, rowid
        """,
        (patient_id,),
    )
    status = database.row("SELECT status, typed_at FROM allergy_status WHERE patient_id = ?", (patient_id,))
    known, asked_at = status or (Known.NOT_ASKED, None)
    listed = tuple(_allergy(cast(tuple[str, ...], row)) for row in found)
    return Allergies(Known(str(known)), cast(str | None, asked_at), listed)


def _allergy(row: tuple[str, ...]) -> Allergy:
    allergy_id, patient_id, substance, reaction, severity, certainty, *coded, author_id, typed_at = row
    facts = Facts(substance, reaction, Severity(severity), Certainty(certainty), *coded)
    return Allergy(allergy_id, patient_id, facts, author_id, typed_at)


def add(context: Context, patient_id: str, facts: Facts) -> str:
    """Write one down and return its id. Raises InvalidInput, UnknownRecord."""
    allergy_id, now = new_id(), context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    with context.writing("allergy.added", patient_id, allergy_id) as database:
        patients.check(database, patient_id)
        rows.insert(
            database, "allergy", {"id": allergy_id, "patient_id": patient_id, **_columns(facts), **by}
        )
        texts.index(database, "allergy", allergy_id)
        answer(context, patient_id, Known.LISTED)
    return allergy_id


def _columns(facts: Facts) -> dict[str, Value]:
    if not facts.substance.strip():
        raise InvalidInput("substance", "missing")
    return rows.values_of(facts)


def change(context: Context, allergy_id: str, facts: Facts) -> None:
    """Say it otherwise; what was said before is kept. Raises InvalidInput, UnknownRecord."""
    patient_id = rows.owner(context.database, "allergy", allergy_id)
    with context.writing("allergy.changed", patient_id, allergy_id) as database:
        texts.unindex(database, "allergy", allergy_id)
        rows.change(context, "allergy", allergy_id, _columns(facts))
        texts.index(database, "allergy", allergy_id)


def remove(context: Context, allergy_id: str) -> None:
    """Take one back; it stays among the earlier versions. The last one gone, nobody has asked."""
    patient_id = rows.owner(context.database, "allergy", allergy_id)
    with context.writing("allergy.removed", patient_id, allergy_id) as database:
        texts.unindex(database, "allergy", allergy_id)
        rows.change(context, "allergy", allergy_id, {"removed_at": context.now()})
        if not of_patient(database, patient_id).listed:
            answer(context, patient_id, Known.NOT_ASKED)


def set_none_known(context: Context, patient_id: str) -> None:
    """The patient was asked and knows of none. Raises InvalidInput while some are listed, UnknownRecord."""
    with context.writing("allergy.none_known", patient_id) as database:
        patients.check(database, patient_id)
        if of_patient(database, patient_id).listed:
            raise InvalidInput("allergies", "listed")
        answer(context, patient_id, Known.NONE_KNOWN)


def answer(context: Context, patient_id: str, known: Known) -> None:
    """Write what is known; who calls is in a transaction and logs why."""
    database = context.database
    if database.value("SELECT 1 FROM allergy_status WHERE patient_id = ?", (patient_id,)):
        rows.change(context, "allergy_status", patient_id, {"status": known.value}, key="patient_id")
        return
    now = context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    rows.insert(database, "allergy_status", {"patient_id": patient_id, "status": known.value, **by})
