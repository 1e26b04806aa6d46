"""The care chart: what is to be done, and each time it was done, or was not and why."""

from dataclasses import dataclass
from typing import Final

from vault.errors import InvalidInput
from vault.records.noun import Noun


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
