"""The documents of the open record: filed, shown, removed.

Foreign files are read and cleaned on the decoder's thread, since a scan can be large and the
database thread has notes to save. Whatever comes back from there is filed with the patient
who was on the screen when the files were given, whoever is on it by then.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from app.decoder.decoder import File
from app.decoder.questions import Redraw
from app.intake import Incoming
from ui.file_dialogs import FilePicker
from ui.jobs import Job
from ui.workspace import marks
from ui.workspace.desk import Desk
from ui.workspace.document_printing import DocumentPrinting
from ui.workspace.documents import DocumentsCard
from ui.workspace.picked import paths_in, picture_in, read_file
from ui.workspace.store import Record
from ui.workspace.taking_in import Given, TakingIn
from ui.workspace.thumbnails import Thumbnails
from ui.workspace.viewer import Viewer
from vault.records.documents_index import Document, Label

_MADE = "copy.jpg"

#: Before the names of what is being corrected, with the id of its document.
_LABEL = "label/"


class Attachments(QObject):
    """Between the card, the viewer and the database. ``written`` and ``failed`` are answers of the database.

    ``failed(patient_id, error)`` says whose document was refused.
    ``filed(patient_id, words)`` says what was taken in, or printed.
    ``removed(words, undo, settle)``: the document is hidden; its key is destroyed by ``settle``.
    """

    written = Signal(object)
    failed = Signal(str, object)
    filed = Signal(str, str)
    removed = Signal(str, object, object)
    #: Of the words about a document: they are being changed, and what they were is asked for.
    touched = Signal()
    versions_wanted = Signal()

    def __init__(self, desk: Desk, card: DocumentsCard, stack: QStackedWidget, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk = desk
        self._card, self._stack, self._owner = card, stack, owner
        self._viewer: Viewer | None = None
        self._record: Record | None = None
        #: Hidden, and there until nobody can take its removal back.
        self._hidden = ""
        self._open_id = ""
        #: To be shown again after a lock, and not read yet; what was looked for in it.
        self._coming = self._sought = self._stands = ""
        #: What is being corrected of documents that are not shown, by their ids.
        self._corrections: dict[str, dict[str, str]] = {}
        self._picker: FilePicker | None = None
        self.thumbnails = Thumbnails(desk, self)
        self.taking_in = TakingIn(desk, self)
        self.taking_in.written.connect(self.written)
        self.taking_in.done.connect(self._say_filed)
        card.show_thumbnails(self.thumbnails)
        card.attach_wanted.connect(self.choose)
        card.opened.connect(self._open)
        card.remove_wanted.connect(self._remove)
        self._printing = DocumentPrinting(desk, owner)
        self._printing.done.connect(self.filed)
        self._printing.failed.connect(self.failed)

    @property
    def viewer(self) -> Viewer:
        """Made for the first document that is read."""
        if self._viewer is None:
            self._viewer = viewer = Viewer(self._stack)
            self._stack.addWidget(viewer)
            viewer.copy_wanted.connect(self._copy)
            viewer.left.connect(self._go_back)
            viewer.label.changed.connect(self._relabel)
            viewer.label.touched.connect(self.touched)
            viewer.label.versions_wanted.connect(self.versions_wanted)
        return self._viewer

    def show_record(self, record: Record) -> None:
        """Show the documents of ``record``; from now on everything is about its patient."""
        self._record = record
        documents = [one for one in record.documents if one.id != self._hidden]
        self.thumbnails.keep([one.id for one in documents])
        self._card.show_documents(documents)
        for document in record.documents:
            if document.id == self.open_id and document.label != self.viewer.label.said:
                self.viewer.show_label(document)

    def leave(self) -> None:
        """Show no document, and take none."""
        self._record, self._hidden = None, ""
        self._coming = self._sought = self._stands = ""
        self.thumbnails.keep(())
        self.close()
        self._corrections.clear()

    def close(self) -> None:
        """Put the document that is open away; what is being corrected of it waits for it."""
        if self.open_id and self.viewer.label.corrects:
            self._corrections[self.open_id] = self.viewer.label.half_typed()
        if self._viewer is not None:
            self._viewer.clear()
        self._stack.setCurrentIndex(0)

    @property
    def open_id(self) -> str:
        """The document that is read; "" while none is."""
        return self._open_id if isinstance(self._stack.currentWidget(), Viewer) else ""

    def half_typed(self) -> dict[str, str]:
        """The document that is read, and what is being corrected of each."""
        corrections = dict(self._corrections)
        if self.open_id and (typed := self.viewer.label.half_typed()):
            corrections[self.open_id] = typed
        flat = {
            f"{_LABEL}{document_id}/{part}": words
            for document_id, typed in corrections.items()
            for part, words in typed.items()
        }
        read = {marks.DOCUMENT: self._coming, marks.SOUGHT: self._sought, marks.STANDS: self._stands}
        if self.open_id:
            sought, stands = self.viewer.search.text(), self.viewer.stands
            read = {marks.DOCUMENT: self.open_id, marks.SOUGHT: sought, marks.STANDS: stands}
        return flat | read

    def reopen(self, half_typed: Mapping[str, str]) -> None:
        """Show again what was read before a lock, if it is still there."""
        for name, words in half_typed.items():
            if name.startswith(_LABEL):
                document_id, _, part = name.removeprefix(_LABEL).partition("/")
                self._corrections.setdefault(document_id, {})[part] = words
        if document := self._document(half_typed.get(marks.DOCUMENT, "")):
            self._coming, self._sought = document.id, half_typed.get(marks.SOUGHT, "")
            self._stands = half_typed.get(marks.STANDS, "")
            self._open(document).failed.connect(self._give_up)

    def open(self, document_id: str) -> None:
        """Read a document of the record on the screen, if it is still there."""
        if document := self._document(document_id):
            self._open(document)

    def _document(self, document_id: str) -> Document | None:
        found = self._record.documents if self._record is not None else ()
        return next((one for one in found if one.id == document_id), None)

    def print_shown(self) -> bool:
        """Print the document that is read; False where there is none, or it cannot be shown."""
        if self._viewer is None:
            return False
        document, shown = self._viewer.document, self._viewer.for_print
        if document is None or shown is None:
            return False
        self._printing.print(document, shown)
        return True

    def choose(self) -> None:
        """Choose files with Qt's own dialog."""
        if self._picker is None:
            kinds = [self.tr("Documents (*.pdf *.jpg *.jpeg *.png *.heic *.txt)"), self.tr("All files (*)")]
            self._picker = FilePicker(self._owner, self.tr("Attach documents"), kinds)
        self._take_paths(self._picker.paths())

    def take(self, mime: QMimeData) -> None:
        """File what was dropped or pasted: files, or a picture."""
        paths = paths_in(mime)
        picture = None if paths else picture_in(mime, self.tr("Picture"))
        if paths:
            self._take_paths(paths)
        elif picture:
            self.take_given([Given(picture.name, lambda: picture)])

    def _take_paths(self, paths: Sequence[Path]) -> None:
        self.take_given([Given(path.name, partial(read_file, path)) for path in paths])

    def take_given(
        self,
        given: Sequence[Given],
        filed: Callable[[], object] = lambda: None,
        refused: Callable[[], object] = lambda: None,
    ) -> None:
        """File these with the record on the screen; tell when all are in the vault, or one of them is not."""
        if self._record is None:
            refused()
        elif given:
            self.taking_in.take(self._record.id, given, filed, refused)

    def _say_filed(self, patient_id: str, count: int) -> None:
        self.filed.emit(patient_id, self.tr("%n documents filed", "", count))

    def _write(self, patient_id: str, call: Callable[..., Record], *arguments: object) -> Job:
        job = self._desk.jobs.submit(call, patient_id, *arguments)
        job.done.connect(self.written)
        job.failed.connect(partial(self._refuse, patient_id))
        return job

    def _refuse(self, patient_id: str, error: Exception) -> None:
        # The decoder's thread outlives every window.
        if isValid(self):
            self.failed.emit(patient_id, error)

    def _open(self, document: Document) -> Job:
        job = self._desk.jobs.submit(self._desk.store.read_document, document.patient_id, document.id)
        job.done.connect(lambda data: self._show(document, data))
        job.failed.connect(partial(self._refuse, document.patient_id))
        return job

    def _give_up(self, _: Exception) -> None:
        self._coming = self._sought = self._stands = ""

    def _show(self, document: Document, data: bytes) -> None:
        if self._record is not None and document.patient_id == self._record.id:
            self._open_id = document.id
            self._stack.setCurrentWidget(self.viewer)
            self.viewer.show_document(document, data)
            self.viewer.label.resume(self._corrections.pop(document.id, {}))
            if document.id == self._coming:
                self.viewer.search.setText(self._sought)
                self.viewer.stand(self._stands)
            self._coming = self._sought = self._stands = ""

    def _relabel(self, said: Label) -> None:
        if self._record is not None and self.open_id:
            document_id = self.open_id
            job = self._write(self._record.id, self._desk.store.change_document, document_id, said)
            job.done.connect(lambda _: self._relabelled(document_id))
            job.failed.connect(lambda _: self.viewer.label.refused())

    def _relabelled(self, document_id: str) -> None:
        self._corrections.pop(document_id, None)
        if self.open_id == document_id:
            self.viewer.label.close_form()

    def _copy(self, how: Redraw) -> None:
        """File a copy of the picture that is read, made anew."""
        document, file = self.viewer.document, self.viewer.file
        if document is None or file is None:
            return
        named = self.tr("{} (part covered)") if how.cover else self.tr("{} (part of it)")
        title = named.format(document.label.title)
        job = self._desk.decoding.jobs.submit(_redrawn, self._desk, file, how, title)
        job.done.connect(lambda made: self._file_copy(document, made))
        job.failed.connect(partial(self._refuse, document.patient_id))

    def _file_copy(self, of: Document, made: Incoming) -> None:
        if isValid(self):
            known = {one.id for one in self._record.documents} if self._record else set[str]()
            job = self._write(of.patient_id, self._desk.store.attach_copy, of.id, made)
            words = self.tr("Copy filed; the original is kept")
            job.done.connect(lambda _: self.filed.emit(of.patient_id, words))
            job.done.connect(lambda record: self._show_copy(of, known, record))

    def _show_copy(self, of: Document, known: set[str], record: Record) -> None:
        """What was covered is judged on the copy: show it, if its original is still read."""
        for document in record.documents:
            if self.open_id == of.id and document.id not in known:
                self._open(document)

    def _go_back(self) -> None:
        self.close()
        self._card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, document: Document) -> None:
        """Hide it now; its key is destroyed when nobody has taken that back."""
        words = self.tr("Document removed: {}").format(document.label.title)
        self.removed.emit(words, partial(self._hide, ""), partial(self._destroy, document))
        # Only now: a removal that was still to be taken back has been settled by the new one.
        self._hide(document.id)

    def _hide(self, document_id: str) -> None:
        self._hidden = document_id
        if self._record is not None:
            self.show_record(self._record)

    def _destroy(self, document: Document) -> None:
        job = self._write(document.patient_id, self._desk.store.remove_document, document.id)
        job.failed.connect(lambda _: self._hide(""))


def _redrawn(desk: Desk, file: File, how: Redraw, title: str) -> Incoming:
    """On the decoder's thread. Raises SermentError."""
    made = desk.clean(_MADE, desk.decoding.decoder.redraw(file, how))
    return replace(made, title=title)
