"""The receipts book for the accountant: days, numbers, references and sums; no name, no motive."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.papers import fees
from app.papers.blocks import Sheet
from ui import printers
from ui.file_dialogs import choose_new_file
from ui.jobs import Job
from ui.papers import printing
from ui.papers.preview import Preview
from ui.papers.store import PaperStore
from ui.widgets.banner import Banner
from ui.widgets.beside import Beside
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.labels import label
from ui.workspace.desk import Desk
from vault.records.documents_index import DocumentClass
from vault.records.fees import Receipt
from vault.records.practice import Practice
from vault.records.sharing import Disclosed, Way

_ACCOUNTANT = "comptable"
#: Pixels of the design: from here on the buttons stand beside the period.
_BESIDE = 980


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first: str
    last: str


def period(key: str, today: date) -> Period:
    """This month or year, or the one before."""
    month = today.replace(day=1)
    year = today.replace(month=1, day=1)
    before = month - timedelta(days=1)
    first, last = {
        "month": (month, today),
        "last_month": (before.replace(day=1), before),
        "year": (year, today),
        "last_year": (year.replace(year=year.year - 1), year - timedelta(days=1)),
    }[key]
    return Period(first.isoformat(), last.isoformat())


@dataclass(frozen=True, slots=True)
class _Book:
    """What was received in a period, and whose book it is."""

    period: Period
    practice: Practice
    receipts: Sequence[Receipt]

    def sheet(self) -> Sheet:
        """As it prints."""
        return fees.book(self.practice, self.receipts, self.period.first, self.period.last)


class ReceiptsPage(QWidget):
    """The book of a period as it prints; ``left``: back to where one came from, ``touched``: another one."""

    left = Signal()
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._store = PaperStore(desk.store)
        self._asked = period("month", date.today())
        self._book = _Book(self._asked, Practice(""), ())
        self.back = Button(self.tr("Back"), "arrow-left")
        self.choice = Choice(self.tr("Period"), self._periods())
        self.total = label("", "heading")
        self.print = Button(self.tr("Print"), "printer")
        self.pdf = Button(self.tr("Save as PDF…"), "download")
        self.csv = Button(self.tr("Save as a table (CSV)…"), "table")
        self.state = Banner("info", "", parent=self)
        self.preview = Preview(self)
        self._tools = Beside(_BESIDE)
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.choice.chosen.connect(lambda _: self.refresh())
        self.choice.chosen.connect(self.touched)
        self.print.clicked.connect(self.print_shown)
        self.pdf.clicked.connect(lambda: self._save(".pdf", lambda book: printing.pdf(book.sheet())))
        self.csv.clicked.connect(lambda: self._save(".csv", lambda book: fees.book_csv(book.receipts)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        """What can be done with the book stands beside the period, or under it where that has no room."""
        self._tools.arrange(self)

    def half_typed(self) -> dict[str, str]:
        """The period that is read, where it is not the first."""
        return {"period": self.choice.key()} if self.choice.currentIndex() else {}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """The period that was read before a lock."""
        self.choice.show_key(half_typed["period"])
        self.refresh()

    def refresh(self) -> None:
        """Read the period again."""
        asked = self._asked = period(self.choice.key(), date.today())
        job = self._desk.jobs.submit(self._store.book, asked.first, asked.last)
        job.done.connect(lambda book: self._show(asked, *book))
        job.failed.connect(self._complain)

    def print_shown(self) -> bool:
        """Print the book."""
        if not printers.there_is_a_printer():
            self.state.say("warning", self.tr("No printer."), self.tr("Save it as PDF instead."))
            self.state.show()
            return True
        printer, book = printers.chosen_printer(self), self._book
        if printer is not None:
            # First, as with every paper: nothing leaves that is not written down.
            job = self._disclose(Way.PRINTED, book.period)
            job.done.connect(lambda _: self._print(book, printer))
        return True

    def _print(self, book: _Book, printer: QPagedPaintDevice) -> None:
        # Not on the window's thread: a lock would wait for all its pages.
        job = self._desk.decoding.outgoing.submit(lambda: printing.print_on(book.sheet(), printer))
        job.done.connect(self._say_printed)

    def _say_printed(self, printed: bool) -> None:
        if not printed:
            self.state.say("warning", self.tr("Not done."), self.tr("The printer did not take it."))
            self.state.show()

    def _show(self, asked: Period, practice: Practice | None, receipts: Sequence[Receipt]) -> None:
        if asked != self._asked:
            return
        self._book = _Book(asked, practice or Practice(""), receipts)
        total = fees.euros(sum(one.cents for one in receipts))
        self.total.setText(self.tr("%Ln payments", "", len(receipts)) + " · " + total)
        self.preview.show_sheet(self._book.sheet())

    def _save(self, ending: str, made: Callable[[_Book], bytes]) -> None:
        book = self._book
        name = f"recettes-{book.period.first}-{book.period.last}{ending}"
        path = choose_new_file(self, self.tr("Save the receipts book"), name)
        if path is None:
            return
        job = self._disclose(Way.EXPORTED, book.period)
        job.done.connect(lambda _: self._store_as(path, lambda: made(book)))

    def _store_as(self, path: Path, made: Callable[[], bytes]) -> None:
        # Off the window's thread, where a lock would wait until a whole year is set.
        job = self._desk.decoding.outgoing.submit(lambda: self._desk.save(path, made()))
        job.done.connect(lambda _: self._saved(path))
        job.failed.connect(self._complain)

    def _saved(self, path: Path) -> None:
        self.state.say("ok", self.tr("Saved."), str(path))
        self.state.show()

    def _disclose(self, way: Way, of: Period) -> Job:
        what = f"Livre des recettes {of.first} – {of.last}"
        told = Disclosed(what, DocumentClass.ADMINISTRATIVE, way, _ACCOUNTANT, "comptabilité", "payment")
        job = self._desk.jobs.submit(self._store.disclose, None, told)
        job.failed.connect(self._complain)
        return job

    def _complain(self, error: Exception) -> None:
        self.state.say("warning", self.tr("Not done."), self._desk.explain(error))
        self.state.show()

    def _periods(self) -> list[tuple[str, str]]:
        return [
            ("month", self.tr("This month")),
            ("last_month", self.tr("Last month")),
            ("year", self.tr("This year")),
            ("last_year", self.tr("Last year")),
        ]

    def _lay_out(self) -> None:
        head, asked, ways_out = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(label(self.tr("Receipts"), "title"), 1)
        head.addWidget(self.back)
        asked.setSpacing(8)
        asked.addWidget(self.choice)
        asked.addWidget(self.total, 1)
        for button in (self.csv, self.pdf, self.print):
            ways_out.addWidget(button)
        ways_out.addStretch(0)
        ways_out.setSpacing(8)
        self._tools.addLayout(asked, 1)
        self._tools.addLayout(ways_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._tools)
        column.addWidget(self.state)
        column.addWidget(self.preview, 1)
        self.state.hide()
