"""The phone rings: the record that was left for another one, and one key back to where one was in it.

What was begun there is a draft by then, and stays one. Its name stands above the
record that is open, inside the window alone, and not while that is to be the only
one on the screen.
"""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.workspace import identity
from ui.workspace.desk import Desk
from ui.workspace.marks import Marks, marks_of
from ui.workspace.record import Place, RecordPage
from ui.workspace.returning import Returning
from vault.records.patients import Patient


class Left(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where one was in a record when it was left; of nobody where ``patient_id`` is ""."""

    patient_id: str = ""
    caret: int = 0
    half_typed: dict[str, str] = {}  # a Struct copies its defaults
    marks: Marks = Marks()


class Earlier(QWidget):
    """The line above the open record; ``wanted`` is announced by its button."""

    wanted = Signal()

    def __init__(self, desk: Desk, record: RecordPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self._returning = Returning(record)
        self._coming = Left()
        self.left = Left()
        self._allowed = False
        self.button = Button("", "arrow-left", "quiet", self)
        self.button.setToolTip("Ctrl+Tab")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 16, 0)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.wanted)
        record.resumed.connect(self._put_back)
        self.hide()

    def leave_for(self, patient_id: str) -> None:
        """Another record is wanted, or none (""): remember how the open one stands."""
        record = self._record.record
        if record is None or record.id == patient_id:
            return
        self.left = Left(
            record.id, self._record.composer.caret, self._record.half_typed(), marks_of(self._record)
        )
        self._say(record.patient)

    def place(self, patient_id: str) -> Place | None:
        """Where to be in a record that is opened: as it was left, if it is the one."""
        self._coming = Left()
        if patient_id != self.left.patient_id:
            return None
        self._coming, self.left = self.left, Left()
        self._show()
        return Place(self._coming.caret, self._coming.half_typed)

    def resume(self, left: Left) -> None:
        """It was one key away before a lock."""
        if left.patient_id:
            self.left = left
            self._desk.jobs.submit(self._desk.store.identity, left.patient_id).done.connect(self._say)

    def allow(self, allowed: bool) -> None:
        """Whether the name of somebody else may stand on the screen."""
        self._allowed = allowed
        self._show()

    def _put_back(self) -> None:
        coming, self._coming = self._coming, Left()
        if coming.patient_id == self._record.patient_id:
            self._returning.begin(coming.marks)

    def _say(self, patient: Patient) -> None:
        if patient.id == self.left.patient_id:
            words = self.tr("Back to {}").format(identity.name(patient.traits))
            self.button.setText(f"{words} (Ctrl+Tab)")
            self.button.setAccessibleName(words)
            self._show()

    def _show(self) -> None:
        self.setVisible(self._allowed and bool(self.left.patient_id))
