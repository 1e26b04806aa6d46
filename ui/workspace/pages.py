"""What the quieter pages share: a title, a column of cards that scrolls, no wider than one reads well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import label

READABLE = 820


class QuietPage(QWidget):
    """A page under ``title``; its cards go into ``column``."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        area = QScrollArea(self)
        inside = QWidget(area.viewport())
        inside.setObjectName("inside")
        self._held = QWidget(inside)
        self.title = label(title, "title", wrap=True)
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self._held.setMaximumWidth(theme.px(READABLE))
        held = QVBoxLayout(self._held)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(16)
        held.addWidget(self.title)
        held.addLayout(self.column)
        held.addStretch(1)
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 20, 24, 20)
        row.addWidget(self._held, 1)
        row.addStretch(0)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
