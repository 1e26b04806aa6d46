"""The visits to one wound as a table: the twin of its curve, for whoever reads or hears it."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from ui import text
from ui.care.wound_words import WoundWords
from ui.models.twin import TwinRows
from ui.workspace import moments
from vault.records.noun import Record as Written
from vault.records.wounds import WoundState


class Column(IntEnum):
    DAY = 0
    EXTENT = 1
    AREA = 2
    TISSUE = 3
    EXUDATE = 4
    PAIN = 5
    SIGNS = 6
    DRESSING = 7
    REMARK = 8


class Visits(TwinRows[Written[WoundState]]):
    """The latest first."""

    def __init__(self, words: WoundWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def show_visits(self, visits: Sequence[Written[WoundState]]) -> None:
        """Show these, the oldest of them given first."""
        self.beginResetModel()
        self.rows = tuple(reversed(visits))
        self.endResetModel()

    def spoken(self, seen: WoundState) -> str:
        """A visit whole, in a sentence."""
        return ", ".join(filter(None, (self._cell(seen, column) for column in Column)))

    def headings(self) -> Sequence[str]:
        return (
            self.tr("Day"),
            self.tr("Size"),
            self.tr("Area"),
            self.tr("Tissue"),
            self.tr("Exudate"),
            self.tr("Pain"),
            self.tr("Signs"),
            self.tr("Dressing"),
            self.tr("Remark"),
        )

    def cell(self, row: Written[WoundState], column: int) -> str:
        return self._cell(row.facts, Column(column))

    def _cell(self, state: WoundState, column: Column) -> str:
        words = self._words
        match column:
            case Column.DAY:
                return text.day(moments.parse(state.seen_at).astimezone().date())
            case Column.EXTENT:
                return words.extent(state)
            case Column.AREA:
                return words.area(state)
            case Column.TISSUE:
                return words.tissue(state)
            case Column.EXUDATE:
                return words.oozing(state)
            case Column.PAIN:
                return words.pain(state)
            case Column.SIGNS:
                return words.signs(state)
            case Column.DRESSING:
                return state.dressing
            case Column.REMARK:
                return state.remark
