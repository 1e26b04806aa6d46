"""Looking at a document without it ever touching the disk, or a decoder in this process.

Pages and pictures are drawn by the decoder (``app.decoder``) when they come
into view, and arrive here as pixels; text is shown as text. Ctrl++ and Ctrl+-
zoom, Ctrl+R turns, Ctrl+F searches; Escape goes back to the record.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QEvent, QKeyCombination, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.decoder.answers import Hit
from app.decoder.decoder import File
from app.decoder.errors import Protected, Stalled, TooLarge, Unreadable
from app.decoder.questions import Redraw
from app.papers.blocks import Sheet, Words
from ui import decoding, theme
from ui.decoding import Decoding, drawn
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.workspace.cutting import CuttingBar, Frame
from ui.workspace.document_label import DocumentLabel
from ui.workspace.sheets import GAP, PageView
from vault.records.documents_index import Document

ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a document is looked at. ``zoom`` 0: with its whole width in view."""

    zoom: float = 0
    rotation: int = 0
    left: int = 0
    top: int = 0


class Viewer(QWidget):
    """A document of the record that is open. ``left`` is announced by Escape and by the button.

    ``reads_only``: it is not corrected here, and no copy of it is made.
    """

    left = Signal()
    #: A copy of the picture, of which a part is covered, or all that is kept.
    copy_wanted = Signal(Redraw)

    def __init__(
        self, parent: QWidget | None = None, by: Decoding | None = None, *, reads_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._reads_only = reads_only
        self._by = by or decoding.shared()
        self._file: File | None = None
        self._zoom = 1.0
        self._fitted = True
        #: How to look at it once its pages have come.
        self._coming: Standing | None = None
        self._hits: Sequence[Hit] = ()
        self._at_hit = 0
        self._sought = ""
        self.document: Document | None = None
        #: Whether its first page, or words, have come onto the screen.
        self.ready = False
        self.back = Button(self.tr("Back to the record"), "arrow-left", "quiet")
        self.title = label("", "heading", wrap=True)
        self.label = DocumentLabel(self, reads_only=reads_only)
        self.extent = label("", "small")
        self.search = Field(self.tr("Search in the document (Ctrl+F)"), self.tr("Search"), "search")
        self.turn = IconButton("rotate-ccw", self.tr("Turn (Ctrl+R)"))
        self.smaller = IconButton("zoom-out", self.tr("Smaller (Ctrl+-)"))
        self.larger = IconButton("zoom-in", self.tr("Larger (Ctrl++)"))
        self.cut = IconButton("eye-off", self.tr("Cover a part, or keep only a part (Ctrl+Shift+R)"))
        self._stack = QStackedWidget(self)
        self.words = QPlainTextEdit(self._stack)
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("Text of the document"))
        self.area = QScrollArea(self._stack)
        self.pages = PageView(self.area.viewport())
        self.area.setWidget(self.pages)
        self.frame = Frame(self.pages)
        self.cutting = CuttingBar(self.frame, self)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setAccessibleName(self.tr("Pages of the document"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.search.returnPressed.connect(self._seek)
        self.turn.clicked.connect(self._turn)
        self.smaller.clicked.connect(lambda: self._step(-1))
        self.larger.clicked.connect(lambda: self._step(1))
        self.pages.wanted.connect(self._draw)
        self.cut.clicked.connect(self._cut)
        self.cutting.copy_wanted.connect(self.copy_wanted)
        self.cutting.left.connect(lambda: self.area.setFocus(Qt.FocusReason.OtherFocusReason))

    @property
    def document_id(self) -> str:
        """The id of the document that is shown; "" while none is."""
        return self.document.id if self.document else ""

    @property
    def file(self) -> File | None:
        """The file that is shown; None where it is text, or cannot be shown."""
        return self._file

    @property
    def for_print(self) -> File | Sheet | None:
        """What of the document can be printed; None where it cannot be shown."""
        if self.document is not None and self.document.media_type.startswith("text/"):
            return Sheet(self.document.label.title, (Words(self.words.toPlainText()),))
        return self._file

    def show_document(self, document: Document, data: bytes) -> None:
        """Show ``data``, from memory only."""
        self.clear()
        self.show_label(document)
        self.area.setAccessibleName(document.label.title)
        if document.media_type.startswith("text/"):
            self._offer(search=True, pages=False)
            self._show_words(data.decode("utf-8", "replace"))
            return
        self._offer(search=document.media_type == "application/pdf", pages=True)
        self._stack.setCurrentWidget(self.area)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.extent.setText(self.tr("Opening…"))
        file = self._file = File(document.media_type, data)
        job = self._by.jobs.submit(self._by.decoder.pages, file)
        job.done.connect(lambda sizes: self._show_pages(file, sizes))
        job.failed.connect(lambda error: self._give_up(file, error))

    @property
    def stands(self) -> str:
        """How it is looked at, for ``stand``."""
        area = self._stack.currentWidget()
        if self._coming is not None or area not in (self.area, self.words):
            return _written(self._coming or Standing())
        left, top = area.horizontalScrollBar().value(), area.verticalScrollBar().value()
        return _written(Standing(0 if self._fitted else self._zoom, self.pages.rotation, left, top))

    def stand(self, stands: str) -> None:
        """Look at it as before a lock, now or once its pages have come."""
        self._coming = msgspec.json.decode(stands, type=Standing) if stands else None
        if self.ready:
            self._take_stand()

    def _take_stand(self) -> None:
        at, self._coming = self._coming, None
        if at is None:
            return
        for _ in range((360 - at.rotation) // 90 % 4):
            self.pages.turn()
        if at.zoom:
            self._show_at(at.zoom)
        else:
            self._fit()
        for area in (self.area, self.words):
            area.horizontalScrollBar().setValue(at.left)
            area.verticalScrollBar().setValue(at.top)

    def show_label(self, document: Document) -> None:
        """Say what is known of the document that is open, which may have been corrected."""
        self.document = document
        self.title.setText(document.label.title)
        self.label.show_document(document)

    def clear(self) -> None:
        """Forget the document."""
        self.label.clear()
        self.cutting.close_frame()
        self.cut.hide()
        self._sought = ""
        self._coming = None
        self.document, self._file, self.ready = None, None, False
        self._hits = ()
        self.pages.clear()
        for holder in (self.words, self.title, self.extent, self.search):
            holder.clear()

    def panes(self) -> list[QWidget]:
        """Its parts, in the order they are read."""
        return [self.back, self.label, self.cutting, self._stack]

    def event(self, event: QEvent) -> bool:
        # The window searches the timeline with Ctrl+F; with a document in front of it, that is what is meant.
        ours = isinstance(event, QKeyEvent) and (
            event.matches(QKeySequence.StandardKey.Find) or event.keyCombination() in (_TURN, _CUT)
        )
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.search.setFixedWidth(theme.px(180))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cutting.isVisible():
            self.cutting.close_frame()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.keyCombination() == _CUT and self.cut.isVisible():
            self._cut()
        elif event.matches(QKeySequence.StandardKey.ZoomIn):
            self._step(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self._step(-1)
        elif event.matches(QKeySequence.StandardKey.Find) and self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.keyCombination() == _TURN and self.turn.isVisible():
            self._turn()
        else:
            super().keyPressEvent(event)

    # --- Pages

    def _show_pages(self, file: File, sizes: Sequence[tuple[int, int]]) -> None:
        if not self._shows(file):
            return  # another document was opened, or this one put away, since
        self.extent.setText(self.tr("%n pages", "", len(sizes)))
        self.pages.show_pages(sizes)
        self.cut.setVisible(file.media_type.startswith("image/") and not self._reads_only)
        self._fit()
        self._take_stand()

    def _draw(self, page: int, width: int, rotation: int) -> None:
        file = self._file
        if file is None:
            return
        job = self._by.jobs.submit(drawn, self._by.decoder, file, page, width, rotation)
        job.done.connect(lambda image: self._put(file, page, width, rotation, image))
        job.failed.connect(lambda error: self._put(file, page, width, rotation, self._said(error)))

    def _put(self, file: File, page: int, width: int, rotation: int, drawn: QImage | str) -> None:
        if self._shows(file):
            self.pages.put(page, width, rotation, drawn)
            self.ready = True

    def _give_up(self, file: File, error: Exception) -> None:
        if self._shows(file):
            self._file = None
            self.extent.clear()
            self._offer(search=False, pages=False)
            self._show_words(self._said(error))

    def _shows(self, file: File) -> bool:
        """Whether an answer about ``file`` is still for this viewer, and this viewer still there."""
        return file is self._file and isValid(self)

    def _said(self, error: Exception) -> str:
        """What became of it, in words; that nothing happened to the document itself, always."""
        match error:
            case TooLarge():
                return self.tr("This file is too large to be displayed. It is kept in the record as it is.")
            case Protected():
                return self.tr("This file opens only with its own password. It is kept as it is.")
            case Stalled():
                return self.tr("Displaying this took too long and was stopped. The document is unharmed.")
            case Unreadable():
                return self.tr("This file cannot be displayed. It is kept in the record as it is.")
            case _:
                return self.tr("Displaying this failed. Open it again; the document is unharmed.")

    def _show_words(self, words: str) -> None:
        self.words.setPlainText(words)
        self._stack.setCurrentWidget(self.words)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ready = True

    def _offer(self, *, search: bool, pages: bool) -> None:
        self.search.setVisible(search)
        for tool in (self.turn, self.smaller, self.larger):
            tool.setVisible(pages)

    # --- Zoom and turn

    def _fit(self) -> None:
        """Begin with the whole width in view, never enlarged."""
        room = max(200, self.area.viewport().width() - 2 * GAP)
        self._show_at(max(ZOOMS[0], min(1.0, room / self.pages.widest)))
        self._fitted = True

    def _step(self, by: int) -> None:
        smaller = [zoom for zoom in ZOOMS if zoom < self._zoom - 0.01]
        larger = [zoom for zoom in ZOOMS if zoom > self._zoom + 0.01]
        beside = smaller[-1:] if by < 0 else larger[:1]
        self._show_at(beside[0] if beside else self._zoom)

    def _show_at(self, zoom: float) -> None:
        self._zoom, self._fitted = zoom, False
        self.cutting.close_frame()
        self.pages.zoom_to(zoom)

    def _cut(self) -> None:
        """A frame on the picture, as large and turned as it stands; another size or turn puts it away."""
        self.cutting.begin(self.pages.place_of_page(0), self.pages.rotation)

    def _turn(self) -> None:
        self.pages.turn()
        self._fit()

    # --- Search

    def _seek(self) -> None:
        """The next place of the words typed; the first of other words."""
        sought, file = self.search.text().strip(), self._file
        if self._stack.currentWidget() is self.words:
            self._seek_in_words(sought)
        elif sought == self._sought:
            self._go_to(self._at_hit + 1)
        elif file is not None:
            self._sought = sought
            job = self._by.jobs.submit(self._by.decoder.find, file, sought)
            job.done.connect(lambda hits: self._show_hits(file, sought, hits))
            job.failed.connect(lambda error: self._show_hits(file, sought, ()))

    def _seek_in_words(self, sought: str) -> None:
        if not self.words.find(sought):
            self.words.moveCursor(QTextCursor.MoveOperation.Start)
            self.words.find(sought)

    def _show_hits(self, file: File, sought: str, hits: Sequence[Hit]) -> None:
        if not self._shows(file) or sought != self._sought:
            return
        self._hits = hits
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        if not self._hits:
            self.pages.mark((), None)
            self.extent.setText(self.tr("Not found") if self._sought else "")
            return
        self._at_hit = at % len(self._hits)
        hit = self._hits[self._at_hit]
        self.pages.mark(self._hits, hit)
        self.extent.setText(self.tr("{0} of {1}").format(self._at_hit + 1, len(self._hits)))
        where: QPoint = self.pages.place_of(hit).center()
        self.area.ensureVisible(where.x(), where.y(), theme.px(160), theme.px(160))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addStretch(1)
        for tool in (self.extent, self.search, self.cut, self.turn, self.smaller, self.larger):
            head.addWidget(tool)
        for content in (self.area, self.words):
            self._stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        # Its own line: between the buttons a long title was folded into a column of single words.
        column.addWidget(self.title)
        column.addWidget(self.label)
        column.addWidget(self.cutting)
        column.addWidget(self._stack, 1)


def _written(standing: Standing) -> str:
    return msgspec.json.encode(standing).decode() if standing != Standing() else ""


_TURN = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_R)
_CUT = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_R)
