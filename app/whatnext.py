"""The one thing to do next for the backups, from what is known of the drives. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app import reminding
from app.reminding import Past
from app.rotation import BackupDrive, Rotation, Standing, days_behind

#: A drive that has been elsewhere for so long is missed.
_LONG_AWAY: Final = 7


class Next(StrEnum):
    """What a practitioner does next."""

    #: Plug in a drive: there is none.
    PLUG_IN = "plug_in"
    #: Say that the drive that is there is for backups.
    INTRODUCE = "introduce"
    #: Have another drive in the place of one that does not keep what it takes.
    REPLACE = "replace"
    #: Make a backup on the drive that is there.
    BACK_UP = "back_up"
    #: Bring a drive that is elsewhere.
    BRING = "bring"
    #: Try whether a backup opens.
    REHEARSE = "rehearse"
    #: Have a second drive, for the day the first is lost together with the computer.
    SECOND = "second"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, and with which drive."""

    what: Next
    drive: BackupDrive | None = None


def next_step(rotation: Rotation, past: Past, now: datetime) -> Step:
    """The most urgent thing first."""
    here = [one for one in rotation.known if one.here]
    away = [one for one in rotation.known if not one.here]
    if not rotation.known:
        return _first(rotation)
    if here and (_behind(worst := _furthest(here, now), now) or reminding.backup_due(past, now)):
        return Step(Next.BACK_UP, worst)
    if away and reminding.backup_due(past, now):
        return Step(Next.BRING, _furthest(away, now))
    if reminding.rehearsal_due(past, now):
        return Step(Next.REHEARSE)
    if len(rotation.known) == 1:
        return _replace(rotation) or Step(Next.SECOND)
    if away and _days(_furthest(away, now), now) >= _LONG_AWAY:
        return Step(Next.BRING, _furthest(away, now))
    return Step(Next.NOTHING)


def _first(rotation: Rotation) -> Step:
    willing = (one for one in rotation.others if one.standing not in (Standing.NAMELESS, Standing.TWIN))
    asked = next((one for one in willing if not one.met.declined), None)
    return Step(Next.INTRODUCE, asked) if asked else _replace(rotation) or Step(Next.PLUG_IN)


def _replace(rotation: Rotation) -> Step | None:
    return Step(Next.REPLACE, rotation.unfaithful[0]) if rotation.unfaithful else None


def _behind(drive: BackupDrive, now: datetime) -> bool:
    return days_behind(drive.took, now) != 0


def _furthest(drives: list[BackupDrive], now: datetime) -> BackupDrive:
    return max(drives, key=lambda one: _days(one, now))


def _days(drive: BackupDrive, now: datetime) -> int:
    days = days_behind(drive.took, now)
    # One that holds nothing is further behind than any other.
    return 1 << 30 if days is None else days
