"""Saying that a note was entered in error: why, and whose it is where somebody knows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import Button, foot
from ui.widgets.fields import Field
from ui.workspace.desk import Desk
from ui.workspace.right_patient import RightPatient


class Withdrawal(QWidget):
    """``finished(note_id, why, right_patient_id)``, the last one "" where nobody said; ``given_up``."""

    finished = Signal(str, str, str)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note_id = ""
        self.field = Field(self.tr("Reason"), self.tr("Wrong patient, wrong day…"))
        self.owner = RightPatient(desk, self)
        self.keep = Button("", "ban")
        self.leave = Button(self.tr("Leave it"), kind="quiet")
        self._lay_out()
        self.field.returnPressed.connect(self._finish)
        self.owner.changed.connect(self._follow)
        # A button ignores an Enter that is still held down from the search: it has confirmed nothing.
        self.owner.taken.connect(lambda: self.keep.setFocus(Qt.FocusReason.OtherFocusReason))
        self.keep.clicked.connect(self._finish)
        self.leave.clicked.connect(self.given_up)
        self._follow()

    def begin(self, note_id: str, patient_id: str) -> None:
        """Ask about a note of ``patient_id``; what was typed about another one goes."""
        if note_id != self.note_id:
            self.clear()
        self.note_id = note_id
        self.owner.wrong_id = patient_id

    def clear(self) -> None:
        """Nothing typed, nobody chosen."""
        self.note_id = ""
        self.field.clear()
        self.owner.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.field.text() and not self.owner.patient_id:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """Say on the button what it will do, and let it do nothing while somebody is still looked for."""
        chosen = self.owner.patient
        if chosen is not None and not self.field.text().strip():
            self.field.setText(self.tr("Wrong patient"))
        mark, copy = self.tr("Mark as entered in error"), self.tr("Mark, and copy to this record")
        self.keep.setText(copy if chosen else mark)
        self.keep.setEnabled(self.owner.settled)

    def _finish(self) -> None:
        why = self.field.text().strip()
        self.field.mark_wrong(not why, self.tr("Say why in a few words."))
        if not why:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.keep.isEnabled():
            note_id, right = self.note_id, self.owner.patient_id
            self.clear()
            self.finished.emit(note_id, why, right)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for piece in (self.field, self.owner):
            column.addWidget(piece)
        column.addLayout(foot(self.leave, self.keep))
