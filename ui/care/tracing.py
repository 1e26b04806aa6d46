"""Measuring on a photograph: two points on a ruler that lies in it, then the edge of the wound.

All of it can be done with the mouse or with the keys alone: the arrows move a
cross (with Shift ten times as far), Space puts a point there, Backspace takes the
last one back. Points are kept in pixels of the whole photograph.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

Point = tuple[float, float]


class Stroke(Enum):
    """What the points that are put belong to."""

    RULER = 2
    OUTLINE = 400

    @property
    def most(self) -> int:
        """How many points it takes."""
        return self.value


class Tracing(QWidget):
    """``changed``: a point came or went."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._image: QImage | None = None
        self._whole = QSize()
        self._cross: Point = (0, 0)
        self.stroke = Stroke.RULER
        self.points: dict[Stroke, list[Point]] = {stroke: [] for stroke in Stroke}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(160))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(name)

    def show_photo(self, image: QImage, whole: QSize, outline: Sequence[Point]) -> None:
        """Measure on ``image``, which is drawn smaller than the ``whole`` photograph maybe."""
        self._image, self._whole = image, whole
        self._cross = whole.width() / 2, whole.height() / 2
        self.points = {Stroke.RULER: [], Stroke.OUTLINE: list(outline)}
        self.stroke = Stroke.RULER
        self._announce()

    def clear(self) -> None:
        """Show nothing."""
        self._image = None
        self.points = {stroke: [] for stroke in Stroke}
        self.update()

    def draw(self, stroke: Stroke) -> None:
        """From now on points belong to ``stroke``."""
        self.stroke = stroke
        self._announce()

    def begin_again(self) -> None:
        """Take all points of the stroke back."""
        self.points[self.stroke] = []
        self._announce()

    def resume(self, points: dict[Stroke, list[Point]]) -> None:
        """Bring back what was drawn before a lock."""
        self.points = points
        self._announce()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = max(1.0, self._whole.width() / 200) * (10 if far else 1)
            self._move((self._cross[0] + way[0] * step, self._cross[1] + way[1] * step))
        elif event.key() == Qt.Key.Key_Space:
            self._put()
        elif event.key() == Qt.Key.Key_Backspace and self.points[self.stroke]:
            self.points[self.stroke].pop()
            self._announce()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        frame = self._frame()
        if self._image is not None and frame.contains(event.position()):
            scale = self._whole.width() / frame.width()
            across, down = event.position().x() - frame.left(), event.position().y() - frame.top()
            self._move((across * scale, down * scale))
            self._put()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(self._frame(), self._image)
        self._paint_stroke(painter, Stroke.OUTLINE, closed=True)
        self._paint_stroke(painter, Stroke.RULER, closed=False)
        if self.hasFocus():
            at, arm = self._seen(self._cross), theme.px(12)
            for width, colour in _PENS:
                painter.setPen(QPen(colour, width))
                painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
                painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))

    def _paint_stroke(self, painter: QPainter, stroke: Stroke, *, closed: bool) -> None:
        points = [self._seen(point) for point in self.points[stroke]]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in _PENS:
            pen = QPen(colour, width, Qt.PenStyle.SolidLine if closed else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            (painter.drawPolygon if closed else painter.drawPolyline)(QPolygonF(points))
            for at in points:
                painter.drawEllipse(at, theme.px(3), theme.px(3))

    def _move(self, to: Point) -> None:
        x = min(max(0.0, to[0]), float(self._whole.width()))
        y = min(max(0.0, to[1]), float(self._whole.height()))
        self._cross = x, y
        self._say()

    def _put(self) -> None:
        """One more point; a ruler that has its two begins anew."""
        points = self.points[self.stroke]
        if len(points) == self.stroke.most:
            points.clear()
        points.append(self._cross)
        self._announce()

    def _announce(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Where the cross is and how many points there are, for whoever cannot see it."""
        x, y = (round(part) for part in self._cross)
        count = len(self.points[self.stroke])
        self.setAccessibleDescription(self.tr("%n points; the cross is at {0}, {1}", "", count).format(x, y))
        self.update()

    def _seen(self, point: Point) -> QPointF:
        frame = self._frame()
        scale = frame.width() / self._whole.width()
        return QPointF(frame.left() + point[0] * scale, frame.top() + point[1] * scale)

    def _frame(self) -> QRectF:
        """Where the photograph lies, as large as it fits."""
        shown = QSize(self._whole).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - shown.width()) / 2, (self.height() - shown.height()) / 2
        return QRectF(left, top, shown.width(), shown.height())


#: On a photograph, whatever its colours: a light line within a dark one.
_PENS = ((4.0, QColor(0, 0, 0, 160)), (1.75, QColor(255, 255, 255)))
