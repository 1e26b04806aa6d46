"""What may be meant, under the field one types into: Down goes among it, Enter takes one."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from ui import theme
from ui.models.rows import Index, Rows
from ui.papers.store import PaperStore
from ui.widgets.fields import ENTER, Field
from ui.workspace.desk import Desk
from vault.records.medicines import Medicine

MOST = 6
R = TypeVar("R")


class Completion(QListView, Generic[R]):
    """``taken`` carries what was chosen; who listens writes it into the field."""

    taken = Signal(object)

    def __init__(
        self, field: QWidget, name: str, spoken: Callable[[R], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self.rows: Rows[R] = Rows(spoken, self)
        self.setModel(self.rows)
        self.setItemDelegate(Roomy(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        field.installEventFilter(self)
        self.clicked.connect(self._take)

    def offer(self, found: Sequence[R]) -> None:
        """Show the first of what may be meant, while somebody types."""
        self.rows.replace(found[:MOST])
        self.setFixedHeight(sum(map(self.sizeHintForRow, range(self.rows.rowCount()))))
        self.setVisible(bool(found) and self._field.hasFocus())

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

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1 if by > 0 else 0
        self.setCurrentIndex(self.rows.index((row + by) % self.rows.rowCount()))

    def _take(self) -> None:
        chosen = self.rows.row(self.currentIndex())
        self.hide()
        if chosen is not None:
            self.taken.emit(chosen)


class MedicineCompletion(Completion[Medicine]):
    """Asks the list at each letter, shows the answer to what stands in the field, and no other."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, self.tr("Medicines that begin so"), self._spoken, parent)
        self._desk, self._typed = desk, field.text
        self._store = PaperStore(desk.store)
        field.textEdited.connect(self._ask)

    def _ask(self, typed: str) -> None:
        if len(typed.strip()) < 2:
            self._show(typed, ())
            return
        job = self._desk.jobs.submit(self._store.complete, typed, MOST)
        job.done.connect(lambda found: self._show(typed, found))

    def _show(self, typed: str, found: Sequence[Medicine]) -> None:
        if isValid(self) and typed == self._typed():  # the line may be gone, or more typed, since
            self.offer(found)

    def _spoken(self, medicine: Medicine) -> str:
        said = medicine.name if medicine.marketed else self.tr("{} (no longer sold)").format(medicine.name)
        return f"{said} · {medicine.substances}" if medicine.substances else said


class Roomy(QStyledItemDelegate):
    """Each as wide as the list, with room above and below its words, which go on beneath where those wrap."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        # Qt asks before it knows how wide a row will be.
        option.rect = QRect(QPoint(), view.viewport().size())
        return QSize(0, super().sizeHint(option, index).height() + theme.px(8))
