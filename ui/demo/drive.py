"""The backups page joined to the pretend drive, and the copy that runs beside the windows."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app import arrivals, backing_up, introducing, listing, places
from app.arrivals import Offer
from app.host import Host
from app.listing import Backup
from app.places.policy import Verdict
from app.rotation import Here, Rotation, rotation
from app.session import Session
from ui import drive_words
from ui.demo.stage import Stage
from ui.jobs import Jobs
from ui.session.arriving import arriving
from ui.workspace.backups import SnapshotLine
from ui.workspace.window import MainWindow
from vault import header
from vault.backup import marker, staging
from vault.backup.staging import Checkpointed
from vault.clock import moment, stamp
from vault.pending import Draft
from vault.progress import Silent, Tally
from vault.progress import Stage as Doing

_COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Copied:
    """A backup that was made, and how long copying and reading back took."""

    backup: Backup
    seconds: float


class PretendDrive(QObject):
    """A folder that plays an external drive, and says so wherever it is shown."""

    finished = Signal()
    _advanced = Signal(str, object, object)  # bytes: more of them than a C++ int holds
    _posed = Signal()

    def __init__(
        self, stage: Stage, host: Host, folder: Path, session: Session, main: MainWindow,
        unsaved: Callable[[], tuple[Draft, ...]], pose: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self.copied: Copied | None = None
        self._host = host
        self._folder = folder
        self._session = session
        self._main, self._page = main, main.backups
        self._unsaved = unsaved
        self._ejected = False
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="backup")
        self._jobs = Jobs(self._worker, self)
        self._database = Jobs(session.worker, self)
        for jobs in (self._jobs, self._database):
            jobs.crashed.connect(stage.fail)
        self._page.backup_wanted.connect(lambda mount: self._start())
        self._page.introduce_wanted.connect(self._introduce)
        self._page.eject_wanted.connect(self._eject)
        self._page.refresh_wanted.connect(self.show)
        main.offers.accepted.connect(self._accept)
        self._advanced.connect(self._tell)
        # The copy holds still while its picture is taken.
        self._posed.connect(pose, Qt.ConnectionType.BlockingQueuedConnection)

    def arrive(self) -> None:
        """It is plugged in, and offered wherever one is."""
        self._ejected = False
        [drive] = self._seen().drives
        # One that was here a moment ago is not offered again: a known one comes back tomorrow.
        now = self._host.clock() + timedelta(days=1 if drive.known else 0)
        offer = arrivals.on_arrival(drive, "ask", now)
        assert offer is not None
        self._main.offers.offer(offer.value, arriving.offered(drive, offer, now))

    def name(self) -> str:
        return self._folder.name

    def full_name(self) -> str:
        """The name where nothing beside it says that the drive is a pretended one."""
        return self.tr("{} (pretend drive)").format(self.name())

    def show(self) -> None:
        """What is on the drive now."""
        seen = self._seen()
        self._page.show_rotation(seen, ())
        lines = [self._line(backup) for backup in listing.on_drive(self._folder, self._host).backups]
        self._page.show_snapshots([] if self._ejected else lines)
        self._main.show_last_backup(seen.took.verified_at)

    def _seen(self) -> Rotation:
        vault = self._session.opened.vault
        found = header.read(vault.folder).header
        with places.approve_pretend_drive(self._folder, vault.folder, self._host.machine) as place:
            facts, verdict = place.facts, Verdict(True, "pretend-drive", place.purpose, {})
        drive = places.Drive(facts.path, self.full_name(), facts.uuid, "", "", facts.free_bytes or 0, verdict)
        state = self._host.local_state(vault.seal.lineage)
        here = [] if self._ejected else [Here(drive, marker.found(self._folder, facts.uuid, found))]
        return replace(rotation(state, here, (), self._host.clock()), created_at=moment(found.created_at))

    def leave(self) -> None:
        self._worker.shutdown()

    def _accept(self, key: str) -> None:
        """What was offered of it is wanted."""
        if key == Offer.ASK.value:
            self._start()

    def _introduce(self, mount: str) -> None:
        """As the session and its worker do it; the name is the one the pictures show."""
        self._main.offers.withdraw(Offer.INTRODUCE.value)
        vault, host = self._session.opened.vault, self._host
        [drive] = self._seen().others
        introducing.introduce(vault.folder, mount, vault.drive_mark(drive.uuid), host)
        at = stamp(host.clock())
        host.local_state(vault.seal.lineage).introduce(drive.uuid, self.full_name(), at)
        self._start()

    def _eject(self, mount: str) -> None:
        """Nothing is mounted: the folder is not shown any more."""
        [drive] = self._seen().known
        self._main.offers.withdraw(_COMPLETE)
        self._ejected = True
        self._page.show_ejected(drive.uuid, drive_words.words.ejected(drive.name))
        self.show()

    def _start(self) -> None:
        self._page.show_progress(self.tr("Preparing the backup…"), 0, 0)
        job = self._database.submit(staging.checkpointed, self._session.opened.vault, self._unsaved())
        job.done.connect(self._copy)

    def _copy(self, taken: Checkpointed) -> None:
        job = self._jobs.submit(self._made, taken)
        job.done.connect(self._done)

    def _made(self, taken: Checkpointed) -> Copied:
        source = staging.staged(taken, Silent())
        progress, began = _Posing(self), time.perf_counter()
        vault = self._session.opened.vault.folder
        made = backing_up.back_up(source, vault, str(self._folder), self._host, progress).backup
        taken_seconds = time.perf_counter() - began - progress.posing
        staging.discard(source.folder)
        return Copied(made, taken_seconds)

    def _done(self, copied: Copied) -> None:
        self.copied = copied
        self._page.show_finished()
        self._main.offers.offer(_COMPLETE, arriving.complete(self.full_name()))
        self.show()
        self.finished.emit()

    def _tell(self, stage: str, done: int, total: int) -> None:
        words = self.tr("Copying and reading back") if total else self.tr("Sealing the backup…")
        self._page.show_progress(words, done, total)

    def _line(self, backup: Backup) -> SnapshotLine:
        verified = moment(backup.verified_at) if backup.verified_at else None
        when = moment(backup.sealed_at)
        return SnapshotLine(when, self.name(), backup.bytes, verified, path=backup.path)

    def tell(self, stage: str, done: int, total: int, *, pose: bool) -> None:
        """From the copying thread: how far it is, and whether it is worth a picture."""
        self._advanced.emit(stage, done, total)
        if pose:
            self._posed.emit()


class _Posing(Tally):
    """Progress on its way from the copying thread; stands still once for a picture."""

    def __init__(self, drive: PretendDrive) -> None:
        super().__init__()
        self.posing = 0.0
        self._drive = drive
        self._posed = False

    def begin(self, stage: Doing, total: int) -> None:
        super().begin(stage, total)
        self._drive.tell(self.stage, 0, total, pose=False)

    def advance(self, size: int) -> None:
        super().advance(size)
        pose = not self._posed and self.total > 0 and self.done * 4 > self.total
        began = time.perf_counter()
        self._drive.tell(self.stage, self.done, self.total, pose=pose)
        if pose:
            self._posed = True
            self.posing = time.perf_counter() - began
