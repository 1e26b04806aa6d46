"""A birth date as it is typed, with as much precision as it has."""

import re
from datetime import date
from typing import Final

from vault.records.births import Precision, precision_of

_OLDEST: Final = 120
_DAY = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
_TIGHT = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MONTH = re.compile(r"(\d{1,2})[\s./-]+(\d{4})")
_YEAR = re.compile(r"\d{4}")


def read(typed: str) -> tuple[str, Precision] | None:
    """ "12/03/1968", "12031968", "03/1968" or "1968" as the records hold it; None for anything else.

    A day that no calendar has (31/02/1968) is kept as it is: registers hold such dates.
    """
    typed = typed.strip()
    if not typed:
        return "", Precision.UNKNOWN
    if found := _TIGHT.fullmatch(typed) or _DAY.fullmatch(typed):
        day, month, year = (int(part) for part in found.groups())
        return _with_precision(f"{year:04d}-{month:02d}-{day:02d}")
    if found := _MONTH.fullmatch(typed):
        return _with_precision(f"{int(found[2]):04d}-{int(found[1]):02d}")
    return _with_precision(typed) if _YEAR.fullmatch(typed) else None


def nobody_lives_since(birth_date: str, today: date) -> bool:
    """Whether somebody born then would be older than anybody is."""
    return bool(birth_date) and int(birth_date[:4]) < today.year - _OLDEST


def written(birth_date: str) -> str:
    """The other way round, for the form."""
    return "/".join(reversed(birth_date.split("-")))


def _with_precision(iso: str) -> tuple[str, Precision]:
    return iso, precision_of(iso)
