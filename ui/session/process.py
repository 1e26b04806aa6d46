"""What the session process does: from derived keys to a painted patient list, and from a lock to its end.

Nothing is drawn before both the keys and the keeper's Open have come, so that
a lock that overtakes an unlock wins. The lock hides, saves, seals and ends,
in that order, and asks nothing.
"""

import gc
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import answers, paths, sentences, settings, standing
from app import messages as m
from app.channel import ChannelClosed, KeyChannel
from app.errors import VaultMisplaced
from app.host import Host
from app.language import Language
from app.session import Session, keys_of
from app.settings import KnownVault, Settings
from ui import decoding, placement
from ui.clipboard import ConfidentialClipboard
from ui.control import Control, leave
from ui.ear import Ear
from ui.lockscreen.handing import Form
from ui.session.activity import Activity
from ui.session.backups import Backups
from ui.session.ready import ReadyWindow
from ui.theme import Appearance
from ui.workspace.window import IMPORT, MainWindow
from vault import header
from vault.entry import Examined
from vault.errors import OlderThanRemembered, SermentError
from vault.pending import Pending

_log = logging.getLogger("serment.session")


class SessionProcess(QObject):
    """Owns the session, its window, and both sockets."""

    ended = Signal(int)
    _opened = Signal(object)
    _failed = Signal(object)

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
        self._control = control
        self._key_channel = keys
        self._settings = settings
        self._language = language
        self._appearance = appearance
        self._host = host
        self._examining: Future[Examined] | None = None
        self._judging: Future[VaultMisplaced | None] | None = None
        self._handover: m.Handover | None = None
        self._buffers: dict[str, bytearray] = {}
        self._open: m.Open | None = None
        self._session: Session | None = None
        self._ready: ReadyWindow | None = None
        self._window: MainWindow | None = None
        self._backups: Backups | None = None
        self._clipboard = ConfidentialClipboard(QGuiApplication.clipboard(), self)
        self._guards: list[int] = []
        self._locking = False
        self._questioned: SermentError | None = None
        self._accept_older = False
        self._restoring = False
        self._on_view = False
        control.heard.connect(self._hear)
        control.keeper_gone.connect(self._keeper_gone)
        self._opened.connect(self._show)
        self._failed.connect(self._not_opened)

    def wait_for_keys(self) -> None:
        """Say that this process is hardened and ready, and listen for keys."""
        self._ear = Ear(self._key_channel, self)
        self._ear.heard.connect(self._receive_keys)
        self._control.say(m.Ready())
        QTimer.singleShot(0, self._make_window)

    def _make_window(self) -> None:
        """Before the keys come, or at the latest when the vault is open."""
        if self._ready is None and not self._locking:
            self._ready = ReadyWindow(self._appearance, self._settings, self._explain, self)
            self._ready.jobs.crashed.connect(self._crashed)
            self._ready.rehearse(*placement.usual())
            # What is there now stays: looking through it for garbage would take its time while patients
            # are read.
            gc.collect()
            gc.freeze()

    # --- Before the vault is open -------------------------------------------------------------------------

    def _hear(self, message: m.Message, descriptor: int | None) -> None:
        match message:
            case m.Guard(vault) if descriptor is not None:
                self._guards.append(descriptor)
                self._examine(Path(vault))
            case m.Open():
                self._open = message
                self._begin_if_complete()
            case m.Lock(cause):
                self._lock(cause)
            case m.LockSoon(seconds) if self._window is not None:
                self._window.show_lock_countdown(seconds)
            case m.LockLater() if self._window is not None:
                self._window.show_lock_countdown(None)
            case m.Raise() if self._window is not None:
                self._window.raise_()
                self._window.activateWindow()
            case _:
                if self._backups is not None:
                    self._backups.hear(message)

    def _examine(self, folder: Path) -> None:
        """Hash the records, and judge where they lie, while the lock screen derives the key."""
        worker = ThreadPoolExecutor(2, thread_name_prefix="examine")
        self._judging = worker.submit(standing.misplaced, folder, self._host)
        self._examining = worker.submit(Examined.of, folder)
        worker.shutdown(wait=False)

    def _receive_keys(self) -> None:
        try:
            message = self._key_channel.receive()
            match message:
                case m.Handover():
                    self._buffers = self._key_channel.receive_keys(message)
                    self._handover = message
                    self._begin_if_complete()
                case m.Confirmed() if self._questioned is not None:
                    self._confirmed(self._questioned)
        except ChannelClosed:
            # The lock screen ends once we are on view; before that, another one will take its place.
            self._ear.close()

    def _begin_if_complete(self) -> None:
        if self._handover is not None and self._open is not None and self._session is None:
            self._keys = keys_of(self._buffers)
            found = self._misplaced()
            # Asked before anything is written there.
            if found is not None and not standing.accepted(found, self._host):
                self._not_opened(found)
            else:
                self._begin()

    def _begin(self) -> None:
        assert self._handover is not None
        folder = Path(self._handover.vault)
        opening = Session.opening(
            folder, self._keys, self._host, self._examined(), accept_older=self._accept_older
        )
        opening.add_done_callback(self._announce)

    def _confirmed(self, question: SermentError) -> None:
        """The person has read it and goes on."""
        self._questioned = None
        if isinstance(question, VaultMisplaced):
            self._accept_place(question)
        else:
            self._accept_older = True
        self._begin()

    def _accept_place(self, found: VaultMisplaced) -> None:
        try:
            standing.accept(found, self._host)
        except SermentError as error:
            _log.warning("accepted place not remembered: %s", error)  # it is asked again

    def _misplaced(self) -> VaultMisplaced | None:
        return self._judging.result() if self._judging else None

    def _examined(self) -> Examined | None:
        """The hash made meanwhile; None where that failed, which opening then says in its own words."""
        try:
            return self._examining.result() if self._examining else None
        except SermentError:
            return None

    def _announce(self, opening: "Future[Session]") -> None:
        error = opening.exception()
        if error is None:
            self._opened.emit(opening.result())
        else:
            self._failed.emit(error)

    def _not_opened(self, error: Exception) -> None:
        if not isinstance(error, SermentError):
            _log.error("vault not opened", exc_info=error)
            self.ended.emit(1)
            return
        name, facts = answers.named(error)
        if isinstance(error, (OlderThanRemembered, VaultMisplaced)):
            self._questioned = error
            self._key_channel.send(m.Questioned(name, facts))
        else:
            self._key_channel.send(m.Refused(name, facts))
            self.ended.emit(0)

    # --- Open ---------------------------------------------------------------------------------------------

    def _show(self, session: Session) -> None:
        if self._locking:
            # The lock overtook the unlock: nothing was typed, but what is on the screen after the
            # next unlock was read from pending.bin, which opening has emptied.
            self._put(session, Pending((), session.opened.view))
            self._end(session)
        self._session = session
        self._make_window()
        assert self._ready is not None
        self._ready.arrive(session)
        self._window = self._ready.window
        self._window.belong_to(session.opened.vault.seal.practice, fictive=self._fictive())
        self._connect(self._window)
        self._backups = Backups(
            self._window.backups,
            self._control,
            session,
            self._ready.drafts,
            self._language,
            self._host,
            self,
        )
        self._backups.last_backup_changed.connect(self._window.show_last_backup)
        self._restoring = True
        self._ready.jobs.busy.connect(self._settle)
        self._window.patients.filled.connect(self._appear)
        self._window.restore(Pending((), session.opened.view))

    def _appear(self) -> None:
        """With the patients in it: for a moment, an empty list would say that there are none."""
        if self._on_view or self._locking:
            return
        self._on_view = True
        assert self._window is not None
        placement.show(self._window, self._open.placement if self._open else None)
        QTimer.singleShot(0, self._say_opened)

    def _settle(self, busy: bool) -> None:
        """The record that was open before the lock is on the screen, or cannot be."""
        self._restoring = self._restoring and busy
        if not busy:
            self._appear()  # where the list could not be read, that is said in the window

    def _unsaved(self) -> Pending:
        """Drafts and view; while the last view is still being brought back, that one."""
        assert self._session is not None
        assert self._window is not None
        unsaved = self._window.pending()
        return (
            msgspec.structs.replace(unsaved, view=self._session.opened.view) if self._restoring else unsaved
        )

    def _connect(self, window: MainWindow) -> None:
        window.lock_requested.connect(lambda: self._control.say(m.LockWanted(m.Cause.BUTTON)))
        window.close_requested.connect(lambda: self._control.say(m.LockWanted(m.Cause.CLOSED)))
        window.pending_changed.connect(self._save)
        window.settings_changed.connect(
            lambda chosen: self._change_settings(self._settings.with_choices_of(chosen))
        )
        activity = Activity(self)
        activity.noticed.connect(lambda: self._control.say(m.Active()))
        QApplication.instance().installEventFilter(activity)  # type: ignore[union-attr]  # there is one

    def _say_opened(self) -> None:
        assert self._session is not None
        assert self._window is not None
        sealed = self._session.opened.vault.seal
        try:
            self._key_channel.send(m.Accepted())
        except ChannelClosed:
            _log.info("the lock screen was gone before the vault was painted")
        self._control.say(m.Opened(sealed.lineage, sealed.revision))
        named = self._session.practice.name if self._session.practice else ""
        self._know_as(named or sealed.practice)
        self._window.settings.practice.known.connect(lambda practice: self._know_as(practice.name))
        self._say_findings()
        self._first_steps()

    def _know_as(self, practice: str) -> None:
        """Have the lock screen call the vault by this name; the seal follows at the closing."""
        assert self._handover is not None
        known = KnownVault(self._handover.vault, practice, self._fictive())
        if practice and self._settings.known_vaults[:1] != (known,):
            self._change_settings(self._settings.with_vault(known))

    def _first_steps(self) -> None:
        """What the first run or a restore asked for."""
        assert self._handover is not None
        assert self._window is not None
        assert self._backups is not None
        form = msgspec.msgpack.decode(self._handover.form, type=Form) if self._handover.form else Form()
        if form.drive:
            self._backups.start(form.drive)
        if form.then_import:
            self._window.show_page(IMPORT)

    def _say_findings(self) -> None:
        assert self._session is not None
        assert self._window is not None
        if misplaced := self._misplaced():
            self._window.tell(sentences.sentence(misplaced, self._language), serious=True)
        for found in self._session.opened.findings:
            words = sentences.finding(found.kind, found.path, found.detail, self._language)
            self._window.tell(words, serious=found.fails)

    def _fictive(self) -> bool:
        assert self._session is not None
        return header.read(self._session.opened.vault.folder).header.fictive

    def _explain(self, error: Exception) -> str:
        if isinstance(error, SermentError):
            return sentences.sentence(error, self._language)
        self._crashed(error)
        return sentences.defect(str(paths.log_folder()), self._language)

    def _crashed(self, error: Exception) -> None:
        _log.error("job failed", exc_info=error)

    def _change_settings(self, chosen: Settings) -> None:
        self._settings = chosen
        settings.save(paths.settings_folder(), chosen)
        self._control.say(m.SettingsChanged())

    def _save(self) -> None:
        assert self._session is not None
        assert self._window is not None
        try:
            self._session.save(self._unsaved())
        except SermentError as error:
            self._window.tell(self._explain(error), serious=True)
        else:
            self._window.pending_saved()

    # --- The lock -----------------------------------------------------------------------------------------

    def _lock(self, cause: m.Cause) -> None:
        if self._locking:
            return
        self._locking = True
        # First of all: it holds a patient's document, and killing it waits for nothing.
        decoding.shared().end()
        if self._session is None or self._window is None:
            if self._handover is None or self._questioned is not None:
                leave()
            return  # an opening is under way: ``_show`` or ``_not_opened`` ends it
        self._hide()
        self._keep()
        if self._backups is not None:
            self._backups.leave_to_worker()
        self._control.say(m.Saved())
        self._clipboard.clear()
        self._end(self._session)

    def _end(self, session: Session) -> None:
        """What cannot be closed, on a full disk say, the next unlock recovers: no key waits for it."""
        try:
            session.close()
        except Exception as error:  # noqa: BLE001 - whatever it is, the process ends here
            _log.error("vault not closed", exc_info=error)
        leave()

    def _hide(self) -> None:
        assert self._window is not None
        place = placement.of(self._window) if self._on_view else None
        _hide_everything(self._window)
        self._control.say(m.Hidden(place, note_kept=bool(self._window.pending().drafts)))

    def _keep(self) -> None:
        assert self._session is not None
        assert self._window is not None
        self._put(self._session, self._unsaved())

    def _put(self, session: Session, unsaved: Pending) -> None:
        """What is unsaved goes to the disk; a full disk must not keep the keys alive."""
        try:
            session.save(unsaved)
        except SermentError as error:
            _log.warning("pending not saved at lock: %s", error)

    def _keeper_gone(self) -> None:
        """Save and end; the vault stays open, and the next unlock recovers it."""
        decoding.shared().end()
        if self._window is not None:
            _hide_everything(self._window)
            self._keep()
        self._clipboard.clear()
        leave()


def _hide_everything(first: MainWindow) -> None:
    """The patients first: a dialog of Qt's takes its time to go."""
    first.hide()
    for window in QApplication.topLevelWidgets():
        window.hide()
