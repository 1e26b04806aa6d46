"""Birth dates as they come: whole, partial, or of a calendar that has a 31 February.

The value is kept with its precision. Foreign registers and the social security
write months from 20 to 99 and days that do not exist: such a date is ODD, kept
as it is, never corrected.
"""

from datetime import date
from enum import StrEnum

from vault.errors import InvalidInput


class Precision(StrEnum):
    """How much of a birth date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"
    ODD = "odd"


_LENGTHS = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR, 0: Precision.UNKNOWN}


def precision_of(birth_date: str) -> Precision:
    """What an ISO date, whole or partial, is precise to; ODD where no calendar of ours has it."""
    precision = _LENGTHS.get(len(birth_date), Precision.ODD)
    return precision if _possible(birth_date, precision) else Precision.ODD


def proven(birth_date: str, precision: Precision) -> None:
    """Raises InvalidInput where the two contradict each other."""
    found = precision_of(birth_date)
    if precision is not Precision.ODD and found is not precision:
        raise InvalidInput("birth_date", "impossible")


def _possible(birth_date: str, precision: Precision) -> bool:
    if precision in (Precision.UNKNOWN, Precision.ODD):
        return True
    whole = birth_date + "-01-01"[len(birth_date) - 4 :] if precision is not Precision.DAY else birth_date
    try:
        # Compared with what was read: fromisoformat takes week dates as well.
        return date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False
