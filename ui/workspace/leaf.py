"""A leaf of the open record: a page that takes the place of the note, the timeline and the side for a while.

The identity and the allergies stay above it. It shows one record at a time,
writes for that record's patient only, and gives what is half typed in it away
before a lock. Escape goes back to the note.
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.jobs import Job
from ui.workspace.desk import Desk
from ui.workspace.store import Record


class Leaf(QWidget):
    """What every leaf has in common; what it shows goes into ``body``.

    ``said(patient_id, words)`` tells what was done; ``undoable(words, undo, settle)`` offers to take it back;
    ``failed(patient_id, error)`` tells of whom something could not be read or written;
    ``named(typed, place)`` who was named, with what was typed beside the name.
    """

    left = Signal()
    #: The traits are changed in the form of the patient.
    edit_wanted = Signal()
    #: The list of patients says something else of this one; of everyone for "".
    listed_otherwise = Signal(str)
    touched = Signal()
    #: What was said before of a part of the record is to be read.
    versions_wanted = Signal(str)
    written = Signal(object)
    failed = Signal(str, object)
    said = Signal(str, str)
    undoable = Signal(str, object, object)
    named = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.record: Record | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)

    @property
    def patient_id(self) -> str:
        """Whose record it shows; "" while it shows none."""
        return self.record.id if self.record else ""

    def show_record(self, record: Record) -> None:
        """Show ``record``, which may be the one shown, read anew after a change."""
        self.record = record

    def leave(self) -> None:
        """The record is put away: nothing typed here may reach the next one."""
        self.record = None

    def half_typed(self) -> dict[str, str]:
        """What was typed here and not written yet."""
        return {}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what ``half_typed`` gave before a lock; the record is shown already."""

    def focus(self) -> None:
        """Where one begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_to(self, part: str) -> None:
        """Show one part of what it holds, and begin there."""

    def panes(self) -> list[QWidget]:
        """Its parts, in the order they are read."""
        return [self]

    def print_shown(self) -> bool:
        """Print what is on the screen; False where there is nothing to print."""
        return False

    def write(self, call: Callable[..., Record], *arguments: Any) -> Job:
        """Write for the patient shown; the record as it is then is announced."""
        return self.write_for(self.patient_id, call, *arguments)

    def write_for(self, patient_id: str, call: Callable[..., Record], *arguments: Any) -> Job:
        """The same for a patient who may have left the screen since, as an undo does."""
        job = self.ask_for(patient_id, call, *arguments)
        job.done.connect(self.written)
        return job

    def ask_for(self, patient_id: str, call: Callable[..., Any], *arguments: Any) -> Job:
        """Ask something of a patient; what cannot be answered is said of that one."""
        job = self.desk.jobs.submit(call, patient_id, *arguments)
        job.failed.connect(lambda error: self.failed.emit(patient_id, error))
        return job

    def offer_back(self, job: Job, words: str, undo: Callable[[], object]) -> None:
        """Offer to undo what ``job`` writes once it is written, where that patient is still shown."""
        patient_id = self.patient_id
        job.done.connect(
            lambda _: self.undoable.emit(words, undo, lambda: None) if self.patient_id == patient_id else None
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
