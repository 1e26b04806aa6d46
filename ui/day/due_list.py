"""What is to be done, under a heading for each kind; headings are passed over by the keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ui import text
from ui.day.store import Due, What
from ui.day.ticked import TickedDelegate, TickedList
from ui.day.words import DueWords
from ui.models.rows import Index, Rows
from ui.workspace.pen import Pen

#: Of each kind, until all of it is asked for: a practice of ten thousand has a thousand vaccinations due.
FEW: Final = 20


@dataclass(frozen=True, slots=True)
class Heading:
    """The kind of what follows, how many there are of it, and whether something stands above."""

    what: What
    count: int
    below: bool = True


@dataclass(frozen=True, slots=True)
class Rest:
    """Those of a kind that are not shown yet."""

    what: What
    count: int


Row = Heading | Due | Rest


class DueRows(Rows[Row]):
    """Headings can be read and not chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if isinstance(self.row(index), Heading) else super().flags(index)


class DueList(TickedList[Row]):
    """``opened`` and ``ticked`` carry what is to be done; the rest of a kind opens here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._words = DueWords()
        self._due: Sequence[Due] = ()
        self._whole: set[What] = set()
        super().__init__("", DueRows(self._spoken), _DueDelegate(self._words), parent)
        self.setAccessibleName(self.tr("To do"))

    def show_due(self, due: Sequence[Due]) -> None:
        """Show these; the keyboard stays where it was."""
        at = self.currentIndex().row()
        self._due = due
        self.rows.replace(
            [
                row
                for at, (what, some) in enumerate(groupby(due, key=lambda one: one.what))
                for row in self._under(what, some, below=at > 0)
            ]
        )
        self.go_to(max(1, at))

    def open_rest(self, rest: Rest) -> None:
        """Show all of a kind."""
        self._whole.add(rest.what)
        self.show_due(self._due)

    def _under(self, what: What, some: Iterable[Due], *, below: bool) -> list[Row]:
        every = list(some)
        shown = every if what in self._whole else every[:FEW]
        rest: list[Row] = [Rest(what, len(every) - len(shown))] if len(shown) < len(every) else []
        return [Heading(what, len(every), below), *shown, *rest]

    def _spoken(self, row: Row) -> str:
        match row:
            case Heading(what, count):
                return f"{self._words.section(what)}, {count}"
            case Rest(_, count):
                return self._words.rest(count)
            case _:
                return self._words.spoken(row)


class _DueDelegate(TickedDelegate[Row]):
    def __init__(self, words: DueWords) -> None:
        super().__init__()
        self._words = words

    def can_be_ticked(self, row: Row) -> bool:
        return isinstance(row, Due) and row.what is not What.DRAFT

    def icon(self, row: Row) -> str:
        return "notebook-pen" if isinstance(row, Due) and row.what is What.DRAFT else ""

    def write(self, pen: Pen, row: Row) -> None:
        match row:
            case Heading(what, count, below):
                if below:
                    pen.space()
                pen.text(f"{self._words.section(what)} · {count}", "muted", 12, QFont.Weight.DemiBold)
            case Rest(_, count):
                pen.text(self._words.rest(count), "accent", 13, QFont.Weight.DemiBold)
            case _:
                self._write_due(pen, row)

    def _write_due(self, pen: Pen, due: Due) -> None:
        today = date.today()
        tone = "warning" if self._words.late(due, today) else "muted"
        born = text.partial_day(due.patient.birth_date) if due.patient else ""
        pen.line(self._words.who(due), self._words.when(due, today), tone, born)
        pen.text(self._words.asked(due), "text", 14)
