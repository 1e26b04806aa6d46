"""The lock screen: one field, one button, and why one has to type again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from app.messages import Cause
from app.trial import PASSPHRASE
from app.visible import visible
from ui import text
from ui.lockscreen.notice import Notice
from ui.lockscreen.page import CardPage
from ui.lockscreen.secret_form import SecretForm
from ui.lockscreen.terms import Ended
from ui.lockscreen.values import KnownVault, Locked, SecretKind
from ui.widgets.buttons import Button
from ui.widgets.labels import Chip, IconLabel, label, restyle

_WIDTH = 420


class LockScreen(QWidget):
    """Asks for the secret of one vault, and knows nothing of what is in it."""

    secret_submitted = Signal(str, object)  # a SecretKind, and the bytearray the receiver wipes
    cancel_requested = Signal()
    question_accepted = Signal()
    vault_chosen = Signal(Path)
    folder_requested = Signal()
    first_run_requested = Signal()
    restore_requested = Signal()
    slots_requested = Signal()

    def __init__(
        self, locked: Locked, known: Sequence[KnownVault] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Vault locked"))
        self.form = SecretForm()
        self.unlock = Button(self.tr("Unlock"), "lock-open", "primary")
        self.cancel = Button(self.tr("Cancel"))
        self.accept = Button(self.tr("Open it all the same"))
        self.restore = Button(self.tr("Restore a backup…"), "rotate-ccw")
        self.others = Button(self.tr("Another vault…"), kind="quiet")
        self.with_pin = Button(self.tr("Unlock, then choose a PIN for today…"), kind="quiet")
        #: Whether a PIN is to be chosen once the vault is open.
        self.wants_pin = False
        self.menu = QMenu(self)
        self.notice = Notice()
        self._icon = IconLabel("lock", "accent", 40)
        self._title = label(self.tr("Vault locked"), "title")
        self._practice = label("", "muted", wrap=True)
        self._fictive = Chip(self.tr("Fictional practice"), "warning", "info")
        self._trial = label("", "small", wrap=True)
        self._why = label("", "small", wrap=True)
        self._ended = label("", "small", wrap=True)
        self._kept = label("", "muted", wrap=True)
        self._backup = label("", "small", wrap=True)
        self._backup.hide()
        self._doing = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._page = CardPage(_WIDTH)
        self._lay_out()
        self._connect()
        self.show_locked(locked, known)

    def show_locked(self, locked: Locked, known: Sequence[KnownVault] = ()) -> None:
        """Ask for the secret of ``locked.vault`` anew; ``known`` are the vaults the menu offers."""
        self.locked = locked
        self._practice.setText(locked.vault.practice or locked.vault.path.name)
        self._fictive.setVisible(locked.vault.fictive)
        self._trial.setText(self.tr("The welcome page’s trial practice opens with “{}”.").format(PASSPHRASE))
        self._trial.setVisible(locked.vault.fictive)
        self._why.setText(self._cause(locked))
        self._why.setVisible(bool(self._why.text()))
        self._ended.hide()
        self._kept.setText(
            self.tr("Your note is kept, encrypted. It will be there again, the cursor where it was.")
        )
        self._kept.setVisible(locked.note_kept)
        self._known = known
        self.wants_pin = locked.pin_wanted
        self.form.offer_pin(locked.pin)
        self.notice.silence()
        self._be_ready()

    def show_working(self) -> None:
        """The key is being derived."""
        self._doing.setText(self.tr("Opening the vault: about a second of computing guards it."))
        self.form.setEnabled(False)
        self._offer_nothing()
        self._bar.setRange(0, 0)
        self._show_controls(working=True)
        # Not on Cancel: a second Enter, typed in haste, would undo the first. Esc cancels.
        self.setFocus()

    def show_wrong_secret(self) -> None:
        """One plain sentence under the field."""
        self._be_ready()
        self.form.say_wrong()

    def show_wrong_pin(self, left: int) -> None:
        """Not the PIN of today."""
        self._be_ready()
        self.form.say_wrong_pin(left)

    def show_pin_gone(self, sentence: str) -> None:
        """There is no PIN any more: the passphrase, as in the morning."""
        self.form.offer_pin(False)
        self._be_ready()
        self.notice.say("info", sentence)

    def show_problem(self, sentence: str, tone: str) -> None:
        """What stands between the right secret and the records: damage, another window, no memory."""
        self._be_ready()
        self.notice.say(tone, sentence)

    def show_damage(self, sentence: str) -> None:
        """A file of the vault is not what it was: a backup is the way on, if a second try says the same."""
        self.show_problem(sentence, "danger")
        self.restore.show()

    def show_backup(self, words: str, tone: str) -> None:
        """How a backup goes that needs nobody: the drive and the amount."""
        self._backup.setText(words)
        restyle(self._backup, tone=tone)
        self._backup.setVisible(bool(words))

    def show_ended(self, ended: Sequence[Ended]) -> None:
        """Whose passphrase opens this vault no more, before they type it."""
        over = self.tr("{name}’s time here ended on {day}: their passphrase opens this vault no more.")
        said = [over.format(name=visible(one.name), day=text.day(one.last)) for one in ended]
        self._ended.setText("\n".join(said))
        self._ended.setVisible(bool(said))

    def show_question(self, sentence: str) -> None:
        """Say ``sentence`` and go on only when the person accepts it (``question_accepted``)."""
        self._be_ready()
        self.notice.say("warning", sentence)
        self.accept.show()
        # One answer at a time: typing another passphrase takes the question back.
        self.unlock.setVisible(self.form.kind is SecretKind.RECOVERY)
        self.accept.setFocus()

    def _offer_nothing(self) -> None:
        for way_on in (self.accept, self.restore):
            way_on.hide()

    @property
    def sentences(self) -> list[str]:
        """All that is said at the moment about why one has to type and what went wrong."""
        shown = [self._why, self._ended, self._kept, self._doing, self._backup]
        said = [one.text() for one in shown if not one.isHidden()]
        return [words for words in (*said, self.form.notice.words, self.notice.words) if words]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cancel.isVisible():
            self.cancel_requested.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.form.isEnabled():
            self.form.setFocus()

    def _lay_out(self) -> None:
        # The page first: what it holds then finds its place once, and not again with the page.
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._page)
        middle = Qt.AlignmentFlag.AlignHCenter
        for words in (
            self._title,
            self._practice,
            self._trial,
            self._why,
            self._ended,
            self._kept,
            self._doing,
            self._backup,
        ):
            words.setAlignment(middle)
        body = self._page.body
        body.addWidget(self._icon, 0, middle)
        for words in (self._title, self._practice):
            body.addWidget(words)
        body.addWidget(self._fictive, 0, middle)
        body.addWidget(self._trial)
        for piece in (
            self._why,
            self._ended,
            self.form,
            self.notice,
            self.accept,
            self.unlock,
            self.restore,
        ):
            body.addWidget(piece)
        body.addWidget(self.with_pin, 0, middle)
        for busy in (self._bar, self._doing, self.cancel):
            body.addWidget(busy)
        ways = QHBoxLayout()
        ways.addWidget(self.form.turn)
        ways.addStretch(1)
        ways.addWidget(self.others)
        body.addLayout(ways)
        body.addWidget(self._kept)
        body.addWidget(self._backup)

    def _connect(self) -> None:
        self.form.submitted.connect(self._submit)
        self.unlock.clicked.connect(self._submit)
        self.with_pin.clicked.connect(self._submit_for_pin)
        self.cancel.clicked.connect(self.cancel_requested)
        self.accept.clicked.connect(self.question_accepted)
        self.restore.clicked.connect(self.restore_requested)
        self.others.clicked.connect(self._open_menu)
        # Not before it is asked for: actions cost time that the first paint does not have.
        self.menu.aboutToShow.connect(self._fill_menu)
        self.form.passphrase.edited.connect(self._take_back)
        self.form.turned.connect(self._take_back)

    def _take_back(self) -> None:
        """Something else is typed: what was said of the secret before no longer holds."""
        self.notice.silence()
        self._offer_nothing()
        self.unlock.setVisible(self.form.isEnabled())
        self._show_offer_of_pin()

    def _show_offer_of_pin(self) -> None:
        # Where one was chosen the last time, it is asked for by itself; a PIN makes no PIN.
        offered = not self.wants_pin and self.form.kind is not SecretKind.PIN
        self.with_pin.setVisible(offered and self.form.isEnabled())

    def _submit_for_pin(self) -> None:
        """Whoever has typed nothing yet has asked for it all the same: it follows what they type."""
        self.wants_pin = True
        self._submit()
        if self.form.isEnabled():
            self._show_offer_of_pin()
            self.notice.say("info", self.tr("The PIN is chosen once the vault is open."))

    def _submit(self) -> None:
        kind = self.form.kind
        secret = self.form.take()
        if secret is not None:
            self.notice.silence()
            self.show_working()
            self.secret_submitted.emit(kind.value, secret)

    def _be_ready(self) -> None:
        self._offer_nothing()
        self.form.setEnabled(True)
        self._bar.setRange(0, 1)  # a hidden bar without a range would go on moving
        self._show_controls(working=False)
        self.form.setFocus()

    def _show_controls(self, working: bool) -> None:
        for ready in (self.unlock, self.form.turn, self.others):
            ready.setVisible(not working)
        for busy in (self._bar, self._doing, self.cancel):
            busy.setVisible(working)
        self._show_offer_of_pin()

    def _fill_menu(self) -> None:
        menu = self.menu
        menu.clear()
        for vault in self._known:
            if vault.path != self.locked.vault.path:
                self._offer(menu, vault)
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.tr("Open another folder…"), self.folder_requested.emit)
        menu.addAction(self.tr("Backups: restore, look into, try…"), self.restore_requested.emit)
        menu.addAction(self.tr("Create a vault…"), self.first_run_requested.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Passphrase and recovery words…"), self.slots_requested.emit)

    def _open_menu(self) -> None:
        self.menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def _offer(self, menu: QMenu, vault: KnownVault) -> None:
        name = vault.practice or vault.path.name
        if vault.missing:
            name = self.tr("{practice} (its disk is not there)").format(practice=name)
        # An ampersand in a practice's name is not a shortcut.
        action = menu.addAction(name.replace("&", "&&"), lambda: self.vault_chosen.emit(vault.path))
        action.setEnabled(not vault.missing)

    def _cause(self, locked: Locked) -> str:
        # Who gave up unlocking knows why it is locked.
        if locked.cause in (None, Cause.CANCELLED) or locked.at is None:
            return ""
        return self._sentences()[locked.cause].format(time=text.clock(locked.at))

    def _sentences(self) -> dict[Cause, str]:
        return {
            Cause.BUTTON: self.tr("Locked at {time}, as you asked."),
            Cause.COMMAND: self.tr("Locked at {time}, as you asked."),
            Cause.IDLE: self.tr("Locked at {time}: nobody was at the keyboard."),
            Cause.CLOSED: self.tr("Locked at {time}, when the window was closed."),
            Cause.MINIMISED: self.tr("Locked at {time}, when the window was minimised."),
            Cause.SCREEN_LOCKED: self.tr("Locked at {time}, together with the computer's screen."),
            Cause.SLEEP: self.tr("Locked at {time}, when the computer went to sleep."),
            Cause.SHUTDOWN: self.tr("Locked at {time}, when the computer was shut down."),
            Cause.LOGOUT: self.tr("Locked at {time}, when the computer's session was closed."),
            Cause.USER_SWITCH: self.tr("Locked at {time}, when another person's session came to the front."),
            Cause.TERM: self.tr("Locked at {time}: the locum's last day is over."),
            Cause.ENDED: self.tr("Locked at {time}, when the session ended."),
            Cause.CRASHED: self.tr(
                "Locked at {time}: the session ended unexpectedly. What was saved is safe."
            ),
        }
