"""A chart that is painted, walked with the arrow keys and said in words.

One or two lines over time, the range to be kept in behind them, and a mark that
goes from reading to reading. Lines are told apart by their stroke and the name
at their end, not by colour alone. Whoever cannot see it hears the reading the
mark stands at, and has the table that always stands beside a chart.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.measured import Bounds
from ui import text, theme

#: Pixels of the design between two dates under the chart, and between two values beside it.
_DATE_ROOM, _VALUE_ROOM = 110, 44

_UNBOUND = Bounds()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what stands at its end, a value for each moment, and what these are to be kept between."""

    name: str
    values: Sequence[float]
    kept: Bounds = _UNBOUND


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart shows. ``spoken`` says each reading whole; ``written`` makes a date of a moment.

    ``from_zero``: nothing is left of it at the foot of the chart.
    """

    name: str
    moments: Sequence[float]
    lines: Sequence[Line]
    spoken: Sequence[str]
    written: Callable[[float], str]
    from_zero: bool = False


class Chart(QWidget):
    """``walked(at)`` follows the mark to another reading."""

    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot: Plot | None = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(120))

    def show_plot(self, plot: Plot) -> None:
        """Show it, the mark at the last reading."""
        self._plot = plot
        self.setAccessibleName(plot.name)
        self.go_to(len(plot.moments) - 1)

    def clear(self) -> None:
        """Show nothing."""
        self._plot = None
        self.setAccessibleName("")
        self.go_to(0)

    @property
    def at(self) -> int:
        """The reading the mark stands at."""
        return self._at

    def go_to(self, at: int) -> None:
        """Put the mark there."""
        last = len(self._plot.moments) - 1 if self._plot else -1
        self._at = max(0, min(at, last))
        self.setAccessibleDescription(self._plot.spoken[self._at] if self._plot and last >= 0 else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(240))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -1_000_000,
            Qt.Key.Key_End: 1_000_000,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._walk(self._at + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._plot and self._plot.moments:
            frame = _Frame(self._plot, QRectF(self.rect()))
            across = [abs(frame.x(moment) - event.position().x()) for moment in self._plot.moments]
            self._walk(across.index(min(across)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plot is None or not self._plot.moments:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        frame = _Frame(self._plot, QRectF(self.rect()))
        for line in self._plot.lines:
            _paint_range(painter, frame, line)
        _paint_axes(painter, frame)
        self._paint_mark(painter, frame)
        for rank, line in enumerate(self._plot.lines):
            _paint_line(painter, frame, line, rank)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _walk(self, at: int) -> None:
        before = self._at
        self.go_to(at)
        if self._at != before:
            self.walked.emit(self._at)

    def _paint_mark(self, painter: QPainter, frame: "_Frame") -> None:
        assert self._plot is not None
        x = frame.x(self._plot.moments[self._at])
        painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, frame.inner.top()), QPointF(x, frame.inner.bottom()))
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("selection"))
        for line in self._plot.lines:
            painter.drawEllipse(QPointF(x, frame.y(line.values[self._at])), theme.px(7), theme.px(7))


class _Frame:
    """Where moments and values lie in a rectangle, and which of them are written beside it."""

    def __init__(self, plot: Plot, around: QRectF) -> None:
        metrics = theme.metrics(12)
        self.plot = plot
        self.steps = _steps(plot, around.height())
        left = max(metrics.horizontalAdvance(text.decimal(step)) for step in self.steps) + theme.px(18)
        named = [line.name for line in plot.lines if len(plot.lines) > 1]
        right = max((metrics.horizontalAdvance(name) for name in named), default=0) + theme.px(24)
        self.inner = around.adjusted(left, theme.px(14), -right, -metrics.height() - theme.px(14))

    def x(self, moment: float) -> float:
        first, last = self.plot.moments[0], self.plot.moments[-1]
        share = 0.5 if last == first else (moment - first) / (last - first)
        return self.inner.left() + self.inner.width() * share

    def y(self, value: float) -> float:
        least, most = self.steps[0], self.steps[-1]
        return self.inner.bottom() - self.inner.height() * (value - least) / (most - least)

    def dates(self) -> list[float]:
        """Moments that are written under the chart, evenly apart."""
        first, last = self.plot.moments[0], self.plot.moments[-1]
        if first == last:
            return [first]
        count = max(1, min(6, int(self.inner.width() // theme.px(_DATE_ROOM))))
        return [first + (last - first) * part / count for part in range(count + 1)]


def _steps(plot: Plot, height: float) -> list[float]:
    """Round values around all that is shown, the least first."""
    shown = [value for line in plot.lines for value in line.values]
    shown += [end for line in plot.lines for end in (line.kept.low, line.kept.high) if end is not None]
    shown += [0.0] if plot.from_zero else []
    least, most = min(shown), max(shown)
    if least == most:
        least, most = least - abs(least) * 0.1 - 1, most + abs(most) * 0.1 + 1
    step = round_step((most - least) / max(2, height // theme.px(_VALUE_ROOM) - 1))
    first, last = math.floor(least / step), math.ceil(most / step)
    return [round(number * step, 6) for number in range(first, last + 1)]


def round_step(least: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is no less."""
    power: float = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))


def _paint_range(painter: QPainter, frame: _Frame, line: Line) -> None:
    """What is to be kept: a ground between two ends, a broken line at each."""
    inner = frame.inner
    ends = [end for end in (line.kept.low, line.kept.high) if end is not None]
    if len(ends) == 2:
        top, bottom = frame.y(ends[1]), frame.y(ends[0])
        painter.fillRect(QRectF(inner.left(), top, inner.width(), bottom - top), theme.colour("ok_bg"))
    painter.setPen(QPen(theme.colour("ok"), 1, Qt.PenStyle.DashLine))
    for end in ends:
        painter.drawLine(QPointF(inner.left(), frame.y(end)), QPointF(inner.right(), frame.y(end)))


def _paint_axes(painter: QPainter, frame: _Frame) -> None:
    inner, metrics = frame.inner, painter.fontMetrics()
    for step in frame.steps:
        painter.setPen(theme.colour("border"))
        painter.drawLine(QPointF(inner.left(), frame.y(step)), QPointF(inner.right(), frame.y(step)))
        painter.setPen(theme.colour("muted"))
        beside = QRectF(0, frame.y(step) - metrics.height() / 2, inner.left() - theme.px(8), metrics.height())
        painter.drawText(
            beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text.decimal(step)
        )
    for moment in frame.dates():
        words = frame.plot.written(moment)
        width = metrics.horizontalAdvance(words)
        left = min(max(6.0, frame.x(moment) - width / 2), painter.viewport().width() - width - 6.0)
        painter.drawText(QPointF(left, inner.bottom() + theme.px(6) + metrics.ascent()), words)


def _paint_line(painter: QPainter, frame: _Frame, line: Line, rank: int) -> None:
    points = [
        QPointF(frame.x(moment), frame.y(value))
        for moment, value in zip(frame.plot.moments, line.values, strict=True)
    ]
    pen = QPen(theme.colour("accent"), 1.75, Qt.PenStyle.DashLine if rank else Qt.PenStyle.SolidLine)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(theme.colour("accent"), 1.5))
    painter.setBrush(theme.colour("surface" if rank else "accent"))
    for point in points:
        painter.drawEllipse(point, theme.px(3), theme.px(3))
    if len(frame.plot.lines) > 1:
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            points[-1] + QPointF(theme.px(10), painter.fontMetrics().ascent() / 2 - 1), line.name
        )
