"""What the lock-screen process does: pages on one side, the keeper and the session on the other.

It knows where vaults are and never what is in them. Secrets are taken from the
pages as buffers, used by work that runs off the window's thread, and wiped;
the process itself ends after a hand-over, which is the only complete wipe.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import messages as m
from app.errors import NoKeychain, PinGone, VaultMisplaced, WrongPin
from app.language import Language
from app.settings import Settings
from ui import placement
from ui.control import Control
from ui.jobs import Jobs
from ui.lockscreen import at_start, terms
from ui.lockscreen.handing import Handing
from ui.lockscreen.lock_screen import LockScreen
from ui.lockscreen.memory import Memory
from ui.lockscreen.opening import Opening
from ui.lockscreen.values import KnownVault, Locked, SecretKind
from ui.lockscreen.while_locked import WhileLocked
from ui.lockscreen.window import LockWindow
from ui.theme import Appearance, ThemeChoice
from vault.errors import Damaged, OlderThanRemembered, SermentError, Tampered, WrongSecret

if TYPE_CHECKING:
    # The key derivation comes with it, and nothing that costs time is read before the first paint.
    from app.host import Host
    from ui.clipboard import ConfidentialClipboard


#: How long a person reads that the secret was wrong, and tries again, before this process is replaced.
SPENT_MILLISECONDS = 30_000


class LockProcess(QObject):
    """Owns the window, the worker thread and the hand-over."""

    ended = Signal()

    def __init__(
        self,
        control: Control,
        settings: Settings,
        appearance: Appearance,
        language: Language,
        host: "Callable[[], Host]",
    ) -> None:
        super().__init__()
        self.control = control
        self.memory = Memory(settings)
        self.appearance = appearance
        self.language = language
        self.host = host
        self.window = LockWindow()
        self.jobs = Jobs(ThreadPoolExecutor(1, thread_name_prefix="secret"), self)
        # A drive that sleeps takes seconds: it must not keep a key from being derived.
        self.drive_jobs = Jobs(ThreadPoolExecutor(1, thread_name_prefix="drives"), self)
        self.handing = Handing(control, self)
        self._when_held: Callable[[], None] = self._nothing
        self._say_problem: Callable[[str, str], None] = self._nothing_said
        self._screen: LockScreen | None = None
        self._clipboard: ConfidentialClipboard | None = None
        self._while_locked = WhileLocked(control, self.drive_jobs, host, self._backup_failed, self)
        # With the window goes what is asked of it.
        self._spent = QTimer(self.window)
        self._spent.setSingleShot(True)
        self._connect()

    def _connect(self) -> None:
        self.control.heard.connect(self._hear)
        self.control.keeper_gone.connect(self.ended)
        self.window.painted.connect(self._painted)
        self.window.closed.connect(partial(self.control.say, m.QuitWanted()))
        self.handing.held.connect(lambda: self._when_held())
        self.handing.denied.connect(self.problem)
        self.handing.refused.connect(self.problem)
        self.handing.questioned.connect(self._question)
        self.handing.session_lost.connect(self._say_defect)
        self.jobs.crashed.connect(self._crashed)
        self.drive_jobs.crashed.connect(self._crashed)
        self._spent.timeout.connect(self._be_replaced)

    # --- The keeper ---------------------------------------------------------------------------------------

    def _hear(self, message: m.Message, descriptor: int | None) -> None:
        match message:
            case m.Show():
                self._show(message)
            case m.Raise():
                placement.come_forward(self.window)
            case m.Finish():
                self.window.hide()
                if self._clipboard is not None:
                    self._clipboard.clear()
                self.ended.emit()
            case m.WorkerProgress() | m.WorkerEnded():
                self._while_locked.hear(message)
            case _:
                self.handing.hear(message, descriptor)

    def _show(self, order: m.Show) -> None:
        self._follow_settings()
        known = self.memory.last() if order.vault is None else self.memory.at(Path(order.vault))
        if known is None:
            self.show_welcome()
        else:
            at = None if order.at is None else datetime.fromtimestamp(order.at, UTC).astimezone()
            crashed = order.cause is m.Cause.CRASHED and at_start.keeps_a_note(known.path)
            self._ask_for(self._locked(known, order.cause, at, order.note_kept or crashed))
        if order.errand is not None:
            self.show_restore(order.errand)
        self.window.appear(order.placement)

    def _follow_settings(self) -> None:
        self.memory.read_again()
        theme, text_size = ThemeChoice(self.memory.settings.theme), self.memory.settings.text_percent
        if (theme, text_size) != (self.appearance.theme, self.appearance.text_size):
            self.appearance.set_theme(theme)
            self.appearance.set_text_size(text_size)

    def _painted(self) -> None:
        self.control.say(m.Painted())
        if self._clipboard is None:
            from ui.clipboard import ConfidentialClipboard

            # A passphrase that is shown while it is typed can be copied, and so can recovery words.
            self._clipboard = ConfidentialClipboard(QGuiApplication.clipboard(), self)
        self._while_locked.listen()
        self._look_for_terms()
        if at_start.has_scratch():
            self.drive_jobs.submit(at_start.sweep, self.host).failed.connect(self._not_swept)
        for known in self.memory.settings.known_vaults:
            if at_start.left_of_rekeying(known.path):
                self.drive_jobs.submit(at_start.settle, Path(known.path)).failed.connect(self._not_swept)

    def _not_swept(self, error: Exception) -> None:
        import logging

        logging.getLogger(__name__).warning("what was left is not swept", exc_info=error)

    # --- The lock screen ----------------------------------------------------------------------------------

    def show_lock(self, known: KnownVault) -> None:
        """Ask for the secret of one vault."""
        self._ask_for(self._locked(known))

    def _locked(
        self,
        known: KnownVault,
        cause: m.Cause | None = None,
        at: datetime | None = None,
        note_kept: bool = False,
    ) -> Locked:
        has_pin, wants_pin = at_start.has_pin(known.path), self.memory.settings.pin
        return Locked(known, cause, at, note_kept, pin=has_pin, pin_wanted=wants_pin)

    def _ask_for(self, locked: Locked) -> None:
        known = locked.vault
        screen = LockScreen(locked, self.memory.vaults())
        screen.secret_submitted.connect(partial(self._unlock, known.path))
        screen.cancel_requested.connect(self.cancel)
        screen.question_accepted.connect(self._accept)
        screen.vault_chosen.connect(self._turn_to_vault)
        screen.folder_requested.connect(self.choose_vault)
        screen.first_run_requested.connect(self.show_first_run)
        screen.restore_requested.connect(lambda: self.show_restore())
        screen.slots_requested.connect(partial(self.show_slots, known))
        self._screen = screen
        self._while_locked.guard(known.path, was_open=locked.cause is not None)
        self._while_locked.said.connect(screen.show_backup)
        self._say_problem = screen.show_problem
        self.window.turn_to(screen)
        if self._clipboard is not None:  # nothing is looked at before the first paint
            self._look_for_terms()

    def _look_for_terms(self) -> None:
        """A locum whose days are over is told before they type."""
        screen = self._screen
        if screen is not None:
            job = self.drive_jobs.submit(terms.ended, screen.locked.vault.path, self.host)
            job.done.connect(lambda ended: screen.show_ended(ended) if screen is self._screen else None)
            # A vault that cannot be read now says so when it is opened.
            job.failed.connect(lambda error: None)

    def cancel(self) -> None:
        """Stop what is being computed, by replacing this process."""
        self.control.say(m.CancelWanted())

    def problem(self, error: SermentError) -> None:
        """Say what stands in the way, on whichever page is shown."""
        if self._screen is None:
            self._say_problem(self._words(error), "danger" if isinstance(error, Tampered) else "warning")
        elif isinstance(error, WrongPin):
            self._screen.show_wrong_pin(error.left)
            self._spent.start(SPENT_MILLISECONDS)
        elif isinstance(error, (PinGone, NoKeychain)):
            self._screen.show_pin_gone(self._words(error))
            self._spent.start(SPENT_MILLISECONDS)
        elif isinstance(error, WrongSecret):
            self._screen.show_wrong_secret()
            self._spent.start(SPENT_MILLISECONDS)
        elif isinstance(error, (Damaged, Tampered)):
            self._screen.show_damage(self._words(error))
        else:
            self._say_problem(self._words(error), "warning")

    def be_replaced(self) -> None:
        """A secret was taken, and its work is done: a fresh process comes in this one's place."""
        self.control.say(m.Spent())

    def _be_replaced(self) -> None:
        """What was typed stays in Qt's and Python's memory: only the end of the process wipes it."""
        screen = self._screen
        if screen is not None and screen.form.isEnabled() and screen.form.is_empty:
            self.control.say(m.Spent())
        else:
            # Something is being typed, here or on another page, and would be lost.
            self._spent.start(SPENT_MILLISECONDS)

    def _words(self, error: SermentError) -> str:
        # The sentences know every answer of the program, the import's too: 20 MB nobody needs before one.
        from app import sentences

        return sentences.in_a_window(error, self.language)

    def _backup_failed(self, ended: m.WorkerEnded) -> str:
        from app import answers

        return self._words(answers.answer(ended.error or "", dict(ended.fields)))

    def _turn_to_vault(self, path: Path) -> None:
        self.show_lock(self.memory.at(path))

    def choose_vault(self) -> None:
        """Let the person point at a vault's folder."""
        from ui.file_dialogs import choose_folder

        path = choose_folder(self.window, self.tr("The vault’s folder"), Path.home())
        if path is not None:
            self._turn_to_vault(path)

    # --- Unlocking ----------------------------------------------------------------------------------------

    def _unlock(self, vault: Path, kind: str, secret: bytearray) -> None:
        from ui.lockscreen import work

        def derive() -> None:
            job = self.jobs.submit(work.unlocked, vault, SecretKind(kind), secret, self.host())
            job.done.connect(partial(self._unlocked, SecretKind(kind)))
            job.failed.connect(self._not_unlocked)

        # The lineage is read off the window's thread's way: a header is a few KiB.
        self.when_held(vault, derive)

    def _unlocked(self, kind: SecretKind, opening: Opening) -> None:
        """The vault opens; where a PIN is wanted and there is none, it is chosen first."""
        screen = self._screen
        wanted = screen is not None and screen.wants_pin and not screen.locked.pin
        if screen is None or kind is SecretKind.PIN or not wanted:
            self.hand_over(opening)
            return
        from ui.lockscreen.flows import PinFlow

        page = PinFlow(self, opening, screen.locked).page
        self.turn(page, page.show_problem)

    def go_in(self, opening: Opening, locked: Locked) -> None:
        """Back from a page in between: what the session asks is asked on the lock screen."""
        self._ask_for(locked)
        if self._screen is not None:
            self._screen.show_working()
        self.hand_over(opening)

    def when_held(self, vault: Path, call: Callable[[], None]) -> None:
        """Ask the keeper for ``vault`` and do ``call`` once it is ours."""
        from ui.lockscreen import work

        try:
            lineage = work.lineage_of(vault)
        except SermentError as error:
            self.problem(error)
            return
        self._when_held = call
        self.handing.ask(str(vault), lineage)

    def look_into(self, opening: Opening) -> None:
        """Have a session show a backup: no vault is taken for it."""
        self._when_held = partial(self.hand_over, opening)
        self.handing.ask(str(opening.vault), "", look=True)

    def hand_over(self, opening: Opening) -> None:
        """Give the keys to the session; the vault is held."""
        self.handing.give(opening, placement.of(self.window))

    def _not_unlocked(self, error: Exception) -> None:
        self.handing.release()
        self.failed(error)

    def failed(self, error: Exception) -> None:
        """A job ended with an answer, or with a bug."""
        if isinstance(error, SermentError):
            self.problem(error)
        else:
            self._crashed(error)

    def _question(self, error: SermentError) -> None:
        if self._screen is not None and isinstance(error, (OlderThanRemembered, VaultMisplaced)):
            self._screen.show_question(self._words(error))

    def _accept(self) -> None:
        if self._screen is not None:
            self._screen.show_working()
        self.handing.confirm()

    def _crashed(self, error: Exception) -> None:
        import logging

        logging.getLogger(__name__).error("work failed", exc_info=error)
        self._say_defect()

    def _say_defect(self) -> None:
        """A bug of ours: the session ended over the vault, or work raised what is no answer."""
        from app import paths, sentences

        self._say_problem(sentences.defect(str(paths.log_folder()), self.language), "danger")

    # --- The other pages ----------------------------------------------------------------------------------

    def show_welcome(self) -> None:
        """Nothing is known yet: make a vault, restore one, or look at a fictional one."""
        from ui.lockscreen.flows import welcome

        self.turn(*welcome(self))

    def show_first_run(self, *, then_import: bool = False) -> None:
        """The steps to a new vault."""
        from ui.lockscreen.flows import FirstRunFlow

        page = FirstRunFlow(self, then_import=then_import).page
        self.turn(page, page.show_problem)

    def show_restore(self, errand: m.Errand | None = None) -> None:
        """The steps from a backup to a vault, to a look or to a proof."""
        from ui.lockscreen.flows import RestoreFlow

        page = RestoreFlow(self, errand).page
        self.turn(page, page.show_problem)

    def show_slots(self, known: KnownVault) -> None:
        """The ways into a closed vault."""
        from app import rekeying
        from ui.lockscreen.flows import SlotsFlow

        rekeying.settle(known.path)
        try:
            page = SlotsFlow(self, known).page
        except SermentError as error:
            self.problem(error)
        else:
            self.turn(page, page.show_problem)

    def show_first_page(self) -> None:
        """Where one was before a flow of steps: the lock screen of the last vault, or the welcome."""
        known = self.memory.last()
        if known is None:
            self.show_welcome()
        else:
            self.show_lock(known)

    def turn(self, page: QWidget, say_problem: Callable[[str, str], None]) -> None:
        """Show another page; ``say_problem`` is how it says what went wrong, in which tone."""
        self._screen = None
        self._while_locked.rest()
        self._say_problem = say_problem
        self.window.turn_to(page)

    def _nothing(self) -> None:
        """Nobody waits for a vault."""

    def _nothing_said(self, words: str, tone: str) -> None:
        """No page is shown yet."""
