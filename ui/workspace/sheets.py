"""Pages under each other, painted from pixels that come when they come.

Only what is in view is asked for, one page at a time, so that a quick scroll
through a long letter draws where it ends and not everything it passed.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.decoder.answers import Hit
from ui import theme

GAP = 12
# Pages out of view are kept until all of them together have as many pixels (four bytes each).
_KEPT_PIXELS = 32_000_000


class PageView(QWidget):
    """Asks for pixels with ``wanted(page, width, rotation)``; they are ``put`` when they have come."""

    wanted = Signal(int, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: Sequence[QSize] = ()
        self._zoom = 1.0
        self._rotation = 0
        # What was drawn of each page, and the width it was asked for with; the latest used stands last.
        self._drawn: dict[int, tuple[int, QImage | str]] = {}
        self._asked = False
        self._hits: Sequence[Hit] = ()
        self._current: Hit | None = None

    @property
    def rotation(self) -> int:
        """How far the pages are turned, in degrees clockwise."""
        return self._rotation

    def place_of_page(self, page: int) -> QRect:
        """Where a page stands in this widget."""
        return self._places()[page][1]

    @property
    def widest(self) -> int:
        """The width of the widest page at 100 %."""
        return max((self._turned(size).width() for size in self._sizes), default=1)

    def show_pages(self, sizes: Sequence[tuple[int, int]]) -> None:
        """Other pages, by their sizes at 100 %."""
        self.clear()
        self._sizes = [QSize(*size) for size in sizes]

    def clear(self) -> None:
        """Show and keep nothing."""
        self._sizes, self._rotation, self._asked = (), 0, False
        self._drawn.clear()
        self.mark((), None)
        self.zoom_to(1.0)

    def zoom_to(self, zoom: float) -> None:
        """Another size; what was drawn stands in, stretched, until the right one comes."""
        self._zoom = zoom
        self._fit()

    def turn(self) -> None:
        """A quarter, counter-clockwise."""
        self._rotation = (self._rotation + 270) % 360
        self._drawn.clear()
        self._asked = False
        self._fit()

    def put(self, page: int, width: int, rotation: int, drawn: QImage | str) -> None:
        """The pixels that were asked for, or why there are none."""
        self._asked = False
        if rotation == self._rotation:
            self._drawn[page] = width, drawn
        self.update()

    def mark(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Show where words were found, and which place one is at."""
        self._hits, self._current = hits, current
        self.update()

    def place_of(self, hit: Hit) -> QRect:
        """Where a found word stands in this widget."""
        for page, place in self._places():
            if page == hit.page:
                return self._box(hit, place).toRect()
        return QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        in_view = [(page, place) for page, place in self._places() if place.intersects(event.rect())]
        for page, place in in_view:
            self._paint_page(painter, page, place)
        self._ask_for_next([(page, place) for page, place in in_view if self._visible(place)])
        self._let_go({page for page, _ in in_view})

    def _paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        _, drawn = self._drawn.get(page, (0, ""))
        painter.fillRect(place, Qt.GlobalColor.white)
        if isinstance(drawn, QImage):
            painter.drawImage(place, drawn)
        elif drawn:
            painter.setPen(QColor("black"))
            painter.setFont(theme.font())
            # A page can be much larger than what is seen of it.
            around = place.intersected(self.visibleRegion().boundingRect()).adjusted(GAP, GAP, -GAP, -GAP)
            painter.drawText(around, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, drawn)
        for hit in self._hits:
            if hit.page == page:
                painter.fillRect(self._box(hit, place), _MARKS[hit is self._current])

    def _ask_for_next(self, in_view: Sequence[tuple[int, QRect]]) -> None:
        for page, place in in_view:
            width = round(place.width() * self.devicePixelRatioF())
            if not self._asked and self._drawn.get(page, (0, ""))[0] != width:
                self._asked = True
                self.wanted.emit(page, width, self._rotation)

    def _let_go(self, in_view: set[int]) -> None:
        for page in in_view & self._drawn.keys():
            self._drawn[page] = self._drawn.pop(page)
        kept = 0
        for page, (_, drawn) in reversed(list(self._drawn.items())):
            kept += drawn.width() * drawn.height() if isinstance(drawn, QImage) else 0
            if kept > _KEPT_PIXELS and page not in in_view:
                del self._drawn[page]

    def _visible(self, place: QRect) -> bool:
        # A paint for a picture of the whole widget (a test, a screen reader) is no reason to draw all of it.
        seen = self.visibleRegion().boundingRect()
        return seen.isEmpty() or place.intersects(seen)

    def _places(self) -> list[tuple[int, QRect]]:
        places, top = [], 0
        for page, size in enumerate(self._sizes):
            shown = self._turned(size) * self._zoom
            places.append(
                (page, QRect((self.width() - shown.width()) // 2, top, shown.width(), shown.height()))
            )
            top += shown.height() + GAP
        return places

    def _box(self, hit: Hit, place: QRect) -> QRectF:
        """Where a hit stands on its page, turned as the page is."""
        box = QRectF(hit.left, hit.top, hit.width, hit.height)
        for _ in range(self._rotation // 90):
            box = QRectF(1 - box.bottom(), box.left(), box.height(), box.width())
        return QRectF(
            place.left() + box.left() * place.width(),
            place.top() + box.top() * place.height(),
            box.width() * place.width(),
            box.height() * place.height(),
        )

    def _turned(self, size: QSize) -> QSize:
        return size.transposed() if self._rotation % 180 else size

    def _fit(self) -> None:
        sizes = [self._turned(size) * self._zoom for size in self._sizes]
        width = max((size.width() for size in sizes), default=0)
        # Qt's widgets end there (QWIDGETSIZE_MAX); pages beyond it are reached at a smaller zoom.
        height = min((1 << 24) - 1, sum(size.height() + GAP for size in sizes))
        self.setFixedSize(QSize(width, height))
        self.update()


# On paper, which is white in both themes.
_MARKS = {False: QColor(255, 214, 0, 80), True: QColor(255, 140, 0, 130)}
