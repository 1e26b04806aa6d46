"""The snippets one can type: those that come with the program for the profession, and one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.writing import snippets
from app.writing.forms import BDK, DAR, SOAP
from app.writing.shipped import Profession, shipped
from vault.records.noun import Record
from vault.records.snippets import Snippet


@dataclass(frozen=True, slots=True)
class Own:
    """The snippets of this practice, and the profession of who writes."""

    profession: Profession
    snippets: tuple[Record[Snippet], ...]


class Shelf(QObject):
    """Known without asking the database: a list that opens at a key cannot wait. ``changed`` follows."""

    changed = Signal()
    #: A form was chosen for a note: the profession, and the form's key.
    form_chosen = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forms: Mapping[str, str] = {}
        self.fill(Profession.DOCTOR, ())

    def fill(self, profession: Profession, own: Sequence[Snippet]) -> None:
        """Hold what somebody of ``profession`` types, and their own."""
        self.profession = profession
        self.known = snippets.available(shipped(profession), own)
        self.changed.emit()

    def hold(self, own: Own) -> None:
        """What the vault says."""
        self.fill(own.profession, [one.facts for one in own.snippets])

    @property
    def form(self) -> str:
        """The form this profession signed a note in last, or the one it is taught."""
        return self._forms.get(self.profession, _TAUGHT.get(self.profession, SOAP).key)

    def remember(self, chosen: Mapping[str, str]) -> None:
        """Which form each profession chose last."""
        self._forms = dict(chosen)

    def choose_form(self, key: str) -> None:
        """From now on this form comes first."""
        if key != self.form:
            self._forms = {**self._forms, self.profession: key}
            self.form_chosen.emit(self.profession, key)


_TAUGHT: Final = {Profession.NURSE: DAR, Profession.PHYSIOTHERAPIST: BDK}
