"""How a person looks in a list: a disc with initials, the name, a line beneath.

The delegate paints any value that has the four facts of :class:`Person`; it
never asks the database.
"""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.models.rows import ROW


class Person(Protocol):
    """What a row shows."""

    @property
    def initials(self) -> str: ...
    @property
    def strong(self) -> str: ...  # the family name, in capitals
    @property
    def plain(self) -> str: ...  # the first name
    @property
    def beneath(self) -> str: ...


class PersonDelegate(QStyledItemDelegate):
    """Rows of equal height, in the colours and text size in force."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(200), theme.px(52))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        person: Person = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(2, 2, -2, -2)
        _paint_ground(painter, ground, option.state)
        side = theme.px(32)
        disc = QRect(ground.left() + theme.px(8), ground.center().y() - side // 2 + 1, side, side)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_avatar(painter, disc, person.initials, "surface" if chosen else "selection")
        _paint_words(painter, ground.adjusted(theme.px(50), 0, -theme.px(6), 0), person)
        painter.restore()


def paint_avatar(painter: QPainter, disc: QRect, initials: str, ground: str = "selection") -> None:
    """A disc with initials; it repeats the name and needs no words of its own."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(disc)
    painter.setPen(theme.colour("accent"))
    painter.setFont(theme.font(12, QFont.Weight.DemiBold))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials)


def _paint_ground(painter: QPainter, ground: QRect, state: QStyle.StateFlag) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(ground, 8, 8)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(ground, 8, 8)
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.colour("accent"))
        painter.drawRoundedRect(ground, 8, 8)


def _paint_words(painter: QPainter, room: QRect, person: Person) -> None:
    bold, plain, small = theme.font(14, QFont.Weight.DemiBold), theme.font(14), theme.font(12)
    metrics = QFontMetrics(bold)
    name = QRect(room.left(), room.center().y() - metrics.height() + 1, room.width(), metrics.height())
    painter.setPen(theme.colour("text"))
    painter.setFont(bold)
    strong = metrics.elidedText(person.strong, Qt.TextElideMode.ElideRight, name.width())
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, strong)
    painter.setFont(plain)
    left = metrics.horizontalAdvance(f"{strong} ")
    rest = QFontMetrics(plain).elidedText(person.plain, Qt.TextElideMode.ElideRight, name.width() - left)
    painter.drawText(name.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, rest)
    painter.setPen(theme.colour("muted"))
    painter.setFont(small)
    beneath = QRect(room.left(), name.bottom() + 1, room.width(), QFontMetrics(small).height())
    painter.drawText(beneath, Qt.AlignmentFlag.AlignVCenter, person.beneath)
