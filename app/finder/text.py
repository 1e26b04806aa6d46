"""What a person may have meant by what they typed into the patient search.

Words are beginnings or pieces of names. Digits are a birth date in one of the
spellings French people use, whole or as far as it has been typed (12/03/1968,
12-3-68, 12031968, 12 mars 1968, 1968, 1968-03-12), or digits of a phone. What
cannot be told apart is read both ways: "12 mars" is a date, and also twelve
and somebody called Mars.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.phones import national
from vault.search import fold

#: Shorter pieces stand inside almost every name.
PIECE = 3
#: Fewer digits of a phone would match half of the practice.
PHONE_DIGITS = 4

_DAYS, _MONTHS, _YEARS = range(1, 32), range(1, 13), range(1850, 2101)
_MONTH_NAMES = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_RUN = re.compile(r"(?<!\w)(\+?\d+(?:(?:\s*[/.\-]\s*|\s+)\d+)*)(?!\w)[/.\-]?")
_DIGITS = re.compile(r"\d+")
_WRITTEN_DATE = re.compile(r"(?<!\w)(?:(\d{1,2})(?:er)?\s+)?([^\W\d_]+)\.?(?:\s+(\d{1,4}))?(?!\w)")


@dataclass(frozen=True, slots=True)
class Birth:
    """The days, months and years a birth date may have; None where nothing was said."""

    days: frozenset[int] | None
    months: frozenset[int] | None
    years: frozenset[int] | None


@dataclass(frozen=True, slots=True)
class Digits:
    """A run of digits: one of these dates, or (where long enough) a piece of a phone."""

    births: tuple[Birth, ...]
    phone: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the text: every word and every run of digits must match."""

    words: tuple[str, ...]
    digits: tuple[Digits, ...]


@lru_cache(maxsize=64)
def readings(typed: str) -> tuple[Reading, ...]:
    """Every way to understand ``typed``; none when there is nothing in it."""
    found = [*_with_written_date(typed), _plain(typed)]
    return tuple(reading for reading in dict.fromkeys(found) if reading.words or reading.digits)


def _plain(typed: str) -> Reading:
    digits = tuple(_digits(run.group(1)) for run in _RUN.finditer(typed))
    return Reading(tuple(fold(_RUN.sub(" ", typed)).split()), digits)


def _with_written_date(typed: str) -> Iterator[Reading]:
    """The text with "12 mars 1968", "12 mars" or "mars 1968" in it read as a date."""
    for found in _WRITTEN_DATE.finditer(typed):
        day, word, year = found.groups()
        months = _months_called(fold(word))
        if months and (day or (year and len(word) >= PIECE)):
            rest = _plain(typed[: found.start()] + " " + typed[found.end() :])
            birth = Birth(_exactly(day, _DAYS), months, _year(year) if year else None)
            yield Reading(rest.words, (*rest.digits, Digits((birth,), "")))


def _months_called(word: str) -> frozenset[int]:
    return frozenset(number for number, name in enumerate(_MONTH_NAMES, 1) if name.startswith(word))


def _exactly(text: str | None, allowed: range) -> frozenset[int] | None:
    return frozenset({int(text)} & set(allowed)) if text else None


def _digits(run: str) -> Digits:
    groups = _DIGITS.findall(run)
    return Digits(tuple(_births(groups)), national(run))


def _births(groups: list[str]) -> Iterator[Birth]:
    """Every date the groups may be, all whole but the last one, which may still be growing."""
    for read in _split(groups[0]) if len(groups) == 1 else [tuple(groups)]:
        for shape in _SHAPES:
            birth = shape(read)
            if birth and all(part is None or part for part in (birth.days, birth.months, birth.years)):
                yield birth


def _split(digits: str) -> Iterator[tuple[str, ...]]:
    """Digits typed in one go: a day, a year, 1203, 120368, 12031968, 19680312."""
    yield (digits,)
    if 2 < len(digits) <= 8:
        yield tuple(filter(None, (digits[:2], digits[2:4], digits[4:])))
    if 4 < len(digits) <= 8:
        yield tuple(filter(None, (digits[:4], digits[4:6], digits[6:])))


def _day_first(groups: tuple[str, ...]) -> Birth | None:
    """12, 12/3, 12/03/1968, 12/03/68."""
    if not 1 <= len(groups) <= 3 or any(len(group) > 2 for group in groups[:2]):
        return None
    day, month, year = (*groups, *[""] * (3 - len(groups)))
    return Birth(
        _exactly(day, _DAYS) if month else _growing(day, _DAYS),
        _growing_or_whole(month, _MONTHS, whole=bool(year)) if month else None,
        _year(year) if year else None,
    )


def _month_first(groups: tuple[str, ...]) -> Birth | None:
    """03/1968."""
    if len(groups) != 2 or len(groups[0]) > 2 or len(groups[1]) < 3:
        return None
    return Birth(None, _exactly(groups[0], _MONTHS), _year(groups[1]))


def _year_first(groups: tuple[str, ...]) -> Birth | None:
    """1968, 68, 196, 1968-03, 1968-03-12."""
    if not 1 <= len(groups) <= 3 or (len(groups) > 1 and len(groups[0]) != 4) or len(groups[0]) < 2:
        return None
    year, month, day = (*groups, *[""] * (3 - len(groups)))
    return Birth(
        _growing(day, _DAYS) if day else None,
        _growing_or_whole(month, _MONTHS, whole=bool(day)) if month else None,
        _year(year),
    )


_SHAPES: tuple[Callable[[tuple[str, ...]], Birth | None], ...] = (_day_first, _month_first, _year_first)


def _growing_or_whole(text: str, allowed: range, *, whole: bool) -> frozenset[int] | None:
    return _exactly(text, allowed) if whole else _growing(text, allowed)


def _growing(text: str, allowed: range) -> frozenset[int]:
    """A day or month that may not be whole yet: 1 is 1, and 10 to 19; 0 is 1 to 9."""
    return frozenset(number for number in allowed if f"{number:02}".startswith(text) or str(number) == text)


def _year(text: str) -> frozenset[int]:
    """A year, whole or growing (196), or its last two digits, growing as well."""
    return frozenset(
        year
        for year in _YEARS
        if str(year).startswith(text) or (len(text) < 3 and str(year)[2:].startswith(text))
    )
