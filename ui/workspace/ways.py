"""The ways through the window: where each key leads, and where one comes back to from a page.

Whatever is asked for is shown first: a key works from every page, and never on something unseen.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.workspace import keys, panes
from ui.workspace.leaf import Leaf
from ui.workspace.leaves import KINDS
from ui.workspace.places import (
    AGENDA,
    DIRECTORY,
    HELP,
    LOCK,
    LOCKS,
    MEASURES,
    NOTES,
    PATIENTS,
    RECEIPTS,
    SETTINGS,
    SNIPPETS,
    TODAY,
    within,
)

if TYPE_CHECKING:
    from ui.workspace.record import RecordPage
    from ui.workspace.window import MainWindow


class Ways(QObject):
    """Of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        #: What had the focus on the page from which one came to another.
        self._held: dict[str, QWidget | None] = {}
        self._make_shortcuts()

    def current(self) -> str:
        """The page on the screen."""
        shown = self._window.stack.currentWidget()
        return next((key for key, page in self._window.pages.items() if page is shown), PATIENTS)

    def choose(self, key: str) -> None:
        """A place or an action of the rail."""
        if key == LOCK:
            self._window.lock_requested.emit()
        elif key == HELP:
            self._show_help()
        else:
            self._window.show_page(key)

    def find(self) -> None:
        """To the search of patients."""
        self._window.show_page(PATIENTS)
        self._window.patients.go_to_search()

    def find_by(self, typed: str) -> None:
        """The first letter of a search that was begun elsewhere."""
        self.find()
        self._window.patients.search.field.setText(typed)

    def find_notes(self, typed: str = "") -> None:
        """To the search in all notes."""
        self._end_alone()
        self._window.show_page(NOTES)
        self._window.notes.search(typed)

    def open_at(self, patient_id: str, note_id: str) -> None:
        """Open a record, at one of its notes where one is named."""
        self._window.show_page(PATIENTS)
        self._window.patients.open(patient_id, note_id)

    def _return(self) -> None:
        self._window.show_page(PATIENTS)
        self._window.patients.return_to_earlier()

    def show_today(self) -> None:
        """To the morning page."""
        self._end_alone()
        self._window.show_page(TODAY)
        self._window.today.focus()

    def begin_with_today(self) -> None:
        """A day begins with what is due, unless somebody has begun with a patient since the unlock."""
        patients, before = self._window.patients, self._window.restored
        searches = patients.search.field.text() != before.searched
        reads = patients.patient_id not in ("", before.patient_id)
        if not (searches or reads):
            self.show_today()

    def show_agenda(self) -> None:
        """To the agenda."""
        self._end_alone()
        self._window.show_page(AGENDA)
        self._window.agenda.focus()

    def _edit(self) -> None:
        """What the keyboard is on: a visit of the agenda, or else the identity in the open record."""
        if self.current() == AGENDA:
            self._window.agenda.edit()
        else:
            self._window.patients.edit_identity()

    def _write_task(self) -> None:
        """About the open record; on the morning page about nobody."""
        if self.current() == TODAY:
            self._window.today.new_task()
        elif self._window.patients.record.wanted:
            self._window.show_page(PATIENTS)
            self._window.patients.write_task()

    def _end_alone(self) -> None:
        """Somebody goes elsewhere than the record that was alone on the screen."""
        if self._window.patients.alone:
            self._window.patients.set_alone(False)

    def _toggle_alone(self) -> None:
        """Only the current record on the screen, from whichever page one is on."""
        if self._window.patients.patient_id:
            self._window.show_page(PATIENTS)
            self._window.patients.toggle_alone()

    def _new_patient(self) -> None:
        self._window.show_page(PATIENTS)
        self._window.patients.new_patient(self._window.patients.search.field.text())

    def _write_note(self) -> None:
        if self._window.patients.record.wanted:
            self._window.show_page(PATIENTS)
            self._window.patients.record.write()

    def _show_leaf(self, name: str, act: Callable[[Leaf], object] = lambda _: None) -> None:
        if self._window.patients.record.wanted:
            self._window.show_page(PATIENTS)
            self._window.patients.show_leaf(name, act)

    def _print(self) -> None:
        printing: dict[str, Callable[[], bool]] = {
            PATIENTS: self._window.patients.record.print_shown,
            AGENDA: lambda: self._window.agenda.print_shown(),
            RECEIPTS: lambda: self._window.receipts.print_shown(),
        }
        printed = printing.get(self.current())
        if printed is None or not printed():
            self._window.status.say(self.tr("Nothing on this screen is for print."))

    def _take_measures(self) -> None:
        """Write down what the note offers; where it offers nothing, turn to the charts."""
        if not self._in_note(lambda record: record.editor.take_measures()):
            self._show_leaf(MEASURES)

    def _in_note(self, act: "Callable[[RecordPage], object]") -> bool:
        """What ``act`` says, where the note is on the screen: no key changes what nobody sees."""
        record = self._window.patients.record
        return record.body.isVisibleTo(self._window) and bool(act(record))

    def _keep_name(self) -> None:
        """Whom the line under the record offers, where it is seen."""
        if self.current() == PATIENTS:
            self._window.patients.record.keep_line.act()

    def _say_saved(self) -> None:
        self._window.status.say(self.tr("Already saved. Everything is saved as you type."))

    def _find_here(self) -> None:
        if self.current() == NOTES:
            self._window.notes.focus()
        else:
            self._window.patients.find_here()

    def _show_help(self) -> None:
        """The focus comes along, so that the keys that scroll and go back are those of the page one reads."""
        if self.current() != HELP:
            self._held[HELP] = QApplication.focusWidget()
            self._window.help.show_topic(self._topic())
        self._window.show_page(HELP)
        self._window.help.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _topic(self) -> str:
        """The help that belongs to what is on the screen."""
        here = self.current()
        return self._window.patients.topic if here == PATIENTS else here

    def show_locks(self) -> None:
        """To the page that tries the lock."""
        self._window.show_page(LOCKS)
        self._window.locks.focus()

    def show_snippets(self) -> None:
        """To one's own short texts."""
        self._window.show_page(SNIPPETS)
        self._window.snippets.focus()

    def leave_snippets(self) -> None:
        """Back to the settings, where one came from."""
        self._window.show_page(SETTINGS)
        self._window.settings.short_texts.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_locks(self) -> None:
        """Back to the settings, where one came from."""
        self._window.show_page(SETTINGS)
        self._window.settings.try_locks.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_directory(self, correspondent_id: str = "") -> None:
        """To the correspondents, or to the card of one that is to be completed."""
        if self.current() != DIRECTORY:
            self._held[DIRECTORY] = QApplication.focusWidget()
        self._window.show_page(DIRECTORY)
        if correspondent_id:
            self._window.directory.complete(correspondent_id)
        else:
            self._window.directory.focus()

    def leave_directory(self) -> None:
        """Back to the page one came from, and to the part of it one was in."""
        self._return_from(DIRECTORY)

    def leave_help(self) -> None:
        """Back to the page one asked on, and to the part of it one was in."""
        self._return_from(HELP)

    def _return_from(self, page: str) -> None:
        self._window.show_page(self._window.before[page])
        held = self._held.get(page)
        if held is not None and isValid(held) and held.isVisible():
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_pane(self, step: int) -> None:
        """Walk through the parts of the window."""
        here = self.current()
        window = self._window
        on_pages: dict[str, Callable[[], list[QWidget]]] = {
            TODAY: window.today.panes,
            PATIENTS: window.patients.panes,
            AGENDA: lambda: window.agenda.panes(),
            NOTES: lambda: [window.notes.field, window.notes.list],
            DIRECTORY: lambda: [window.directory.field, window.directory.list],
        }
        parts = [window.rail.button(within(here)), *on_pages.get(here, list)()]
        panes.walk(parts, QApplication.focusWidget(), step)

    def _make_shortcuts(self) -> None:
        for sequence, action in (
            (keys.SEARCH, self.find),
            (keys.NEW_NOTE, self._write_note),
            (keys.NEW_PATIENT, self._new_patient),
            (keys.EDIT, self._edit),
            (keys.MEASURES, self._take_measures),
            (keys.FORM, lambda: self._in_note(lambda record: record.editor.next_form())),
            (keys.PERSONAL, lambda: self._in_note(lambda record: record.flag("personal"))),
            (keys.THIRD_PARTY, lambda: self._in_note(lambda record: record.flag("third_party"))),
            (keys.SAVE, self._say_saved),
            (keys.LOCK, self._window.lock_requested.emit),
            (keys.PRINT, self._print),
            (keys.HELP, self._show_help),
            (keys.ALONE, self._toggle_alone),
            (keys.PANE, lambda: self._next_pane(1)),
            (keys.PANE_BACK, lambda: self._next_pane(-1)),
            (keys.FIND_HERE, self._find_here),
            (keys.FIND_ALL, self.find_notes),
            (keys.TODAY, self.show_today),
            (keys.AGENDA, self.show_agenda),
            (keys.TASK, self._write_task),
            (keys.RETURN, self._return),
            (keys.DIRECTORY, self.show_directory),
            (keys.KEEP_NAME, self._keep_name),
        ):
            self._hear(sequence, action)
        for name, kind in KINDS.items():
            if name == MEASURES:
                continue  # its key writes down first
            self._hear(kind.keys, partial(self._show_leaf, name))
            for sequence, act in kind.acts.items():
                self._hear(sequence, partial(self._show_leaf, name, act))

    def _hear(self, sequence: str, action: Callable[[], object]) -> None:
        """Once each time it is pressed: a key held down answers no question and prints nothing twice."""
        QShortcut(QKeySequence(sequence), self._window, action).setAutoRepeat(False)
