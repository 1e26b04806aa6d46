"""Finding a patient: a field, and what it finds, at every keystroke.

The search runs in the keystroke itself, without a timer: what is shown is
always what was typed, and Enter can only act on that. One match is opened; among
several, Enter goes to the list, because the first of two homonyms would be the
wrong patient half of the time.

The row that is *selected* is the record that is open. The arrow keys move an
outline only: moving must not open records, since every opening is logged.
"""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from ui.models.rows import Rows
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.people import PersonDelegate
from ui.workspace.desk import People
from ui.workspace.identity import person, spoken
from vault.records.patients import Listed

Index = QModelIndex | QPersistentModelIndex


#: Nobody reads further, and Qt asks a model for every row it holds before it paints the first.
SHOWN = 200


class PatientList(QListView):
    """The rows found. ``opened`` is announced on Enter and on a click."""

    opened = Signal(str)
    left_upwards = Signal()

    def __init__(self, rows: Rows[Listed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setItemDelegate(PersonDelegate(person, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Neither mouse nor arrows select: only an opened record is selected."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        row = self._rows.row(index)
        if row is not None:
            self.opened.emit(row.id)

    @property
    def _rows(self) -> Rows[Listed]:
        rows = self.model()
        assert isinstance(rows, Rows)
        return rows


class SearchPane(QWidget):
    """The left pane: field, count, list, and the way to a new patient."""

    opened = Signal(str)
    new_wanted = Signal(str)

    def __init__(self, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._open_id = ""
        self._found_for = ""
        self._approximate = False
        self.field = Field(self.tr("Find a patient"), self.tr("Name, birth, phone (Ctrl+K)"), "search")
        self.count = label("", "small", wrap=True)
        self.rows: Rows[Listed] = Rows(spoken, self)
        self.list = PatientList(self.rows)
        self.list.setAccessibleName(self.tr("Patients found"))
        self.new = Button(self.tr("New patient"), "user-plus")
        self.new.setToolTip("Ctrl+Shift+N")
        self._lay_out()
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.list.opened.connect(self.opened)
        self.list.left_upwards.connect(self.focus)
        self.new.clicked.connect(lambda: self.new_wanted.emit(self.field.text()))
        self.refresh()

    @property
    def open_id(self) -> str:
        """The patient whose row is selected; "" when none of the rows shown is."""
        chosen = self.list.selectionModel().selectedIndexes()
        row = self.rows.row(chosen[0]) if chosen else None
        return row.id if row else ""

    def focus(self) -> None:
        """Ready to type another name over the one that is there."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_open(self, patient_id: str) -> None:
        """Select the row of the record that is open, if it is among those found."""
        self._open_id = patient_id
        self._select()

    def refresh(self) -> None:
        """Search for the text shown."""
        typed = self.field.text()
        found = self._people.find(typed)
        self._found_for, self._approximate = typed, found.approximate
        self.rows.replace(found.patients[:SHOWN])
        # Laid out at once: left to itself the view paints the old place of its rows first, then the new.
        self.list.doItemsLayout()
        self.count.setText(self._summary(found.total, typed, found.approximate))
        self._select()

    def open_found(self) -> None:
        """Enter in the field: open the one match, or go to the list to choose."""
        if self._found_for != self.field.text():
            self.refresh()
        if len(self.rows.rows) == 1 and self.field.text().strip() and not self._approximate:
            self.opened.emit(self.rows.rows[0].id)
        elif self.rows.rows:
            self._enter_list()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter, arrows and Escape in the field; everything else is typing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_found()
        elif event.key() == Qt.Key.Key_Down and self.rows.rows:
            self._enter_list()
        elif event.key() == Qt.Key.Key_Escape:
            self.field.selectAll()
        else:
            return False
        return True

    def _enter_list(self) -> None:
        self._outline(0)
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _outline(self, row: int) -> None:
        index = self.rows.index(row)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.list.scrollTo(index)

    def _select(self) -> None:
        selection = self.list.selectionModel()
        selection.clearSelection()
        if not self._open_id:
            return
        row = next((at for at, one in enumerate(self.rows.rows) if one.id == self._open_id), None)
        if row is not None:
            selection.select(self.rows.index(row), QItemSelectionModel.SelectionFlag.Select)
            self.list.scrollTo(self.rows.index(row))

    def _summary(self, count: int, typed: str, approximate: bool) -> str:
        if not typed.strip():
            return self.tr("%Ln patients, last seen first", "", count)
        if not count:
            return self.tr("Nobody matches “{}”.").format(typed)
        if approximate:
            return self.tr("Nobody matches “{}” exactly. Similar names:").format(typed)
        matches = self.tr("%Ln matches for “{}”", "", count).format(typed)
        return f"{matches} {self.tr('Type more to narrow it down.')}" if count > SHOWN else matches

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(8)
        for piece in (self.field, self.count):
            column.addWidget(piece)
        column.addWidget(self.list, 1)
        column.addWidget(self.new)
