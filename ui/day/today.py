"""The morning page: what is to be done today, and who is seen.

Read anew whenever one comes to it. A line opens the record it is about; ticked
it is done, which can be taken back. Drafts cannot be ticked: nothing signs
itself.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import last_backup, text
from ui.day.due_list import DueList, Rest
from ui.day.store import DayStore, Due, Morning, What
from ui.day.task_line import TaskLine
from ui.day.visit_list import VisitList
from ui.day.visits import Outcome, Visit
from ui.day.words import DueWords
from ui.jobs import Job
from ui.widgets.banner import Banner
from ui.widgets.bars import UndoBar
from ui.widgets.beside import Beside
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Card, IconLabel, label
from ui.workspace.desk import Desk

#: A day begins in the small hours: a lock over midnight is no new morning.
MORNING = timedelta(hours=4)
#: Pixels of the design: beneath this the visits stand under what is to be done.
BESIDE = 860


class TodayPage(QWidget):
    """``opened(patient_id, note_id)``: whom a line is about; ``wanted``: there is something to do today.

    ``searched(letter)``: somebody types a name as on the page of patients, which is not on the screen.
    """

    opened = Signal(str, str)
    wanted = Signal()
    searched = Signal(str)
    left = Signal()
    touched = Signal()
    agenda_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._store = DayStore(desk.store)
        self._asked: Job | None = None
        #: The day on which this page was offered of its own accord.
        self.begun_on = _working_day()
        self.title = label("", "title", wrap=True)
        self.new = Button(self.tr("New task"), "plus")
        self.new.setToolTip("Ctrl+T")
        self._kept = IconLabel("circle-alert", "muted", 16)
        self.backup = Button("", kind="quiet")
        self.trouble = Banner("warning", "", action=self.tr("Dismiss"), parent=self)
        self.tasks = Card(parent=self)
        self.due = DueList(self.tasks)
        self.nothing = EmptyState("circle-check", self.tr("Nothing is waiting for you"), parent=self.tasks)
        self.hint = label(self.tr("Space: done · Enter: open the record"), "small", wrap=True)
        self.seen = Card(self.tr("Who is seen today"), self)
        self.visits = VisitList(self.seen)
        for each in (self.due, self.visits):
            each.installEventFilter(self)
        self.nobody = label(self.tr("Nobody is planned."), "muted", wrap=True)
        self.agenda = Button(self.tr("Open the agenda"), "calendar", "quiet")
        self.agenda.setToolTip("Ctrl+G")
        self.line = TaskLine(desk, self)
        self.undo = UndoBar(self)
        self._lay_out()
        self._connect()
        self.show_last_backup(None)

    def begin_day(self, begun_on: str) -> None:
        """Unlocked; on a day that was not begun yet, ``wanted`` follows if something is to be done."""
        self.begun_on = _working_day()
        if begun_on == self.begun_on:
            return
        job = self._desk.jobs.submit(self._store.morning, date.today(), self._desk.drafts.all())
        job.done.connect(lambda morning: self.wanted.emit() if morning.due or morning.visits else None)

    def show_last_backup(self, verified_at: datetime | None, now: datetime | None = None) -> None:
        """How the backups stand, in one line."""
        told = last_backup.told(verified_at, now)
        self._kept.show_icon(told.icon, told.tone)
        self.backup.setText(told.words)

    def new_task(self) -> None:
        """A task that is about nobody."""
        self.line.begin("")

    def focus(self) -> None:
        """Ready to walk through what is to be done, or through who is seen."""
        where = self.due if self.due.rows.rows else self.visits if self.visits.rows.rows else self.new
        where.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> list[QWidget]:
        """What F6 walks through."""
        panes = (self.new, self.due, self.visits, self.line.words)
        return [pane for pane in panes if pane.isVisibleTo(self)]

    def half_typed(self) -> dict[str, str]:
        return self.line.half_typed()

    def resume(self, half_typed: Mapping[str, str]) -> None:
        self.line.resume("", half_typed)

    # --- Events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
        self.title.setText(text.full_day(date.today()))
        self._desk.jobs.submit(self._store.log_shown, "morning").failed.connect(self._complain)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """What can be taken back is said on this page alone."""
        super().hideEvent(event)
        self.undo.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters in a list would choose a line of it: after an unlock they are those of a name."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_letter(event):
            self.searched.emit(event.text())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- What is read

    def _read(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
        job = self._asked = self._desk.jobs.submit(self._store.morning, date.today(), self._desk.drafts.all())
        job.done.connect(self._show)
        job.failed.connect(self._complain)

    def _show(self, morning: Morning) -> None:
        self._asked = None
        first = not self.due.rows.rows and not self.visits.rows.rows
        self.due.show_due(morning.due)
        self.due.setVisible(bool(morning.due))
        self.hint.setVisible(bool(morning.due))
        self.nothing.setVisible(not morning.due)
        self.visits.show_day(date.today(), morning.visits)
        self.visits.setVisible(bool(morning.visits))
        self.nobody.setVisible(not morning.visits)
        if first and self.isVisible() and not self.line.half_typed():
            self.focus()

    # --- What is done

    def _open(self, row: Due | Rest | Visit) -> None:
        if isinstance(row, Rest):
            self.due.open_rest(row)
        elif row.patient_id:
            draft = isinstance(row, Due) and row.what is What.DRAFT
            self.opened.emit(row.patient_id, row.id if draft else "")

    def _tick(self, row: Due | Rest) -> None:
        if isinstance(row, Due) and row.what is not What.DRAFT:
            job = self._desk.jobs.submit(self._store.finish, row)
            job.done.connect(lambda task_id: self._ticked(row, task_id))
            job.failed.connect(self._complain)

    def _ticked(self, due: Due, task_id: str) -> None:
        self._read()
        words = self.tr("Done: {0}, {1}").format(DueWords().who(due), due.text)
        self.undo.offer(words, lambda: self._ask(self._store.unfinish, due, task_id))

    def _tick_visit(self, visit: Visit) -> None:
        done = Outcome.AWAITED if visit.outcome is Outcome.DONE else Outcome.DONE
        self._ask(self._store.end, visit, done)

    def _ask(self, call: Callable[..., object], *arguments: object) -> None:
        job = self._desk.jobs.submit(call, *arguments)
        job.done.connect(lambda _: self._read())
        job.failed.connect(self._complain)

    def _noted(self, patient_id: str, words: str, take_back: Callable[[], None]) -> None:
        self._read()
        self.undo.offer(words, take_back)

    def _complain(self, error: Exception) -> None:
        self.trouble.say("warning", self.tr("Not done"), self._desk.explain(error))
        self.trouble.show()

    # --- Wiring

    def _connect(self) -> None:
        self.due.opened.connect(self._open)
        self.due.ticked.connect(self._tick)
        self.visits.opened.connect(self._open)
        self.visits.ticked.connect(self._tick_visit)
        self.new.clicked.connect(self.new_task)
        self.agenda.clicked.connect(self.agenda_wanted)
        self.backup.clicked.connect(self.backups_wanted)
        self.line.noted.connect(self._noted)
        self.line.failed.connect(lambda _, error: self._complain(error))
        self.line.touched.connect(self.touched)
        self.line.taken_back.connect(self._read)
        self.line.left.connect(self.focus)
        self.undo.undone.connect(lambda take_back: take_back())
        self.trouble.acted.connect(self.trouble.hide)

    def _arrange(self) -> None:
        self._body.arrange(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.new)
        backup = QHBoxLayout()
        backup.setSpacing(2)
        backup.addWidget(self._kept)
        backup.addWidget(self.backup)
        backup.addStretch(1)
        self.tasks.body.addWidget(self.due)
        self.tasks.body.addWidget(self.nothing)
        self.tasks.body.addWidget(self.hint)
        self.seen.body.addWidget(self.visits)
        self.seen.body.addWidget(self.nobody, 0, Qt.AlignmentFlag.AlignTop)
        self.seen.body.addWidget(self.agenda, 0, Qt.AlignmentFlag.AlignLeft)
        self._body = Beside(BESIDE)
        self._body.setSpacing(12)
        self._body.addWidget(self.tasks, 3)
        self._body.addWidget(self.seen, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(backup)
        column.addWidget(self.trouble)
        column.addLayout(self._body, 1)
        column.addWidget(self.line)
        column.addWidget(self.undo)
        self.trouble.hide()
        self.nothing.hide()


def _working_day() -> str:
    return (datetime.now().astimezone() - MORNING).date().isoformat()


def _is_letter(event: QKeyEvent) -> bool:
    bare = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not bare and event.text().isalnum()
