"""Backups while the vault is locked: a known drive that is there gets one where that was chosen; how it goes.

No key is needed: the keeper's worker copies the closed vault. What is said
names a drive and an amount, never a patient. A drive that arrives gets a backup,
one that was there before the program started gets the day's. Nothing is looked
at before the window is painted.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import messages as m
from ui.control import Control
from ui.jobs import Jobs
from ui.mounts import Mounts

if TYPE_CHECKING:
    # The ciphers come with it.
    from app.host import Host

_WORKER = "backup"


class WhileLocked(QObject):
    """``said(words, tone)``: what to show of a backup, "" for nothing."""

    said = Signal(str, str)

    def __init__(
        self,
        control: Control,
        jobs: Jobs,
        host: "Callable[[], Host]",
        explained: Callable[[m.WorkerEnded], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._control, self._jobs, self._host, self._explained = control, jobs, host, explained
        self._vault: Path | None = None
        self._mounts: Mounts | None = None
        #: What was plugged in before the program started was looked at, or is none of ours.
        self._seen_to = False
        self._under_way = False

    def guard(self, vault: Path, *, was_open: bool) -> None:
        """A lock screen for this vault is shown: what arrives is for it.

        Where it ``was_open``, its session saw to what is there already.
        """
        self._seen_to = was_open or (self._seen_to and vault == self._vault)
        self._vault = vault
        self._see_to_what_is_here()

    def listen(self) -> None:
        """The window is painted: there is time to hear of drives."""
        if self._mounts is None:
            self._mounts = Mounts(self)
            self._mounts.arrived.connect(self.came)
            self._see_to_what_is_here()

    def _see_to_what_is_here(self) -> None:
        if self._mounts is not None and not self._seen_to:
            self._seen_to = True
            self._look(None)

    def rest(self) -> None:
        """Another page is shown: nothing is started under it."""
        self._vault = None

    def came(self, points: frozenset[str]) -> None:
        """Something was mounted; what it is takes a moment to find out."""
        self._look(points)

    def _look(self, points: frozenset[str] | None) -> None:
        if self._vault is not None:
            job = self._jobs.submit(_to_start, self._vault, points, self._host)
            job.done.connect(self._start)
            # A vault that cannot be read now says so when it is opened.
            job.failed.connect(lambda error: None)

    def hear(self, message: m.Message) -> None:
        """What the keeper says of a backup that is under way, from before the lock too."""
        self._under_way = isinstance(message, m.WorkerProgress)
        match message:
            case m.WorkerProgress(_, kind, fields) if kind == _WORKER:
                done, total = int(fields.get("done", 0)), int(fields.get("total", 0))
                drive, percent = _name(fields), f"{100 * done // total}" if total else "0"
                self.said.emit(self.tr("Backing up to {0}: {1} %").format(drive, percent), "info")
            case m.WorkerEnded(_, kind, None, fields) if kind == _WORKER:
                told = self.tr("The backup on {} is complete: every byte was read back.")
                if fields.get("mended"):
                    told += " " + self.tr("Older files there had changed: written again. Watch this drive.")
                self.said.emit(told.format(_name(fields)), "warning" if fields.get("mended") else "ok")
            case m.WorkerEnded(_, kind, "Interrupted") if kind == _WORKER:
                self.said.emit("", "")
            case m.WorkerEnded(_, kind) if kind == _WORKER:
                self.said.emit(
                    self.tr("The backup was not finished.") + " " + self._explained(message), "warning"
                )

    def _start(self, drives: list[tuple[str, str]]) -> None:
        if self._vault is not None and not self._under_way:
            for mount, uuid in drives:
                order = {"vault": str(self._vault), "drive": mount, "uuid": uuid}
                self._control.say(m.WorkerWanted(_WORKER, order))


def _name(fields: Mapping[str, str | int]) -> str:
    mount = str(fields.get("drive", ""))
    return Path(mount).name or mount


def _to_start(
    vault: Path, points: frozenset[str] | None, host: "Callable[[], Host]"
) -> list[tuple[str, str]]:
    """The known drives whose backup starts by itself, mount and UUID; on the looking thread.

    Among what was mounted at ``points``; None: among what was there already.
    """
    from app import paths, settings

    chosen = settings.load(paths.settings_folder()).drive_arrives
    if chosen != "start":
        return []

    # The ciphers come with them, 20 MB: only where backups start by themselves.
    from app import arrivals, rotation
    from app.arrivals import Offer

    here = host()
    decide = arrivals.at_opening if points is None else arrivals.on_arrival
    drives = [one for one in rotation.look(vault, here).known if one.here]
    found = drives if points is None else [one for one in drives if one.mount in points]
    return [(one.mount, one.uuid) for one in found if decide(one, chosen, here.clock()) is Offer.START]
