"""What a drive has to be asked about before backups on it go on as usual, as the backups page shows it.

Nothing old goes before the person was shown what would, and agreed; after a
mass change nothing goes at all until somebody has said that it is right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QObject

from app.drive_outlook import Outlook
from app.rotation import BackupDrive
from ui import text
from ui.workspace.backups import Ask
from vault.clock import moment

_HALTED, _THINNING, _ROOM, _HEADERS = "halted", "thinning", "room", "headers"
#: What the worker is told with the next backup, by what was asked and how it was answered.
_ORDERS: Final[Mapping[tuple[str, bool], Mapping[str, str]]] = {
    (_HALTED, True): {"rotates": "yes"},
    (_HALTED, False): {"rotates": "no"},
    (_THINNING, True): {"rotates": "yes"},
    (_HEADERS, True): {"headers": "renew"},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Which drive was asked about, and what its next backup is told; None where no backup follows."""

    mount: str
    order: Mapping[str, str] | None


def answer(key: str, accepted: bool) -> Answer:
    """What ``key``, an ``Ask`` of here, and its answer lead to."""
    what, _, mount = key.partition(":")
    return Answer(mount, _ORDERS.get((what, accepted)))


class _Asks(QObject):
    """lupdate finds sentences in an object's own ``tr`` only."""

    def of(self, drive: BackupDrive, seen: Outlook, today: date) -> Iterator[Ask]:
        """What there is to ask about a drive, the most urgent first."""
        if seen.halted:
            yield self._halted(drive)
        elif seen.may_go.goes and not seen.rotates:
            yield self._thinning(drive, seen, today)
        if seen.room is not None and seen.room.is_low:
            yield self._room(drive, seen, seen.room.left)
        if seen.old_headers:
            yield self._headers(drive, seen)

    def _halted(self, drive: BackupDrive) -> Ask:
        sentence = self.tr(
            "Much of the vault is different from the backup before on {}. No old backup goes from there "
            "until you say that this is right. If you do not know why, do not answer: eject this drive, keep "
            "it apart, and have somebody look."
        )
        accept, decline = self.tr("It is right"), self.tr("Keep every backup")
        word = self.tr("A lot has changed.")
        return Ask(f"{_HALTED}:{drive.mount}", word, sentence.format(drive.name), accept, decline)

    def _thinning(self, drive: BackupDrive, seen: Outlook, today: date) -> Ask:
        goes = seen.may_go.goes
        first, last = (text.day(moment(one.sealed_at).astimezone().date()) for one in (goes[0], goes[-1]))
        which = self.tr("%n old backups on {0} ({1} to {2}) may go, which frees {3}.", "", len(goes))
        kept = self.tr(
            "Kept, if today is {}, are all of 7 days, then one a day for 30 days, one a week for a year, "
            "one a month beyond."
        ).format(text.day(today))
        told = which.format(drive.name, first, last, text.size(seen.may_go.frees))
        accept, decline = self.tr("Let them go from now on"), self.tr("Not now")
        return Ask(f"{_THINNING}:{drive.mount}", self.tr("Old backups."), f"{told} {kept}", accept, decline)

    def _room(self, drive: BackupDrive, seen: Outlook, left: int) -> Ask:
        told = self.tr("%n more backups fit on {}.", "", left).format(drive.name)
        if seen.for_room.goes:
            frees = self.tr("Without the oldest, {} more would be free.")
            told += " " + frees.format(text.size(seen.for_room.frees))
        return Ask(f"{_ROOM}:{drive.mount}", self.tr("Room is running out."), told, self.tr("Noted"))

    def _headers(self, drive: BackupDrive, seen: Outlook) -> Ask:
        count = len(seen.old_headers)
        told = self.tr("%n backups on {} still open with the passphrase or the ways in of before.", "", count)
        accept, decline = self.tr("Bring them up to date"), self.tr("Not now")
        word = self.tr("Older ways in.")
        return Ask(f"{_HEADERS}:{drive.mount}", word, told.format(drive.name), accept, decline)


asks = _Asks()
