"""The drives that are plugged in, as windows list them: a name, the room on it, and the policy's verdict."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import localstate, places
from app.host import Host
from app.language import Language
from vault.clock import moment


@dataclass(frozen=True, slots=True)
class DriveLine:
    """A drive and the policy's verdict; ``reason`` is its sentence, "" where the drive is allowed."""

    mount: str
    name: str
    free_bytes: int | None
    allowed: bool
    reason: str = ""
    #: When it was found to return other bytes than it was given: nothing is written there any more.
    unfaithful_at: datetime | None = None


def drive_lines(host: Host, vault: Path | None, language: Language) -> list[DriveLine]:
    """Those that can take a backup of ``vault`` first. A drive that sleeps answers after seconds."""
    lost = localstate.unfaithful(host.state_folder)
    return [
        DriveLine(
            one.mount,
            one.label or one.mount,
            one.free_bytes,
            one.allowed,
            "" if one.allowed else places.reason(one.verdict, language),
            moment(lost[one.uuid]) if one.uuid in lost else None,
        )
        for one in places.drives(host.machine, vault)
    ]


def refused_line(disk: places.Drive, language: Language) -> DriveLine:
    """A disk that may hold no backups, with the reason."""
    reason = places.reason(disk.verdict, language)
    return DriveLine(disk.mount, disk.label or disk.mount, disk.free_bytes, allowed=False, reason=reason)
