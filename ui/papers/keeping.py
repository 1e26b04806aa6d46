"""Drafts on their way into the database: held until that is answered, and tried again where it failed."""

from PySide6.QtCore import QObject, Signal

from app.papers import draft as drafts
from app.papers.draft import Draft
from ui.papers.store import PaperStore
from ui.workspace.desk import Desk
from vault.records.errors import AlreadyIssued


class Keeping(QObject):
    """``failed(patient_id, error)`` where one could not be written; it is held."""

    failed = Signal(str, object)

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._store = PaperStore(desk.store)

    def keep(self, patient_id: str, draft: Draft) -> None:
        """Write a draft of a patient."""
        titled = drafts.titled(draft)
        self._desk.put_down.hold(patient_id, titled)
        job = self._desk.jobs.submit(self._store.keep, patient_id, titled)
        job.done.connect(lambda kept: self._desk.put_down.let_go(kept.paper_id))
        job.failed.connect(lambda error: self._not_kept(error, patient_id, draft.paper_id))

    def try_again(self, patient_id: str) -> None:
        """The record is open once more: write what could not be written then."""
        for draft in self._desk.put_down.of(patient_id):
            self.keep(patient_id, draft)

    def _not_kept(self, error: Exception, patient_id: str, paper_id: str) -> None:
        if isinstance(error, AlreadyIssued):  # it was on its way when its record was left
            self._desk.put_down.let_go(paper_id)
        else:
            self.failed.emit(patient_id, error)
