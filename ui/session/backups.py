"""The backups page joined to the staging and the worker; the drives have their own module.

The session brings the vault to a checkpoint and stages the moment on its own
disk; a worker without keys copies it, which goes on when the session locks.
"""

from collections import deque
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from app import answers, sentences
from app import messages as m
from app.language import Language
from app.session import Session
from ui import text
from ui.control import Control
from ui.jobs import Jobs
from ui.session.drives import Drives
from ui.session.explaining import explained
from ui.workspace.backups import BackupsPage
from ui.workspace.drafts import Drafts
from vault.backup import staging
from vault.backup.staging import Checkpointed, Source
from vault.errors import Interrupted
from vault.progress import Silent, Stage

WORKER = "backup"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A backup onto the drive at ``mount``; ``mark`` makes it one of the vault's first, "" where it is."""

    mount: str
    #: Of the drive that is there now; "" where it has none, or nobody has looked yet.
    uuid: str
    mark: str = ""
    #: What the person decided about the drive, as the worker understands it.
    decided: Mapping[str, str] = field(default_factory=dict)

    def order(self, vault: Path, staged: Path | None = None) -> dict[str, str]:
        """What the worker is told."""
        told = {"vault": str(vault), "drive": self.mount}
        more = {"uuid": self.uuid, "staged": str(staged) if staged else "", "mark": self.mark}
        return {**told, **{key: value for key, value in more.items() if value}, **self.decided}


class _Stopping(Silent):
    """Stops the staging of a backup that is not wanted any more; set and asked by different threads."""

    def __init__(self) -> None:
        self.wanted = Event()

    def advance(self, size: int) -> None:
        """Raises Interrupted."""
        if self.wanted.is_set():
            raise Interrupted


class Backups(QObject):
    """Starts backups, one after the other, and tells how they go."""

    def __init__(
        self,
        page: BackupsPage,
        drives: Drives,
        control: Control,
        session: Session,
        drafts: Drafts,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._drives = drives
        self._control = control
        self._session = session
        self._drafts = drafts
        self._language = language
        self._worker: int | None = None
        self._stopping = _Stopping()
        #: The backup that is not staged yet, and those that come after the one under way.
        self._preparing: _Wanted | None = None
        self._busy = False
        self._waiting: deque[_Wanted] = deque()
        self._copies = ThreadPoolExecutor(1, thread_name_prefix="staging")
        self._staging = Jobs(self._copies, self)
        self._asking = Jobs(session.worker, self)
        drives.backup_wanted.connect(self.start)
        drives.decided.connect(lambda mount, decided: self.start(mount, "", decided))
        page.cancel_wanted.connect(self._cancel)

    def start(self, mount: str, mark: str = "", decided: Mapping[str, str] | None = None) -> None:
        """Make a backup on the drive at ``mount``, after the one under way."""
        drive = self._drives.drive_at(mount)
        self._start(_Wanted(mount, drive.uuid if drive else "", mark, decided or {}))

    def _start(self, wanted: _Wanted) -> None:
        mount = wanted.mount
        if self._busy:
            if wanted.decided or all((one.mount, one.uuid) != (mount, wanted.uuid) for one in self._waiting):
                self._waiting.append(wanted)
            return
        self._busy = True
        self._stopping, self._preparing = _Stopping(), wanted
        self._page.show_progress(self.tr("Preparing the backup…"), 0, 0, mount)
        job = self._asking.submit(staging.checkpointed, self._session.opened.vault, self._drafts.all())
        job.done.connect(lambda moment: self._stage(wanted, moment))
        job.failed.connect(self._not_prepared)

    def leave_to_worker(self) -> None:
        """The session ends: a backup that is not staged yet is made of the closed folder."""
        if self._preparing is not None:
            self._stopping.wanted.set()
            self._control.say(m.WorkerWanted(WORKER, self._preparing.order(self._vault)))
        for wanted in self._waiting:
            self._control.say(m.WorkerWanted(WORKER, wanted.order(self._vault)))

    def _stage(self, wanted: _Wanted, moment: Checkpointed) -> None:
        job = self._staging.submit(staging.staged, moment, self._stopping)
        job.done.connect(lambda source: self._copy(wanted, source))
        job.failed.connect(self._not_prepared)

    def _not_prepared(self, error: Exception) -> None:
        self._preparing = None
        self._ended()
        self._page.show_finished(explained(error, self._language))
        self._next()

    def _copy(self, wanted: _Wanted, source: Source) -> None:
        self._preparing = None
        self._control.say(m.WorkerWanted(WORKER, wanted.order(self._vault, source.folder)))

    def _cancel(self) -> None:
        self._stopping.wanted.set()
        self._preparing = None
        self._waiting.clear()
        if self._worker is not None:
            self._control.say(m.WorkerCancelWanted(self._worker))

    def hear(self, message: m.Message) -> None:
        """What the keeper says of the worker."""
        match message:
            case m.WorkerProgress(worker, kind, fields) if kind == WORKER:
                if self._worker is None and self._stopping.wanted.is_set():
                    # Asked before it had a number.
                    self._control.say(m.WorkerCancelWanted(worker))
                self._worker, self._busy = worker, True
                done, total = int(fields.get("done", 0)), int(fields.get("total", 0))
                told = self._words(str(fields.get("stage", "")), done, total)
                self._page.show_progress(told, done, total, str(fields.get("drive", "")))
            case m.WorkerEnded(_, kind, error, fields) if kind == WORKER:
                self._finished(error, dict(fields))

    def _words(self, stage: str, done: int, total: int) -> str:
        if stage == Stage.CHECKING:
            template = self.tr("Comparing with the backup before: {done} of {total}")
        elif stage == Stage.REREADING:
            template = self.tr("Reading older documents again: {done} of {total}")
        elif stage == Stage.SEALING:
            template = self.tr("Sealing the backup…")
        else:
            template = self.tr("Copying and reading back: {done} of {total}")
        return template.format(done=text.size(done), total=text.size(total))

    def _finished(self, error: str | None, fields: dict[str, str | int]) -> None:
        self._ended()
        if error is None:
            self._page.show_finished()
            self._drives.completed(str(fields.get("drive", "")), int(fields.get("mended", 0)))
        else:
            self._page.show_finished(sentences.sentence(answers.answer(error, fields), self._language))
        self._drives.look()
        self._next()

    def _ended(self) -> None:
        self._worker, self._busy = None, False
        self._stopping = _Stopping()

    def _next(self) -> None:
        if self._waiting:
            self._start(self._waiting.popleft())

    @property
    def _vault(self) -> Path:
        return self._session.opened.vault.folder
