"""Small widgets side by side, on as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 6


class Flow(QWidget):
    """Places its pieces from left to right and wraps; its height follows from its width.

    Pieces of one line stand around the same middle.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def replace(self, pieces: Sequence[QWidget]) -> None:
        """Hold ``pieces`` and nothing else."""
        for old in self._pieces:
            old.hide()
            old.deleteLater()
        self._pieces = list(pieces)
        for piece in self._pieces:
            piece.setParent(self)
            piece.show()
        # Shown before it stands in a window, it would be one itself for a moment, and take the focus.
        if self.parentWidget() is not None or not pieces:
            self.setVisible(bool(pieces))
        self.place()

    def place(self) -> None:
        """Some of its pieces were hidden or shown."""
        self._place(self.width())
        self.updateGeometry()

    def filled(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._pieces)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._walk(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place(self.width())

    def _place(self, width: int) -> None:
        self.setFixedHeight(max(1, self._walk(width, move=True)))

    def _walk(self, width: int, move: bool) -> int:
        y = -GAP
        for line in self._lines(width):
            x, y = 0, y + GAP
            height = max(size.height() for _, size in line)
            for piece, size in line:
                if move:
                    above = (height - size.height()) // 2
                    piece.setGeometry(x, y + above, size.width(), size.height())
                x += size.width() + GAP
            y += height
        return max(0, y)

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        """What is seen of the pieces, with the size of each, as they share out on lines."""
        lines: list[list[tuple[QWidget, QSize]]] = []
        x = 0
        for piece in self._pieces:
            if piece.isHidden():
                continue
            size = piece.sizeHint()
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((piece, size))
            x += size.width() + GAP
        return lines
