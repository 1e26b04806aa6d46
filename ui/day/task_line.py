"""One line in which a task is written, about the patient whose record is open or about nobody.

Enter keeps it. Escape closes the line only while it is empty: it never discards text.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import text
from ui.day import typed
from ui.day.store import DayStore
from ui.day.words import DueWords
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.workspace.desk import Desk
from vault.records.tasks import Kind, Task


class TaskLine(QFrame):
    """``noted(patient_id, words, undo)`` follows what was written; ``failed(patient_id, error)``."""

    noted = Signal(str, str, object)
    taken_back = Signal()
    failed = Signal(str, object)
    touched = Signal()
    #: It was closed with nothing in it.
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = desk
        self._store = DayStore(desk.store)
        self._patient_id = ""
        self.words = Field(self.tr("Task"), self.tr("What is to be done"))
        words = DueWords(self)
        self.kind = Choice(self.tr("Kind of task"), [(kind.value, words.kind(kind)) for kind in _KINDS])
        self.due = Field(self.tr("Due on"), self.tr("tomorrow, Monday, 12/01"))
        self.understood = label("", "small")
        self.keep = Button(self.tr("Note it"), "check", "primary")
        self._lay_out()
        self.words.returnPressed.connect(self._keep)
        self.due.returnPressed.connect(self._keep)
        self.due.textChanged.connect(self._understand)
        self.keep.clicked.connect(self._keep)
        for field in (self.words, self.due):
            field.textChanged.connect(self.touched)
        self.hide()

    def begin(self, patient_id: str) -> None:
        """Ready to write, about ``patient_id`` ("": nobody); what was begun about them is still there."""
        if patient_id != self._patient_id:
            self.leave()
        self._patient_id = patient_id
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Nothing that was typed about one patient may reach another."""
        self.words.clear()
        self.due.clear()
        self.kind.show_key(Kind.OTHER.value)
        self._patient_id = ""
        self.hide()

    def half_typed(self) -> dict[str, str]:
        """What stands in it while it is open, for ``resume``."""
        typed = {"task.words": self.words.text(), "task.due": self.due.text(), "task.kind": self.kind.key()}
        return {} if self.isHidden() else typed

    def resume(self, patient_id: str, half_typed: Mapping[str, str]) -> None:
        """Bring back what was typed before; the focus stays where it is."""
        if "task.kind" in half_typed:
            self._patient_id = patient_id
            self.words.setText(half_typed.get("task.words", ""))
            self.due.setText(half_typed.get("task.due", ""))
            self.kind.show_key(half_typed["task.kind"])
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not (self.words.text() or self.due.text()):
            self.leave()
            self.left.emit()

    def _understand(self) -> None:
        """Say which day was meant, while it is typed."""
        day = self._day()
        self.understood.setText(text.long_day(day) if day else "")
        self.understood.setVisible(day is not None)
        self.due.mark_wrong(False)

    def _day(self) -> date | None:
        return typed.day(self.due.text(), date.today()) if self.due.text().strip() else None

    def _keep(self) -> None:
        day, words = self._day(), self.words.text().strip()
        if self.due.text().strip() and day is None:
            self.due.mark_wrong(True, self.tr("This is no day: try “tomorrow”, “Monday” or “12/01”."))
            self.due.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._write(Task(Kind(self.kind.key()), words, day.isoformat() if day else ""))

    def _write(self, task: Task) -> None:
        patient_id = self._patient_id
        self.setEnabled(False)  # the words stay until the vault has them
        job = self._desk.jobs.submit(self._store.add_task, patient_id, task)
        job.done.connect(lambda task_id: self._written(patient_id, task, task_id))
        job.failed.connect(lambda error: self._not_written(patient_id, error))

    def _written(self, patient_id: str, task: Task, task_id: str) -> None:
        self.setEnabled(True)
        if patient_id == self._patient_id:
            self.leave()
            self.left.emit()
        by = text.long_day(date.fromisoformat(task.due_on)) if task.due_on else ""
        words = self.tr("Task noted for {}").format(by) if by else self.tr("Task noted")
        self.noted.emit(patient_id, words, lambda: self._take_back(patient_id, task_id))

    def _not_written(self, patient_id: str, error: Exception) -> None:
        self.setEnabled(True)
        self.failed.emit(patient_id, error)

    def _take_back(self, patient_id: str, task_id: str) -> None:
        job = self._desk.jobs.submit(self._store.remove_task, patient_id, task_id)
        job.done.connect(lambda _: self.taken_back.emit())
        job.failed.connect(lambda error: self.failed.emit(patient_id, error))

    def _lay_out(self) -> None:
        self.due.span(190)
        self.understood.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for piece in (self.kind, self.due, self.keep):
            row.addWidget(piece)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.understood, 0, Qt.AlignmentFlag.AlignRight)


#: A vaccination and a renewal fall due by themselves.
_KINDS = (Kind.OTHER, Kind.CALL_BACK, Kind.RESULT, Kind.LETTER, Kind.RENEWAL, Kind.VACCINATION)
