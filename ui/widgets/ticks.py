"""A box to tick, drawn in the colours of the theme: Fusion's own outline is not seen on a dark ground."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui import icons, theme

_SIDE, _GAP = 18, 8


class Tick(QCheckBox):
    """Words with a box before them; the whole of it can be clicked."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        wide = theme.px(_SIDE + _GAP) + metrics.horizontalAdvance(self.text()) + theme.px(6)
        return QSize(wide, max(theme.px(_SIDE) + 6, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: QPoint) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_SIDE)
        box = self.rect().adjusted(2, 0, 0, 0)
        box.setSize(QSize(side, side))
        box.moveTop((self.height() - side) // 2)
        checked, focused = self.isChecked(), self.hasFocus()
        edge = "text" if checked and focused else "accent" if checked or focused else "field_border"
        painter.setPen(QPen(theme.colour(edge), 2 if focused else 1))
        painter.setBrush(theme.colour("accent" if checked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if checked:
            icons.paint(painter, "check", "on_accent", box.left() + 2, box.top() + 2, side - 4)
        painter.setPen(theme.colour("text" if self.isEnabled() else "disabled"))
        painter.setFont(self.font())
        words = self.rect().adjusted(theme.px(_SIDE + _GAP), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
