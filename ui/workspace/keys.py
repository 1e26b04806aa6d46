"""The key sheet: every shortcut once, for the window that obeys it and the help that shows it.

On French keyboards Ctrl+digit, Ctrl+Alt+letter (AltGr), Shift+digit and Ctrl+. cannot be typed, so
none of them is here.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject

SEARCH, NEW_NOTE, NEW_PATIENT, EDIT = "Ctrl+K", "Ctrl+N", "Ctrl+Shift+N", "F2"
SIGN, SAVE, LOCK = "Ctrl+Return", "Ctrl+S", "Ctrl+L"
HELP, PANE, PANE_BACK, ALONE, BACK = "F1", "F6", "Shift+F6", "F11", "Esc"
DOSSIER = "Ctrl+D"
FORM, PERSONAL, THIRD_PARTY = "Ctrl+Shift+M", "Ctrl+Shift+P", "Ctrl+Shift+T"
#: Inside a snippet that was put in.
STOP, STOP_BACK = "Tab", "Shift+Tab"
FIND_HERE, FIND_ALL = "Ctrl+F", "Ctrl+Shift+F"
#: Leaves of the open record.
PAPERS, ORDONNANCE, REPEAT, PRINT = "Ctrl+E", "Ctrl+O", "Ctrl+Shift+O", "Ctrl+P"
TODAY, AGENDA, TASK, RETURN = "Ctrl+J", "Ctrl+G", "Ctrl+T", "Ctrl+Tab"
MEASURES, CARE = "Ctrl+M", "Ctrl+B"
DIRECTORY, KEEP_NAME = "Ctrl+Shift+A", "Ctrl+Shift+K"
#: Named by the desktop or by custom, and obeyed by whatever has the focus.
COPY, PASTE, OPEN, REMOVE = "Ctrl+C", "Ctrl+V", "Return", "Del"
LARGER, SMALLER, TURN, CUT = "Ctrl++", "Ctrl+-", "Ctrl+R", "Ctrl+Shift+R"

Lines = Sequence[tuple[str, str]]


class KeySheet(QObject):
    """The shortcuts in words."""

    def sections(self) -> Sequence[tuple[str, Lines]]:
        """(heading, (sequence, what it does) ...), the most used first."""
        return (
            (self.tr("Everywhere"), self._everywhere()),
            (self.tr("In a record"), self._in_a_record()),
            (self.tr("In an open document"), self._in_a_document()),
        )

    def keys(self, sequence: str) -> str:
        """ "Ctrl+Maj+N" on a French keyboard: as every sentence writes it."""
        named = {
            "Return": self.tr("Enter"),
            "Shift": self.tr("Shift"),
            "Tab": self.tr("Tab"),
            "Esc": self.tr("Esc"),
            "Del": self.tr("Del"),
        }
        # The last of "Ctrl++" is a key.
        return "+".join(named.get(key, key) for key in re.split(r"\+(?=.)", sequence))

    def _everywhere(self) -> Lines:
        return (
            (SEARCH, self.tr("Find a patient")),
            (LOCK, self.tr("Lock")),
            (NEW_PATIENT, self.tr("New patient")),
            (TODAY, self.tr("What is to be done today")),
            (AGENDA, self.tr("Agenda and round")),
            (RETURN, self.tr("Go back to the record that was open before, as it was")),
            (TASK, self.tr("Note a task, about the patient whose record is open")),
            (FIND_ALL, self.tr("Search the notes of all patients")),
            (DIRECTORY, self.tr("Correspondents: colleagues, laboratories, hospitals")),
            (PANE, self.tr("Go to the next part of the window, and of the page of a record")),
            (PANE_BACK, self.tr("Go to the part before")),
            (OPEN, self.tr("Open what is chosen")),
            (BACK, self.tr("Go back; never discards text")),
            (SAVE, self.tr("Nothing to do: everything is saved as you type")),
            (HELP, self.tr("This page")),
        )

    def _in_a_record(self) -> Lines:
        return (
            (NEW_NOTE, self.tr("Go to the note")),
            (SIGN, self.tr("Sign the note")),
            (STOP, self.tr("Put in the snippet offered; in it, go to the next stop")),
            (STOP_BACK, self.tr("Go to the stop before")),
            (FORM, self.tr("Next form of the note: SOAP, targeted…")),
            (PERSONAL, self.tr("Personal note, or not: also of the chosen note of the timeline")),
            (THIRD_PARTY, self.tr("Information about a third person, or not")),
            (EDIT, self.tr("Edit the identity")),
            (DOSSIER, self.tr("Open the patient file: identity, rights, history, treatments")),
            (FIND_HERE, self.tr("Search in the timeline, or show one kind of thing alone")),
            (COPY, self.tr("Copy the chosen note")),
            (PASTE, self.tr("Attach the copied picture or files")),
            (REMOVE, self.tr("Remove the chosen document")),
            (ORDONNANCE, self.tr("Write an ordonnance")),
            (REPEAT, self.tr("Repeat the last ordonnance as a new one")),
            (PAPERS, self.tr("Papers: letter, certificate, fee note, and what was issued")),
            (PRINT, self.tr("Print what is on the screen")),
            (MEASURES, self.tr("Write down the measurements in the note; without any, charts and tables")),
            (CARE, self.tr("Care: received prescriptions, care chart, wounds")),
            (
                KEEP_NAME,
                self.tr("Keep the name just typed among the correspondents; then, complete the card"),
            ),
            (ALONE, self.tr("Leave only this record on the screen")),
        )

    def _in_a_document(self) -> Lines:
        return (
            (FIND_HERE, self.tr("Search in the document")),
            (LARGER, self.tr("Larger")),
            (SMALLER, self.tr("Smaller")),
            (TURN, self.tr("Turn")),
            (CUT, self.tr("Cover a part of a picture, or keep only a part, in a copy")),
        )
