"""The passphrase or, instead, the recovery words or the PIN of today: what opens a vault."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.lockscreen.notice import Notice
from ui.lockscreen.secret_field import SecretField
from ui.lockscreen.values import SecretKind
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.lockscreen.pin_field import PinField
    from ui.lockscreen.words_form import WordsForm


class SecretForm(QWidget):
    """One of them, a sentence when it was wrong, and a button that changes to another."""

    submitted = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passphrase = SecretField(self.tr("Passphrase"), self.tr("Passphrase"))
        self.words: WordsForm | None = None
        self.pin: PinField | None = None
        self._pin_offered = False
        self.notice = Notice()
        self.turn = Button("", kind="quiet")
        self._kind = SecretKind.PASSPHRASE
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for piece in (self.passphrase, self.notice):
            self._column.addWidget(piece)
        self.passphrase.submitted.connect(self.submitted)
        self.passphrase.edited.connect(self._forgive)
        self.turn.clicked.connect(self._turn)
        self.ask_for(SecretKind.PASSPHRASE)

    @property
    def kind(self) -> SecretKind:
        return self._kind

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed at the moment."""
        words = self.words.fields if self.words else []
        pin = self.pin.text() if self.pin else ""
        return not (self.passphrase.text() or pin or any(field.text() for field in words))

    def offer_pin(self, offered: bool) -> None:
        """Ask for the PIN of today first, where there is one, or no more."""
        self._pin_offered = offered
        self.ask_for(SecretKind.PIN if offered else SecretKind.PASSPHRASE)

    def ask_for(self, kind: SecretKind) -> None:
        """Show the field of ``kind``; what was typed into another is forgotten."""
        self.clear()
        self._kind = kind
        shown = self._field_of(kind)
        for field in (self.passphrase, self.words, self.pin):
            if field is not None:
                field.setVisible(field is shown)
        self.turn.setText(self._offer(self._next()))
        self.setFocusProxy(shown)

    def take(self) -> bytearray | None:
        """The secret, taken out of its field; None when it cannot be one, and why is then said."""
        if self.kind is SecretKind.RECOVERY:
            return self._words_form().take()
        if self.kind is SecretKind.PIN:
            return self._taken_pin(self._pin_field())
        if self.passphrase.text():
            return self.passphrase.take()
        self.passphrase.setFocus()
        return None

    def _taken_pin(self, field: "PinField") -> bytearray | None:
        if field.is_possible():
            return field.take()
        if field.text():
            self.notice.say("warning", self.tr("A PIN has at least six digits and nothing else."))
        field.setFocus()
        return None

    def clear(self) -> None:
        self.passphrase.clear()
        if self.words:
            self.words.clear()
        if self.pin:
            self.pin.clear()
        self._forgive()

    def say_wrong(self) -> None:
        """The secret opened nothing: say so in one sentence and let it be typed again."""
        if self.kind is SecretKind.PASSPHRASE:
            words = self.tr("This passphrase does not open the vault. Nothing was lost: type it again.")
        else:
            words = self.tr("These recovery words do not open this vault: they may be those of another one.")
        self.notice.say("warning", words)
        self.passphrase.field.mark_wrong(True, words)
        self.setFocus()

    def say_wrong_pin(self, left: int) -> None:
        """Not the PIN of today; so many tries are left."""
        if left > 1:
            words = self.tr("This is not the PIN. {count} tries are left.").format(count=left)
        else:
            words = self.tr("This is not the PIN. One try is left, then the passphrase is asked for.")
        self.notice.say("warning", words)
        if self.pin:
            self.pin.field.mark_wrong(True, words)
        self.setFocus()

    def _turn(self) -> None:
        self.ask_for(self._next())
        self.setFocus()
        self.turned.emit()

    def _next(self) -> SecretKind:
        """What the button changes to: each in turn."""
        if self.kind is SecretKind.PASSPHRASE:
            return SecretKind.RECOVERY
        if self.kind is SecretKind.RECOVERY and self._pin_offered:
            return SecretKind.PIN
        return SecretKind.PASSPHRASE

    def _offer(self, kind: SecretKind) -> str:
        return {
            SecretKind.PASSPHRASE: self.tr("Use the passphrase"),
            SecretKind.RECOVERY: self.tr("Use the recovery words"),
            SecretKind.PIN: self.tr("Use the PIN"),
        }[kind]

    def _forgive(self) -> None:
        self.notice.silence()
        self.passphrase.field.mark_wrong(False)
        if self.pin:
            self.pin.field.mark_wrong(False)

    def _field_of(self, kind: SecretKind) -> QWidget:
        if kind is SecretKind.PIN:
            return self._pin_field()
        return self.passphrase if kind is SecretKind.PASSPHRASE else self._words_form()

    def _pin_field(self) -> "PinField":
        if self.pin is None:
            from ui.lockscreen.pin_field import PinField

            self.pin = PinField(self.tr("PIN"), self.tr("Today’s PIN"))
            self.pin.submitted.connect(self.submitted)
            self.pin.edited.connect(self._forgive)
            self._column.insertWidget(0, self.pin)
            QWidget.setTabOrder(self.passphrase.field.reveal, self.pin.field)
            QWidget.setTabOrder(self.pin.field, self.pin.field.reveal)
        return self.pin

    def _words_form(self) -> "WordsForm":
        if self.words is None:
            # Twelve fields and their list cost what a lock screen's first paint does not have.
            from ui.lockscreen.words_form import WordsForm

            self.words = WordsForm()
            self.words.submitted.connect(self.submitted)
            self._column.insertWidget(0, self.words)
            before: QWidget = self.passphrase.field.reveal
            for field in self.words.fields:
                # Made last, they would otherwise come after every button, and Tab would never leave them.
                QWidget.setTabOrder(before, field)
                before = field
        return self.words
