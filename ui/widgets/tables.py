"""A table that stands beside a picture and says the same: read row by row, each deed one key."""

from PySide6.QtCore import QAbstractTableModel, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.widgets.fields import ENTER

#: Pixels of the design.
ROW_HEIGHT = 30


class TwinTable(QTableView):
    """Called ``name``. Enter announces ``opened(row)``, Delete ``removed(row)``.

    A column in which nothing is said takes no room.
    """

    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, model: QAbstractTableModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self._measure()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.setMinimumHeight(theme.px(96))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        model.modelReset.connect(self._hide_the_empty)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        """Rows grow with the text, which Qt leaves to us."""
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))

    def _hide_the_empty(self) -> None:
        model = self.model()
        for column in range(model.columnCount()):
            said = any(model.index(row, column).data() for row in range(model.rowCount()))
            self.setColumnHidden(column, not said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in ENTER:
            self.opened.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)
