"""Dates as people type them: 14/02/1930, 14.2.30, 1930-02-14, 00/02/1930, février 1930.

What is not known stays unknown: an incomplete date keeps its precision, and
an impossible one gives no date at all. A year of two digits is completed with
the only century that leaves a living patient, or, when two do, with the one that
fits the last visit, and a doubt.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from app.takeover.drafts import PartialDate
from vault.search import fold_name

OLDEST_AGE = 115

_PLAIN = re.compile(r"(?:0[1-9]|[12]\d|3[01])[/.-](?:0[1-9]|1[0-2])[/.-](?:18|19|20)\d\d", re.ASCII)
_TIME = re.compile(
    r"[T ]\s*\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2}|[AP]M)?$", re.IGNORECASE
)
_PARTS = re.compile(r"[\s/.\-_,\\]+")
_UNKNOWN = re.compile(r"^(?:0+|99|[?xX*_#]+)$")
_BLANK = re.compile(r"^[\s/.\-_0?xX*#]*$")
_ABOUT = re.compile(
    r"^(?:vers|env(?:iron)?\.?|ca\.?|circa|about|n[eé]+\(?e?\)? (?:le|en)|le|en)\s+", re.IGNORECASE
)
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars mar march",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout aou august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}


class Century(Enum):
    """Where the first two digits of a year come from."""

    WRITTEN = "written"
    ONLY_ONE = "only_one"
    UNSURE = "unsure"


class NoDate(ValueError):
    """The text is no date that a calendar has."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A date that was understood."""

    date: PartialDate
    century: Century = Century.WRITTEN


def is_blank(text: str) -> bool:
    """Whether the text says that there is no date: empty, 00/00/0000, //, ?."""
    return _BLANK.match(text) is not None


def read_date(text: str, today: date, seen: date | None = None, *, day_first: bool = True) -> Reading:
    """The date in ``text``. Raises NoDate.

    A year of two digits is completed so that the person is born by ``today`` and, if that leaves a
    choice, by the day they were ``seen``.
    """
    if day_first and (plain := _PLAIN.fullmatch(text)):
        return _plain(plain[0])
    parts = _parts(text, day_first=day_first)
    month = _number(parts[-2], month=True) if len(parts) > 1 else 0
    day = _number(parts[0]) if len(parts) == 3 else 0
    year, century = _year(parts[-1], alone=len(parts) == 1), Century.WRITTEN
    if year < 100:
        year, century = _complete(year, (month or 1, day or 1), today, seen)
    if not 1 <= month <= 12:
        if month or day:
            raise NoDate
        return Reading(PartialDate(year), century)
    if day > monthrange(year, month)[1]:
        raise NoDate
    return Reading(PartialDate(year, month, day), century)


@lru_cache(maxsize=65536)
def _plain(text: str) -> Reading:
    """Nearly every date of a French list, hence the short way: 14/02/1930."""
    day, month, year = int(text[:2]), int(text[3:5]), int(text[6:])
    if day > monthrange(year, month)[1]:
        raise NoDate
    return Reading(PartialDate(year, month, day))


def _parts(text: str, *, day_first: bool) -> list[str]:
    """Day, month and year as they are written, or the last two or one of them."""
    parts = _split(text)
    if len(parts) == 1 and len(parts[0]) == 8 and parts[0].isdigit():
        parts = _eight_digits(parts[0])
    if not 1 <= len(parts) <= 3:
        raise NoDate
    if len(parts[0]) == 4 and parts[0].isdigit():
        return parts[::-1]
    if len(parts) == 3 and (_month_named(parts[0]) or not day_first) and not _month_named(parts[1]):
        return [parts[1], parts[0], parts[2]]
    return parts


def _split(text: str) -> list[str]:
    bare = _TIME.sub("", text.strip())
    bare = _ABOUT.sub("", bare)
    return [part for part in _PARTS.split(bare) if part]


def _eight_digits(digits: str) -> list[str]:
    # No year from 1800 to 2099 can be read as day and month or month and day, so one reading at most holds.
    if 1800 <= int(digits[:4]) <= 2099 and int(digits[4:6]) <= 12:
        return [digits[:4], digits[4:6], digits[6:]]
    return [digits[:2], digits[2:4], digits[4:]]


def _month_named(part: str) -> bool:
    return fold_name(part) in _MONTHS


def _number(part: str, *, month: bool = False) -> int:
    if _UNKNOWN.match(part):
        return 0
    if month and _month_named(part):
        return _MONTHS[fold_name(part)]
    digits = re.sub(r"(?:er|st|nd|rd|th)$", "", part)
    if not digits.isascii() or not digits.isdigit() or len(digits) > 2:
        raise NoDate
    return int(digits)


def _year(part: str, *, alone: bool) -> int:
    part = part.lstrip("'’")
    if not part.isascii() or not part.isdigit() or len(part) not in ((4,) if alone else (2, 4)):
        raise NoDate
    if len(part) == 4 and not 1800 <= int(part) <= 2099:
        raise NoDate
    return int(part)


def _complete(
    two_digits: int, in_year: tuple[int, int], today: date, seen: date | None
) -> tuple[int, Century]:
    possible = [
        century + two_digits
        for century in (2000, 1900)
        if (century + two_digits, *in_year) <= (today.year, today.month, today.day)
        and today.year - century - two_digits <= OLDEST_AGE
    ]
    if not possible:
        raise NoDate
    if len(possible) == 1:
        return possible[0], Century.ONLY_ONE
    # Both a centenarian and a child: who was seen before the later date is the centenarian.
    unborn = seen is not None and (possible[0], *in_year) > (seen.year, seen.month, seen.day)
    return possible[1] if unborn else possible[0], Century.UNSURE


def days_come_first(texts: Iterable[str]) -> bool:
    """Whether a column writes 14/02/1930 rather than 02/14/1930; yes unless its values say no."""
    first = second = 0
    for text in texts:
        parts = _split(text)
        if len(parts) == 3 and len(parts[0]) <= 2 and parts[0].isdigit() and parts[1].isdigit():
            first += int(parts[0]) > 12
            second += int(parts[1]) > 12
    return first >= second
