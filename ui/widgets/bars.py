"""The two quiet bars at the bottom: what just happened, and how to take it back.

Neither interrupts: no dialog asks before something is deleted, and what was
deleted can be brought back from the bar.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import IconLabel, Saying, label, restyle

UNDO_MILLISECONDS = 12_000
SAID_MILLISECONDS = 8_000


class UndoBar(QFrame):
    """ "Document removed. [Undo]" for twelve seconds, or until it is dismissed."""

    undone = Signal(object)
    expired = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._subject: object = None
        self._words = label("")
        self.button = Button(self.tr("Undo"), "undo-2", "quiet")
        self.button.clicked.connect(self._undo)
        close = IconButton("x", self.tr("Dismiss"))
        close.clicked.connect(self.settle)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MILLISECONDS)
        self._timer.timeout.connect(self.settle)
        self.hide()

    def offer(self, words: str, subject: object) -> None:
        """Say ``words``; ``undone`` or, later, ``expired`` carries ``subject``."""
        self.settle()
        self._subject = subject
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self._timer.start()

    def settle(self) -> None:
        """Nothing can be taken back any more."""
        if not self.isHidden():
            self._close()
            self.expired.emit(self._subject)

    def _undo(self) -> None:
        self._close()
        self.undone.emit(self._subject)

    def _close(self) -> None:
        self._timer.stop()
        self.hide()


class StatusLine(QFrame):
    """What was last done, at the left; lasting facts at the right. Its height never changes.

    ``acted`` carries the key of a fact whose button was pressed.
    """

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._words = Saying(self, "small")
        self._facts: dict[str, _Fact] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 4, 12, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        # An empty label is a pixel lower than one with words at some text sizes.
        strut = Saying(self, "small")
        strut.setText(" ")
        strut.hide()
        strut.setFixedWidth(0)
        self._row.addWidget(strut)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_MILLISECONDS)
        self._timer.timeout.connect(lambda: self._write(""))

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str) -> None:
        """Show ``words`` for a while, or until something else is said."""
        self._write(words)
        self._timer.start()

    def _write(self, words: str) -> None:
        self._words.setText(words)
        self._words.setAccessibleName(words)

    def keep(self, key: str, words: str, tone: str = "", icon: str = "info", action: str = "") -> None:
        """Show the lasting fact ``key`` as ``words``, with a button ``action``; "" takes either away."""
        fact = self._facts.get(key)
        if fact is None:
            fact = self._facts[key] = _Fact(self)
            fact.button.clicked.connect(lambda: self.acted.emit(key))
            self._row.addWidget(fact)
        fact.say(words, tone, icon, action)
        fact.setVisible(bool(words))


class _Fact(QWidget):
    """An icon and words, no higher than a line of words.

    A chip would make the line higher when the first one comes, and paint the whole page anew.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", "muted", 13)
        self._words = label("", "small")
        self.button = Button("", kind="line")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where it is
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(6)
        for piece in (self._icon, self._words, self.button):
            row.addWidget(piece)

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str, tone: str, icon: str, action: str) -> None:
        self._icon.show_icon(icon, tone or "muted")
        self._words.setText(words)
        self.setAccessibleName(words)
        restyle(self._words, tone=tone)
        self.button.setText(action)
        self.button.setVisible(bool(action))
