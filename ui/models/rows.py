"""A list of values as Qt wants to read it.

The rows are whatever values the page was given; the delegate receives the
value itself under ``ROW`` and paints it, and screen readers receive one spoken
sentence a row.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Rows(QAbstractListModel, Generic[T]):
    """Values replaced as a whole; ``spoken`` says one of them in words."""

    def __init__(self, spoken: Callable[[T], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._rows: Sequence[T] = ()

    @property
    def rows(self) -> Sequence[T]:
        return self._rows

    def replace(self, rows: Sequence[T]) -> None:
        """Show ``rows`` and nothing else."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> T | None:
        """The value at ``index``; None for no index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW:
            return self._rows[index.row()]
        if role in _SPOKEN:
            return self._spoken(self._rows[index.row()])
        return None
