"""A field for a passphrase: hidden or revealed, emptied the moment it is taken.

Qt and Python keep copies of what was typed that nothing can wipe, which is why
the process is replaced after a secret was submitted. Here the text stays no
longer than needed: ``take`` empties the field and its undo history.
"""

from PySide6.QtCore import SIGNAL, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import keyboard
from ui.lockscreen.notice import Notice
from ui.widgets.fields import ENTER, PasswordField
from ui.widgets.labels import label

_LONGEST = 1024


class SecretField(QWidget):
    """A password field with a hint while Caps Lock is on, and the keyboard's layout where it is known."""

    submitted = Signal()
    edited = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps_lock = False
        self.field = PasswordField(name, placeholder)
        self.field.setMaxLength(_LONGEST)
        self._hint = Notice()
        self._layout = label("", "small")
        self._layout.hide()
        # Behind what is being painted: the system is asked, and answers when it likes.
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask_keyboard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._layout)
        column.addWidget(self._hint)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.edited)

    @property
    def hint(self) -> str:
        """What is said about Caps Lock, "" when there is nothing to say."""
        return self._hint.words

    @property
    def layout_words(self) -> str:
        """What is said about the keyboard's layout, "" where it is not known."""
        return "" if self._layout.isHidden() else self._layout.text()

    @property
    def revealed(self) -> bool:
        return self.field.echoMode() == QLineEdit.EchoMode.Normal

    def text(self) -> str:
        """What is typed at the moment, for comparing and measuring only."""
        return self.field.text()

    def take(self) -> bytearray:
        """The UTF-8 bytes of what was typed; the field is empty and hidden again afterwards."""
        taken = bytearray(self.text().encode())
        self.clear()
        return taken

    def clear(self) -> None:
        """Empty the field and its undo history, and show dots again."""
        self.field.setText("")  # QLineEdit.clear() keeps the text for an undo
        self.field.hide_secret()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._asking.start()
        elif event.type() == QEvent.Type.KeyRelease:
            # After Caps Lock itself, and after the keys that change the layout.
            self._asking.start()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER and self.receivers(SIGNAL("submitted()")):
                # Whoever listens answers; the page around must not answer the same key again.
                self.submitted.emit()
                return True
            self._show_caps_lock(_caps_lock_after(event, before=self._caps_lock))
        return False

    def _ask_keyboard(self) -> None:
        known = keyboard.caps_lock()
        if known is not None:
            self._show_caps_lock(known)
        layout = keyboard.layout()
        self._layout.setText(self.tr("Keyboard: {layout}").format(layout=layout))
        self._layout.setVisible(bool(layout))

    def _show_caps_lock(self, on: bool) -> None:
        self._caps_lock = on
        self._hint.say("warning", self.tr("Caps Lock is on.") if on else "")


def _caps_lock_after(event: QKeyEvent, before: bool) -> bool:
    """Whether Caps Lock is on, judged by what a key typed: not every system has a call that tells."""
    typed = event.text()
    if event.key() == Qt.Key.Key_CapsLock:
        return bool(keyboard.caps_lock())
    if len(typed) != 1 or typed.lower() == typed.upper():
        return before
    return typed.isupper() != bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
