"""What a section wishes, written for the patient on the screen, with the way to take it back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from ui.dossier.section import FactsSection
from ui.dossier.sheet import Item
from ui.dossier.store import DossierStore, FactsTable
from ui.jobs import Job
from ui.workspace.allergies import AllergyEditor
from ui.workspace.entries import EntriesSection

Section = FactsSection | EntriesSection | AllergyEditor


class FactsWriter(QObject):
    """Serves sections. ``write_for(patient_id, call, ...)`` writes, ``offer(words, undo, settle)`` undoes."""

    def __init__(
        self,
        store: DossierStore,
        patient_id: Callable[[], str],
        write_for: Callable[..., Job],
        offer: Callable[[str, Callable[[], object], Callable[[], object]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._patient_id = patient_id
        self._write_for = write_for
        self._offer = offer

    def serve(self, section: Section) -> None:
        """Write whatever this section wishes, and close its form once it is written."""
        section.add_wanted.connect(partial(self._add, section))
        section.change_wanted.connect(partial(self._change, section))
        section.remove_wanted.connect(partial(self._remove, section))

    def _add(self, section: Section, table: FactsTable, facts: object) -> None:
        job = self._write_for(self._patient_id(), self._store.add, table, facts)
        self._settle(section, section.form, job)

    def _change(self, section: Section, table: FactsTable, item: Item, facts: object) -> None:
        if facts == item.facts:
            section.written(section.form)
            return
        change = partial(self._write_for, self._patient_id(), self._store.change, table, item.id)
        undo = partial(change, item.facts)
        self._settle(section, section.form, change(facts), self.tr("Changed"), undo)

    def _remove(self, section: Section, table: FactsTable, item: Item, words: str) -> None:
        patient_id = self._patient_id()
        job = self._write_for(patient_id, self._store.remove, table, item.id)
        undo = partial(self._write_for, patient_id, self._store.put_back, table, item.id)
        self._settle(section, None, job, self.tr("Removed: {}").format(words), undo)

    def _settle(
        self,
        section: Section,
        form: object,
        job: Job,
        words: str = "",
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Only what was written can be taken back; what was refused, said otherwise in its ``form``."""
        patient_id = self._patient_id()
        job.done.connect(lambda _: section.written(form) if patient_id == self._patient_id() else None)
        job.failed.connect(lambda _: section.refused(form))
        if undo is not None:
            job.done.connect(lambda _: self._offer_for(patient_id, words, undo))

    def _offer_for(self, patient_id: str, words: str, undo: Callable[[], object]) -> None:
        """Not under another patient, who may be on the screen by now."""
        if patient_id == self._patient_id():
            self._offer(words, undo, lambda: None)
