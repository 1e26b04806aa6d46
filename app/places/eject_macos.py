"""Ejecting on macOS: ``diskutil eject`` (diskutil(8)), which unmounts every volume of the disk first.

Written from Apple's manual and recorded answers; it has not been run on macOS.
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.errors import DriveBusy, EjectRefused, EjectUnavailable
from app.places.facts import Facts
from vault.errors import DriveGone

_PATIENCE_SECONDS: Final = 600
_BUSY: Final = ("could not be unmounted", "dissented", "in use", "Resource busy")
_REFUSED: Final = ("not permitted", "privilege", "must be root", "kDAReturnNotPermitted")
_GONE: Final = ("Unable to find disk", "Could not find disk", "does not appear to be a valid")


@dataclass(frozen=True, slots=True)
class Answered:
    """The exit code, and all that was written."""

    code: int
    text: str


def _diskutil(path: str) -> Answered:
    command = ("/usr/sbin/diskutil", "eject", path)
    done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False)
    return Answered(done.returncode, done.stdout + done.stderr)


class MacEjector:
    """Asks diskutil."""

    def __init__(self, ask: Callable[[str], Answered] = _diskutil) -> None:
        self._ask = ask

    def eject(self, drive: Facts) -> None:
        """As ``Ejector.eject``."""
        try:
            answered = self._ask(drive.mount or drive.path)
        except (OSError, subprocess.TimeoutExpired):
            raise EjectUnavailable(drive.path) from None
        if answered.code == 0:
            return
        if any(words in answered.text for words in _BUSY):
            raise DriveBusy(drive.path)
        if any(words in answered.text for words in _REFUSED):
            raise EjectRefused(drive.path)
        if any(words in answered.text for words in _GONE):
            raise DriveGone(drive.path)
        raise EjectUnavailable(drive.path)
