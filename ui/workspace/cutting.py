"""A frame on an open picture: what lies in it is covered, or is all that is kept, in a copy.

Arrows move the frame and with Shift change its size; the mouse moves it, pulls
it by its lower right corner, or draws another. The picture itself never changes.
"""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.decoder.questions import Box, Redraw
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import label

_STEP = 8
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class Frame(QWidget):
    """Lies over the picture. ``part`` is what the frame holds of it, in fractions of its sides."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = QRectF()
        #: The mouse draws the frame from ``_held``, or moves it, held at that distance from its corner.
        self._pulls, self._held = True, QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Part of the picture"))
        self.hide()

    @property
    def box(self) -> Box:
        """``part``, as the decoder is told."""
        return Box(self.part.left(), self.part.top(), self.part.width(), self.part.height())

    def begin(self) -> None:
        """A frame in the middle."""
        self._become(QRectF(0.25, 0.25, 0.5, 0.5))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        step = QPointF(way.x() * self._least.width(), way.y() * self._least.height())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._become(QRectF(self.part.topLeft(), self.part.bottomRight() + step))
        else:
            self._move_to(self.part.topLeft() + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._in_picture(event)
        self._pulls = True
        if self._corner.contains(event.position()):
            self._held = self.part.topLeft()
        elif self.part.contains(at):
            self._pulls, self._held = False, at - self.part.topLeft()
        else:
            self._held = at
            self._become(QRectF(at, at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._in_picture(event)
        if self._pulls:
            self._become(QRectF(self._held, at))
        else:
            self._move_to(at - self._held)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # Black beside white: seen on any picture.
        painter.setPen(QPen(Qt.GlobalColor.white, theme.px(5)))
        painter.drawRect(self._seen)
        painter.setPen(QPen(Qt.GlobalColor.black, theme.px(2)))
        painter.drawRect(self._seen)
        painter.fillRect(self._corner, Qt.GlobalColor.black)

    @property
    def _seen(self) -> QRectF:
        wide, high = self.width(), self.height()
        part = self.part
        return QRectF(part.left() * wide, part.top() * high, part.width() * wide, part.height() * high)

    @property
    def _corner(self) -> QRectF:
        side = theme.px(14)
        corner = QRectF(0, 0, side, side)
        corner.moveCenter(self._seen.bottomRight())
        return corner

    @property
    def _least(self) -> QSizeF:
        """A step of the keys, which is also the least size."""
        step = theme.px(_STEP)
        return QSizeF(min(1.0, step / self.width()), min(1.0, step / self.height()))

    def _in_picture(self, event: QMouseEvent) -> QPointF:
        at = event.position()
        return QPointF(_between(at.x() / self.width(), 1.0), _between(at.y() / self.height(), 1.0))

    def _move_to(self, corner: QPointF) -> None:
        self._become(QRectF(corner, self.part.size()))

    def _become(self, part: QRectF) -> None:
        """``part``, no smaller than a step and inside the picture."""
        part = part.normalized()
        size = part.size().expandedTo(self._least).boundedTo(QSizeF(1, 1))
        left, top = _between(part.left(), 1 - size.width()), _between(part.top(), 1 - size.height())
        self.part = QRectF(QPointF(left, top), size)
        percents = [round(100 * side) for side in (left, top, size.width(), size.height())]
        self.setAccessibleDescription(
            self.tr("{0} % from the left, {1} % from the top, {2} % wide, {3} % high").format(*percents)
        )
        self.update()


class CuttingBar(QWidget):
    """What is done with the part in the frame: ``copy_wanted(Redraw)``; ``left`` without a copy."""

    copy_wanted = Signal(Redraw)
    left = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._rotation = 0
        self.cover = Button(self.tr("Cover"), "eye-off")
        self.keep = Button(self.tr("Keep only this"), "minimize-2")
        self.leave = Button(self.tr("Cancel"), kind="quiet")
        how = self.tr("Arrows move the frame, Shift+arrows change its size. The original is kept.")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(how, "small", wrap=True), 1)
        for button in (self.cover, self.keep, self.leave):
            row.addWidget(button)
        self.cover.clicked.connect(lambda: self._finish(Redraw(self._rotation, cover=(frame.box,))))
        self.keep.clicked.connect(lambda: self._finish(Redraw(self._rotation, keep=frame.box)))
        self.leave.clicked.connect(self.close_frame)
        self.hide()

    def begin(self, picture: QRect, rotation: int) -> None:
        """Show the frame on the picture, which stands there turned by ``rotation``."""
        self._rotation = rotation
        self._frame.setGeometry(picture)
        self.show()
        self._frame.begin()

    def close_frame(self) -> None:
        """No frame any more."""
        if not self.isHidden():
            self.hide()
            self._frame.hide()
            self.left.emit()

    def _finish(self, how: Redraw) -> None:
        self.close_frame()
        self.copy_wanted.emit(how)


def _between(value: float, most: float) -> float:
    return min(max(0.0, value), most)
