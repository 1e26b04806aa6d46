"""The rows of a table that says what a picture shows, for whoever reads or hears it."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ui import text
from ui.models.rows import Index

T = TypeVar("T")


class TwinRows(QAbstractTableModel, Generic[T]):
    """A value a row. A model of its own says what the columns are called, and what stands in a cell."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[T] = ()

    def headings(self) -> Sequence[str]:
        raise NotImplementedError

    def cell(self, row: T, column: int) -> str:
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.headings())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.headings()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        written = self.cell(self.rows[index.row()], index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headings()[index.column()]
            return f"{heading}: {written}" if written else heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(written)
        return written if role == Qt.ItemDataRole.DisplayRole else None
