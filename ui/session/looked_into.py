"""A session that only looks: a backup straight from its drive, in a window that says so everywhere.

It holds the keys as any session does, so it hides, ends and is locked as any session
is; there is nothing to save. The look itself waits for today's vault, whose
access log it belongs into.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from app import looking
from app import messages as m
from app.host import Host
from app.language import Language
from app.looking import Looking
from ui import placement
from ui.clipboard import ConfidentialClipboard
from ui.control import Control
from ui.jobs import Jobs
from ui.session.activity import Activity
from ui.session.explaining import explained, log_defect
from ui.widgets.bars import StatusLine
from ui.workspace import keys as shortcuts
from ui.workspace.look_page import LookPage
from ui.workspace.past_store import PastStore
from ui.workspace.window import LEAST_HEIGHT, LEAST_WIDTH
from vault.errors import SermentError
from vault.keys import VaultKeys

_log = logging.getLogger(__name__)


class LookWindow(QMainWindow):
    """A look page in a window of its own. No patient is ever named in its title."""

    lock_requested = Signal()
    close_requested = Signal()

    def __init__(self, store: PastStore, jobs: Jobs, explain: Callable[[Exception], str]) -> None:
        super().__init__()
        self.page = LookPage(store, jobs, explain, self.tr("Leave this copy"), parent=self)
        practice = store.look.snapshot.seal.practice
        self.setWindowTitle(f"{self.page.marked} — {practice} — Serment")
        self.status = StatusLine(self)
        inside = QWidget(self)
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.status)
        self.setCentralWidget(inside)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.page.left.connect(self.lock_requested)
        QShortcut(QKeySequence(shortcuts.LOCK), self, self.lock_requested.emit)

    def show_lock_countdown(self, seconds: int | None) -> None:
        """The last seconds before the program locks itself; None when somebody came back."""
        words = "" if seconds is None else self.tr("Locks in %n seconds", "", seconds)
        self.status.keep("lock", words, "warning", "lock")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing locks and quits, which the keeper does."""
        event.ignore()
        self.close_requested.emit()


class LookedInto(QObject):
    """From keys to a window: ``shown`` once patients are on it; ``refused`` carries the SermentError."""

    shown = Signal()
    refused = Signal(object)
    ended = Signal(int)

    def __init__(
        self,
        source: Path,
        keys: VaultKeys,
        place: m.Placement | None,
        control: Control,
        clipboard: ConfidentialClipboard,
        language: Language,
        host: Host,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.window: LookWindow | None = None
        self._looking: Looking | None = None
        self._place, self._control, self._clipboard = place, control, clipboard
        self._language, self._host = language, host
        self._locked = False
        self._reads = ThreadPoolExecutor(1, thread_name_prefix="look")
        self._jobs = Jobs(self._reads, self)
        self._jobs.crashed.connect(log_defect)
        job = self._jobs.submit(looking.opened, source, keys, host)
        job.done.connect(self._show)
        job.failed.connect(self._refuse)

    def hear(self, message: m.Message) -> None:
        """What the keeper says to a session on view."""
        if self.window is None:
            return
        match message:
            case m.LockSoon(seconds):
                self.window.show_lock_countdown(seconds)
            case m.LockLater():
                self.window.show_lock_countdown(None)
            case m.Raise():
                self.window.raise_()
                self.window.activateWindow()

    def lock(self) -> None:
        """Hide, let go of the drive, and end."""
        self._hide()
        self._locked = True
        self._control.say(m.Hidden(self._place))
        self._control.say(m.Saved())
        self._clipboard.clear()
        if self._looking is None:
            self.ended.emit(0)
            return
        # On the thread that reads: a drive that hangs is left to the keeper, who ends us then.
        self._jobs.submit(self._looking.close).done.connect(lambda _: self.ended.emit(0))

    def _hide(self) -> None:
        if self.window is not None and self.window.isVisible():
            self._place = placement.of(self.window)
        for window in QApplication.topLevelWidgets():
            window.hide()

    def _leave_the_screen(self) -> None:
        """The machine has slept, and the keeper has not said so yet."""
        self._hide()
        self._control.say(m.LockWanted(m.Cause.SLEEP))

    def leave(self) -> None:
        """The keeper is gone: there is nothing to save."""
        self._clipboard.clear()
        self.ended.emit(0)

    def _show(self, opened: Looking) -> None:
        self._looking = opened
        if self._locked:
            return
        self._note(opened)
        self.window = LookWindow(PastStore(opened), self._jobs, partial(explained, language=self._language))
        self.window.lock_requested.connect(lambda: self._control.say(m.LockWanted(m.Cause.BUTTON)))
        self.window.close_requested.connect(lambda: self._control.say(m.LockWanted(m.Cause.CLOSED)))
        activity = Activity(self._control.heed, self)
        activity.noticed.connect(lambda: self._control.say(m.Active()))
        activity.slept.connect(self._leave_the_screen)
        QApplication.instance().installEventFilter(activity)  # type: ignore[union-attr]  # there is one
        self.window.page.filled.connect(self._appear, Qt.ConnectionType.SingleShotConnection)
        self.window.page.trouble_told.connect(self._appear, Qt.ConnectionType.SingleShotConnection)

    def _appear(self) -> None:
        assert self.window is not None
        if not self.window.isVisible():
            placement.show(self.window, self._place)
            QTimer.singleShot(0, self, self._say_opened)

    def _say_opened(self) -> None:
        assert self._looking is not None
        self.shown.emit()
        sealed = self._looking.look.snapshot.seal
        self._control.say(m.Opened(sealed.lineage, sealed.revision))

    def _note(self, opened: Looking) -> None:
        try:
            looking.note(opened, self._host)
        except SermentError as error:
            _log.warning("look not noted: %s", error)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, SermentError):
            self.refused.emit(error)
        else:
            _log.error("backup not looked into", exc_info=error)
            self.ended.emit(1)
