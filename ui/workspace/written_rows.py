"""Rows of a list that are words under each other: one walk writes them, or only measures."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.models.rows import Index
from ui.workspace.pen import Pen


class WrittenRow(QStyledItemDelegate):
    """As wide as its list, and as high as its words."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def write(self, pen: Pen, index: Index) -> None:
        """The words of a row; each list has its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._walk(None, QRect(0, 0, width, 0), index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        self._walk(painter, option.rect, index)
        painter.restore()

    def _walk(self, painter: QPainter | None, rect: QRect, index: Index) -> int:
        """How high it is."""
        pen = Pen(painter, rect.adjusted(theme.px(10), theme.px(8), -theme.px(10), 0))
        self.write(pen, index)
        return pen.bottom - rect.top() + theme.px(4)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Of the row that is chosen."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -1), 8, 8)
