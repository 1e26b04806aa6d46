"""The main window with an open vault behind it: shown, saved as one types, and locked.

The lock hides, saves, seals and ends, in that order, and asks nothing.
"""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import locums, paths, sentences, settings
from app import messages as m
from app.host import Host
from app.language import Language
from app.settings import KnownVault, Settings
from ui import placement
from ui.clipboard import ConfidentialClipboard
from ui.control import Control
from ui.session.activity import Activity
from ui.session.backups import Backups
from ui.session.beside import LooksBeside
from ui.session.drives import Drives
from ui.session.explaining import explained
from ui.session.inbox import Inbox
from ui.session.ready import ReadyWindow
from ui.session.term import Term
from ui.session.unlocking import Unlocked
from ui.workspace.places import BACKUPS, IMPORT
from vault import header
from vault.clock import moment
from vault.errors import SermentError
from vault.pending import Pending


class OpenedWindow(QObject):
    """Joins window, vault and keeper: ``shown`` once patients are on the screen, ``ended`` by a lock."""

    shown = Signal()
    ended = Signal(int)

    def __init__(
        self,
        ready: ReadyWindow,
        unlocked: Unlocked,
        control: Control,
        clipboard: ConfidentialClipboard,
        settings: Settings,
        language: Language,
        host: Host,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.window = ready.window
        self.session = unlocked.session
        self._unlocked = unlocked
        self._control = control
        self._clipboard = clipboard
        self._settings = settings
        self._language = language
        self._vault = unlocked.session.opened.vault
        self._fictive = header.read(self._vault.folder).header.fictive
        self._on_view = False
        #: Where the window stood, once it had to leave the screen before the lock.
        self._slept_at: m.Placement | None = None
        self._restoring = True
        ready.arrive(self.session)
        locum = self.session.locum
        term = (locum.name, locums.last_day(locum)) if locum else None
        self._term = Term(moment(locum.ends_at), host.clock, self) if locum else None
        self.window.belong_to(self._named, fictive=self._fictive, locum=term)
        page = self.window.backups
        self._drives = Drives(page, self.window.offers, control, self.session, language, host, self)
        self._backups = Backups(page, self._drives, control, self.session, ready.drafts, language, self)
        explain = partial(explained, language=language)
        self._inbox = Inbox(self.window, settings, language, host, self)
        self._looks = LooksBeside(self.window, self.session, self._leave_with, host, explain, self)
        self._connect(ready)
        self.window.restore(Pending((), self.session.opened.view))

    def hear(self, message: m.Message) -> None:
        """What the keeper says to a session on view."""
        match message:
            case m.LockSoon(seconds):
                self.window.show_lock_countdown(seconds)
            case m.LockLater():
                self.window.show_lock_countdown(None)
            case m.Raise():
                placement.come_forward(self.window)
            case m.Sources():
                self.window.locks.show_sources(message)
            case _:
                self._backups.hear(message)
                self._drives.hear(message)

    def _leave_with(self, errand: m.Errand) -> None:
        self._control.say(m.LockWanted(m.Cause.BUTTON, errand))

    def lock(self) -> None:
        """Hide, save, seal and end."""
        place = self._slept_at or (placement.of(self.window) if self._on_view else None)
        self._hide()
        self._control.say(m.Hidden(place, note_kept=bool(self.window.pending().drafts)))
        self._keep()
        self._backups.leave_to_worker()
        self._control.say(m.Saved())
        self._clipboard.clear()
        self._unlocked.close()
        self.ended.emit(0)

    def leave(self) -> None:
        """Save and end; the vault stays open, and the next unlock recovers it."""
        self._hide()
        self._keep()
        self._clipboard.clear()
        self.ended.emit(0)

    def _keep(self) -> None:
        """The last save; the vault is closed when the next would come."""
        QObject.disconnect(self._saving)
        self._unlocked.keep(self._unsaved())

    # --- From open to on view

    def _appear(self) -> None:
        """With the patients in it: for a moment, an empty list would say that there are none."""
        if not self._on_view:
            self._on_view = True
            placement.show(self.window, self._unlocked.placement)
            QTimer.singleShot(0, self._say_opened)

    def _settle(self, busy: bool) -> None:
        """The record that was open before the lock is on the screen, or cannot be."""
        if not busy:
            self._appear()  # where the list could not be read, that is said in the window
            if self._restoring:
                self.window.end_restoring()
        self._restoring = self._restoring and busy

    def _say_opened(self) -> None:
        self.shown.emit()
        sealed = self._vault.seal
        self._control.say(m.Opened(sealed.lineage, sealed.revision))
        self._know_as(self._named)
        self.window.practice_known.connect(lambda practice: self._know_as(practice.name))
        self._say_findings()
        self._take_first_steps()
        # Only now: drives are asked about on a thread that shares its processor with what is painted first.
        self._drives.look()

    @property
    def _named(self) -> str:
        """The practice, as the letterhead says or else as the vault was made."""
        practice = self.session.practice
        return (practice.name if practice else "") or self._vault.seal.practice

    def _say_findings(self) -> None:
        if self._unlocked.misplaced is not None:
            self.window.tell(sentences.sentence(self._unlocked.misplaced, self._language), serious=True)
        for found in self.session.opened.findings:
            words = sentences.finding(found.kind, found.path, found.detail, self._language)
            self.window.tell(words, serious=found.fails)

    def _take_first_steps(self) -> None:
        first = self._unlocked.first
        if first.drive:
            self._drives.begin_with(first.drive)
        if first.then_import:
            self.window.show_page(IMPORT)

    # --- While one works

    def _save(self) -> None:
        try:
            self.session.save(self._unsaved())
        except SermentError as error:
            self.window.pending_not_saved(explained(error, self._language))
        else:
            self.window.pending_saved()

    def _unsaved(self) -> Pending:
        """Drafts and view; while the last view is still being brought back, that one."""
        unsaved = self.window.pending()
        if self._restoring and self.window.comes_back:
            return msgspec.structs.replace(unsaved, view=self.session.opened.view)
        return unsaved

    def _know_as(self, practice: str) -> None:
        """Have the lock screen call the vault by this name; the seal follows at the closing."""
        if practice:
            known = KnownVault(self._unlocked.vault, practice, self._fictive)
            self._change_settings(lambda now: now.with_vault(known))

    def _change_settings(self, how: Callable[[Settings], Settings]) -> None:
        try:
            chosen = settings.change(paths.settings_folder(), how)
        except SermentError as error:
            self.window.tell(explained(error, self._language), serious=True)
        else:
            if chosen != self._settings:
                self._settings = chosen
                self._control.say(m.SettingsChanged())

    def _hide(self) -> None:
        # The patients first: a dialog of Qt's takes its time to go.
        self.window.hide()
        for window in QApplication.topLevelWidgets():
            window.hide()

    def _leave_the_screen(self) -> None:
        """The machine has slept, and the keeper has not said so yet."""
        self._slept_at = placement.of(self.window)
        self._hide()
        self._control.say(m.LockWanted(m.Cause.SLEEP))

    def _minimised(self) -> None:
        if self._settings.lock_on_minimise:
            self._control.say(m.LockWanted(m.Cause.MINIMISED))

    def _connect(self, ready: ReadyWindow) -> None:
        window, say = self.window, self._control.say
        self._drives.last_backup_changed.connect(window.show_last_backup)
        self._drives.page_wanted.connect(lambda: window.show_page(BACKUPS))
        self._looks.taken_back.connect(window.patients.reread)
        ready.jobs.busy.connect(self._settle)
        window.patients.filled.connect(self._appear)
        window.lock_requested.connect(lambda: say(m.LockWanted(m.Cause.BUTTON)))
        window.close_requested.connect(lambda: say(m.LockWanted(m.Cause.CLOSED)))
        window.minimised.connect(self._minimised)
        if self._term is not None:
            self._term.over.connect(lambda: say(m.LockWanted(m.Cause.TERM)))
        window.sources_wanted.connect(lambda: say(m.SourcesWanted()))
        window.trial_wanted.connect(lambda cause: say(m.TrialWanted(cause)))
        self._saving = window.pending_changed.connect(self._save)
        window.settings_changed.connect(
            lambda chosen: self._change_settings(lambda now: now.with_choices_of(chosen))
        )
        activity = Activity(self._control.heed, self)
        activity.noticed.connect(lambda: say(m.Active()))
        activity.slept.connect(self._leave_the_screen)
        QApplication.instance().installEventFilter(activity)  # type: ignore[union-attr]  # there is one
