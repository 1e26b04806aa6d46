"""A radio button whose circle can be seen in both themes.

Fusion derives the circle from the window's colour; on a dark card it is dark
on dark (WCAG asks 3:1 of a control's outline).
"""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton

from ui import theme

_CIRCLE = 18
_GAP = 8
_AIR = 4


class Radio(QRadioButton):
    """One of several; the whole line can be pressed, the focus is a frame around it."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = theme.px(_CIRCLE) + _GAP + metrics.horizontalAdvance(self._words()) + 2 * _AIR
        return QSize(width, max(theme.px(_CIRCLE), metrics.height()) + 2 * _AIR)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_CIRCLE) + 2 * _AIR, self.sizeHint().height())

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_circle(painter)
        left = _AIR + theme.px(_CIRCLE) + _GAP
        room = QRect(left, 0, self.width() - left, self.height())
        painter.setPen(theme.colour("text" if self.isEnabled() else "muted"))
        words = self.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _paint_circle(self, painter: QPainter) -> None:
        radius = theme.px(_CIRCLE) / 2 - 1
        centre = QPointF(_AIR + theme.px(_CIRCLE) / 2, self.height() / 2)
        line = theme.colour(
            "accent" if self.isChecked() else "field_border" if self.isEnabled() else "border"
        )
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(line, 2))
        painter.drawEllipse(centre, radius, radius)
        if self.isChecked():
            painter.setBrush(line)
            painter.drawEllipse(centre, radius * 0.4, radius * 0.4)

    def _words(self) -> str:
        return self.text().replace("&&", "&")
