"""The key sheet: every shortcut once, for the window that obeys it and the help that shows it.

On French keyboards Ctrl+digit, Ctrl+Alt+letter (AltGr), Shift+digit and Ctrl+. cannot be typed, so
none of them is here.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject

SEARCH, NEW_NOTE, NEW_PATIENT, EDIT = "Ctrl+K", "Ctrl+N", "Ctrl+Shift+N", "F2"
SIGN, SAVE, LOCK = "Ctrl+Return", "Ctrl+S", "Ctrl+L"
HELP, PANE, PANE_BACK, ALONE, BACK = "F1", "F6", "Shift+F6", "F11", "Esc"
FIND_HERE, FIND_ALL = "Ctrl+F", "Ctrl+Shift+F"


class KeySheet(QObject):
    """The shortcuts in words."""

    def lines(self) -> Sequence[tuple[str, str]]:
        """(keys as they are printed on the keyboard, what they do), the most used first."""
        return (
            (self.keys(SEARCH), self.tr("Find a patient")),
            (self.keys(NEW_NOTE), self.tr("Go to the note")),
            (self.keys(SIGN), self.tr("Sign the note")),
            (self.keys(LOCK), self.tr("Lock")),
            (self.keys(NEW_PATIENT), self.tr("New patient")),
            (self.keys(EDIT), self.tr("Edit the identity")),
            (self.keys(FIND_HERE), self.tr("Search in the timeline")),
            (self.keys(FIND_ALL), self.tr("Search the notes of all patients")),
            (self.keys(ALONE), self.tr("Leave only this record on the screen")),
            (self.keys(PANE), self.tr("Go to the next part of the window")),
            (self.keys("Ctrl+V"), self.tr("Attach the copied picture or files")),
            (self.keys(SAVE), self.tr("Nothing to do: everything is saved as you type")),
            (self.keys(BACK), self.tr("Go back; never discards text")),
            (self.keys(HELP), self.tr("This page")),
        )

    def keys(self, sequence: str) -> str:
        """ "Ctrl + Maj + N" on a French keyboard."""
        named = {"Return": self.tr("Enter"), "Shift": self.tr("Shift"), "Esc": self.tr("Esc")}
        return " + ".join(named.get(key, key) for key in sequence.split("+"))
