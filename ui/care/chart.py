"""The care chart: each care of each day ticked with one key, or left out with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui import text, theme
from ui.care.forms import Begun, FormStack
from ui.care.grid import DAYS, CareGrid
from ui.care.panel import Panel
from ui.dossier.asked import Asked, How, Options, typed
from ui.dossier.form import FactsForm
from ui.jobs import Job
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ENTER, Captioned, Field
from ui.widgets.labels import Card, label
from ui.workspace import moments
from ui.workspace.leaf import Leaf
from ui.workspace.store import Record
from vault.records import care, prescribed
from vault.records.care import Care, Given
from vault.records.noun import Record as Written

NEW, CHANGE = "new", "change"


class ChartPanel(Panel):
    """Space: done. N: not done, and why. Delete takes the last of a cell back; Enter changes the line."""

    def __init__(self, leaf: Leaf) -> None:
        super().__init__(leaf)
        page = QWidget(self)
        self.grid = CareGrid(self)
        self.table = _Table(self.grid, page)
        self.earlier = IconButton("chevron-left", self.tr("The week before"))
        self.later = IconButton("chevron-right", self.tr("The week after"))
        self.period = label("", "heading")
        self.new = Button(self.tr("New care"), "plus")
        self.done = Button(self.tr("Done (Space)"), "check", "primary")
        self.not_done = Button(self.tr("Not done (N)"), "ban")
        self.change = Button(self.tr("Change"), "pencil", "quiet")
        self.reason = Field(self.tr("Why it was not done"), self.tr("refused, absent, not needed…"))
        self.reason_row = Captioned(self.tr("Not done, because"), self.reason)
        self.empty = EmptyState("clipboard-list", self.tr("No care is planned yet"), parent=page)
        self.stack = FormStack(page, self)
        #: What the reason is about, wherever the place in the grid is by now.
        self._left_out: tuple[Written[Care], date] | None = None
        self._lay_out(page)
        self._connect()

    # --- What a panel does

    def show_record(self, other: bool) -> None:
        if other:
            self.clear()
        self._show(self.grid.last)

    def clear(self) -> None:
        self.stack.close_form()
        self._ask_why(None)
        self.grid.show_record(None, date.today())

    def half_typed(self) -> dict[str, str]:
        typed = self.stack.half_typed()
        if self._left_out is not None:
            one, day = self._left_out
            typed |= {"reason": self.reason.text(), "reason.of": one.id, "reason.day": day.isoformat()}
        return typed

    def resume(self, half_typed: Mapping[str, str]) -> None:
        if "reason.of" in half_typed:
            day = date.fromisoformat(half_typed["reason.day"])
            while day < self.grid.day(0):
                self._show(self.grid.last - timedelta(days=DAYS))
            if self._go_to(half_typed["reason.of"], day):
                self._ask_why(self._cell)
                self.reason.setText(half_typed.get("reason", ""))
        deed, of = half_typed.get("form", ""), half_typed.get("of", "")
        if deed and (deed == NEW or self._go_to(of, self.grid.last)):
            self._open(deed)
            assert self.stack.form is not None
            self.stack.form.resume(half_typed)

    def panes(self) -> list[QWidget]:
        if self.stack.form is not None:
            return [self.stack.form]
        return [self.earlier, self.table, self.reason_row, self.done]

    def focus(self) -> None:
        if self.stack.form is None:
            (self.table if self.grid.cares else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Showing

    def _show(self, last: date) -> None:
        """The week that ends on a day; the place in the grid stays."""
        before = self.table.currentIndex()
        row, column = (before.row(), before.column()) if before.isValid() else (0, DAYS - 1)
        self.grid.show_record(self.record, last)
        first = self.grid.day(0)
        self.period.setText(self.tr("{0} to {1}").format(text.day(first), text.day(last)))
        self.later.setEnabled(last < date.today())
        filled = bool(self.grid.cares)
        for piece in (self.table, self.done, self.not_done, self.change):
            piece.setVisible(filled)
        self.empty.setVisible(not filled)
        self.table.fit()
        self.table.setCurrentIndex(self.grid.index(min(row, len(self.grid.cares) - 1), column))

    def _go_to(self, care_id: str, day: date) -> bool:
        """Put the place in the grid there; whether it is there."""
        ids = [one.id for one in self.grid.cares]
        if care_id not in ids or not self.grid.day(0) <= day <= self.grid.last:
            return False
        column = (day - self.grid.day(0)).days
        self.table.setCurrentIndex(self.grid.index(ids.index(care_id), column))
        return True

    def _page(self, weeks: int) -> None:
        self._ask_why(None)
        self._show(min(date.today(), self.grid.last + timedelta(days=weeks * DAYS)))

    @property
    def _cell(self) -> tuple[Written[Care], date] | None:
        cell = self.table.currentIndex()
        return (self.grid.cares[cell.row()], self.grid.day(cell.column())) if cell.isValid() else None

    # --- Writing

    def _tick(self) -> None:
        """Done: now, or on an earlier day at no known time."""
        if self._cell is not None:
            one, day = self._cell
            at = moments.on_day(day)
            self._write(one, Given(one.id, at, True, at))

    def _begin_why(self) -> None:
        if self._cell is not None:
            self._ask_why(self._cell)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.touched.emit()

    def _ask_why(self, left_out: tuple[Written[Care], date] | None) -> None:
        self._left_out = left_out
        self.reason.clear()
        self.reason_row.complain("")
        self.reason_row.setEnabled(True)
        self.reason_row.setVisible(left_out is not None)

    def _say_why(self) -> None:
        """The reason stays as it is until the vault has it."""
        reason, left_out = self.reason.text().strip(), self._left_out
        self.reason_row.complain("" if reason else self.tr("Say why in a word."))
        if reason and left_out is not None:
            one, day = left_out
            self.reason_row.setEnabled(False)
            job = self._write(one, Given(one.id, moments.on_day(day), False, reason=reason))
            job.done.connect(lambda _: self._end_why() if self._left_out is left_out else None)
            job.failed.connect(lambda _: self.reason_row.setEnabled(True))

    def _end_why(self) -> None:
        self._ask_why(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.touched.emit()

    def _write(self, one: Written[Care], given: Given) -> Job:
        said = self.tr("{}: done") if given.done else self.tr("{}: not done")
        return self.write_and_say(
            said.format(one.facts.text), self.leaf.desk.store.add_noun, care.GIVEN, given
        )

    def _take_back(self) -> None:
        cell = self.table.currentIndex()
        given = self.grid.given(cell) if cell.isValid() else ()
        if given:
            words = f"{self.grid.cares[cell.row()].facts.text}, {self.grid.words.said(given[-1].facts)}"
            self.remove(care.GIVEN, given[-1].id, words)

    # --- Lines

    def _open(self, deed: str) -> None:
        one = self._cell[0] if deed == CHANGE and self._cell is not None else None
        if deed == CHANGE and one is None:
            return
        form = FactsForm(
            self.tr("Change: {}").format(one.facts.text) if one else self.tr("New care"),
            self._asked(),
            self.tr("Keep") if one else self.tr("Add"),
            self.record,
        )
        form.kept.connect(lambda values: self._keep(one, values))
        values = typed(self._asked(), one.facts) if one else {"since": text.day(date.today())}
        self.stack.ask(Begun(deed, one.id if one else ""), form, values)

    def _keep(self, one: Written[Care] | None, values: Mapping[str, object]) -> None:
        facts: Care = replace(one.facts, **values) if one else Care(**values)  # type: ignore[arg-type]  # read as asked
        self.stack.close_with(self.write_noun(care.NOUN, one, facts))

    def _asked(self) -> Sequence[Asked]:
        tr = self.tr
        return (
            Asked("text", tr("Care"), required=True),
            Asked("rhythm", tr("Rhythm"), hint=tr("In words: morning and evening")),
            Asked("since", tr("From"), How.DAY),
            Asked("until", tr("Until"), How.DAY),
            Asked("prescription_id", tr("Prescription"), How.CHOICE, options=self._prescriptions, wide=True),
        )

    def _prescriptions(self, record: Record) -> Options:
        received = [(one.id, one.facts.acts.replace("\n", " ")) for one in record.of(prescribed.NOUN)]
        return [("", self.tr("None")), *received]

    # --- Wiring

    def _connect(self) -> None:
        for button, deed in (
            (self.done, self._tick),
            (self.not_done, self._begin_why),
            (self.change, lambda: self._open(CHANGE)),
            (self.new, lambda: self._open(NEW)),
            (self.earlier, lambda: self._page(-1)),
            (self.later, lambda: self._page(1)),
        ):
            button.clicked.connect(deed)
        self.table.done.connect(self._tick)
        self.table.not_done.connect(self._begin_why)
        self.table.taken_back.connect(self._take_back)
        self.table.opened.connect(lambda: self._open(CHANGE))
        self.table.paged.connect(self._page)
        self.reason.returnPressed.connect(self._say_why)
        self.reason.textEdited.connect(self.touched)
        self.stack.touched.connect(self.touched)
        self.stack.closed.connect(self.focus)

    def _lay_out(self, page: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for piece in (self.earlier, self.period, self.later):
            head.addWidget(piece)
        head.addStretch(1)
        head.addWidget(self.new)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for button in (self.done, self.not_done, self.change):
            deeds.addWidget(button)
        deeds.addStretch(1)
        card = Card(parent=page)
        card.setAccessibleName(self.tr("Care chart"))
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.empty, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addWidget(self.reason_row)
        column.addLayout(deeds)
        self.reason_row.hide()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.stack)


_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
#: A key held down is one deed.
_DEEDS = {Qt.Key.Key_Space, Qt.Key.Key_N, Qt.Key.Key_Delete, *ENTER}


class _Table(QTableView):
    """The grid, walked with the arrow keys; each deed is one key."""

    done = Signal()
    not_done = Signal()
    taken_back = Signal()
    opened = Signal()
    paged = Signal(int)

    def __init__(self, grid: CareGrid, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(grid)
        self.setAccessibleName(self.tr("Care chart"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultAlignment(_WRAPPED)
        # Where the seven days do not fit beside the care, the day one is on does.
        self.horizontalScrollBar().rangeChanged.connect(lambda: self.scrollTo(self.currentIndex()))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """A day has room for its hour, and a line for every word of its care."""
        header = self.verticalHeader()
        self.horizontalHeader().setMinimumSectionSize(theme.px(68))
        header.setMaximumWidth(self.width() * 34 // 100)
        self.resizeRowsToContents()
        room = QRect(0, 0, min(header.sizeHint().width(), header.maximumWidth()) - theme.px(20), 0)
        for row in range(self.model().rowCount()):
            words = str(self.model().headerData(row, Qt.Orientation.Vertical))
            needed = header.fontMetrics().boundingRect(room, _WRAPPED, words).height() + theme.px(16)
            self.setRowHeight(row, max(needed, self.rowHeight(row)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case key if key in _DEEDS and event.isAutoRepeat():
                pass
            case Qt.Key.Key_Space:
                self.done.emit()
            case Qt.Key.Key_N:
                self.not_done.emit()
            case Qt.Key.Key_Delete:
                self.taken_back.emit()
            case Qt.Key.Key_PageUp:
                self.paged.emit(-1)
            case Qt.Key.Key_PageDown:
                self.paged.emit(1)
            case key if key in ENTER:
                self.opened.emit()
            case _:
                super().keyPressEvent(event)
