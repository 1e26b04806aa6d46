"""Photographs of a wound that nobody has: drawn here, each with a ruler in it."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPolygonF, QRadialGradient

WIDTH, HEIGHT = 1000, 750
_RULER_CM: Final = 5
_CLOTH, _SKIN, _SHADE = QColor(118, 142, 152), QColor(226, 184, 158), QColor(178, 128, 104)
_INFLAMED, _GRANULATION, _SLOUGH = QColor(206, 124, 108), QColor(168, 42, 44), QColor(214, 184, 104)


@dataclass(frozen=True, slots=True)
class Photograph:
    """A wound so long and wide (cm), of which a share granulates, ``scale`` pixels a centimetre."""

    length: float
    width: float
    granulation: float
    scale: int

    @property
    def ruler(self) -> list[tuple[float, float]]:
        """Its two ends, ``_RULER_CM`` apart."""
        left, top = WIDTH - 60 - _RULER_CM * self.scale, HEIGHT - 110
        return [(left, top), (left + _RULER_CM * self.scale, top)]

    @property
    def edge(self) -> list[tuple[float, float]]:
        """Points around the wound."""
        return [(point.x(), point.y()) for point in self._outline(1.0)]

    def jpeg(self) -> bytes:
        """The picture as a file."""
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_leg(painter)
        self._paint_wound(painter)
        self._paint_ruler(painter)
        painter.end()
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG", 88)  # type: ignore[call-overload]  # its stubs know str only
        return bytes(held.data())

    def _outline(self, share: float) -> list[QPointF]:
        """An uneven ring, ``share`` of the way from the middle to the edge."""
        points = []
        for step in range(20):
            turn = 2 * math.pi * step / 20
            uneven = share * (1 + 0.07 * math.sin(3 * turn + 0.6) + 0.04 * math.cos(5 * turn))
            across = math.cos(turn) * self.width / 2 * self.scale * uneven
            down = math.sin(turn) * self.length / 2 * self.scale * uneven
            points.append(QPointF(WIDTH * 0.42 + across, HEIGHT * 0.45 + down))
        return points

    def _paint_leg(self, painter: QPainter) -> None:
        painter.fillRect(0, 0, WIDTH, HEIGHT, _CLOTH)
        leg = QLinearGradient(WIDTH * 0.08, 0, WIDTH * 0.8, 0)
        for at, colour in ((0.0, _SHADE), (0.35, _SKIN), (0.7, _SKIN), (1.0, _SHADE)):
            leg.setColorAt(at, colour)
        painter.setBrush(leg)
        painter.drawPolygon(
            QPolygonF([QPointF(x * WIDTH, y * HEIGHT) for x, y in ((0.1, 0), (0.8, 0), (0.7, 1), (0.18, 1))])
        )

    def _paint_wound(self, painter: QPainter) -> None:
        middle = QPointF(WIDTH * 0.42, HEIGHT * 0.45)
        far = self.length * self.scale * 0.8
        redness = QRadialGradient(middle, far)
        redness.setColorAt(0.5, _INFLAMED)
        redness.setColorAt(1.0, QColor(_INFLAMED.red(), _INFLAMED.green(), _INFLAMED.blue(), 0))
        painter.setBrush(redness)
        painter.drawEllipse(middle, far, far)
        for share, colour in ((1.0, _GRANULATION.lighter(125)), (0.93, _GRANULATION)):
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF(self._outline(share)))
        painter.setBrush(_SLOUGH)
        painter.drawPolygon(QPolygonF(self._outline(0.8 * math.sqrt(1 - self.granulation))))

    def _paint_ruler(self, painter: QPainter) -> None:
        (left, top), (right, _) = self.ruler
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(QRectF(left - 14, top - 6, right - left + 28, 62))
        painter.setPen(Qt.GlobalColor.black)
        font = QFont(painter.font())
        font.setPixelSize(22)
        painter.setFont(font)
        for millimetre in range(_RULER_CM * 10 + 1):
            x = left + millimetre * self.scale / 10
            long = 24 if millimetre % 10 == 0 else 16 if millimetre % 5 == 0 else 9
            painter.drawLine(QPointF(x, top), QPointF(x, top + long))
            if millimetre % 10 == 0:
                painter.drawText(
                    QRectF(x - 20, top + 26, 40, 26), Qt.AlignmentFlag.AlignCenter, str(millimetre // 10)
                )
