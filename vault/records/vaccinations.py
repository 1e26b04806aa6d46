"""Vaccinations: given here, told of, or not given and why; with the lot, the site, and the next one due."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vault.database import Database
from vault.errors import InvalidInput
from vault.records import patients
from vault.records.noun import Noun, Record


class State(StrEnum):
    """Whether it was given here, elsewhere as the patient or a booklet says, or not at all."""

    DONE = "done"
    REPORTED = "reported"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Vaccination:
    """``given_on`` may be partial, of an old booklet; ``against`` are the diseases, in words."""

    vaccine: str
    given_on: str
    state: State = State.DONE
    against: str = ""
    code_system: str = ""
    code: str = ""
    dose: str = ""
    lot: str = ""
    expires_on: str = ""
    site: str = ""
    route: str = ""
    given_by: str = ""
    reason: str = ""
    next_due_on: str = ""


def _check(facts: Vaccination) -> None:
    if facts.state is State.NOT_DONE and not facts.reason.strip():
        raise InvalidInput("reason", "missing")


NOUN: Final = Noun(
    "vaccination",
    Vaccination,
    required=("vaccine", "given_on"),
    check=_check,
    order="given_on DESC, rowid DESC",
)
get, add, change, remove, of_patient = NOUN.get, NOUN.add, NOUN.change, NOUN.remove, NOUN.of_patient


def due(database: Database, by: str) -> list[Record[Vaccination]]:
    """Of whom is cared for, those whose next dose is due by a day and was not written down since.

    The most overdue come first.
    """
    return NOUN.where(
        database,
        f"""next_due_on <> '' AND next_due_on <= ? AND {patients.FOLLOWED} AND NOT EXISTS (
               SELECT 1 FROM vaccination AS later
                WHERE later.patient_id = vaccination.patient_id AND later.removed_at IS NULL
                  AND (later.vaccine = vaccination.vaccine
                       OR (later.against <> '' AND later.against = vaccination.against))
                  AND later.given_on > vaccination.given_on)""",
        (by,),
        order="next_due_on, rowid",
    )
