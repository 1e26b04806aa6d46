"""The page of backups years later: a drive at home, one that fails, a new one, and what one is asked."""

from datetime import datetime, timedelta
from typing import Final

from app import sentences
from app.drive_outlook import Outlook
from app.host import Host
from app.places import Purpose, Verdict, reason
from app.rotation import BackupDrive, Mended, Rotation, Standing, Took
from ui.demo.stage import Stage
from ui.drive_lines import DriveLine
from ui.session.asks import asks
from ui.workspace.window import MainWindow
from vault.backup import thinning
from vault.backup.room import Room
from vault.backup.thinning import Old, Plan
from vault.clock import stamp
from vault.errors import DriveGone

_HERE: Final = "/media/sauvegardes"
_INTERNAL: Final = "/media/donnees"
_GIGABYTE: Final = 10**9


class ManyDrives:
    """Told to the page as a session tells it, of drives that nobody has."""

    def __init__(self, stage: Stage, main: MainWindow, host: Host) -> None:
        self._stage, self._main, self._now = stage, main, host.clock()

    def look(self) -> None:
        """The drives after one was pulled out, then what that one is asked about."""
        page = self._main.backups
        with self._stage.step("drives"):
            page.show_rotation(self._rotation(), self._refused(), self._now)
            page.show_finished(sentences.sentence(DriveGone(_HERE), "fr"))
            self._stage.picture(self._main, "drives")
            drive, today = self._drive(), self._now.astimezone().date()
            page.show_asks([ask for seen in _outlooks(self._now) for ask in asks.of(drive, seen, today)])
            self._stage.picture(self._main, "drives-asked-about")
            page.show_asks(())
            page.show_finished()

    def _ago(self, days: int) -> datetime:
        return self._now - timedelta(days=days)

    def _drive(self) -> BackupDrive:
        took = Took(self._ago(3), self._ago(70), 812, self._ago(400))
        mended = (Mended(self._ago(9), 2),)
        return BackupDrive("a", "SAUVEGARDES", Standing.KNOWN, _HERE, 61 * _GIGABYTE, took, mended=mended)

    def _rotation(self) -> Rotation:
        at_home = BackupDrive("b", "MAISON", Standing.KNOWN, took=Took(self._ago(34)), opens_as_before=True)
        failing = BackupDrive("c", "ANCIEN", Standing.UNFAITHFUL, unfaithful_at=self._ago(12))
        new = BackupDrive("d", "CLE USB", Standing.NEW, "/media/cle", 31 * _GIGABYTE)
        drive = self._drive()
        return Rotation((drive, at_home, failing, new), (), drive.took, self._ago(400))

    def _refused(self) -> list[DriveLine]:
        facts = {"path": _INTERNAL, "disk": "sdb", "bus": "SATA"}
        why = reason(Verdict(False, "internal-disk", Purpose.BACKUP, facts), "fr")
        return [DriveLine(_INTERNAL, "Données", None, allowed=False, reason=why)]


def _outlooks(now: datetime) -> list[Outlook]:
    """Of a drive on which everything changed, then of one that is full and has old backups."""
    old = [Old(str(days), stamp(now - timedelta(days=days)), 40_000_000) for days in (380, 377, 375)]
    nothing = thinning.NOTHING
    changed = Outlook(None, nothing, nothing, rotates=False, halted=True, old_headers=())
    room = Room(free=900_000_000, each=400_000_000)
    full = Outlook(room, Plan(tuple(old)), nothing, rotates=False, halted=False, old_headers=("1", "2"))
    return [changed, full]
