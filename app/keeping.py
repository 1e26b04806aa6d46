"""How long a record is kept: twenty years from the last care, longer for a child, ten after a death.

The rule of the hospitals (article R1112-7), recommended to liberal practitioners,
with years that can be set. Nothing is destroyed by it: it says until when a record
is to be kept. What is not known is counted so that a record stays longer.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Kept:
    """What decides how long one record is kept; days may be partial, '' is not known."""

    birth_date: str
    last_care_on: str
    deceased_on: str
    created_at: str
    held: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """Years; ``child_until`` is a birthday, for whom was last seen before ``child_before``."""

    after_care: int = 20
    child_until: int = 28
    child_before: int = 8
    after_death: int = 10


STANDARD = Rules()


def kept_until(facts: Kept, rules: Rules = STANDARD) -> date | None:
    """The first day on which the record may be destroyed; None while a hold stands."""
    if facts.held:
        return None
    last_care = _latest(facts.last_care_on or facts.created_at)
    if facts.deceased_on:
        return _years_on(_latest(facts.deceased_on), rules.after_death)
    until = _years_on(last_care, rules.after_care)
    if facts.birth_date:
        born = _latest(facts.birth_date)
        if last_care < _years_on(born, rules.child_before):
            until = max(until, _years_on(born, rules.child_until))
    return until


def _latest(written: str) -> date:
    """The last day a partial date can be."""
    year, month, day = (*(int(part) for part in written[:10].split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    following = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        # Of 29 February the day after, in a year that has none: a day later, never earlier.
        return date(day.year + years, 3, 1)
