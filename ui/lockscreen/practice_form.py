"""Who works here: what stands on every letterhead, asked once."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui import rpps
from ui.lockscreen.choices import Practice
from ui.lockscreen.notice import Notice
from ui.lockscreen.steps import Step
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field


class PracticeForm(Step):
    """A step that ends with a name; everything else on it may be completed later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("You and your practice"))
        self.explain(
            self.tr(
                "For letterheads, prescriptions and the recovery sheet. Only the name is needed now; "
                "everything can be changed in the settings. It stays in the vault."
            )
        )
        self.more = self.tr(
            "These lines head your papers, and your name stands beside everything you write. The profession "
            "chooses the form that a note begins with. Nothing of it leaves this computer, except on what "
            "you print or save yourself."
        )
        professions = [(profession, profession) for profession in self._professions()]
        self.profession = Choice(self.tr("Profession"), professions)
        self.profession.setEditable(True)
        self.family_name = Field(self.tr("Family name"))
        self.first_name = Field(self.tr("First name"))
        self.practice = Field(self.tr("Name of the practice"))
        self.rpps = Field(self.tr("RPPS number"))
        self.street = Field(self.tr("Street"))
        self.postcode = Field(self.tr("Postcode"))
        self.town = Field(self.tr("Town"))
        self.phone = Field(self.tr("Phone"))
        self.email = Field(self.tr("E-mail"))
        self.notice = Notice()
        self._lay_out()
        self.rpps.editingFinished.connect(lambda: self.notice.say("warning", rpps.doubt(self.rpps.text())))
        for field in (self.family_name, self.first_name):
            field.textEdited.connect(self._propose_practice)
        self.start = self.profession

    def advance(self) -> bool:
        for field, missing in (
            (self.family_name, self.tr("Your family name is missing.")),
            (self.practice, self.tr("The name of the practice is missing.")),
        ):
            field.mark_wrong(not field.text().strip(), missing)
            if not field.text().strip():
                self.notice.say("warning", missing)
                field.setFocus()
                return False
        return True

    def value(self) -> Practice:
        """What was typed, without the blanks around it."""
        return Practice(
            practice=_plain(self.practice),
            profession=self.profession.currentText().strip(),
            family_name=_plain(self.family_name),
            first_name=_plain(self.first_name),
            rpps="".join(self.rpps.text().split()),
            street=_plain(self.street),
            postcode=_plain(self.postcode),
            town=_plain(self.town),
            phone=_plain(self.phone),
            email=_plain(self.email),
        )

    def _propose_practice(self) -> None:
        if not self.practice.isModified():
            name = f"{_plain(self.first_name)} {_plain(self.family_name).upper()}".strip()
            self.practice.setText(self.tr("Practice of {name}").format(name=name) if name else "")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows: tuple[tuple[tuple[QWidget, int], ...], ...] = (
            (
                (Captioned(self.tr("Profession"), self.profession), 3),
                (Captioned(self.tr("RPPS number (optional)"), self.rpps), 3),
            ),
            ((self._captioned(self.first_name), 3), (self._captioned(self.family_name), 3)),
            ((self._captioned(self.practice), 6),),
            ((self._captioned(self.street), 6),),
            ((self._captioned(self.postcode), 2), (self._captioned(self.town), 4)),
            ((self._captioned(self.phone), 2), (self._captioned(self.email), 4)),
        )
        for row, pieces in enumerate(rows):
            column = 0
            for piece, span in pieces:
                grid.addWidget(piece, row, column, 1, span)
                column += span
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(grid)

    def _captioned(self, field: Field) -> Captioned:
        return Captioned(field.accessibleName(), field)

    def _professions(self) -> list[str]:
        return [
            self.tr("General practitioner"),
            self.tr("Specialist physician"),
            self.tr("Nurse"),
            self.tr("Physiotherapist"),
            self.tr("Midwife"),
            self.tr("Psychologist"),
            self.tr("Dental surgeon"),
            self.tr("Speech therapist"),
            self.tr("Chiropodist"),
        ]


def _plain(field: Field) -> str:
    return field.text().strip()
