"""The documents of a record: a list, and three ways in (file dialog, drag and drop, paste).

Files are read here and handed over as bytes; what becomes of them (cleaned of
metadata, encrypted) is decided further in. Qt's own file dialog is used, because
the portals' cannot serve this process, and nothing it remembers may reach the disk.
"""

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QImageWriter,
    QKeyEvent,
    QPainter,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, text, theme
from ui.models.rows import ROW, Index, Rows
from ui.widgets import paragraph
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Card, label
from vault.errors import FileUnreachable
from vault.records.documents_index import Document

# What we file, in the order of what loses least.
_PICTURES = ("image/png", "image/jpeg")
_ICONS = {"application/pdf": "file-text", "text/plain": "file-text"}


@dataclass(frozen=True, slots=True)
class Picked:
    """A file as it came: its name without the folder, and its bytes."""

    name: str
    data: bytes


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

    def show_documents(self, documents: Sequence[Document]) -> None:
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
        self.setItemDelegate(_DocumentDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def fit(self) -> None:
        """Take the height of all rows."""
        heights = (self.sizeHintForRow(row) for row in range(self.rows.rowCount()))
        self.setFixedHeight(sum(heights) + 4)

    def resizeEvent(self, event: object) -> None:
        self.fit()

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
    """Icon, the whole title on as many lines as it needs, date and size."""

    def __init__(self, view: _DocumentList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        title = paragraph.height(_title(index.data(ROW), width - theme.px(34)))
        return QSize(width, title + QFontMetrics(theme.font(12)).height() + theme.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        document: Document = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        rect = option.rect.adjusted(theme.px(6), theme.px(6), -theme.px(4), 0)
        icon = _ICONS.get(
            document.media_type, "image" if document.media_type.startswith("image/") else "file"
        )
        icons.paint(painter, icon, "muted", rect.left(), rect.top() + 1, theme.px(16))
        room = rect.adjusted(theme.px(24), 0, 0, 0)
        painter.setPen(theme.colour("text"))
        title = _title(document, room.width())
        title.draw(painter, room.topLeft())
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        under = room.adjusted(0, paragraph.height(title) + 2, 0, 0)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, _beneath(document))
        painter.restore()


def _title(document: Document, width: int) -> QTextLayout:
    return paragraph.laid_out(document.label.title, theme.font(14, QFont.Weight.Medium), width)


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


class FilePicker:
    """Qt's own file dialog, made once and kept: it writes its history when it is destroyed."""

    def __init__(self, owner: QWidget, title: str, filters: Sequence[str], many: bool = True) -> None:
        forget_dialog_history()
        self._dialog = QFileDialog(owner, title)
        self._dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        self._dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
        mode = QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile
        self._dialog.setFileMode(mode)
        self._dialog.setNameFilters(list(filters))

    @property
    def dialog(self) -> QFileDialog:
        return self._dialog

    def paths(self) -> list[Path]:
        """The files the person chose; none when they gave up."""
        self._dialog.setHistory([])
        if not self._dialog.exec():
            return []
        return [Path(chosen) for chosen in self._dialog.selectedFiles()]


def forget_dialog_history() -> None:
    """Point Qt's own settings at nothing: its file dialog would write the folders visited there."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, "/dev/null/nothing")


def read_files(paths: Sequence[Path]) -> list[Picked]:
    """The files' bytes; folders are passed over. Raises FileUnreachable."""
    return [Picked(path.name, _bytes_of(path)) for path in paths if not path.is_dir()]


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreachable(path.name, errno.errorcode.get(error.errno or 0, "EIO")) from None


def paths_in(mime: QMimeData) -> list[Path]:
    """The local files that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def picture_in(mime: QMimeData, name: str) -> Picked | None:
    """A picture on the clipboard: another program's as the bytes it offers, ours as PNG."""
    for offered in _PICTURES:
        if mime.hasFormat(offered):
            return Picked(name, bytes(mime.data(offered).data()))
    # Asking Qt for a picture would make it decode what another program wrote; only our own needs no decoder.
    if any(form.startswith("image/") for form in mime.formats()):
        return None
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return Picked(name, bytes(buffer.data().data()))
