"""What suspends the end of a record: a hold.

How many years a record is kept is not known here (``app/keeping.py``). It is
destroyed by ``patients.destroy``, never while a hold stands.
"""

from dataclasses import dataclass
from typing import Final

from vault.records.noun import Noun


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a record must stay, since when: a claim, an investigation."""

    reason: str
    since: str


HOLD: Final = Noun("legal_hold", Hold, required=("reason", "since"))
