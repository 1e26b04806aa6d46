"""One of two photographs that are compared: which it is, the picture, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import figures
from ui import theme
from ui.care.measuring import outline_of
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Choice
from ui.widgets.labels import label
from vault.records.noun import Record as Written
from vault.records.wounds import Photo


@dataclass(frozen=True, slots=True)
class Shown:
    """A photograph as it is drawn: its pixels, and how large the whole of it is."""

    photo: Written[Photo]
    image: QImage
    whole: QSize

    @property
    def scale(self) -> float | None:
        return self.photo.facts.scale

    def area(self) -> float | None:
        """mm2 of the edge drawn on it."""
        edge = outline_of(self.photo.facts)
        return figures.outlined_area(edge, self.scale) if self.scale and len(edge) > 2 else None


class Side(QWidget):
    """One of the two: which photograph it is, the picture, and what can be done with it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self.choice = Choice(name, [])
        self.measure = Button(self.tr("Measure"), "pencil", "quiet")
        self.remove = IconButton("x", self.tr("Take out of the series"))
        self.picture = _Picture(self)
        self.caption = label("", "small", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.choice, 1)
        head.addWidget(self.measure)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.picture, 1)
        column.addWidget(self.caption)

    def connect_to(
        self,
        load: Callable[["Side"], None],
        measure: Callable[["Side"], None],
        remove: Callable[["Side"], None],
    ) -> None:
        """What its choice and its buttons do."""
        self.choice.chosen.connect(lambda _: load(self))
        self.measure.clicked.connect(lambda: measure(self))
        self.remove.clicked.connect(lambda: remove(self))

    def show_photo(self, shown: Shown, words: str) -> None:
        self.shown = shown
        self.picture.show_photo(shown, words)
        self.say(words)
        self.measure.setEnabled(True)

    def say(self, words: str) -> None:
        """Under the picture."""
        self.caption.setText(words)

    def clear_picture(self) -> None:
        """Forget the pixels."""
        self.shown = None
        self.picture.clear()
        self.caption.clear()
        self.measure.setEnabled(False)

    def clear(self) -> None:
        """Forget the photograph."""
        self.clear_picture()
        self.choice.clear()


class _Picture(QWidget):
    """The pixels with the edge drawn on them; ``span`` mm fill its width where that is given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._span: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(120))

    def show_photo(self, shown: Shown, words: str) -> None:
        self._shown = shown
        self.setAccessibleName(words)
        self.update()

    def span(self, millimetres: float | None) -> None:
        """Show that many mm across, or the whole photograph for None."""
        self._span = millimetres
        self.update()

    def clear(self) -> None:
        self._shown = None
        self.setAccessibleName("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame(self._shown)
        painter.drawImage(frame, self._shown.image)
        scale = frame.width() / self._shown.whole.width()
        drawn = outline_of(self._shown.photo.facts)
        edge = [QPointF(frame.left() + x * scale, frame.top() + y * scale) for x, y in drawn]
        for width, colour in ((3.5, Qt.GlobalColor.black), (1.5, Qt.GlobalColor.white)):
            painter.setPen(QPen(colour, width))
            painter.drawPolygon(QPolygonF(edge))

    def _frame(self, shown: Shown) -> QRectF:
        whole = QSize(shown.whole).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if self._span and shown.scale:
            share = shown.whole.width() * shown.scale / self._span
            whole = QSize(round(whole.width() * share), round(whole.height() * share))
        left, top = (self.width() - whole.width()) / 2, (self.height() - whole.height()) / 2
        return QRectF(left, top, whole.width(), whole.height())
