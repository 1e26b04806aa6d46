"""The passphrase or, instead, the recovery words: what opens a vault."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.lockscreen.notice import Notice
from ui.lockscreen.secret_field import SecretField
from ui.lockscreen.values import SecretKind
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.lockscreen.words_form import WordsForm


class SecretForm(QWidget):
    """Either of the two, a sentence when it was wrong, and a button that changes to the other."""

    submitted = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passphrase = SecretField(self.tr("Passphrase"), self.tr("Passphrase"))
        self.words: WordsForm | None = None
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
        return not self.passphrase.text() and not any(field.text() for field in words)

    def ask_for(self, kind: SecretKind) -> None:
        """Show the field of ``kind``; what was typed into the other is forgotten."""
        self.clear()
        self._kind = kind
        passphrase = kind is SecretKind.PASSPHRASE
        shown = self.passphrase if passphrase else self._words_form()
        self.passphrase.setVisible(passphrase)
        if self.words:
            self.words.setVisible(not passphrase)
        self.turn.setText(self.tr("Use the recovery words") if passphrase else self.tr("Use the passphrase"))
        self.setFocusProxy(shown)

    def take(self) -> bytearray | None:
        """The secret, taken out of its field; None when it cannot be one, and why is then said."""
        if self.kind is SecretKind.RECOVERY:
            return self._words_form().take()
        if self.passphrase.text():
            return self.passphrase.take()
        self.passphrase.setFocus()
        return None

    def clear(self) -> None:
        self.passphrase.clear()
        if self.words:
            self.words.clear()
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

    def _turn(self) -> None:
        other = SecretKind.RECOVERY if self.kind is SecretKind.PASSPHRASE else SecretKind.PASSPHRASE
        self.ask_for(other)
        self.setFocus()
        self.turned.emit()

    def _forgive(self) -> None:
        self.notice.silence()
        self.passphrase.field.mark_wrong(False)

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
