"""Where a patient can be reached, and under which numbers others know them.

What was typed is kept beside what we made of it: a number that does not
parse is still the number on the paper.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vault.records.noun import Noun

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
class Number:
    """An identifier: the system's OID, the value without spaces, and what was typed."""

    system: str
    value: str
    original: str = ""


NOUN: Final = Noun("contact", Point, required=("value",))
get, add, change, remove, of_patient = NOUN.get, NOUN.add, NOUN.change, NOUN.remove, NOUN.of_patient

#: Doubtful numbers are warned about, never refused.
IDENTIFIER: Final = Noun("identifier", Number, required=("value",))
