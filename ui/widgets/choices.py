"""Choosing among a few things."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui import icons, theme

LEAST_WIDTH = 128


class Choice(QComboBox):
    """One of ``options``, given as (key, words). Announces ``chosen(key)`` when a person chose.

    ``submitted``: Enter was pressed on it, as in a field; a list that is open takes that for itself.
    """

    chosen = Signal(str)
    submitted = Signal()

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.offer(options)
        self.activated.connect(lambda: self.chosen.emit(self.key()))

    def minimumSizeHint(self) -> QSize:
        # By itself it is never narrower than its longest option, which pushed whole columns out of view.
        return QSize(theme.px(LEAST_WIDTH), super().minimumSizeHint().height())

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Other options, the first of them chosen."""
        self.clear()
        for key, words in options:
            self.addItem(words, key)

    def key(self) -> str:
        return str(self.currentData())

    def show_key(self, key: str) -> None:
        self.setCurrentIndex(self.findData(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.submitted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(16)
        left = self.width() - side - theme.px(8)
        icons.paint(QPainter(self), "chevron-down", "muted", left, (self.height() - side) / 2, side)
