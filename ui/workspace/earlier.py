"""The phone rings: the record that was left for another one, and one key back to where one was in it.

What was begun there is a draft by then, and stays one; what was half typed waits
here for its own patient, however many records are opened meanwhile. The name of
the one left last stands above the record that is open, inside the window alone,
and not while that is to be the only one on the screen.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.workspace import identity
from ui.workspace.desk import Desk
from ui.workspace.marks import Place
from vault.records.patients import Patient


class Earlier(QWidget):
    """The line above the open record; ``wanted`` is announced by its button."""

    wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        #: Where one was in each record, by its patient; the one that was left last at the end.
        self._places: dict[str, Place] = {}
        self._named = ""
        self._allowed = False
        self.button = Button("", "arrow-left", "quiet", self)
        self.button.setToolTip("Ctrl+Tab")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 16, 0)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.wanted)
        self.hide()

    @property
    def patient_id(self) -> str:
        """Whose record was left last; "" where none was."""
        return next(reversed(self._places), "")

    def remember(self, patient_id: str, place: Place) -> None:
        """A record is left; of those left before, the ones in which something was begun are still known."""
        self.resume({**{who: one for who, one in self._places.items() if one.begun}, patient_id: place})

    def take(self, patient_id: str) -> Place | None:
        """Where one was in a record that is opened again."""
        place = self._places.pop(patient_id, None)
        self._name()
        return place

    def places(self) -> dict[str, Place]:
        """For ``resume``, after a lock."""
        return dict(self._places)

    def resume(self, places: Mapping[str, Place]) -> None:
        """They were left before a lock."""
        self._places = dict(places)
        self._name()

    def allow(self, allowed: bool) -> None:
        """Whether the name of somebody else may stand on the screen."""
        self._allowed = allowed
        self._show()

    def _name(self) -> None:
        if self.patient_id not in ("", self._named):
            self._desk.jobs.submit(self._desk.store.identity, self.patient_id).done.connect(self._say)
        self._show()

    def _say(self, patient: Patient) -> None:
        self._named = patient.id
        words = self.tr("Back to {}").format(identity.name(patient.traits))
        # One & would be taken for the mark of a key.
        self.button.setText(f"{words} (Ctrl+Tab)".replace("&", "&&"))
        self.button.setAccessibleName(words)
        self._show()

    def _show(self) -> None:
        self.setVisible(self._allowed and self._named == self.patient_id != "")
