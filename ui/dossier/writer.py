"""What a section wishes, written for the patient on the screen, with the way to take it back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.dossier.section import FactsSection
from ui.dossier.sheet import Item
from ui.dossier.store import DossierStore, Shelf
from ui.jobs import Job
from ui.workspace.desk import Desk
from ui.workspace.store import Record


class FactsWriter(QObject):
    """``written(record)`` or ``failed(error)``; ``undoable(words, undo, settle)`` offers to take it back."""

    written = Signal(object)
    failed = Signal(object)
    undoable = Signal(str, object, object)

    def __init__(self, desk: Desk, patient_id: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = desk.jobs
        self._store = DossierStore(desk.store)
        self._patient_id = patient_id

    def serve(self, section: FactsSection) -> None:
        """Write whatever this section wishes, and close its form once it is written."""
        section.add_wanted.connect(partial(self._add, section))
        section.change_wanted.connect(partial(self._change, section))
        section.remove_wanted.connect(partial(self._remove, section))

    def write(self, call: Callable[..., Record], *arguments: object) -> Job:
        """Write for the patient on the screen."""
        return self._write_for(self._patient_id(), call, *arguments)

    def offer(self, words: str, undo: Callable[..., Record], *arguments: object) -> None:
        """To take back what was done to the patient on the screen, whoever is on it then."""
        take_back = partial(self._write_for, self._patient_id(), undo, *arguments)
        self.undoable.emit(words, take_back, lambda: None)

    def _write_for(self, patient_id: str, call: Callable[..., Record], *arguments: object) -> Job:
        job = self._jobs.submit(call, patient_id, *arguments)
        job.done.connect(self.written)
        job.failed.connect(self.failed)
        return job

    def _add(self, section: FactsSection, shelf: Shelf, facts: object) -> None:
        self._settle(section, self.write(self._store.add, shelf, facts))

    def _change(self, section: FactsSection, shelf: Shelf, item: Item, facts: object) -> None:
        if facts == item.facts:
            section.written()
            return
        self._settle(section, self.write(self._store.change, shelf, item.id, facts))
        self.offer(self.tr("Changed"), self._store.change, shelf, item.id, item.facts)

    def _remove(self, section: FactsSection, shelf: Shelf, item: Item, words: str) -> None:
        self._settle(section, self.write(self._store.remove, shelf, item.id))
        self.offer(self.tr("Removed: {}").format(words), self._store.put_back, shelf, item.id)

    def _settle(self, section: FactsSection, job: Job) -> None:
        job.done.connect(lambda _: section.written())
        job.failed.connect(lambda _: section.refused())
