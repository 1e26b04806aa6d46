"""Medicines that begin as typed, under the field one types into: Down goes among them, Enter takes one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget
from shiboken6 import isValid

from ui.models.rows import Rows
from ui.papers.store import PaperStore
from ui.widgets.fields import ENTER, Field
from ui.workspace.desk import Desk
from vault.records.medicines import Medicine

MOST = 6


class MedicineCompletion(QListView):
    """Asks the list at each letter, shows the answer to what stands in the field, and no other."""

    taken = Signal(Medicine)

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._field = desk, field
        self._store = PaperStore(desk.store)
        self.rows: Rows[Medicine] = Rows(self._spoken, self)
        self.setModel(self.rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Medicines that begin so"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.hide()
        field.textEdited.connect(self._ask)
        field.installEventFilter(self)
        self.clicked.connect(self._take)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that walk through the list while the field has the focus."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if self.isHidden() or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in ENTER and self.currentIndex().isValid():
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _ask(self, typed: str) -> None:
        if len(typed.strip()) < 2:
            self._show(typed, ())
            return
        job = self._desk.jobs.submit(self._store.complete, typed, MOST)
        job.done.connect(lambda found: self._show(typed, found))

    def _show(self, typed: str, found: Sequence[Medicine]) -> None:
        if not isValid(self) or typed != self._field.text():
            return  # the line was removed, or more was typed, since
        self.rows.replace(found)
        self.setVisible(bool(found) and self._field.hasFocus())
        if found:
            self.setFixedHeight(self.sizeHintForRow(0) * len(found) + 4)

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1 if by > 0 else 0
        self.setCurrentIndex(self.rows.index((row + by) % len(self.rows.rows)))

    def _take(self) -> None:
        chosen = self.rows.row(self.currentIndex())
        self.hide()
        if chosen is not None:
            self.taken.emit(chosen)

    def _spoken(self, medicine: Medicine) -> str:
        said = medicine.name if medicine.marketed else self.tr("{} (no longer sold)").format(medicine.name)
        return f"{said} · {medicine.substances}" if medicine.substances else said
