"""The agenda: a week or a day, each day's appointments by their hour and then its round in its order.

Arrows walk, Alt with them moves, N plans, Enter opens the record. The round of a
day can be printed: a reference for each stop, and nothing that names anybody.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPagedPaintDevice, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.papers import rounds
from app.papers.rounds import PrintedStop
from ui import printers, text, theme
from ui.day.day_column import DayColumn
from ui.day.store import LAST, DayStore
from ui.day.visit_line import VisitLine
from ui.day.visits import Outcome, Planned, Visit
from ui.day.words import VisitWords, monday
from ui.jobs import Job
from ui.papers import printing
from ui.widgets.banner import Banner
from ui.widgets.bars import UndoBar
from ui.widgets.beside import Beside
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import label
from ui.workspace.desk import Desk
from vault.records.patients import Listed

WEEK = 7
#: Pixels of the design: in less, one day is shown at a time.
WIDE = 860
#: In less, the buttons stand under the title.
HEADED = 980


class AgendaPage(QWidget):
    """``opened(patient_id)``: whose record a visit leads to."""

    opened = Signal(str, str)
    said = Signal(str)
    left = Signal()
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._store = DayStore(desk.store)
        self._asked: Job | None = None
        self._visits: Sequence[Visit] = ()
        self._resuming: Mapping[str, str] = {}
        #: The visit the keyboard goes to once it is shown.
        self._wanted = ""
        self._to_repeat = ""
        self.day = date.today()
        self.whole_week = True
        self.title = label("", "title", wrap=True)
        self.before = IconButton("chevron-left", self.tr("Earlier"))
        self.today = Button(self.tr("Today"))
        self.after = IconButton("chevron-right", self.tr("Later"))
        self.turn = Button("", "calendar")
        self.print = Button(self.tr("Print the round"), "printer")
        self.print.setToolTip("Ctrl+P")
        self.new = Button(self.tr("Plan a visit"), "plus", "primary")
        self.new.setToolTip("N")
        self.trouble = Banner("warning", "", action=self.tr("Dismiss"), parent=self)
        self.line = VisitLine(desk, self)
        self.columns = [DayColumn(self) for _ in range(WEEK)]
        self.repeat = Button("", "copy", "quiet", self)
        self.hint = label(
            self.tr("Arrows: walk · Alt+arrows: move · N: plan · F2: change · Space: done · Enter: record"),
            "small",
            wrap=True,
        )
        self.undo = UndoBar(self)
        self._lay_out()
        self._connect()
        self._show(())

    def focus(self) -> None:
        """Ready to walk through the day."""
        self._column.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> list[QWidget]:
        """What F6 walks through."""
        panes = (self.before, self.line.first, self._column.list)
        return [pane for pane in panes if pane.isVisibleTo(self)]

    def go(self, day: date) -> None:
        """Show another day, and the keyboard in it."""
        self.day = day
        self._read()
        self.focus()
        self.touched.emit()

    def plan(self) -> None:
        """The line of a new visit, on the day the keyboard is in."""
        self.line.begin(self.day)

    def edit(self) -> None:
        """Say the visit the keyboard is on otherwise."""
        visit = self._column.list.current()
        if visit is not None:
            self.line.edit(visit)

    def half_typed(self) -> dict[str, str]:
        """The day one looks at, and the visit that is being planned."""
        if self._resuming:
            return dict(self._resuming)
        view = {"day": self.day.isoformat(), "days": "7" if self.whole_week else "1"}
        return view | self.line.half_typed() if self.day != date.today() or self.line.half_typed() else {}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        self._resuming = half_typed
        self.day = date.fromisoformat(half_typed["day"])
        self.whole_week = half_typed["days"] == "7"
        self._read()

    # --- Events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.jobs.submit(self._store.log_shown, "agenda").failed.connect(self._complain)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self.plan()
        elif event.key() in _PAGES:
            self.go(self.day + timedelta(days=_PAGES[Qt.Key(event.key())] * self._step))
        else:
            super().keyPressEvent(event)

    # --- What is read

    @property
    def _column(self) -> DayColumn:
        return self.columns[self.day.weekday()]

    @property
    def _whole(self) -> bool:
        """Whether the week is shown: it is wanted, and there is room for it."""
        return self.whole_week and self._wide

    @property
    def _wide(self) -> bool:
        return self.width() >= theme.px(WIDE)

    @property
    def _step(self) -> int:
        return WEEK if self._whole else 1

    def _read(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
        self._asked = job = self._desk.jobs.submit(self._store.visits, monday(self.day), WEEK)
        job.done.connect(self._show)
        job.failed.connect(self._complain)
        again = self._desk.jobs.submit(self._store.round_to_repeat, self.day)
        again.done.connect(partial(self._offer_repeat, self.day))

    def _show(self, visits: Sequence[Visit]) -> None:
        self._asked, self._visits = None, visits
        for at, column in enumerate(self.columns):
            day = monday(self.day) + timedelta(days=at)
            mine = [visit for visit in visits if visit.planned.day == day]
            column.show_day(day, mine, current=day == self.day)
        at = self._column.list.row_of(self._wanted)
        if at >= 0:
            self._column.list.go_to(at)
        self._arrange()
        if self._resuming:
            self._resume_line()

    def _resume_line(self) -> None:
        """A visit that was being planned before a lock, now that those of the week are known."""
        ids = [self._resuming[name] for name in ("line.patient", "aside.patient") if name in self._resuming]
        job = self._desk.jobs.submit(self._store.people, ids)
        job.done.connect(self._bring_back)
        job.failed.connect(self._complain)

    def _bring_back(self, whom: Mapping[str, Listed]) -> None:
        typed, self._resuming = self._resuming, {}
        if typed:
            of = next((one for one in self._visits if one.id == typed.get("line.of")), None)
            self.line.resume(typed, whom, of)

    def _offer_repeat(self, day: date, like: str) -> None:
        """An empty round can be planned like an earlier one."""
        stops = [visit for visit in self._visits if visit.in_round and visit.planned.day == self.day]
        self._to_repeat = like
        if day == self.day and like:
            words = self.tr("Repeat the round of {}").format(text.long_day(date.fromisoformat(like)))
            self.repeat.setText(words)
        self.repeat.setVisible(bool(like) and not stops)
        self.print.setEnabled(bool(stops))

    # --- What is done

    def _tick(self, visit: Visit) -> None:
        done = Outcome.AWAITED if visit.outcome is Outcome.DONE else Outcome.DONE
        self._ask(self._store.end, visit, done)

    def _move(self, day_of: DayColumn, visit_id: str, row: int) -> None:
        """Bring a visit before the row of a day's list that it does not stand in itself."""
        visit = next((one for one in self._visits if one.id == visit_id), None)
        if visit is None:
            return
        others = [one for one in day_of.list.rows.rows if one.id != visit_id]
        stops = sum(one.in_round for one in others[: max(0, row)])
        if visit.in_round or visit.planned.day != day_of.list.day:
            self._wanted, self.day = visit_id, day_of.list.day
            self._ask(self._store.move, visit, day_of.list.day, stops)
        else:
            self.said.emit(self.tr("An appointment stands at its hour; F2 changes it."))

    def _shift(self, visit: Visit, days: int) -> None:
        """To the end of another day."""
        self.day, self._wanted = self.day + timedelta(days=days), visit.id
        self._ask(self._store.move, visit, self.day, LAST).done.connect(lambda _: self.focus())

    def _remove(self, visit: Visit) -> None:
        stops = [one.id for one in self._visits if one.in_round and one.planned.day == visit.planned.day]
        at = stops.index(visit.id) if visit.in_round else 0
        job = self._ask(self._store.remove, visit)
        words = self.tr("Removed: {}").format(VisitWords().who(visit))
        job.done.connect(lambda _: self.undo.offer(words, lambda: self._ask(self._store.put_back, visit, at)))

    def _plan(self, patient_id: str, planned: Planned) -> None:
        self._keep(planned, self._ask(self._store.plan, patient_id, planned))

    def _change(self, visit: Visit, planned: Planned, outcome: Outcome, why: str) -> None:
        self._keep(planned, self._ask(self._store.replan, visit, planned, outcome, why))

    def _keep(self, planned: Planned, job: Job) -> None:
        """The line stays as it is until the vault has what it says."""
        self.line.setEnabled(False)
        job.done.connect(lambda visit_id: self._kept(planned, visit_id))
        job.failed.connect(lambda _: self.line.setEnabled(True))

    def _kept(self, planned: Planned, visit_id: str) -> None:
        self.line.setEnabled(True)
        self.line.clear()
        self.line.hide()
        self._wanted = visit_id
        self.go(planned.day)

    def _repeat(self) -> None:
        job = self._ask(self._store.repeat, self._to_repeat, self.day)
        job.done.connect(
            lambda ids: self.undo.offer(
                self.tr("%n stops planned", "", len(ids)), lambda: self._ask(self._store.take_out, ids)
            )
        )

    def _ask(self, call: Callable[..., object], *arguments: object) -> Job:
        job = self._desk.jobs.submit(call, *arguments)
        job.done.connect(lambda _: self._read())
        job.failed.connect(self._complain)
        return job

    def print_shown(self) -> bool:
        """Print the round of the day; False where that day has none."""
        if not self.print.isEnabled():
            return False
        if not printers.there_is_a_printer():
            self.said.emit(self.tr("There is no printer."))
        elif printer := printers.chosen_printer(self):
            day, what = self.day, self.tr("Round of {} (a reference, no name)").format(text.day(self.day))
            job = self._ask(self._store.hand_out_round, day, what)
            job.done.connect(lambda stops: self._print(day, stops, printer))
        return True

    def _print(self, day: date, stops: list[PrintedStop], printer: QPagedPaintDevice) -> None:
        printed = printing.print_on(rounds.sheet(day.isoformat(), stops), printer)
        self.said.emit(
            self.tr("Round printed") if printed else self.tr("The printer did not take the round.")
        )

    def _complain(self, error: Exception) -> None:
        self.trouble.say("warning", self.tr("Not done"), self._desk.explain(error))
        self.trouble.show()

    # --- Wiring

    def _turn(self) -> None:
        self.whole_week = not self.whole_week
        self._arrange()
        self.focus()
        self.touched.emit()

    def _arrange(self) -> None:
        """The week, or the day alone; Saturday and Sunday only where somebody is seen."""
        whole = self._whole
        for at, column in enumerate(self.columns):
            here = at == self.day.weekday()
            busy = at < WEEK - 2 or bool(column.list.rows.rows)
            column.setVisible(here or (whole and busy))
            column.name.setVisible(whole)
            column.name.setFixedHeight(theme.px(30))
        week = self.tr("Week of {}").format(text.spelt_day(monday(self.day)))
        self.title.setText(week if whole else text.full_day(self.day))
        self._head.arrange(self)
        self.turn.setVisible(self._wide)
        self.turn.setText(self.tr("Day") if whole else self.tr("Week"))

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.go(self.day - timedelta(days=self._step)))
        self.after.clicked.connect(lambda: self.go(self.day + timedelta(days=self._step)))
        self.today.clicked.connect(lambda: self.go(date.today()))
        self.turn.clicked.connect(self._turn)
        self.new.clicked.connect(self.plan)
        self.print.clicked.connect(self.print_shown)
        self.repeat.clicked.connect(self._repeat)
        for column in self.columns:
            column.chosen.connect(lambda column=column: self.go(column.list.day))
            column.list.opened.connect(self._open)
            column.list.ticked.connect(self._tick)
            column.list.moved.connect(partial(self._move, column))
            column.list.shifted.connect(self._shift)
            column.list.removed.connect(self._remove)
            column.list.walked.connect(lambda days: self.go(self.day + timedelta(days=days)))
        self.line.planned.connect(self._plan)
        self.line.changed.connect(self._change)
        self.line.touched.connect(self.touched)
        # The button that plans is on the line then.
        self.line.turned.connect(lambda open_: self.new.become("" if open_ else "primary"))
        self.line.left.connect(self.focus)
        self.undo.undone.connect(lambda take_back: take_back())
        self.trouble.acted.connect(self.trouble.hide)

    def _open(self, visit: Visit) -> None:
        if visit.patient_id:
            self.opened.emit(visit.patient_id, "")

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for piece in (self.before, self.today, self.after, self.turn, self.print, self.new):
            tools.addWidget(piece)
        tools.addStretch(0)
        self._head = Beside(HEADED)
        self._head.addWidget(self.title, 1)
        self._head.addLayout(tools)
        days = QHBoxLayout()
        days.setSpacing(8)
        for each in self.columns:
            days.addWidget(each, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        column.addLayout(self._head)
        column.addWidget(self.trouble)
        column.addWidget(self.line)
        column.addLayout(days, 1)
        column.addWidget(self.repeat, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.hint)
        column.addWidget(self.undo)
        self.trouble.hide()
        self.repeat.hide()


_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
