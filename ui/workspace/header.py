"""The top of a record: who it is, what must never be overlooked, what is going on, and its pages by name."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import Flow
from ui.widgets.labels import Chip, label
from ui.workspace import identity
from ui.workspace.allergies import AllergyBar
from ui.workspace.leaf_bar import LeafBar
from ui.workspace.store import Record
from vault.records import coverages, sharing, treatments
from vault.records.contacts import Kind as Contact
from vault.records.history import Kind


class RecordHeader(QWidget):
    """Name and age, allergy bar, chips for problems and treatments. It never scrolls."""

    edit_wanted = Signal()
    alone_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patient_id = ""
        self._wants_chips = True
        self.name = label("", "title", wrap=True)
        self.facts = label("", "muted", wrap=True)
        self.marks = Flow(self)
        self.allergies = AllergyBar(self)
        self.chips = Flow(self)
        self.pages = LeafBar(self)
        self.back = Button(self.tr("Patients"), "arrow-left", "quiet", self)
        self.back.hide()
        self.edit = Button(self.tr("Edit"), "pencil")
        self.edit.setAccessibleName(self.tr("Edit the identity"))
        self.edit.setToolTip(self.tr("Edit the identity (F2)"))
        self.alone = IconButton("maximize-2", "")
        self.show_alone(False)
        self._lay_out()
        self.edit.clicked.connect(self.edit_wanted)
        self.alone.clicked.connect(self.alone_wanted)
        self.back.clicked.connect(self.back_wanted)

    def show_record(self, record: Record) -> None:
        """Say who this is."""
        self.patient_id = record.id
        self.name.setText(identity.name(record.patient.traits))
        self.facts.setText(_facts(record))
        self.facts.setVisible(bool(self.facts.text()))
        self.marks.replace(_marks(record))
        self.allergies.show_allergies(record.allergies)
        self.chips.replace([*self._states(record), *_lasting(record)])
        self.show_chips(self._wants_chips)

    def _states(self, record: Record) -> list[QWidget]:
        """What decides how the record is used: put away, not to be shared, paid in full."""
        today = date.today().isoformat()
        chips = [Chip(self.tr("archived"), "", "folder-open")] if record.patient.archived_at else []
        if record.of(sharing.OBJECTION):
            chips.append(Chip(self.tr("opposition to sharing"), "warning", "ban"))
        for one in record.of(coverages.ILLNESS):
            if not one.facts.until or one.facts.until >= today[: len(one.facts.until)]:
                number = self.tr("ALD {}").format(one.facts.number or "").strip()
                chips.append(Chip(f"{number} · {one.facts.text}", "", "file-text"))
        return list(chips)

    def show_chips(self, wanted: bool) -> None:
        """Leave the chips out where there is no room for them."""
        self._wants_chips = wanted
        self.chips.setVisible(wanted and self.chips.filled())

    def show_alone(self, alone: bool) -> None:
        """Whether this record is the only thing on the screen."""
        if alone:
            self.alone.rename(self.tr("Show the list again (F11)"), "minimize-2")
        else:
            self.alone.rename(self.tr("Only this record on the screen (F11)"), "maximize-2")

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(self.name)
        who.addWidget(self.facts)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(who, 1)
        top.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.alone, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        # Under the buttons, in all of the width: birth date and what to check stand on one line.
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addLayout(top)
        head.addWidget(self.marks)
        column.addLayout(head)
        column.addWidget(self.allergies)
        column.addWidget(self.chips)
        column.addWidget(self.pages)


def _lasting(record: Record) -> list[QWidget]:
    """Problems and treatments that go on."""
    problems = [one for one in record.entries if one.facts.kind is Kind.PROBLEM and not one.facts.until]
    taken = treatments.going_on(record.entries, date.today().isoformat())
    return [
        *(Chip(one.facts.text, "warning", "activity") for one in problems),
        *(Chip(one.facts.text, "info", "pill") for one in taken),
    ]


def _marks(record: Record) -> list[QWidget]:
    """A chip for each mark that says what to check, behind the birth date, which tells people apart."""
    said = identity.cautions(record.patient.marks)
    if not said:
        return []
    born = label(_born(record), "heading")
    born.setContentsMargins(0, 2, 6, 2)
    return [born, *(Chip(caution.advice, "warning", caution.icon) for caution in said)]


def _born(record: Record) -> str:
    traits = record.patient.traits
    age = "" if record.patient.deceased_on else identity.age_of(traits.birth_date)
    return " · ".join(filter(None, (identity.born_on(traits), age)))


def _facts(record: Record) -> str:
    """What else says who this is; the birth date too where nobody could be taken for this patient."""
    phones = [text.phone(one.facts.value) for one in record.contacts if one.facts.kind is Contact.PHONE]
    facts = [identity.maiden_name(record.patient.traits), *phones[:1]]
    if not identity.cautions(record.patient.marks):
        facts.insert(0, _born(record))
    if record.patient.deceased_on:
        facts.insert(0, identity.deceased_on(record.patient.deceased_on))
    return " · ".join(filter(None, facts))
