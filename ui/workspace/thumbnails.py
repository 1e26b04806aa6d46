"""Small pictures of the documents of the open record: made as each comes into view, in memory only.

The decoder makes them one at a time, so that a document that is opened waits for
one of them at most. They go with the record: nothing of it stays here.
"""

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from app.decoder.decoder import File
from ui import decoding
from ui.workspace.desk import Desk
from ui.workspace.store import RecordStore
from vault.records import rows
from vault.records.documents_index import Document
from vault.secret import Secret

#: Pixels across: enough for twice the size of the design.
_ACROSS = 96
#: Bytes. What is larger keeps its icon: reading it would hold up the records.
_LARGEST = 20 << 20


def can_be_pictured(document: Document) -> bool:
    """Whether a picture stands before a document: it is a scan, a photograph or a page."""
    picture = document.media_type == "application/pdf" or document.media_type.startswith("image/")
    return picture and document.size <= _LARGEST


class Thumbnails(QObject):
    """``made`` follows each one."""

    made = Signal()

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        #: By the id of the document; None while it is on its way, and where it cannot be made.
        self._made: dict[str, QImage | None] = {}
        self._waiting: list[Document] = []
        #: From the first that is asked for until all that were are there.
        self.busy = False

    def of(self, document: Document) -> QImage | None:
        """The picture of a document; asked for the first time, it is made from now on."""
        if document.id not in self._made and can_be_pictured(document):
            self._made[document.id] = None
            self._waiting.append(document)
            self._begin()
        return self._made.get(document.id)

    def keep(self, ids: Collection[str]) -> None:
        """Forget all but those of these documents."""
        self._made = {one: image for one, image in self._made.items() if one in ids}
        self._waiting = [document for document in self._waiting if document.id in ids]

    def _begin(self) -> None:
        if self.busy or not self._waiting:
            return
        self.busy, document = True, self._waiting.pop(0)
        job = self._desk.jobs.submit(_read, self._desk.store, document)
        job.done.connect(lambda data: self._draw(document, data))
        job.failed.connect(lambda _: self._end())

    def _draw(self, document: Document, data: bytes) -> None:
        job = self._desk.decoding.jobs.submit(_small, self._desk, File(document.media_type, data))
        job.done.connect(lambda image: self._arrive(document, image))
        job.failed.connect(lambda _: self._end())

    def _arrive(self, document: Document, image: QImage) -> None:
        if isValid(self) and document.id in self._made:
            self._made[document.id] = image
            self.made.emit()
        self._end()

    def _end(self) -> None:
        # The decoder's thread outlives every window.
        if isValid(self):
            self.busy = False
            self._begin()


def _read(store: RecordStore, document: Document) -> bytes:
    """On the thread of the records. Only that its record was opened is logged: nothing can be read in it."""
    sql = "SELECT key FROM document WHERE id = ? AND removed_at IS NULL"
    (key,) = rows.required(store.context.database, sql, "document", document.id)
    return store.files.read(document.id, Secret(cast(bytes, key)))


def _small(desk: Desk, file: File) -> QImage:
    """On the decoder's thread. Raises a DecoderError."""
    return decoding.drawn(desk.decoding.decoder, file, 0, _ACROSS)
