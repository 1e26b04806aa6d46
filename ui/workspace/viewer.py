"""Looking at a document without it ever touching the disk: bytes in, pages on the screen.

PDF pages are drawn by PDFium from memory when they come into view, pictures by
Qt, text as text. Ctrl++ and Ctrl+- zoom; Escape goes back to the record.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import label
from vault.records.documents_index import Document

ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
GAP = 12
# A picture whose header promises more is refused before memory is spent on it.
LARGEST_MEGABYTES = 512


class Unreadable(Exception):
    """The bytes are not what their type says."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in pixels at 100 %, and how to draw it ``scale`` times as large."""

    size: QSize
    draw: Callable[[float], QImage]


def pages_of(media_type: str, data: bytes) -> list[Page]:
    """The pages of a PDF, or the one of a picture. Raises Unreadable."""
    return _pdf_pages(data) if media_type == "application/pdf" else [_picture(data)]


def _pdf_pages(data: bytes) -> list[Page]:
    try:
        document = pdfium.PdfDocument(data)
        return [_pdf_page(document, at) for at in range(len(document))]
    except pdfium.PdfiumError:
        raise Unreadable from None


def _pdf_page(document: pdfium.PdfDocument, at: int) -> Page:
    width, height = document.get_page_size(at)
    screen = 96 / 72  # PDF points to pixels

    def draw(scale: float) -> QImage:
        bitmap = document[at].render(scale=scale * screen, rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        )
        return image.copy()  # the bitmap's memory goes with the bitmap

    return Page(QSize(round(width * screen), round(height * screen)), draw)


def _picture(data: bytes) -> Page:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(LARGEST_MEGABYTES)
    image = reader.read()
    if image.isNull():
        raise Unreadable

    def draw(scale: float) -> QImage:
        return image.scaled(
            image.size() * scale,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )

    return Page(image.size(), draw)


class PageView(QWidget):
    """Pages under each other; only those in view are drawn, and kept until the zoom changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[Page] = ()
        self._zoom = 1.0
        self._drawn: dict[int, QImage] = {}

    def show_pages(self, pages: Sequence[Page], zoom: float) -> None:
        self._pages, self._zoom = pages, zoom
        self._drawn.clear()
        self.setFixedSize(self._extent())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0
        for at, page in enumerate(self._pages):
            size = page.size * self._zoom
            place = QRect((self.width() - size.width()) // 2, top, size.width(), size.height())
            if place.intersects(event.rect()):
                painter.drawImage(place, self._image(at, page))
            top += size.height() + GAP

    def _image(self, at: int, page: Page) -> QImage:
        if at not in self._drawn:
            self._drawn[at] = page.draw(self._zoom * self.devicePixelRatioF())
        return self._drawn[at]

    def _extent(self) -> QSize:
        sizes = [page.size * self._zoom for page in self._pages]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, sum(size.height() + GAP for size in sizes))


class Viewer(QWidget):
    """A document of the record that is open. ``left`` is announced by Escape and by the button."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[Page] = ()
        self._zoom = 1.0
        self.document_id = ""
        self.back = Button(self.tr("Back to the record"), "arrow-left", "quiet")
        self.title = label("", "heading", wrap=True)
        self.extent = label("", "small")
        self.smaller = IconButton("zoom-out", self.tr("Smaller (Ctrl+-)"))
        self.larger = IconButton("zoom-in", self.tr("Larger (Ctrl++)"))
        self._stack = QStackedWidget(self)
        self.words = QPlainTextEdit(self._stack)
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("Text of the document"))
        self.area = QScrollArea(self._stack)
        self.pages = PageView(self.area.viewport())
        self.area.setWidget(self.pages)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setAccessibleName(self.tr("Pages of the document"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.smaller.clicked.connect(lambda: self._step(-1))
        self.larger.clicked.connect(lambda: self._step(1))

    def show_document(self, document: Document, data: bytes) -> None:
        """Show ``data``, from memory only."""
        self.clear()
        self.document_id = document.id
        self.title.setText(document.label.title)
        self.area.setAccessibleName(document.label.title)
        if document.media_type.startswith("text/"):
            self._show_words(data.decode("utf-8", "replace"))
            return
        try:
            self._pages = pages_of(document.media_type, data)
        except Unreadable:
            self._show_words(self.tr("This file cannot be displayed. It is kept in the record as it is."))
            return
        self._stack.setCurrentWidget(self.area)
        self.extent.setText(self.tr("%n pages", "", len(self._pages)))
        self._fit()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the document."""
        self.document_id = ""
        self._pages = ()
        self.pages.show_pages((), 1.0)
        self.words.clear()
        self.title.clear()
        self.extent.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.ZoomIn):
            self._step(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def _show_words(self, words: str) -> None:
        self.words.setPlainText(words)
        self._stack.setCurrentWidget(self.words)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Begin with the whole width in view, never enlarged."""
        widest = max((page.size.width() for page in self._pages), default=1)
        room = max(200, self.area.viewport().width() - 2 * GAP)
        fitting = [zoom for zoom in ZOOMS if zoom <= 1 and widest * zoom <= room]
        self._show_at(fitting[-1] if fitting else ZOOMS[0])

    def _step(self, by: int) -> None:
        at = min(range(len(ZOOMS)), key=lambda each: abs(ZOOMS[each] - self._zoom))
        self._show_at(ZOOMS[max(0, min(len(ZOOMS) - 1, at + by))])

    def _show_at(self, zoom: float) -> None:
        self._zoom = zoom
        self.pages.show_pages(self._pages, zoom)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        for tool in (self.extent, self.smaller, self.larger):
            head.addWidget(tool)
        for content in (self.area, self.words):
            self._stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._stack, 1)
