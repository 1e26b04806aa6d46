"""A list whose rows are acted on by one key each."""

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from ui import theme
from ui.models.rows import Rows
from ui.widgets.fields import ENTER

T = TypeVar("T")
#: A key held down is one deed.
_DEEDS = {Qt.Key.Key_Space, Qt.Key.Key_Delete, *ENTER}


class KeyList(QListView):
    """Called ``name``. Space, Enter and Delete are about the row chosen."""

    space = Signal()
    enter = Signal()
    delete = Signal()

    def __init__(self, rows: Rows[T], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DEEDS and event.isAutoRepeat():
            return
        if event.key() in ENTER:
            self.enter.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.space.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete.emit()
        else:
            super().keyPressEvent(event)
