"""The visits to one wound as a table: the twin of its curve, for whoever reads or hears it."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ui import text
from ui.care.wound_words import WoundWords
from ui.models.rows import Index
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


class Visits(QAbstractTableModel):
    """The latest first."""

    def __init__(self, words: WoundWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.visits: Sequence[Written[WoundState]] = ()

    def show_visits(self, visits: Sequence[Written[WoundState]]) -> None:
        """Show these, the oldest of them given first."""
        self.beginResetModel()
        self.visits = tuple(reversed(visits))
        self.endResetModel()

    def spoken(self, seen: WoundState) -> str:
        """A visit whole, in a sentence."""
        return ", ".join(filter(None, (self._cell(seen, column) for column in Column)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.visits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return {
            Column.DAY: self.tr("Day"),
            Column.EXTENT: self.tr("Size"),
            Column.AREA: self.tr("Area"),
            Column.TISSUE: self.tr("Tissue"),
            Column.EXUDATE: self.tr("Exudate"),
            Column.PAIN: self.tr("Pain"),
            Column.SIGNS: self.tr("Signs"),
            Column.DRESSING: self.tr("Dressing"),
            Column.REMARK: self.tr("Remark"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        written = self._cell(self.visits[index.row()].facts, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{heading}: {written}" if written else heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(written)
        return written if role == Qt.ItemDataRole.DisplayRole else None

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
