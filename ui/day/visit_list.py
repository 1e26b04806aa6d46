"""The visits of one day: walked through, ticked, moved by keys and dragged to another place or day."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from ui import text, theme
from ui.day.ticked import TickedDelegate, TickedList
from ui.day.visits import Outcome, Visit
from ui.day.words import VisitWords
from ui.models.rows import Rows
from ui.workspace.pen import Pen
from vault.records.agenda import Place

#: What a drag carries: an id, and nothing another program could read anybody from.
DRAGGED: Final = "application/x-serment-visit"

#: Pixels of the design: in less, the hour stands above the name.
NARROW: Final = 240


class VisitList(TickedList[Visit]):
    """``moved(visit_id, row)``: bring it before this row of the others; ``shifted``: some days on."""

    moved = Signal(str, int)
    shifted = Signal(object, int)
    removed = Signal(object)
    #: Walk to another day.
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._words = VisitWords()
        self.day = date.min
        self._dropping = -1
        super().__init__("", Rows(self._words.spoken), _VisitDelegate(self._words), parent)
        self.setAccessibleName(self.tr("Visits"))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)

    def show_day(self, day: date, visits: Sequence[Visit]) -> None:
        """Show the visits of ``day``; the keyboard stays where it was."""
        at = self.currentIndex().row() if day == self.day else 0
        self.day = day
        self.setAccessibleName(text.long_day(day))
        self.rows.replace(visits)
        self.go_to(max(0, at))

    def row_of(self, visit_id: str) -> int:
        """Where a visit stands; -1 where it does not."""
        return next((at for at, one in enumerate(self.rows.rows) if one.id == visit_id), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        visit = self.current()
        step, days = _STEPS.get(Qt.Key(event.key()), 0), _DAYS.get(Qt.Key(event.key()), 0)
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if visit is not None and alt and step:
            self.moved.emit(visit.id, self.currentIndex().row() + step)
        elif visit is not None and alt and days:
            self.shifted.emit(visit, days)
        elif days:
            self.walked.emit(days)
        elif visit is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(visit)
        else:
            super().keyPressEvent(event)

    # --- Dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        visit = self.current()
        if visit is not None:
            carried = QMimeData()
            carried.setData(DRAGGED, visit.id.encode())
            drag = QDrag(self)
            drag.setMimeData(carried)
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_dropping(self._row_at(event))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dropping(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dropping(-1)
        visit_id, row = bytes(event.mimeData().data(DRAGGED).data()).decode(), self._row_at(event)
        own = self.row_of(visit_id)
        self.moved.emit(visit_id, row - (0 <= own < row))
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dropping >= 0:
            painter = QPainter(self.viewport())
            below = self.visualRect(self.rows.index(self._dropping))
            above = self.visualRect(self.rows.index(self._dropping - 1))
            top = below.top() if below.isValid() else above.bottom()
            painter.fillRect(QRect(0, max(0, top - 1), self.viewport().width(), 3), theme.colour("accent"))

    def _row_at(self, event: QDropEvent) -> int:
        """The row before which it falls."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return self.rows.rowCount()
        below = event.position().y() > self.visualRect(index).center().y()
        return index.row() + below

    def _show_dropping(self, row: int) -> None:
        self._dropping = row
        self.viewport().update()


class _VisitDelegate(TickedDelegate[Visit]):
    def __init__(self, words: VisitWords) -> None:
        super().__init__()
        self._words = words

    def is_ticked(self, row: Visit) -> bool:
        return row.outcome is Outcome.DONE

    def write(self, pen: Pen, row: Visit) -> None:
        planned, patient = row.planned, row.patient
        gone = row.outcome in (Outcome.MISSED, Outcome.CANCELLED)
        born = text.partial_day(patient.birth_date) if patient else ""
        when = " · ".join(filter(None, (planned.hour, row.reference)))
        if when and pen.width < theme.px(NARROW):
            pen.text(when, "text", 12, QFont.Weight.DemiBold)
            when = ""
        pen.line(self._words.who(row), when, "text", born)
        where = "" if planned.place is Place.PRACTICE else self._words.place(planned.place)
        if said := " · ".join(filter(None, (where, planned.words))):
            pen.text(said, "muted", 12, struck=gone)
        if ended := self._words.ended(row):
            pen.text(ended, "warning" if gone else "ok", 12)


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
