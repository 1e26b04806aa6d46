"""A row of values as one small line: where a measurement comes from and where it is going."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import text, theme


class Sparkline(QWidget):
    """Values at their dates (any increasing numbers), the last one marked with a dot.

    The picture is also said in words: ``spoken`` is its accessible description.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[tuple[float, float]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[tuple[float, float]], spoken: str) -> None:
        """Draw ``points`` as (when, value) in order of time."""
        self._points = points
        self.setAccessibleName(spoken)
        self.setToolTip(text.tip(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line(QRectF(self.rect()).adjusted(4, 5, -5, -5))
        pen = QPen(theme.colour("accent"), 1.75)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(line[-1], 3.5, 3.5)

    def _line(self, within: QRectF) -> list[QPointF]:
        times, values = zip(*self._points, strict=True)
        return [
            QPointF(
                within.left() + within.width() * _share(time, times),
                within.bottom() - within.height() * _share(value, values),
            )
            for time, value in self._points
        ]


def _share(value: float, among: Sequence[float]) -> float:
    """Where ``value`` lies between the least (0) and the most (1); a level row lies in the middle."""
    least, most = min(among), max(among)
    return 0.5 if most == least else (value - least) / (most - least)
