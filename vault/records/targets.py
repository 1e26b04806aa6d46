"""The range a patient is to be kept in, such as a blood pressure below 140: one measurement, one target."""

from dataclasses import dataclass
from typing import Final

from vault.errors import InvalidInput
from vault.records.noun import Noun


@dataclass(frozen=True, slots=True)
class Target:
    """``code`` is LOINC, ``unit`` UCUM; an end that is None is open."""

    code: str
    unit: str
    low: float | None = None
    high: float | None = None
    since: str = ""


def _check(facts: Target) -> None:
    if facts.low is None and facts.high is None:
        raise InvalidInput("low", "missing")
    if facts.low is not None and facts.high is not None and facts.low > facts.high:
        raise InvalidInput("high", "below_low")


NOUN: Final = Noun("target", Target, required=("code", "unit"), check=_check)
get, add, change, remove, of_patient = NOUN.get, NOUN.add, NOUN.change, NOUN.remove, NOUN.of_patient
