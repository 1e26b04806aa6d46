"""The open document on its way to paper: its pages drawn in memory, one after the other.

It is written down as having left before the printer has it. A page is painted as
soon as it is drawn, on the thread of what leaves, so that a long document neither
holds up the window nor stands in memory as a whole.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPagedPaintDevice
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.decoder.decoder import Decoder, File
from app.papers.blocks import Sheet
from ui import printers
from ui.decoding import drawn
from ui.papers import printing
from ui.papers.setting import HEIGHT, WIDTH
from ui.papers.store import PaperStore
from ui.workspace.desk import Desk
from vault.records.documents_index import Document
from vault.records.sharing import Disclosed, Way


class DocumentPrinting(QObject):
    """``done(patient_id, words)`` says what became of it."""

    done = Signal(str, str)
    failed = Signal(str, object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._store = PaperStore(desk.store)

    def print(self, document: Document, shown: File | Sheet) -> None:
        """Ask for the printer, write down what leaves, and print it."""
        if not printers.there_is_a_printer():
            self.done.emit(document.patient_id, self.tr("There is no printer"))
            return
        printer = printers.chosen_printer(self._owner)
        if printer is None:
            return
        said = document.label
        told = Disclosed(said.title, said.document_class, Way.PRINTED, noun="document", record_id=document.id)
        job = self._desk.jobs.submit(self._store.disclose, document.patient_id, told)
        job.done.connect(lambda _: self._print(document, shown, printer))
        job.failed.connect(partial(self._refuse, document.patient_id))

    def _print(self, document: Document, shown: File | Sheet, printer: QPagedPaintDevice) -> None:
        decoding = self._desk.decoding
        if isinstance(shown, Sheet):
            job = decoding.outgoing.submit(printing.print_on, shown, printer)
        else:
            job = decoding.outgoing.submit(_print_pages, decoding.decoder, shown, printer)
        job.done.connect(lambda printed: self._say(document, printed))
        job.failed.connect(partial(self._refuse, document.patient_id))

    def _refuse(self, patient_id: str, error: Exception) -> None:
        if isValid(self):
            self.failed.emit(patient_id, error)

    def _say(self, document: Document, printed: bool) -> None:
        # The thread of what leaves outlives every window.
        if isValid(self):
            words = (
                self.tr("Document printed") if printed else self.tr("The printer did not take the document")
            )
            self.done.emit(document.patient_id, words)


def _print_pages(decoder: Decoder, file: File, printer: QPagedPaintDevice) -> bool:
    """On the thread of what leaves. Raises a DecoderError."""
    return printing.print_pixels(_pages(decoder, file), printer)


def _pages(decoder: Decoder, file: File) -> Iterator[QImage]:
    for page, (width, height) in enumerate(decoder.pages(file)):
        yield drawn(decoder, file, page, WIDTH if width <= height else HEIGHT)
