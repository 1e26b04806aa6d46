"""Finding a patient: a field, and what it finds, at every keystroke.

The search runs in the keystroke itself, without a timer: what is shown is
always what was typed, and Enter can only act on that. The first match is
outlined, the arrows move the outline while one goes on typing, and Enter opens
the outlined one. Where the first two bear the same names, or the names are only
similar, Enter goes to the list instead: the first of two homonyms would be the
wrong patient half of the time.

The row that is *selected* is the record that is open. The arrow keys move an
outline only: moving must not open records, since every opening is logged.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui import theme
from ui.models.rows import Index, Rows
from ui.widgets.buttons import ICON, Button
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.people import ROW_HEIGHT, Person, PersonDelegate
from ui.workspace.identity import advice, person, spoken
from ui.workspace.keys import FIND_ALL, NEW_PATIENT, KeySheet
from ui.workspace.people import SHOWN, People
from vault.records.patients import Listed
from vault.search import fold


class PatientList(QListView):
    """The rows found. ``opened`` is announced on Enter and on a click."""

    opened = Signal(str)
    left_upwards = Signal()
    painted = Signal()

    def __init__(
        self, rows: Rows[Listed], as_person: Callable[[Listed], Person], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        #: Enter is typed elsewhere and acts on the row outlined here.
        self.followed = False
        self.setModel(rows)
        self.setItemDelegate(_RowDelegate(as_person, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Neither mouse nor arrows select: only an opened record is selected."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            # The outline is where the focus is seen; nobody is opened by it.
            first = self._rows.index(0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The key that came here from the field may still be held down: it chose nobody.
            if not event.isAutoRepeat():
                self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        row = self._rows.row(index)
        if row is not None:
            self.opened.emit(row.id)

    def _fit(self) -> None:
        """Whole rows alone: the last one was cut through its letters, or by two pixels of its disc."""
        self.setViewportMargins(0, 0, 0, self.height() % theme.px(ROW_HEIGHT))

    @property
    def _rows(self) -> Rows[Listed]:
        rows = self.model()
        assert isinstance(rows, Rows)
        return rows


class _RowDelegate(PersonDelegate):
    def __init__(self, as_person: Callable[[Listed], Person], view: PatientList) -> None:
        super().__init__(as_person, view)
        self._view = view

    def outlined(self, option: QStyleOptionViewItem, index: Index) -> bool:
        obeys = self._view.followed or self._view.hasFocus()
        return obeys and index.row() == self._view.currentIndex().row()

    def tip(self, row: Listed) -> str:
        return advice(row)


class SearchPane(QWidget):
    """The left pane: field, count, list, and the ways to the notes and to a new patient."""

    opened = Signal(str)
    new_wanted = Signal(str)
    notes_wanted = Signal(str)

    def __init__(self, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._open_id = ""
        self._found_for = ""
        self._approximate = False
        self._moved = False
        #: Enter was pressed for this before it could be answered.
        self._entered = ""
        self._homonyms: frozenset[str] = frozenset()
        self.field = Field(self.tr("Find a patient"), self.tr("Name, birth, phone (Ctrl+K)"), "search")
        self.count = label("", "small", wrap=True)
        self.rows: Rows[Listed] = Rows(spoken, self)
        self.list = PatientList(self.rows, self._as_person)
        self.list.setAccessibleName(self.tr("Patients found"))
        self.notes = _NotesButton()
        self.notes.setToolTip(KeySheet().keys(FIND_ALL))
        self.new = Button(self.tr("New patient"), "user-plus")
        self.new.setToolTip(KeySheet().keys(NEW_PATIENT))
        self._lay_out()
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.list.opened.connect(self.opened)
        self.list.painted.connect(people.painted)
        people.arrived.connect(self._answer)
        self.list.left_upwards.connect(self.focus)
        self.notes.clicked.connect(lambda: self.notes_wanted.emit(self.field.text().strip()))
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
        if typed != self._entered:
            self._entered = ""
        found = self._people.find(typed)
        kept = self._kept(typed)
        self._found_for, self._approximate = typed, found.approximate
        shown = found.patients[:SHOWN]
        self._homonyms = _homonyms(shown) if typed.strip() else frozenset()
        self.rows.replace(shown)
        # Laid out at once: left to itself the view paints the old place of its rows first, then the new.
        self.list.doItemsLayout()
        summary = self._summary(found.total, typed, found.approximate)
        lacking = self.tr("Not all patients could be read: some may be missing here.")
        if self._people.expected(typed):
            self.count.setText(self.tr("Reading the patients…"))
        else:
            self.count.setText(f"{lacking} {summary}" if self._people.lacking else summary)
        self._select()
        self._begin_outline(kept)
        self.notes.say(typed)

    def outlined(self) -> Listed | None:
        """Whom Enter is about."""
        return self.rows.row(self.list.currentIndex())

    def open_found(self) -> None:
        """Enter in the field: open the outlined one, or go to the list to choose."""
        typed = self.field.text()
        if self._found_for != typed:
            self.refresh()
        if self._people.expected(typed):
            self._entered = typed
            return
        outlined = self.outlined()
        if outlined and (self._moved or not self._doubtful()):
            self.opened.emit(outlined.id)
        elif self.rows.rows:
            self._enter_list()

    def _answer(self) -> None:
        """Everyone is there now; Enter that came before that acts, unless something else was typed since."""
        entered, self._entered = self._entered, ""
        self.refresh()
        if entered and entered == self.field.text() and self.field.hasFocus():
            self.open_found()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter, arrows and Escape in the field; everything else is typing."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._follow(event.type() == QEvent.Type.FocusIn)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_found()
        elif event.key() in _STEPS and self.rows.rows:
            self._move(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.field.selectAll()
        else:
            return False
        return True

    def _doubtful(self) -> bool:
        """Whether the first answer may well be somebody else than was meant."""
        namesake = bool(self.rows.rows) and self.rows.rows[0].id in self._homonyms
        return self._approximate or namesake or not self._found_for.strip()

    def _as_person(self, row: Listed) -> Person:
        return person(row, telling=self._approximate or row.id in self._homonyms)

    def _kept(self, typed: str) -> str:
        """Who was outlined with the arrows, where only the patients changed and not what is typed."""
        outlined = self.outlined() if self._moved and typed == self._found_for else None
        return outlined.id if outlined else ""

    def _begin_outline(self, kept: str) -> None:
        at = next((at for at, one in enumerate(self.rows.rows) if one.id == kept), None) if kept else None
        self._moved = at is not None
        if self.rows.rows and (self._moved or self._found_for.strip()):
            self._outline(at or 0)
        self._announce()

    def _move(self, step: int) -> None:
        at = self.list.currentIndex().row()
        self._outline(max(0, min(len(self.rows.rows) - 1, at + step)))
        self._moved = True
        self._announce()

    def _announce(self) -> None:
        """Tell screen readers, whose focus is in the field, who is outlined."""
        outlined = self.outlined()
        self.field.setAccessibleDescription(spoken(outlined) if outlined else "")

    def _follow(self, followed: bool) -> None:
        self.list.followed = followed
        self.list.viewport().update()

    def _enter_list(self) -> None:
        self._outline(max(0, self.list.currentIndex().row()))
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
        column.addWidget(self.notes)
        column.addWidget(self.new)


class _NotesButton(Button):
    """The quiet way from a patient search to the same words in the notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "file-text", "quiet", parent)
        self._typed = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, typed: str) -> None:
        """Offer to look for ``typed``."""
        self._typed = typed.strip()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All of the sentence, with as much of what was typed as there is room for."""
        whole = self._sentence(self._typed)
        self.setAccessibleName(whole.replace("&&", "&"))
        room = self.width() - theme.px(ICON) - theme.px(32)
        used = self.fontMetrics().horizontalAdvance(self._sentence(""))
        side = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._typed, side, max(0, room - used))
        self.setText(self._sentence(shown) if self._typed else self.tr("Search all notes…"))

    def _sentence(self, typed: str) -> str:
        return self.tr("Search the notes for “{}”…").format(typed.replace("&", "&&"))


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def _names(row: Listed) -> tuple[str, str]:
    """The names a row shows, as they sound alike to somebody who reads in a hurry."""
    return _folded(row.used_name or row.birth_name), _folded(row.used_first_name or row.birth_first_name)


def _homonyms(rows: Sequence[Listed]) -> frozenset[str]:
    """Those whose names stand on another row too."""
    called: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        called.setdefault(_names(row), []).append(row.id)
    return frozenset(one for same in called.values() if len(same) > 1 for one in same)


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return fold(name)
