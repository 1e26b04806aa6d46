"""What a small form asks of somebody, one value a field, and how it is read.

A day may be partial, as old papers give it; one that no calendar has is refused
by name, so that nobody wonders which of the fields is meant.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto
from typing import Any

from PySide6.QtCore import QObject

from ui import text
from ui.workspace import birthdate
from ui.workspace.moments import FIRST_YEAR
from ui.workspace.store import Record
from vault.database import Value
from vault.records.births import Precision

Options = Sequence[tuple[str, str]]


class How(Enum):
    """What is asked for."""

    LINE = auto()
    LINES = auto()
    DAY = auto()
    #: A day that has come: nothing was verified, given or signed tomorrow.
    PAST_DAY = auto()
    NUMBER = auto()
    CHOICE = auto()
    TICK = auto()
    #: Nobody is asked: it follows from what is typed in another field, as whose card a name is of.
    FOLLOWS = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of a form. ``kind``: what a choice is made among; ``options`` tells it in words."""

    name: str
    caption: str
    how: How = How.LINE
    required: bool = False
    hint: str = ""
    kind: type[StrEnum] | None = None
    options: Callable[[Record], Options] = lambda _record: ()
    wide: bool = False


class Unreadable(ValueError):
    """What stands in a field cannot be kept; the sentence says why."""


def typed(asked: Sequence[Asked], facts: object) -> dict[str, str]:
    """``facts`` as the fields of a form hold them."""
    return {one.name: _typed(one, getattr(facts, one.name)) for one in asked}


def _typed(one: Asked, value: Any) -> str:
    if one.how in (How.DAY, How.PAST_DAY):
        return birthdate.written(value)
    if one.how is How.TICK:
        return "1" if value else ""
    return "" if value is None else str(value)


def read(one: Asked, words: str, today: date) -> Value:
    """What was typed as a record holds it. Raises Unreadable."""
    words = words.strip()
    if one.required and not words:
        raise Unreadable(_words.missing())
    match one.how:
        case How.DAY | How.PAST_DAY:
            return _day(words, today if one.how is How.PAST_DAY else None)
        case How.TICK:
            return bool(words)
        case How.NUMBER:
            return _number(words)
        case How.CHOICE | How.FOLLOWS:
            return one.kind(words) if one.kind else (words or None)
        case _:
            return words


def check_period(values: Mapping[str, Value]) -> None:
    """Raises Unreadable where an end stands before its beginning."""
    since, until = str(values.get("since") or ""), str(values.get("until") or "")
    if until and until[: len(since)] < since[: len(until)]:
        raise Unreadable(_words.before(text.partial_day(since)))


def before_birth(day: str, record: Record) -> str:
    """Why nothing of this patient can be of ``day``; "" where it can, and of a birth that no calendar has."""
    born, precision = record.patient.traits.birth_date, record.patient.traits.birth_date_precision
    if not day or precision is Precision.ODD or day[: len(born)] >= born[: len(day)]:
        return ""
    return _words.before_birth(text.partial_day(born))


def _day(words: str, latest: date | None) -> str:
    found = birthdate.read(words)
    if found is None:
        raise Unreadable(_words.no_day())
    day, precision = found
    if day and int(day[:4]) < FIRST_YEAR:
        raise Unreadable(_words.no_day())
    if precision is Precision.ODD:
        raise Unreadable(_words.impossible(text.partial_day(day)))
    if latest and day > latest.isoformat()[: len(day)]:
        raise Unreadable(_words.to_come(text.partial_day(day)))
    return day


def _number(words: str) -> int | None:
    if words and not words.isdecimal():
        raise Unreadable(_words.no_number())
    return int(words) if words else None


class _Words(QObject):
    def missing(self) -> str:
        return self.tr("This is needed.")

    def no_day(self) -> str:
        return self.tr("Type a date like 12/03/2026, 03/2026 or 2026.")

    def impossible(self, day: str) -> str:
        return self.tr("{} is in no calendar.").format(day)

    def to_come(self, day: str) -> str:
        return self.tr("{} is still to come.").format(day)

    def before_birth(self, born: str) -> str:
        return self.tr("This is before the birth, {}.").format(born)

    def no_number(self) -> str:
        return self.tr("Type a whole number.")

    def before(self, since: str) -> str:
        return self.tr("The end is before the beginning, {}.").format(since)


_words = _Words()
