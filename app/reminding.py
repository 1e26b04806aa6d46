"""When to remind: of a backup once a day at most, of a rehearsal once a week at most, of one of them only.

Pure: the moments come in, and what is due comes out. Days are those of this
computer's calendar, as people count them.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Self

import msgspec

from app.localstate import Reminded
from app.rotation import Rotation

#: A verified backup is fresh for so long: over a week-end nobody is reminded of Friday's.
FRESH: Final = timedelta(days=3)
#: A vault without any backup is a day old before that is said unasked.
_NEVER: Final = timedelta(days=1)
REHEARSE_EVERY: Final = timedelta(days=60)
#: A drive is in use for a week before the first rehearsal is proposed.
_FIRST_REHEARSAL: Final = timedelta(days=7)
_REHEARSAL_AGAIN: Final = timedelta(days=7)


class Due(StrEnum):
    """What the person is reminded of."""

    BACKUP = "backup"
    REHEARSAL = "rehearsal"


@dataclass(frozen=True, slots=True)
class Past:
    """What was done with a vault, as far as this computer knows."""

    created_at: datetime
    verified_at: datetime | None = None
    first_verified_at: datetime | None = None
    proven_at: datetime | None = None

    @classmethod
    def of(cls, rotation: Rotation, now: datetime) -> Self:
        """Of a vault whose drives were looked at."""
        took = rotation.took
        return cls(rotation.created_at or now, took.verified_at, took.first_verified_at, took.proven_at)


def backup_due(past: Past, now: datetime) -> bool:
    """The last verified backup is no longer fresh."""
    if past.verified_at is None:
        return _days(past.created_at, now) >= _NEVER
    return _days(past.verified_at, now) > FRESH


def rehearsal_due(past: Past, now: datetime) -> bool:
    """Nobody has tried for sixty days whether a backup opens, and there is one to try."""
    if past.first_verified_at is None:
        return False
    if past.proven_at is None:
        return _days(past.first_verified_at, now) >= _FIRST_REHEARSAL
    return _days(past.proven_at, now) >= REHEARSE_EVERY


def morning(past: Past, reminded: Reminded, now: datetime) -> Due | None:
    """What to say today, if it was not said yet. A clock that was set back says nothing twice."""
    today = now.astimezone().date()
    if backup_due(past, now):
        return Due.BACKUP if _since(reminded.of_backup, today) >= timedelta(days=1) else None
    if rehearsal_due(past, now) and _since(reminded.of_rehearsal, today) >= _REHEARSAL_AGAIN:
        return Due.REHEARSAL
    return None


def said(due: Due, reminded: Reminded, now: datetime) -> Reminded:
    """What to remember once it was said."""
    today = now.astimezone().date()
    if due is Due.BACKUP:
        return msgspec.structs.replace(reminded, of_backup=today)
    return msgspec.structs.replace(reminded, of_rehearsal=today)


def _days(then: datetime, now: datetime) -> timedelta:
    return now.astimezone().date() - then.astimezone().date()


def _since(last: date | None, today: date) -> timedelta:
    # A day to come was written by a clock that was wrong: it must not silence the program for years.
    if last is None or last > today + timedelta(days=1):
        return timedelta.max
    return today - last
