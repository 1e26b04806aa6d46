"""Backups while the vault is locked: a known drive that arrives gets one, where that was chosen; how it goes.

No key is needed: the keeper's worker copies the closed vault. What is said
names a drive and an amount, never a patient. Until a drive arrives nothing is
looked at, so that the first paint waits for nothing.
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

    def guard(self, vault: Path) -> None:
        """A lock screen for this vault is shown: what arrives is for it."""
        self._vault = vault

    def listen(self) -> None:
        """The window is painted: there is time to hear of drives."""
        if self._mounts is None:
            self._mounts = Mounts(self)
            self._mounts.arrived.connect(self.came)

    def rest(self) -> None:
        """Another page is shown: nothing is started under it."""
        self._vault = None

    def came(self, points: frozenset[str]) -> None:
        """Something was mounted; what it is takes a moment to find out."""
        if self._vault is not None:
            job = self._jobs.submit(_to_start, self._vault, points, self._host)
            job.done.connect(self._start)
            # A vault that cannot be read now says so when it is opened.
            job.failed.connect(lambda error: None)

    def hear(self, message: m.Message) -> None:
        """What the keeper says of a backup that is under way, from before the lock too."""
        match message:
            case m.WorkerProgress(_, kind, fields) if kind == _WORKER:
                done, total = int(fields.get("done", 0)), int(fields.get("total", 0))
                drive, percent = _name(fields), f"{100 * done // total}" if total else "0"
                self.said.emit(self.tr("Backing up to {0}: {1} %").format(drive, percent), "info")
            case m.WorkerEnded(_, kind, None, fields) if kind == _WORKER:
                told = self.tr("The backup on {} is complete: every byte was read back.")
                self.said.emit(told.format(_name(fields)), "ok")
            case m.WorkerEnded(_, kind, "Interrupted") if kind == _WORKER:
                self.said.emit("", "")
            case m.WorkerEnded(_, kind) if kind == _WORKER:
                self.said.emit(
                    self.tr("The backup was not finished.") + " " + self._explained(message), "warning"
                )

    def _start(self, mounts: list[str]) -> None:
        if self._vault is not None:
            for mount in mounts:
                self._control.say(m.WorkerWanted(_WORKER, {"vault": str(self._vault), "drive": mount}))


def _name(fields: Mapping[str, str | int]) -> str:
    mount = str(fields.get("drive", ""))
    return Path(mount).name or mount


def _to_start(vault: Path, points: frozenset[str], host: "Callable[[], Host]") -> list[str]:
    """The known drives among what arrived whose backup starts by itself; on the looking thread."""
    from app import arrivals, rotation, settings
    from app.arrivals import Offer

    here = host()
    chosen = settings.load(here.settings_folder).drive_arrives
    if chosen != "start":
        return []
    arrived = [one for one in rotation.look(vault, here).known if one.mount in points]
    return [one.mount for one in arrived if arrivals.on_arrival(one, chosen, here.clock()) is Offer.START]
