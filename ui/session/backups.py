"""The backups page joined to the drives, the staging and the worker.

The session brings the vault to a checkpoint and stages the moment on its own
disk; a worker without keys copies it, which goes on when the session locks.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from app import answers, backing_up, sentences
from app import messages as m
from app.backing_up import Backup
from app.host import Host
from app.language import Language
from app.session import Session
from ui import text
from ui.control import Control
from ui.drive_lines import DriveLine, drive_lines
from ui.jobs import Jobs
from ui.mounts import Mounts
from ui.session.explaining import explained
from ui.workspace.backups import BackupsPage, SnapshotLine
from ui.workspace.drafts import Drafts
from vault.backup import staging
from vault.backup.staging import Checkpointed, Source
from vault.clock import moment as read_moment
from vault.errors import Interrupted
from vault.progress import Silent, Stage

WORKER = "backup"


class _Stopping(Silent):
    """Stops the staging of a backup that is not wanted any more; set and asked by different threads."""

    def __init__(self) -> None:
        self.wanted = Event()

    def advance(self, size: int) -> None:
        """Raises Interrupted."""
        if self.wanted.is_set():
            raise Interrupted


class Backups(QObject):
    """Fills the page once it is told to ``look``, starts backups, and tells how they go."""

    last_backup_changed = Signal(object)

    def __init__(
        self,
        page: BackupsPage,
        control: Control,
        session: Session,
        drafts: Drafts,
        language: Language,
        host: Host,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._control = control
        self._session = session
        self._drafts = drafts
        self._language = language
        self._host = host
        self._worker: int | None = None
        self._stopping = _Stopping()
        #: The drive of a backup that is not staged yet.
        self._preparing: str | None = None
        self._copies = ThreadPoolExecutor(1, thread_name_prefix="staging")
        # Looking at a drive that sleeps takes seconds: never on the window's or the database's thread.
        self._looking = Jobs(ThreadPoolExecutor(1, thread_name_prefix="drives"), self)
        self._staging = Jobs(self._copies, self)
        self._asking = Jobs(session.worker, self)
        page.backup_wanted.connect(self.start)
        page.cancel_wanted.connect(self._cancel)
        page.refresh_wanted.connect(self.look)
        self._mounts = Mounts(self)
        self._mounts.changed.connect(self.look)

    def look(self) -> None:
        """Look at the drives that are there, and at their backups."""
        job = self._looking.submit(_seen, self._vault, self._language, self._host)
        job.done.connect(self._show)
        job.failed.connect(self._problem)

    def start(self, mount: str) -> None:
        """Make a backup on the drive at ``mount``."""
        self._stopping, self._preparing = _Stopping(), mount
        self._page.show_progress(self.tr("Preparing the backup…"), 0, 0)
        job = self._asking.submit(staging.checkpointed, self._session.opened.vault, self._drafts.all())
        job.done.connect(lambda moment: self._stage(mount, moment))
        job.failed.connect(self._not_prepared)

    def leave_to_worker(self) -> None:
        """The session ends: a backup that is not staged yet is made of the closed folder."""
        if self._preparing is not None:
            self._stopping.wanted.set()
            arguments = {"vault": str(self._vault), "drive": self._preparing}
            self._control.say(m.WorkerWanted(WORKER, arguments))

    def _stage(self, mount: str, moment: Checkpointed) -> None:
        job = self._staging.submit(staging.staged, moment, self._stopping)
        job.done.connect(lambda source: self._copy(mount, source))
        job.failed.connect(self._not_prepared)

    def _not_prepared(self, error: Exception) -> None:
        self._preparing = None
        self._problem(error)

    def _copy(self, mount: str, source: Source) -> None:
        self._preparing = None
        arguments = {"vault": str(self._vault), "staged": str(source.folder), "drive": mount}
        self._control.say(m.WorkerWanted(WORKER, arguments))

    def _cancel(self) -> None:
        self._stopping.wanted.set()
        self._preparing = None
        if self._worker is not None:
            self._control.say(m.WorkerCancelWanted(self._worker))

    def hear(self, message: m.Message) -> None:
        """What the keeper says of the worker."""
        match message:
            case m.WorkerProgress(worker, kind, fields) if kind == WORKER:
                if self._worker is None and self._stopping.wanted.is_set():
                    # Asked before it had a number.
                    self._control.say(m.WorkerCancelWanted(worker))
                self._worker = worker
                done, total = int(fields.get("done", 0)), int(fields.get("total", 0))
                self._page.show_progress(self._words(str(fields.get("stage", "")), done, total), done, total)
            case m.WorkerEnded(_, kind, error, fields) if kind == WORKER:
                self._worker = None
                self._stopping = _Stopping()
                self._finished(error, dict(fields))

    def _words(self, stage: str, done: int, total: int) -> str:
        if stage == Stage.REREADING:
            template = self.tr("Reading older documents again: {done} of {total}")
        elif stage == Stage.SEALING:
            template = self.tr("Sealing the backup…")
        else:
            template = self.tr("Copying and reading back: {done} of {total}")
        return template.format(done=text.size(done), total=text.size(total))

    def _finished(self, error: str | None, fields: dict[str, str | int]) -> None:
        if error is None:
            self._page.show_finished()
        else:
            self._page.show_finished(sentences.sentence(answers.answer(error, fields), self._language))
        self.look()

    def _problem(self, error: Exception) -> None:
        self._page.show_finished(explained(error, self._language))

    def _show(self, seen: "tuple[list[DriveLine], list[tuple[str, Backup]]]") -> None:
        drives, backups = seen
        self._page.show_drives(drives)
        lines = [_line(drive, backup) for drive, backup in backups]
        self._page.show_snapshots(lines)
        verified = [line.verified_at for line in lines if line.verified_at]
        self.last_backup_changed.emit(max(verified, default=None))

    @property
    def _vault(self) -> Path:
        return self._session.opened.vault.folder


def _seen(vault: Path, language: Language, host: Host) -> tuple[list[DriveLine], list[tuple[str, Backup]]]:
    lines = drive_lines(host.machine, vault, language)
    held = [
        (one.name, backup)
        for one in lines
        if one.allowed
        for backup in backing_up.listed(Path(one.mount), host)
    ]
    return lines, held


def _line(drive: str, backup: Backup) -> SnapshotLine:
    return SnapshotLine(
        read_moment(backup.sealed_at),
        drive,
        backup.bytes,
        read_moment(backup.verified_at) if backup.verified_at else None,
        read_moment(backup.proven_at) if backup.proven_at else None,
    )
