"""One note being written: its text with its undo history, the day of care, and who is not to see it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QWidget

from app.writing import forms
from app.writing.vitals import Reading
from ui.widgets.fields import typed_in
from ui.workspace import moments
from vault.pending import Draft


@dataclass(slots=True)
class Sheet:
    """A note on the editor, or put away for a while."""

    note_id: str
    patient_id: str
    document: QTextDocument
    care_day: date
    care_at: str
    addendum_to: str | None
    saved_at: datetime | None
    #: For the practitioner alone; holds what a third person said or is.
    personal: bool = False
    third_party: bool = False
    caret: int = 0
    #: On its way into the database: it takes no further word.
    signing: bool = False
    reading: Reading = field(default_factory=Reading)

    @property
    def blank(self) -> bool:
        """Whether nothing is written, or nothing but the headings of a form."""
        return forms.blank(self.document.toPlainText())

    def draft(self, author_id: str) -> Draft:
        """The note as it is on the screen; a blank one has no text."""
        return Draft(
            note_id=self.note_id,
            patient_id=self.patient_id,
            text="" if self.blank else typed_in(self.document),
            care_at=self.care_at,
            typed_at=moments.now(),
            author_id=author_id,
            addendum_to=self.addendum_to,
            personal=self.personal,
            third_party=self.third_party,
        )


def document(written: str, owner: QWidget) -> QTextDocument:
    """A text that knows what was typed into it only from now on."""
    made = QTextDocument(owner)
    made.setDocumentLayout(QPlainTextDocumentLayout(made))
    made.setDefaultFont(owner.font())
    made.setPlainText(written)
    made.setModified(False)
    return made
