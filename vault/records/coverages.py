"""Who pays: the mandatory and the complementary insurance, and the long-term illnesses (ALD) paid in full.

A parent's number opens a child's rights; it is not the child's own (INS).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vault.errors import InvalidInput
from vault.records.noun import Noun


class Kind(StrEnum):
    """Under what somebody is covered."""

    MANDATORY = "mandatory"
    COMPLEMENTARY = "complementary"
    SOLIDARITY = "solidarity"
    STATE_AID = "state_aid"
    WORK_ACCIDENT = "work_accident"
    MATERNITY = "maternity"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Coverage:
    """``holder`` and their number where somebody else opens the rights."""

    kind: Kind
    payer: str = ""
    payer_number: str = ""
    holder: str = ""
    holder_number: str = ""
    since: str = ""
    until: str = ""
    third_party_payment: bool = False


@dataclass(frozen=True, slots=True)
class Illness:
    """A long-term illness: ``number`` on the official list, 31 beside it, 32 for several together."""

    text: str
    number: int | None = None
    code_system: str = ""
    code: str = ""
    since: str = ""
    until: str = ""


def _check_number(illness: Illness) -> None:
    if illness.number is not None and not 1 <= illness.number <= 32:
        raise InvalidInput("number", "unknown")


NOUN: Final = Noun("coverage", Coverage)
get, add, change, remove, of_patient = NOUN.get, NOUN.add, NOUN.change, NOUN.remove, NOUN.of_patient

ILLNESS: Final = Noun("long_term_illness", Illness, required=("text",), check=_check_number)
