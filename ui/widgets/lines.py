"""Lines of text in a card, each with its few small tools at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import IconButton

AIR = 4


class Line(QWidget):
    """Words that wrap. Icons without words appear under the mouse or with the focus; all can be tabbed to.

    They lie over the end of the words, which have the whole width: in a narrow column
    four tools would leave no room for what they are about.
    """

    def __init__(self, words: QWidget, *tools: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # The height of a tool: lines of one row and of several stand equally far from each other.
        words.setContentsMargins(0, AIR, 0, AIR)
        row.addWidget(words, 1)
        self._words = words
        for tool in tools:
            if not isinstance(tool, IconButton):
                row.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        self._tools = _Tools([tool for tool in tools if isinstance(tool, IconButton)], self)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._tools.fade(False)

    def leaveEvent(self, event: QEvent) -> None:
        self._tools.fade(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        """At the end of the words, before whatever has a place of its own there."""
        wide = self._tools.sizeHint()
        end = self._words.geometry().right() + 1
        self._tools.setGeometry(end - wide.width(), 0, wide.width(), wide.height())
        self._tools.raise_()


class _Tools(QWidget):
    """The quiet ones, on the ground of the card as long as one of them is seen."""

    def __init__(self, tools: Sequence[IconButton], parent: QWidget) -> None:
        super().__init__(parent)
        self._each = tools
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for tool in tools:
            tool.setProperty("kind", "tiny")
            row.addWidget(tool)
        self.fade(True)

    def fade(self, faded: bool) -> None:
        self._faded = faded
        for tool in self._each:
            tool.fade(faded)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._faded or any(tool.hasFocus() for tool in self._each):
            QPainter(self).fillRect(self.rect(), theme.colour("surface"))


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of ``layout``."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
