"""The cards of the dossier, in the order they are read, and the kinds that stand in each."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.dossier.medical import MedicalSheets
from ui.dossier.person import PersonSheets
from ui.dossier.rights import RightsSheets
from ui.dossier.section import FactsSection
from ui.dossier.sheet import FactsSheet
from ui.widgets.labels import Card
from ui.workspace.store import Record


class DossierCard(Card):
    """Some kinds under one heading."""

    def __init__(self, heading: str, sheets: Sequence[FactsSheet], parent: QWidget) -> None:
        super().__init__("", parent)
        # Each kind has a heading of its own: that of the card stands above all of them, as the way to it.
        self.title = heading
        self.setAccessibleName(heading)
        self.sections = [FactsSection(sheet, parent=self) for sheet in sheets]
        self.body.setSpacing(12)
        for section in self.sections:
            self.body.addWidget(section)

    def show_record(self, record: Record, other: bool) -> None:
        """Show ``record``; ``other`` when it is not the one that was shown."""
        for section in self.sections:
            section.show_record(record, other)


def made(parent: QWidget) -> dict[str, DossierCard]:
    """Every card by its key, administrative ones first."""
    return {key: DossierCard(heading, sheets, parent) for key, heading, sheets in _Cards().all()}


IDENTITY, SHARING, ALLERGIES = "identity", "sharing", "allergies"


class _Cards(QObject):
    def all(self) -> Sequence[tuple[str, str, Sequence[FactsSheet]]]:
        person, rights, medical = PersonSheets(self), RightsSheets(self), MedicalSheets(self)
        tr = self.tr
        return (
            (
                IDENTITY,
                tr("Identity"),
                (person.traits(), person.standing(), person.life(), person.identifiers()),
            ),
            ("contacts", tr("Contacts"), (person.points(), person.relations())),
            ("rights", tr("Rights"), (rights.illnesses(), rights.coverages(), rights.treating_gp())),
            (SHARING, tr("Sharing"), (rights.objections(), rights.filing(), rights.holds())),
            (ALLERGIES, tr("Allergies"), (medical.allergies(),)),
            ("history", tr("History"), (medical.problems(), medical.history())),
            ("treatments", tr("Treatments"), (medical.treatments(stopped=True), medical.renewals())),
            ("vaccinations", tr("Vaccinations"), (medical.vaccinations(),)),
        )
