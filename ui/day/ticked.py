"""A list of things to do: each line with a circle to tick, walked through and ticked by keys.

Enter and a click open whom a line is about; Space and a click on the circle tick it. Lines are painted
and measured by the same walk, and are as high as their words.
"""

from typing import Generic, TypeVar

from PySide6.QtCore import QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons, theme
from ui.models.rows import ROW, Index, Rows
from ui.widgets.fields import ENTER
from ui.widgets.people import paint_outline
from ui.workspace.pen import Pen

R = TypeVar("R")

CIRCLE = 18


class TickedList(QListView, Generic[R]):
    """``opened`` and ``ticked`` carry the line that was meant."""

    opened = Signal(object)
    ticked = Signal(object)

    def __init__(
        self, name: str, rows: Rows[R], delegate: "TickedDelegate[R]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        self._pressed = QPersistentModelIndex()
        self.setAccessibleName(name)
        self.setModel(rows)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(theme.px(24))

    def current(self) -> R | None:
        """The line the keyboard is on."""
        return self.rows.row(self.currentIndex())

    def go_to(self, row: int) -> None:
        """Bring the keyboard to a line, or the last one where there are fewer."""
        at = self.rows.index(min(row, self.rows.rowCount() - 1))
        if at.isValid():
            self.setCurrentIndex(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if row is not None and event.key() in ENTER and not event.isAutoRepeat():
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.ticked.emit(row)
        elif event.text().strip() or event.key() in (*ENTER, Qt.Key.Key_Space):
            event.ignore()  # Qt would look for a line that begins with the letter
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index) if index.flags() & Qt.ItemFlag.ItemIsEnabled else None
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        beside = event.position().x() - self.visualRect(index).left() < gutter(self.viewport().width())
        (self.ticked if beside else self.opened).emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Qt waits a tenth of a second. Where the scroll bar has just come, words would lie over words.
        self.scheduleDelayedItemsLayout()


class TickedDelegate(QStyledItemDelegate, Generic[R]):
    """The ground, the circle and the frame of a line; its words are those of a kind of list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[R, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt asks for it several times before it paints."""
        row, width = index.data(ROW), self._view.viewport().width()
        key = (row, width, theme.px(100))
        if key not in self._heights:
            self._heights[key] = self._walk(None, row, QRect(0, 0, width, 0))
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: R = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(2, 1, -2, -1)
        under = bool(option.state & QStyle.StateFlag.State_MouseOver) and self.can_be_ticked(row)
        if under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(ground, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_outline(painter, ground)
        self._paint_mark(painter, row, option.rect, under)
        self._walk(painter, row, option.rect)
        painter.restore()

    def can_be_ticked(self, row: R) -> bool:
        """Whether the circle stands before this line."""
        return True

    def is_ticked(self, row: R) -> bool:
        return False

    def icon(self, row: R) -> str:
        """What stands in the place of a circle; "" for nothing."""
        return ""

    def write(self, pen: Pen, row: R) -> None:
        """The words of a line; each list has its own."""

    @property
    def _view(self) -> TickedList[R]:
        view = self.parent()
        assert isinstance(view, TickedList)
        return view

    def _walk(self, painter: QPainter | None, row: R, rect: QRect) -> int:
        left = gutter(rect.width()) if self.can_be_ticked(row) or self.icon(row) else theme.px(10)
        pen = Pen(painter, rect.adjusted(left, theme.px(8), -theme.px(10), 0))
        self.write(pen, row)
        return pen.bottom - rect.top() + theme.px(6)

    def _paint_mark(self, painter: QPainter, row: R, rect: QRect, under: bool) -> None:
        side = theme.px(CIRCLE)
        left = rect.left() + (gutter(rect.width()) - side) // 2 + 1
        top = rect.top() + theme.px(9)
        if self.icon(row):
            icons.paint(painter, self.icon(row), "muted", left, top, side)
        elif self.can_be_ticked(row) and self.is_ticked(row):
            icons.paint(painter, "circle-check", "ok", left, top, side)
        elif self.can_be_ticked(row):
            painter.setPen(QPen(theme.colour("accent" if under else "field_border"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(left + 1, top + 1, side - 2, side - 2)


def gutter(width: int) -> int:
    """How wide the place of the circle is, in a list of this width."""
    return theme.px(40 if width > theme.px(300) else 28)
