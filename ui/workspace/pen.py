"""Pieces of text under each other in a column, for delegates that measure and paint with the same walk."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter

from ui import theme
from ui.widgets import paragraph
from ui.workspace.typeset import together


class Pen:
    """Writes pieces of text under each other into a column."""

    def __init__(self, painter: QPainter | None, column: QRect) -> None:
        self._painter = painter
        self._column = column
        self._indented_at = 0
        self.bottom = column.top()

    @property
    def width(self) -> int:
        return self._column.width()

    def line(self, strong: str, right: str, tone: str = "muted", beside: str = "") -> None:
        """A heading, with ``beside`` it what belongs to it, and its date at the right; each where it fits."""
        bold, small = theme.metrics(14, QFont.Weight.DemiBold), theme.metrics(12)
        used = bold.horizontalAdvance(f"{strong}  ") + small.horizontalAdvance(f"{right}  ")
        if used > self._column.width():
            self.text(strong, "text", 14, QFont.Weight.DemiBold)
            for under, token in ((beside, "muted"), (right, tone)):
                if under:
                    self.text(under, token, 12)
            return
        if self._painter:
            room = QRect(self._column.left(), self.bottom, self._column.width(), bold.height())
            self._painter.setFont(theme.font(12))
            self._painter.setPen(theme.colour(tone))
            self._painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        fits = used + small.horizontalAdvance(beside) <= self._column.width()
        if self._painter and fits:
            self._painter.setPen(theme.colour("muted"))
            after = room.adjusted(bold.horizontalAdvance(f"{strong}  "), 0, 0, 0)
            self._painter.drawText(after, Qt.AlignmentFlag.AlignVCenter, beside)
        self.text(strong, "text", 14, QFont.Weight.DemiBold)
        if beside and not fits:
            self.text(beside, "muted", 12)

    def text(
        self,
        words: str,
        token: str,
        size: int,
        weight: QFont.Weight = QFont.Weight.Normal,
        struck: bool = False,
    ) -> None:
        """A paragraph, every word of it in the column."""
        font = theme.font(size, weight)
        font.setStrikeOut(struck)
        lines = paragraph.laid_out(together(words), font, self._column.width())
        if self._painter:
            self._painter.setPen(theme.colour(token))
            lines.draw(self._painter, QPointF(self._column.left(), self.bottom))
        self.bottom += paragraph.height(lines) + theme.px(4)

    def elided(self, words: str, token: str, size: int) -> None:
        """As much of it as one line holds."""
        metrics = theme.metrics(size)
        self.text(metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._column.width()), token, size)

    def space(self) -> None:
        """Room before what begins something new."""
        self.bottom += theme.px(8)

    def indent(self) -> None:
        self.bottom += theme.px(6)
        self._indented_at = self.bottom
        self._column.adjust(theme.px(12), 0, 0, 0)

    def outdent(self) -> None:
        self._column.adjust(-theme.px(12), 0, 0, 0)
        if self._painter:
            bar = QRect(self._column.left(), self._indented_at, 3, self.bottom - self._indented_at)
            self._painter.fillRect(bar, theme.colour("accent"))
