"""Choosing among a few things, and a small whole number."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QHBoxLayout, QSpinBox, QWidget

from ui import icons, theme
from ui.widgets.buttons import IconButton


class Choice(QComboBox):
    """One of ``options``, given as (key, words). Announces ``chosen(key)`` when a person chose."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for key, words in options:
            self.addItem(words, key)
        self.activated.connect(lambda: self.chosen.emit(self.key()))

    def key(self) -> str:
        return str(self.currentData())

    def show_key(self, key: str) -> None:
        self.setCurrentIndex(self.findData(key))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(16)
        left = self.width() - side - theme.px(8)
        icons.paint(QPainter(self), "chevron-down", "muted", left, (self.height() - side) / 2, side)


class Stepper(QWidget):
    """A whole number between two others, typed or stepped with real buttons."""

    changed = Signal(int)

    def __init__(self, name: str, least: int, most: int, suffix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QSpinBox()
        self.box.setAccessibleName(name)
        self.box.setRange(least, most)
        self.box.setSuffix(suffix)
        self.box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.box.valueChanged.connect(self.changed)
        self.setFocusProxy(self.box)
        fewer = IconButton("minus", self.tr("One less"))
        more = IconButton("plus", self.tr("One more"))
        fewer.clicked.connect(self.box.stepDown)
        more.clicked.connect(self.box.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for piece in (self.box, fewer, more):
            row.addWidget(piece)
        row.addStretch(1)
