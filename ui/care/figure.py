"""A body, from the front and from the back, painted with what is marked on it.

It is for the eye and the mouse; the list beside it says and chooses the same by
keys, so the figure itself takes no focus.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.care import body
from ui.care.body import ASPECT, Facing, Spot

#: Pixels high when shapes are joined: Qt draws curves that are smaller than a pixel as straight lines.
_DRAWN = 1000
#: Half of the outlines, in heights of the body: the other half is its mirror.
_TRUNK = (
    (0, 0.14),
    (0.03, 0.145),
    (0.118, 0.17),
    (0.128, 0.2),
    (0.102, 0.27),
    (0.084, 0.37),
    (0.108, 0.475),
    (0, 0.53),
)
_LEG = (
    (0.0, 0.47), (0.112, 0.43), (0.11, 0.52), (0.098, 0.62), (0.083, 0.72), (0.086, 0.79), (0.072, 0.91),
    (0.09, 0.965), (0.045, 0.968), (0.048, 0.91), (0.038, 0.79), (0.036, 0.72), (0.014, 0.6),
)  # fmt: skip
_ARM = (
    (0.098, 0.2), (0.125, 0.18), (0.15, 0.2), (0.168, 0.29), (0.186, 0.36), (0.205, 0.43), (0.225, 0.5),
    (0.23, 0.56), (0.21, 0.575), (0.198, 0.53), (0.178, 0.44), (0.15, 0.37), (0.13, 0.3),
)  # fmt: skip
_MARK = 9


@dataclass(frozen=True, slots=True)
class Marked:
    """A point on the figure with its number, as the list beside it has it."""

    number: int
    x: float
    y: float


class Figure(QWidget):
    """``picked(spot, x, y)``: somebody pointed at a place."""

    picked = Signal(object, float, float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[Marked] = ()
        self._current = 0
        self._outline = _outline()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(180), theme.px(180))

    def show_marks(self, marks: Sequence[Marked], current: int = 0) -> None:
        """Mark these places; ``current`` is the number of the one that is spoken of."""
        self._marks, self._current = marks, current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(280))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame = self._frame()
        x = (event.position().x() - frame.left()) / frame.width()
        y = (event.position().y() - frame.top()) / frame.height()
        if 0 <= x <= 1 and 0 <= y <= 1:
            spot: Spot = body.nearest(x, y)
            self.picked.emit(spot, x, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        painter.setPen(QPen(theme.colour("field_border"), 1))
        painter.setBrush(theme.colour("hover"))
        for facing in Facing:
            place = QTransform.fromTranslate(frame.left() + body.middle(facing) * frame.width(), frame.top())
            scale = frame.height() / _DRAWN
            painter.drawPath(place.scale(scale, scale).map(self._outline))
        self._paint_names(painter, frame)
        for mark in self._marks:
            self._paint_mark(painter, frame, mark)

    def _paint_names(self, painter: QPainter, frame: QRectF) -> None:
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        for facing, name in ((Facing.FRONT, self.tr("Front")), (Facing.BACK, self.tr("Back"))):
            half = QRectF(
                frame.left() + facing.value * frame.width() / 2,
                frame.bottom(),
                frame.width() / 2,
                theme.px(18),
            )
            painter.drawText(half, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_mark(self, painter: QPainter, frame: QRectF, mark: Marked) -> None:
        at = QPointF(frame.left() + mark.x * frame.width(), frame.top() + mark.y * frame.height())
        current = mark.number == self._current
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("accent" if current else "surface"))
        radius = theme.px(_MARK)
        painter.drawEllipse(at, radius, radius)
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("on_accent" if current else "accent"))
        painter.drawText(
            QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius),
            Qt.AlignmentFlag.AlignCenter,
            str(mark.number),
        )

    def _frame(self) -> QRectF:
        """Where the picture lies, as large as it fits over the names of its halves."""
        height = min(self.height() - theme.px(22), self.width() / ASPECT)
        width = height * ASPECT
        return QRectF((self.width() - width) / 2, theme.px(2), width, height)


def _outline() -> QPainterPath:
    """The body around its middle."""
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0.066 * _DRAWN), 0.046 * _DRAWN, 0.062 * _DRAWN)
    neck = QPainterPath()
    neck.addRect(QRectF(-0.024, 0.11, 0.048, 0.06))
    path = path.united(QTransform.fromScale(_DRAWN, _DRAWN).map(neck))
    for half in (_TRUNK, _LEG, _ARM):
        shape = _smooth(half)
        path = path.united(shape).united(QTransform.fromScale(-1, 1).map(shape))
    return path.simplified()


def _smooth(points: Sequence[tuple[float, float]]) -> QPainterPath:
    """A closed curve whose sides pass through the middles of the polygon's."""
    corners = [QPointF(x, y) * _DRAWN for x, y in points]
    if corners[0].x() == 0:  # on the mirror line it stays straight
        path = QPainterPath(corners[0])
        for corner, following in pairwise(corners[1:]):
            end = corners[-1] if following is corners[-1] else (corner + following) / 2
            path.quadTo(corner, end)
        path.closeSubpath()
        return path
    middles = [(one + other) / 2 for one, other in zip(corners, corners[1:] + corners[:1], strict=True)]
    path = QPainterPath(middles[-1])
    for corner, end in zip(corners, middles, strict=True):
        path.quadTo(corner, end)
    return path
