"""The care chart: what is to be done, and each time it was done, or was not and why."""

from dataclasses import dataclass
from typing import Final

from vault.database import Database
from vault.errors import InvalidInput
from vault.records.context import Context
from vault.records.noun import Noun, Record


@dataclass(frozen=True, slots=True)
class Care:
    """A line of the chart; ``rhythm`` in words: morning and evening."""

    text: str
    rhythm: str = ""
    since: str = ""
    until: str = ""
    prescription_id: str | None = None


NOUN: Final = Noun("care", Care, required=("text",), within={"prescription_id": "received_prescription"})
get, add, change, remove, of_patient = NOUN.get, NOUN.add, NOUN.change, NOUN.remove, NOUN.of_patient


@dataclass(frozen=True, slots=True)
class Given:
    """One time a care was due: done at a moment, or not done for a reason."""

    care_id: str
    planned_at: str
    done: bool
    done_at: str = ""
    reason: str = ""


def _check(facts: Given) -> None:
    if not facts.done and not facts.reason.strip():
        raise InvalidInput("reason", "missing")


GIVEN: Final = Noun(
    "care_given",
    Given,
    required=("planned_at",),
    check=_check,
    order="planned_at, rowid",
    within={"care_id": "care"},
)


def done(context: Context, care_id: str, at: str) -> str:
    """Tick a care, and return the id. Raises UnknownRecord."""
    return GIVEN.add(context, get(context.database, care_id).patient_id, Given(care_id, at, True, at))


def not_done(context: Context, care_id: str, planned_at: str, reason: str) -> str:
    """Say why a care was not given, and return the id. Raises InvalidInput, UnknownRecord."""
    patient_id = get(context.database, care_id).patient_id
    return GIVEN.add(context, patient_id, Given(care_id, planned_at, False, reason=reason))


def chart(database: Database, patient_id: str, first: str, last: str) -> list[Record[Given]]:
    """What was done and not done from one day to another, both included."""
    return GIVEN.where(
        database, "patient_id = ? AND substr(planned_at, 1, 10) BETWEEN ? AND ?", (patient_id, first, last)
    )
