"""The snippets one can type: those that come with the program for the profession, and one's own."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.writing import snippets
from app.writing.shipped import Profession, shipped
from vault.records.snippets import Snippet


class Shelf(QObject):
    """Known without asking the database: a list that opens at a key cannot wait. ``changed`` follows."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fill(Profession.DOCTOR, ())

    def fill(self, profession: Profession, own: Sequence[Snippet]) -> None:
        """Hold what somebody of ``profession`` types, and their own."""
        self.profession = profession
        self.known = snippets.available(shipped(profession), own)
        self.changed.emit()
