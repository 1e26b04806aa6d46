"""The documents of a record, as a list that shows every title whole, and a scan or a picture small."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons, text, theme
from ui.models.rows import ROW, Index, Rows
from ui.widgets import paragraph
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Card, label
from ui.workspace.thumbnails import Thumbnails, can_be_pictured
from ui.workspace.typeset import together
from vault.records.documents_index import Document

#: Pixels of the design: the longer side of a small picture.
_SIDE = 36
_ICONS = {"application/pdf": "file-text", "text/plain": "file-text"}


class DocumentsCard(Card):
    """The list. Announces ``attach_wanted``, ``opened(document)`` and ``remove_wanted(document)``."""

    attach_wanted = Signal()
    opened = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Documents"))
        self.attach = IconButton("paperclip", self.tr("Attach a document"))
        self.remove = IconButton("trash-2", self.tr("Remove the document"))
        self.tools.addWidget(self.remove)
        self.tools.addWidget(self.attach)
        self.empty = label(self.tr("Drop files here, paste them, or attach them."), "small", wrap=True)
        self.list = _DocumentList()
        self.list.setAccessibleName(self.tr("Documents"))
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list)
        self.attach.clicked.connect(self.attach_wanted)
        self.remove.clicked.connect(self._ask_to_remove)
        self.list.opened.connect(self.opened)
        self.list.remove_wanted.connect(self._ask_to_remove)

    def show_thumbnails(self, thumbnails: Thumbnails) -> None:
        """Where the small pictures come from."""
        self.list.delegate.thumbnails = thumbnails
        thumbnails.made.connect(self.list.viewport().update)

    def show_documents(self, documents: Sequence[Document]) -> None:
        self.list.delegate.begin(documents)
        self.list.rows.replace(documents)
        self.empty.setVisible(not documents)
        self.list.setVisible(bool(documents))
        self.remove.setVisible(bool(documents))
        self.list.fit()

    def _ask_to_remove(self) -> None:
        document = self.list.rows.row(self.list.currentIndex())
        if document is not None:
            self.remove_wanted.emit(document)


class _DocumentList(QListView):
    """As high as its rows: the column it stands in does the scrolling."""

    opened = Signal(object)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Rows[Document] = Rows(self._spoken, self)
        self.setModel(self.rows)
        self.delegate = _DocumentDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def fit(self) -> None:
        """Take the height of all rows."""
        heights = (self.sizeHintForRow(row) for row in range(self.rows.rowCount()))
        self.setFixedHeight(sum(heights) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        # Qt waits a tenth of a second, in which rows of two sizes would lie over each other.
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        document = self.rows.row(index)
        if document is not None:
            self.opened.emit(document)

    def _spoken(self, document: Document) -> str:
        return f"{document.label.title}, {_beneath(document)}"


class _DocumentDelegate(QStyledItemDelegate):
    """Icon or small picture, the whole title on as many lines as it needs, date and size."""

    def __init__(self, view: _DocumentList) -> None:
        super().__init__(view)
        self._view = view
        self.thumbnails: Thumbnails | None = None
        #: Whether there are pictures in the list, and so a place for them in every row.
        self._pictured = False
        #: A list is as high as its rows, and asks each of them again whenever it is laid out.
        self._heights: dict[tuple[str, int, int], int] = {}

    def begin(self, documents: Sequence[Document]) -> None:
        """Other documents are to be shown."""
        self._pictured = any(map(can_be_pictured, documents))
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        room = width - self._gutter - theme.px(10)
        key = (index.data(ROW).label.title, room, theme.px(100))
        if key not in self._heights:
            self._heights[key] = paragraph.height(_title(index.data(ROW), room))
        words = self._heights[key] + QFontMetrics(theme.font(12)).height() + theme.px(14)
        picture = theme.px(_SIDE + 12) if can_be_pictured(index.data(ROW)) else 0
        return QSize(width, max(words, picture))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        document: Document = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        rect = option.rect.adjusted(theme.px(6), theme.px(6), -theme.px(4), 0)
        self._paint_picture(painter, document, rect)
        room = rect.adjusted(self._gutter, 0, 0, 0)
        painter.setPen(theme.colour("text"))
        title = _title(document, room.width())
        title.draw(painter, room.topLeft())
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        under = room.adjusted(0, paragraph.height(title) + 2, 0, 0)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, _beneath(document))
        painter.restore()

    @property
    def _gutter(self) -> int:
        """How wide the place of the pictures is, whether they are there already or not."""
        return theme.px(_SIDE + 8 if self._pictured else 24)

    def _paint_picture(self, painter: QPainter, document: Document, rect: QRect) -> None:
        image = self.thumbnails.of(document) if self.thumbnails else None
        if image is None:
            icon = _ICONS.get(
                document.media_type, "image" if document.media_type.startswith("image/") else "file"
            )
            side = theme.px(16)
            icons.paint(
                painter,
                icon,
                "muted",
                rect.left() + (self._gutter - theme.px(8) - side) // 2,
                rect.top() + 1,
                side,
            )
            return
        side = theme.px(_SIDE)
        size = image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRect(rect.left() + (side - size.width()) // 2, rect.top() + 1, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame, image)
        painter.setPen(theme.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)


def _title(document: Document, width: int) -> QTextLayout:
    return paragraph.laid_out(together(document.label.title), theme.font(14, QFont.Weight.Medium), width)


def _beneath(document: Document) -> str:
    return f"{text.partial_day(document.label.dated_on)} · {text.size(document.size)}"


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.colour("hover"))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour("accent"))
    painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -1), 8, 8)
