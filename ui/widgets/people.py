"""How a person looks in a list: a disc with initials, the name, a line beneath.

Rows are turned into a :class:`Person` as they are painted, so a list of ten
thousand costs no more than the dozen on the screen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui import icons, theme
from ui.models.rows import ROW, Index

#: Percent: how close letters may be set before words are cut off instead. Qt makes a font for each degree.
NARROWEST, DEGREE = 80, 5
TELLING = 13
ROW_HEIGHT = 52


@dataclass(frozen=True, slots=True)
class Person:
    """What a row shows: the family name in capitals, the first name, a line beneath."""

    initials: str
    strong: str
    plain: str
    beneath: str
    #: Write the birth date, which begins the line beneath, strong: only it tells homonyms apart.
    telling: bool = False
    #: An icon in the place of the initials, where this person must be handled with care.
    badge: str = ""


class PersonDelegate(QStyledItemDelegate):
    """Rows of equal height, in the colours and text size in force."""

    def __init__(self, as_person: Callable[[Any], Person], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._as_person = as_person

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(200), theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person = self._as_person(index.data(ROW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(2, 2, -2, -2)
        _paint_ground(painter, ground, option.state)
        if self.outlined(option, index):
            paint_outline(painter, ground)
        side = theme.px(32)
        disc = QRect(ground.left() + theme.px(8), ground.center().y() - side // 2 + 1, side, side)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if person.badge:
            paint_badge(painter, disc, person.badge)
        else:
            paint_avatar(painter, disc, person.initials, "surface" if chosen else "selection")
        _paint_words(painter, ground.adjusted(theme.px(46), 0, -2, 0), person)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Put the icon in the place of the initials in words."""
        row = index.data(ROW) if index.isValid() else None
        told = row is not None and event.type() == QEvent.Type.ToolTip
        QToolTip.showText(event.globalPos(), self.tip(row) if told else "", view)
        return True

    def tip(self, row: Any) -> str:
        """What to mind about this person; told under the mouse."""
        return ""

    def outlined(self, option: QStyleOptionViewItem, index: Index) -> bool:
        """Whether Enter acts on this row; drawn as a frame, so that it is no matter of colour."""
        keys = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        return bool(option.state & keys == keys)


def paint_outline(painter: QPainter, ground: QRect) -> None:
    """The frame around the row that Enter opens."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 8, 8)


def paint_avatar(painter: QPainter, disc: QRect, initials: str, ground: str = "selection") -> None:
    """A disc with initials; it repeats the name and needs no words of its own."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(disc)
    painter.setPen(theme.colour("accent"))
    painter.setFont(theme.font(12, QFont.Weight.DemiBold))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials)


def paint_badge(painter: QPainter, disc: QRect, icon: str) -> None:
    """The disc of somebody to be handled with care: an icon that its tip and the open record put in words."""
    # A backup that is looked into stands on the ground of warnings: only its line makes a disc of it there.
    painter.setPen(QPen(theme.colour("warning"), 1))
    painter.setBrush(theme.colour("warning_bg"))
    painter.drawEllipse(QRectF(disc).adjusted(0.5, 0.5, -0.5, -0.5))
    side = theme.px(18)
    drawn = icons.pixmap(icon, theme.tokens().warning, side, painter.device().devicePixelRatio())
    painter.drawPixmap(disc.center().x() - side // 2 + 1, disc.center().y() - side // 2 + 1, drawn)


def _paint_ground(painter: QPainter, ground: QRect, state: QStyle.StateFlag) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(ground, 8, 8)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(ground, 8, 8)


def _paint_words(painter: QPainter, room: QRect, person: Person) -> None:
    height = theme.metrics(14).height()
    name = QRect(room.left(), room.center().y() - height + 1, room.width(), height)
    painter.setPen(theme.colour("text"))
    _paint_name(painter, name, person)
    _paint_beneath(painter, QRect(room.left(), name.bottom() + 1, room.width(), height), person)


def _paint_name(painter: QPainter, room: QRect, person: Person) -> None:
    strong, plain = _fonts_of_name(person, room.width())
    family, first, left = person.strong, person.plain, _advance(strong, f"{person.strong} ")
    if left + _advance(plain, first) > room.width():
        # The first name is what tells a family apart: where both do not fit, the family name gives way.
        gap = _advance(strong, " ")
        family = _elided(
            strong, family, room.width() - min(_advance(plain, first), room.width() // 2) - gap + 1
        )
        left = _advance(strong, family) + gap
        first = _elided(plain, first, room.width() - left + 1)
    _write(painter, room, strong, family)
    _write(painter, room.adjusted(left, 0, 0, 0), plain, first)


def _fonts_of_name(person: Person, width: int) -> tuple[QFont, QFont]:
    """Family name and first name: smaller, then narrower for a long one, so that neither is cut off."""
    for size in (14, 13, 12):
        if _length(person, size) <= width:
            return theme.font(size, QFont.Weight.DemiBold), theme.font(size)
    strong, plain = theme.font(12, QFont.Weight.DemiBold), theme.font(12)
    for each in (strong, plain):
        each.setStretch(_closer(width, _length(person, 12)))
    return strong, plain


def _length(person: Person, size: int) -> int:
    family = theme.metrics(size, QFont.Weight.DemiBold).horizontalAdvance(f"{person.strong} ")
    return family + theme.metrics(size).horizontalAdvance(person.plain)


def _paint_beneath(painter: QPainter, room: QRect, person: Person) -> None:
    words = person.beneath
    if person.telling:
        date, _, words = words.partition(" · ")
        _write(painter, room, theme.font(TELLING, QFont.Weight.DemiBold), date)
        taken = theme.metrics(TELLING, QFont.Weight.DemiBold).horizontalAdvance(date) + theme.px(6)
        room = room.adjusted(taken, 0, 0, 0)
    painter.setPen(theme.colour("muted"))
    small = _narrowed(words, room.width())
    if small.stretch() == NARROWEST:
        words = _elided(small, words, room.width())
    _write(painter, room, small, words)


def _narrowed(words: str, width: int) -> QFont:
    """The font of the line beneath: set closer together before anything of it is cut off."""
    wanted = theme.metrics(12).horizontalAdvance(words)
    return theme.font(12) if wanted <= width else _close(theme.px(12), _closer(width, wanted))


@lru_cache(maxsize=64)
def _close(pixels: int, percent: int) -> QFont:
    # Made anew at each painting it cost as much as the words written in it.
    made = theme.font(12)
    made.setPixelSize(pixels)
    made.setStretch(percent)
    return made


def _closer(width: int, wanted: int) -> int:
    """How close letters must be set for ``wanted`` pixels to stand in ``width``, in percent."""
    return max(NARROWEST, 100 * width // max(1, wanted) // DEGREE * DEGREE)


def _advance(font: QFont, words: str) -> int:
    return QFontMetrics(font).horizontalAdvance(words)


def _elided(font: QFont, words: str, width: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


def _write(painter: QPainter, room: QRect, font: QFont, words: str) -> None:
    """In the middle of the height. By its baseline: Qt lays words in a rectangle out at twice the price."""
    painter.setFont(font)
    metrics = painter.fontMetrics()
    painter.drawText(
        room.left(), room.top() + (room.height() - metrics.height()) // 2 + metrics.ascent(), words
    )
