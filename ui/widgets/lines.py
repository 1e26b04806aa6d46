"""Lines of text in a card, each with its few small tools at the right."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import IconButton

AIR = 4


class Line(QWidget):
    """Words that wrap. Icons without words appear under the mouse or with the focus; all can be tabbed to."""

    def __init__(self, words: QWidget, *tools: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = [tool for tool in tools if isinstance(tool, IconButton)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # The height of a tool: lines of one row and of several stand equally far from each other.
        words.setContentsMargins(0, AIR, 0, AIR)
        row.addWidget(words, 1)
        for tool in tools:
            row.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        self._fade(True)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._fade(False)

    def leaveEvent(self, event: QEvent) -> None:
        self._fade(True)

    def _fade(self, faded: bool) -> None:
        for tool in self._quiet:
            tool.setProperty("kind", "tiny")
            tool.fade(faded)


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of ``layout``."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
