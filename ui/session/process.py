"""The session process: a window that waits without a vault, then the same window with one.

Nothing of a patient is drawn before the vault is open, and a lock ends the process
wherever it stands.
"""

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from app import exporting
from app import messages as m
from app.channel import KeyChannel
from app.host import Host
from app.language import Language
from app.settings import Settings
from ui import decoding, placement
from ui.clipboard import ConfidentialClipboard
from ui.control import Control
from ui.session.explaining import explained, log_defect
from ui.session.opened import OpenedWindow
from ui.session.ready import ReadyWindow
from ui.session.unlocking import Unlocked, Unlocking
from ui.theme import Appearance
from vault.keys import VaultKeys

if TYPE_CHECKING:
    from ui.session.looked_into import LookedInto


class SessionProcess(QObject):
    """Hears the keeper and hands on what it says, to the way into a vault or to the window of an open one."""

    ended = Signal(int)

    def __init__(
        self,
        control: Control,
        keys: KeyChannel,
        settings: Settings,
        language: Language,
        appearance: Appearance,
        host: Host,
    ) -> None:
        super().__init__()
        self.opened: OpenedWindow | None = None
        self.looked: LookedInto | None = None
        self._control = control
        self._settings = settings
        self._language = language
        self._appearance = appearance
        self._host = host
        self._ready: ReadyWindow | None = None
        self._guards: list[int] = []
        self._clipboard = ConfidentialClipboard(QGuiApplication.clipboard(), self)
        self._unlocking = Unlocking(keys, host, self)
        self._unlocking.unlocked.connect(self._show)
        self._unlocking.look_wanted.connect(self._look)
        self._unlocking.ended.connect(self.ended)
        control.heard.connect(self._hear)
        control.keeper_gone.connect(self._leave)

    def wait_for_keys(self) -> None:
        """Say that this process is hardened and ready, and listen for keys."""
        self._unlocking.listen()
        self._control.say(m.Ready())
        QTimer.singleShot(0, self._prepare)

    def _hear(self, message: m.Message, descriptor: int | None) -> None:
        match message:
            case m.Guard(vault) if descriptor is not None:
                self._guards.append(descriptor)
                self._unlocking.examine(Path(vault))
            case m.Open():
                self._unlocking.allow(message)
            case m.Lock():
                self._lock()
            case _ if on_view := self.opened or self.looked:
                on_view.hear(message)

    def _prepare(self) -> None:
        """Make the window while nobody waits for it; a lock that is under way does."""
        if not self._unlocking.abandoned:
            self._ready_window()

    def _ready_window(self) -> ReadyWindow:
        """Made before the keys come, or at the latest when the vault is open."""
        if self._ready is None:
            self._ready = ReadyWindow(
                self._appearance,
                self._settings,
                partial(explained, language=self._language),
                partial(exporting.save, host=self._host),
                self,
            )
            self._ready.jobs.crashed.connect(log_defect)
            self._ready.rehearse(*placement.usual())
            # What is there now stays: looking through it for garbage would take its time while patients
            # are read.
            gc.collect()
            gc.freeze()
        return self._ready

    def _show(self, unlocked: Unlocked) -> None:
        self.opened = OpenedWindow(
            self._ready_window(),
            unlocked,
            self._control,
            self._clipboard,
            self._settings,
            self._language,
            self._host,
            self,
        )
        self.opened.shown.connect(self._unlocking.accept)
        self.opened.ended.connect(self.ended)

    def _look(self, source: Path, keys: VaultKeys, place: m.Placement | None) -> None:
        """These keys open a backup, to be read where it lies."""
        # Most sessions open a vault.
        from ui.session.looked_into import LookedInto

        looked = LookedInto(
            source, keys, place, self._control, self._clipboard, self._language, self._host, self
        )
        looked.shown.connect(self._unlocking.accept)
        looked.refused.connect(self._unlocking.refuse)
        looked.ended.connect(self.ended)
        self.looked = looked

    def _lock(self) -> None:
        # First of all: it holds a patient's document, and killing it waits for nothing.
        decoding.shared().end()
        if on_view := self.opened or self.looked:
            on_view.lock()
        else:
            self._unlocking.abandon()

    def _leave(self) -> None:
        """The keeper is gone."""
        decoding.shared().end()
        if on_view := self.opened or self.looked:
            on_view.leave()
        else:
            self.ended.emit(0)
