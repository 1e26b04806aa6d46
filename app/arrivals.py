"""A drive is there: is it introduced, is its backup offered, or does that start by itself?

Pure: what is known of the drive, what the person chose, the moment.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal

from app.rotation import BackupDrive, Standing, days_behind

#: What the person chose for a known drive that arrives.
OnArrival = Literal["ask", "start"]
#: A connection that comes and goes is no reason for a second backup.
_JUST_NOW: Final = timedelta(minutes=10)
#: Worth saying each time: something is not as it was.
_ODD: Final = frozenset({Standing.REPLACED, Standing.COPIED})
#: No backup goes there, whatever the person says.
_CLOSED: Final = frozenset({Standing.UNFAITHFUL, Standing.TWIN})


class Offer(StrEnum):
    """What a drive that is there leads to."""

    START = "start"
    ASK = "ask"
    INTRODUCE = "introduce"
    #: It gets no backup, and the person should hear why.
    EXPLAIN = "explain"


def on_arrival(drive: BackupDrive, chosen: OnArrival, now: datetime) -> Offer | None:
    """The drive was plugged in this moment."""
    if not drive.known:
        return _to_a_stranger(drive)
    last = drive.took.verified_at
    if last is not None and timedelta(0) <= now - last < _JUST_NOW:
        return None
    return Offer.START if chosen == "start" else Offer.ASK


def at_opening(drive: BackupDrive, chosen: OnArrival, now: datetime) -> Offer | None:
    """The drive was there before the vault was opened: one backup a day starts by itself."""
    if not drive.known:
        return _to_a_stranger(drive)
    if days_behind(drive.took, now) == 0:
        return None
    return Offer.START if chosen == "start" else Offer.ASK


def _to_a_stranger(drive: BackupDrive) -> Offer | None:
    """A drive is introduced once; afterwards it waits on the page."""
    if drive.standing in _CLOSED:
        return Offer.EXPLAIN
    if drive.met.declined or drive.standing is Standing.NAMELESS:
        return None
    return Offer.INTRODUCE if drive.standing in _ODD or drive.met.at is None else None
