"""A list one chooses from: each entry is a bold line, and quieter ones under it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.models.rows import Index
from ui.widgets.people import paint_outline

MOST_HEIGHT = 300
_AIR = 10


class ChoiceList(QListWidget):
    """Entries of several lines, each with the value it stands for; the arrow keys move."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))

    def show_entries(self, entries: list[tuple[tuple[str, ...], object]]) -> None:
        """Replace every entry and choose the first."""
        self.clear()
        for lines, value in entries:
            item = QListWidgetItem("\n".join(lines))
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(lines))
            self.addItem(item)
        self.setCurrentRow(0)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """As high as its entries, to the height where it scrolls; gone while there are none."""
        wanted = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(min(wanted + 2, theme.px(MOST_HEIGHT)))
        self.setVisible(self.count() > 0)

    def chosen(self) -> object:
        """The value of the current entry, None in an empty list."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None


class _Delegate(QStyledItemDelegate):
    """Paints the lines; the chosen entry has a ground and a bar at its left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, len(_lines(index)) * option.fontMetrics.lineSpacing() + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(0, 1, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_ground(painter, area)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_outline(painter, area)
        height = option.fontMetrics.lineSpacing()
        for number, line in enumerate(_lines(index)):
            painter.setFont(theme.font(weight=QFont.Weight.DemiBold if number == 0 else QFont.Weight.Normal))
            painter.setPen(theme.colour("text" if number == 0 else "muted"))
            room = QRect(area.left() + 14, area.top() + _AIR - 1 + number * height, area.width() - 24, height)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRect(area.left() + 4, area.top() + 8, 3, area.height() - 16), 1.5, 1.5)


def _lines(index: Index) -> list[str]:
    return str(index.data(Qt.ItemDataRole.DisplayRole)).split("\n")
