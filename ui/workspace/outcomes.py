"""What becomes of what is asked for a record: it is shown as it is then, or why not is said.

A patient may have left the screen when an answer comes. What was done of such a
one is said no more; what was refused of one bears their name.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job
from ui.workspace import identity
from ui.workspace.desk import Desk
from ui.workspace.store import Record

if TYPE_CHECKING:
    from ui.workspace.record import RecordPage


class Outcomes(QObject):
    """Told by the banner and the undo bar of one page. ``written`` carries a record as it is now."""

    written = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, page: "RecordPage") -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._trouble, self._undo = page.trouble, page.undo
        self._trouble.acted.connect(self._trouble.hide)
        self._undo.undone.connect(lambda subject: subject[0]())
        self._undo.expired.connect(lambda subject: subject[1]())

    def write_for(self, patient_id: str, call: Callable[..., Record], *arguments: Any) -> Job:
        """Write for a patient; the record as it is then is announced."""
        self._undo.settle()  # what was done last is taken back, not what was done before it
        job = self._desk.jobs.submit(call, patient_id, *arguments)
        job.done.connect(self.written)
        job.failed.connect(lambda error: self.complain(patient_id, error))
        return job

    def say(self, patient_id: str, words: str) -> None:
        """Say what was done last, unless another patient is on the screen by now."""
        if patient_id == self._page.patient_id:
            self._undo.settle()
            self.said.emit(words)

    def offer_undo(
        self, words: str, undo: Callable[[], object], settle: Callable[[], object] = lambda: None
    ) -> None:
        """Say what was done, and take it back if that is wanted; ``settle`` when nobody can any more."""
        self.said.emit("")
        self._undo.offer(words, (undo, settle))

    def offer_undo_of(self, patient_id: str, words: str, undo: Callable[[], object]) -> None:
        """The same, unless another patient is on the screen by now."""
        if patient_id == self._page.patient_id:
            self.offer_undo(words, undo)

    def complain(self, patient_id: str, error: Exception, words: str = "") -> None:
        """What was refused of a patient who was left meanwhile bears their name."""
        self._tell(patient_id, self._desk.explain(error), words)

    def complain_of_all(self, patient_id: str, errors: Sequence[Exception]) -> None:
        """The same of several things that were asked for at once."""
        self._tell(patient_id, self._all(errors))

    def complain_of_stopped(self, patient_id: str, errors: Sequence[Exception]) -> None:
        """The same where the person stopped it."""
        self._tell(patient_id, self._all(errors), self.tr("Stopped"))

    def doubt(self, patient_id: str, errors: Sequence[Exception]) -> None:
        """It was done, and is to be looked at."""
        self._tell(patient_id, self._all(errors), self.tr("Have a look"), self.tr("In the record of {}"))

    def _all(self, errors: Sequence[Exception]) -> str:
        return " ".join(dict.fromkeys(map(self._desk.explain, errors)))

    def _tell(self, patient_id: str, why: str, words: str = "", whose: str = "") -> None:
        if patient_id == self._page.wanted:
            self._say_trouble(words or self.tr("Not done"), why)
            return
        whose, why = whose or self.tr("Not done in the record of {}"), f"{words} {why}".strip()
        job = self._desk.jobs.submit(self._desk.store.identity, patient_id)
        job.done.connect(lambda one: self._say_trouble(whose.format(identity.name(one.traits)), why))

    def complain_unsigned(self, patient_id: str, error: Exception) -> None:
        """A note could not be signed, and another was begun in its place."""
        self.complain(patient_id, error, self.tr("A note is not signed; it stays a draft"))

    def leave(self) -> None:
        """The record is put away: what was done in it is not taken back under another."""
        self._undo.settle()
        self._trouble.hide()

    def _say_trouble(self, words: str, why: str) -> None:
        self._trouble.say("warning", words, why)
        self._trouble.show()
