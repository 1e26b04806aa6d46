"""Which snapshots a drive keeps: all of a week, then one a day, one a week, one a month.

Pure arithmetic over dates. What a snapshot is kept for does not depend on what
went before: a drive thinned every evening and one thinned once a year end up
with the same snapshots.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

#: Younger than this in days: all are kept; the newest of each day; the newest of each week.
ALL_DAYS: Final = 7
DAILY_DAYS: Final = 30
WEEKLY_DAYS: Final = 365


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A snapshot by its age; among those of one moment the later revision is the newer one."""

    sealed_at: datetime
    revision: int
    name: str

    @property
    def day(self) -> date:
        """Its day, of Greenwich."""
        return self.sealed_at.date()


def superfluous(found: Iterable[Dated], today: date) -> tuple[Dated, ...]:
    """Those the schedule does not keep, oldest first. The newest of all is always kept."""
    ordered = sorted(found)
    kept = _kept(ordered, today)
    return tuple(one for one in ordered if one not in kept)


def for_room(found: Iterable[Dated], today: date) -> tuple[Dated, ...]:
    """Those that may go where the drive has no room for the next one, in this order.

    What the schedule does not keep, then the oldest; never one of the last thirty days, nor the newest.
    """
    ordered = sorted(found)
    first = superfluous(ordered, today)
    old = (one for one in ordered[:-1] if (today - one.day).days >= DAILY_DAYS)
    return (*first, *(one for one in old if one not in first))


def _kept(ordered: Sequence[Dated], today: date) -> set[Dated]:
    newest_of_days = _newest(ordered, lambda day: day)
    newest_of_months = _newest(ordered, lambda day: (day.year, day.month))
    newest_of_weeks = _newest(ordered, lambda day: day.isocalendar()[:2])

    def keeps(one: Dated) -> bool:
        age = (today - one.day).days
        if age < ALL_DAYS:
            # Those of a day to come too: a clock that was wrong makes nothing superfluous.
            return True
        if age < DAILY_DAYS:
            return one in newest_of_days
        # The newest of a month would go with its week where that ends in the next month.
        return one in newest_of_months or (age < WEEKLY_DAYS and one in newest_of_weeks)

    return {one for one in ordered if keeps(one)} | set(ordered[-1:])


def _newest(ordered: Sequence[Dated], span: Callable[[date], Hashable]) -> set[Dated]:
    return set({span(one.day): one for one in ordered}.values())
