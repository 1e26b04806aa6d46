"""One of the pages of care: it shows a part of the record, and writes through the leaf it stands in."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.jobs import Job
from ui.workspace.leaf import Leaf
from ui.workspace.store import Record
from vault.records.noun import F, Noun
from vault.records.noun import Record as Written


class Panel(QWidget):
    """``touched``: what is half typed in it has changed."""

    touched = Signal()

    def __init__(self, leaf: Leaf) -> None:
        super().__init__(leaf)
        self.leaf = leaf

    @property
    def record(self) -> Record:
        """The record shown; asked for only while there is one."""
        assert self.leaf.record is not None
        return self.leaf.record

    def show_record(self, other: bool) -> None:
        """Show the leaf's record anew; ``other`` when it is another patient's than before."""

    def clear(self) -> None:
        """The record is put away: nothing of it stays here."""

    def half_typed(self) -> dict[str, str]:
        """What was typed here and not written yet."""
        return {}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what ``half_typed`` gave before a lock."""

    def write_noun(self, noun: Noun[F], known: Written[F] | None, facts: F) -> Job:
        """Add what is not there yet, or say otherwise what ``known`` said."""
        store = self.leaf.desk.store
        if known is None:
            return self.leaf.write(store.add_noun, noun, facts)
        return self.leaf.write(store.change_noun, noun, known.id, facts)

    def remove(self, noun: Noun[Any], record_id: str, words: str) -> None:
        """Take one back, and offer to put it back; ``words`` say what it was."""
        store, patient_id = self.leaf.desk.store, self.leaf.patient_id
        job = self.leaf.write(store.remove_noun, noun, record_id)
        self.offer_to_put_back(
            job,
            words,
            lambda: self.leaf.write_for(patient_id, store.put_back, noun.table, [record_id]),
        )

    def offer_to_put_back(self, job: Job, words: str, undo: Callable[[], object]) -> None:
        """Offer to put back what ``job`` removes; ``words`` say what it was."""
        self.leaf.offer_back(job, self.tr("Removed: {}").format(words), undo)

    def write_and_say(self, words: str, call: Callable[..., Record], *arguments: Any) -> Job:
        """Write for the patient shown, and say so once it is written."""
        patient_id, job = self.leaf.patient_id, self.leaf.write(call, *arguments)
        job.done.connect(lambda _: self.leaf.said.emit(patient_id, words))
        return job

    def panes(self) -> list[QWidget]:
        """Its parts, in the order they are read."""
        return [self]

    def focus(self) -> None:
        """Where one begins."""
