"""The patient's copy on its way out: printed, or saved where the person chooses and the policy lets it go.

It is written down as having left before it leaves; a printer or a drive that
refuses is said.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.papers.blocks import Sheet
from app.papers.letterhead import Letterhead
from app.papers.patient_copy import Copied, sheet
from ui import printers
from ui.file_dialogs import choose_new_file
from ui.papers import printing
from ui.papers.store import PaperStore, Shelf
from ui.workspace.desk import Desk
from ui.workspace.store import Record
from vault.records.documents_index import DocumentClass
from vault.records.sharing import Disclosed, Way

_NAME = "copie-du-dossier.pdf"


def copy_of(record: Record, shelf: Shelf, by: Letterhead, on: str) -> Sheet:
    """The copy of a record as it is today."""
    return sheet(
        Copied(
            by,
            on,
            record.patient,
            record.contacts,
            record.allergies,
            record.entries,
            record.notes,
            record.measurements,
            record.nouns,
            shelf.papers,
            record.documents,
            shelf.disclosures,
            record.authors,
        )
    )


class HandingOver(QObject):
    """``done(patient_id, words)`` says what became of it."""

    done = Signal(str, str)
    failed = Signal(str, object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._store = PaperStore(desk.store)

    def print(self, patient_id: str, copy: Sheet, why: str) -> None:
        if not printers.there_is_a_printer():
            self.done.emit(patient_id, self.tr("There is no printer; save the copy as PDF"))
            return
        printer = printers.chosen_printer(self._owner)
        if printer is None:
            return

        self._disclose(patient_id, Way.PRINTED, why, lambda: self._print(patient_id, copy, printer))

    def _print(self, patient_id: str, copy: Sheet, printer: QPagedPaintDevice) -> None:
        # As below: a lock would wait for hundreds of pages.
        job = self._desk.decoding.outgoing.submit(printing.print_on, copy, printer)
        job.done.connect(partial(self._say_printed, patient_id))
        job.failed.connect(partial(self._refuse, patient_id))

    def _say_printed(self, patient_id: str, printed: bool) -> None:
        # The thread of what leaves outlives every window.
        if isValid(self):
            words = self.tr("Copy printed") if printed else self.tr("The printer did not take the copy")
            self.done.emit(patient_id, words)

    def _say_saved(self, patient_id: str) -> None:
        if isValid(self):
            self.done.emit(patient_id, self.tr("Copy saved"))

    def _refuse(self, patient_id: str, error: Exception) -> None:
        if isValid(self):
            self.failed.emit(patient_id, error)

    def save(self, patient_id: str, copy: Sheet, why: str) -> None:
        path = choose_new_file(self._owner, self.tr("Save the patient’s copy"), _NAME)
        if path is not None:
            self._disclose(patient_id, Way.EXPORTED, why, lambda: self._write(patient_id, path, copy))

    def _write(self, patient_id: str, path: Path, copy: Sheet) -> None:
        # Not on the thread of the records: a drive that was pulled may never answer. Nor on the window's,
        # where a lock would wait until hundreds of pages are set.
        job = self._desk.decoding.outgoing.submit(lambda: self._desk.save(path, printing.pdf(copy)))
        job.done.connect(lambda _: self._say_saved(patient_id))
        job.failed.connect(partial(self._refuse, patient_id))

    def _disclose(self, patient_id: str, way: Way, why: str, then: Callable[[], None]) -> None:
        told = Disclosed(
            "Copie du dossier", DocumentClass.MEDICAL, way, "patient", why, "patient", patient_id
        )
        job = self._desk.jobs.submit(self._store.disclose, patient_id, told)
        job.done.connect(lambda _: then())
        job.failed.connect(partial(self._refuse, patient_id))
