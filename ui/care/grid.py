"""The care chart as a grid: a line for each care, a column for each day, what was done in the cell."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ui import text, theme
from ui.models.rows import Index
from ui.workspace import moments
from ui.workspace.store import Record
from vault.records import care
from vault.records.care import Care, Given
from vault.records.noun import Record as Written

DAYS = 7
_DONE, _NOT_DONE = "✓", "✕"


class CareGrid(QAbstractTableModel):
    """The seven days that end on ``last``, the latest at the right."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words = GivenWords(self)
        self.last = date.today()
        self._given: Mapping[tuple[str, date], list[Written[Given]]] = {}
        self.cares: Sequence[Written[Care]] = ()

    def show_record(self, record: Record | None, last: date) -> None:
        """The lines that hold on one of these days at least, and what became of them."""
        self.beginResetModel()
        self.last = last
        self.cares = [one for one in record.of(care.NOUN) if self._holds(one.facts)] if record else []
        given: dict[tuple[str, date], list[Written[Given]]] = {}
        for one in record.of(care.GIVEN) if record else ():
            given.setdefault((one.facts.care_id, _day(one.facts.planned_at)), []).append(one)
        self._given = given
        self.endResetModel()

    def day(self, column: int) -> date:
        """The day of a column."""
        return self.last - timedelta(days=DAYS - 1 - column)

    def given(self, index: Index) -> Sequence[Written[Given]]:
        """What was done, or was not, in a cell."""
        return self._given.get((self.cares[index.row()].id, self.day(index.column())), ())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.cares)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else DAYS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            facts = self.cares[section].facts
            words = "\n".join(filter(None, (facts.text, facts.rhythm)))
            return text.tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        day = self.day(section)
        weekday, number, month, _ = text.long_day(day).split(" ")
        return self.tr("Today") if day == date.today() else f"{weekday}\n{number} {month}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        given = self.given(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join(self._shown(one.facts) for one in given)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index, given)
            case Qt.ItemDataRole.ToolTipRole:
                return text.tip(self._spoken(index, given))
            case Qt.ItemDataRole.ForegroundRole:
                missed = any(not one.facts.done for one in given)
                return theme.colour("warning" if missed else "ok")
            case _:
                return None

    def _spoken(self, index: Index, given: Sequence[Written[Given]]) -> str:
        facts, day = self.cares[index.row()].facts, text.long_day(self.day(index.column()))
        said = ", ".join(self.words.said(one.facts) for one in given) or self.tr("nothing noted")
        return f"{facts.text}, {day}: {said}"

    def _shown(self, facts: Given) -> str:
        return f"{_DONE if facts.done else _NOT_DONE} {self.words.beside(facts)}"

    def _holds(self, facts: Care) -> bool:
        first, last = self.day(0).isoformat(), self.last.isoformat()
        begun = facts.since <= last[: len(facts.since)]
        return begun and (not facts.until or facts.until >= first[: len(facts.until)])


class GivenWords(QObject):
    """A care that was done, or was not, in words."""

    def said(self, given: Given) -> str:
        """What became of it."""
        beside = self.beside(given)
        if given.done:
            return self.tr("done at {}").format(beside) if ":" in beside else self.tr("done")
        return self.tr("not done: {}").format(given.reason)

    def beside(self, given: Given) -> str:
        """The time it was done, where one is known, or why it was not."""
        if not given.done:
            return given.reason
        return text.clock(moments.parse(given.done_at)) if len(given.done_at) > len("2026-11-16") else ""


def _day(moment: str) -> date:
    return moments.parse(moment).astimezone().date()
