"""What the quieter pages share: a title, a column of cards that scrolls, no wider than one reads well.

A page one comes to for a moment has a way back beside its title, where it is
seen however long the page is. What a long page leads to stands in its foot,
which does not scroll.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import label

READABLE = 820


class QuietPage(QWidget):
    """A page under ``title``; its cards go into ``column``, what it leads to into ``foot_row``."""

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
        held = QVBoxLayout(self._held)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(16)
        self.back = Button(self.tr("Back"), "arrow-left", parent=self._held)
        self.back.hide()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        held.addLayout(head)
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
        self.foot = QFrame(self)
        self.foot.setObjectName("panel")
        self.foot.hide()
        self._within = QWidget(self.foot)
        self.foot_row = QHBoxLayout(self._within)
        self.foot_row.setContentsMargins(0, 0, 0, 0)
        self.foot_row.setSpacing(16)
        self._across = QHBoxLayout(self.foot)
        self._across.addWidget(self._within, 1)
        self._across.addStretch(0)
        self._bar = area.verticalScrollBar()
        self._bar.rangeChanged.connect(self._line_up)
        self._line_up()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(area, 1)
        around.addWidget(self.foot)
        self._measure()

    def scroll_to_top(self) -> None:
        self._bar.setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _line_up(self) -> None:
        """The foot ends under the cards, beside which a bar may stand."""
        bar = self._bar.sizeHint().width() if self._bar.maximum() else 0
        self._across.setContentsMargins(24, 12, 24 + bar, 12)

    def _measure(self) -> None:
        """As wide as one reads well, at the size of the text."""
        for piece in (self._held, self._within):
            piece.setMaximumWidth(theme.px(READABLE))
