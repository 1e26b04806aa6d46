"""A look into a backup: its patients at the left, a record as it was at the right, and a band above both.

The band and the ground say wherever one looks that this is not today. Nothing
can be written here. Where today's vault is open too, each record is shown beside
today's, and what is missing there can be taken back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import text, theme
from ui.jobs import Jobs
from ui.widgets.banner import Banner
from ui.widgets.bars import UndoBar
from ui.widgets.empty import EmptyState
from ui.workspace.comparing import Pair
from ui.workspace.past_record import PastRecord
from ui.workspace.past_store import PastStore
from ui.workspace.people import People
from ui.workspace.search import SearchPane
from ui.workspace.store import Record
from ui.workspace.viewer import Viewer
from vault.clock import moment
from vault.records.documents_index import Document
from vault.records.patients import LastSeen


@dataclass(frozen=True, slots=True)
class Today:
    """A record as it is today (None: there is none), and what was taken back already, old id to new."""

    record: Record | None
    taken: Mapping[str, str]


Show = Callable[[Today], None]
Failed = Callable[[Exception], None]


class Beside(Protocol):
    """Today's vault, where it is open too. Each call answers through ``show`` or ``failed``."""

    def today(self, patient_id: str, show: Show, failed: Failed) -> None:
        """Ask for today's record."""

    def take_back(self, then: Record, pairs: Sequence[Pair], show: Show, failed: Failed) -> None:
        """Write what is missing into today's record."""

    def undo(self, then: Record, ids: Sequence[str], show: Show, failed: Failed) -> None:
        """Take away again what was taken back under these ids of today."""


class LookPage(QWidget):
    """``left`` is announced by the band's button and by Escape; ``filled`` once patients are there."""

    left = Signal()
    filled = Signal()
    trouble_told = Signal()

    def __init__(
        self,
        store: PastStore,
        jobs: Jobs,
        explain: Callable[[Exception], str],
        leave: str,
        beside: Beside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("past")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._store, self._jobs, self._explain, self._beside = store, jobs, explain, beside
        self._people = People(())
        self._wanted = ""
        self._taken: Mapping[str, str] = {}
        self._then: Record | None = None
        taken_at = taken(store)
        when = self.tr("copy of {}").format(text.moment(taken_at))
        #: For the title of the window too.
        self.marked = self.tr("READ-ONLY – {}").format(when)
        self.band = Banner("warning", self.tr("READ-ONLY"), when, leave, self)
        self.band.span()
        self.trouble = Banner("warning", "", action=self.tr("Dismiss"), parent=self)
        self.trouble.hide()
        self.search = SearchPane(self._people, self)
        for button in (self.search.notes, self.search.new):
            button.hide()
        self.right = QStackedWidget(self)
        self.nobody = EmptyState("users", self.tr("No record open"), parent=self.right)
        self.nobody.say(
            self.tr("No record open"), self.tr("Choose a patient: the record is shown as it was.")
        )
        self.record = PastRecord(taken_at, self.right)
        self.viewer = Viewer(self.right, reads_only=True)
        self.undo = UndoBar(self)
        self._lay_out()
        self._connect()
        job = jobs.submit(store.last_seen)
        job.done.connect(self._fill)
        job.failed.connect(self._complain)

    def open(self, patient_id: str) -> None:
        """Show a record as it was."""
        self._wanted = patient_id
        job = self._jobs.submit(self._store.open, patient_id)
        job.done.connect(self._show)
        job.failed.connect(self._complain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, first: LastSeen) -> None:
        self._people.begin(first, self._jobs, self._store.part)
        self.search.refresh()
        self.search.focus()
        self.filled.emit()

    def _show(self, then: Record) -> None:
        if then.id != self._wanted:
            return
        self._then = then
        self.search.show_open(then.id)
        self.trouble.hide()
        if self._beside is None:
            self.record.show_alone(then)
            self.right.setCurrentWidget(self.record)
            return
        self.undo.settle()
        self._beside.today(then.id, partial(self._show_beside, then), self._complain)

    def _show_beside(self, then: Record, today: Today) -> None:
        if then.id != self._wanted:
            return
        self._taken = today.taken
        self.record.show_beside(then, today.record, today.taken)
        self.right.setCurrentWidget(self.record)

    def _take_back(self, pairs: list[Pair]) -> None:
        if self._beside is None or self._then is None:
            return
        then, before = self._then, self._taken
        self.record.setEnabled(False)
        self._beside.take_back(then, pairs, partial(self._show_taken, then, before), self._not_taken)

    def _show_taken(self, then: Record, before: Mapping[str, str], today: Today) -> None:
        self.record.setEnabled(True)
        self._show_beside(then, today)
        back = [new for old, new in today.taken.items() if before.get(old) != new and old != then.id]
        if back and then.id == self._wanted:
            self.undo.offer(self.tr("Taken back: %n", "", len(back)), (then, back))

    def _not_taken(self, error: Exception) -> None:
        self.record.setEnabled(True)
        self._complain(error)

    def _undo(self, taken_back: tuple[Record, list[str]]) -> None:
        then, ids = taken_back
        if self._beside is not None:
            self._beside.undo(then, ids, partial(self._show_beside, then), self._complain)

    def _look_at(self, document: Document) -> None:
        job = self._jobs.submit(self._store.read_document, document.patient_id, document.id)
        job.done.connect(lambda data: self._show_document(document, data))
        job.failed.connect(self._complain)

    def _show_document(self, document: Document, data: bytes) -> None:
        if document.patient_id != self._wanted:
            return
        self.viewer.show_document(document, data)
        self.right.setCurrentWidget(self.viewer)

    def _leave_document(self) -> None:
        self.viewer.clear()
        self.right.setCurrentWidget(self.record)
        self.record.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self, error: Exception) -> None:
        self.trouble.say("warning", self.tr("Not shown"), self._explain(error))
        self.trouble.show()
        self.trouble_told.emit()

    def _connect(self) -> None:
        self.band.acted.connect(self.left)
        self.trouble.acted.connect(self.trouble.hide)
        self.search.opened.connect(self.open)
        self.record.document_wanted.connect(self._look_at)
        self.record.back_wanted.connect(self._take_back)
        self.undo.undone.connect(self._undo)
        self.viewer.left.connect(self._leave_document)

    def _lay_out(self) -> None:
        for page in (self.nobody, self.record, self.viewer):
            self.right.addWidget(page)
        # As far from the edges as the record that it is opened from.
        self.viewer.setContentsMargins(16, 16, 16, 12)
        self.search.setFixedWidth(theme.px(300))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.search)
        row.addWidget(self.right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(self.trouble)
        column.addLayout(row, 1)
        column.addWidget(self.undo)


def taken(store: PastStore) -> datetime:
    """When the backup was made."""
    return moment(store.look.snapshot.seal.sealed_at)
