"""The wounds of a record in a list: each with its number on the figure, and every word of it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.care.wound_words import WoundWords
from ui.models.rows import ROW, Index
from ui.workspace.pen import Pen


class WoundDelegate(QStyledItemDelegate):
    """What it is called, and beneath where and since when."""

    def __init__(self, view: QListView, words: WoundWords) -> None:
        super().__init__(view)
        self._view, self._words = view, words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._write(None, QRect(0, 0, width, 0), index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -1), 8, 8)
        self._write(painter, option.rect, index)
        painter.restore()

    def _write(self, painter: QPainter | None, rect: QRect, index: Index) -> int:
        """Write it, or only measure it; how high it is."""
        facts = index.data(ROW).facts
        pen = Pen(painter, rect.adjusted(theme.px(10), theme.px(8), -theme.px(10), 0))
        pen.text(f"{index.row() + 1}. {facts.label}", "text", 14, QFont.Weight.Medium)
        pen.text(self._words.beneath(facts), "muted", 12)
        return pen.bottom - rect.top() + theme.px(4)
