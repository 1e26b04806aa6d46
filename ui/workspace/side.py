"""The column beside a note: what stays true, what was measured, what was filed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.dossier.medical import MedicalSheets
from ui.dossier.section import FactsSection
from ui.widgets.labels import Card
from ui.workspace.documents import DocumentsCard
from ui.workspace.entries import EntriesSection
from ui.workspace.measures import MeasuresCard, series_of, targets_of
from ui.workspace.store import Record
from vault.records.history import Kind


class SideColumn(QScrollArea):
    """Three cards that scroll together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self.viewport())
        inside.setObjectName("inside")
        lasting = Card(parent=inside)
        self.sections = self._make_sections()
        medical = MedicalSheets(self)
        self.treatments = FactsSection(medical.treatments(stopped=False), 1, lasting, prescribes=True)
        self.history = FactsSection(medical.history(), 1, lasting)
        #: What a line of words is not enough for.
        self.facts = (self.treatments, self.history)
        self.measures = MeasuresCard(inside)
        self.documents = DocumentsCard(inside)
        for section in self.facts:
            section.opened.connect(lambda form: form.stay_in_view(self))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out(inside, lasting)

    def show_record(self, record: Record, other: bool) -> None:
        """Show ``record``; ``other`` when it is not the one that was shown."""
        for section in self.sections.values():
            if other:
                section.reset()
            section.show_entries(record.entries, record.cards)
        for facts in self.facts:
            facts.show_record(record, other)
        if other:
            self.measures.reset()
        self.measures.show_series(series_of(record), targets_of(record))

    def _make_sections(self) -> dict[Kind, EntriesSection]:
        tr = self.tr
        return {
            Kind.PROBLEM: EntriesSection(tr("Problems"), (Kind.PROBLEM,), tr("Add a problem")),
            Kind.REMARK: EntriesSection(tr("Remarks"), (Kind.REMARK,), tr("Add a remark")),
            Kind.TREATING_GP: EntriesSection(tr("Treating GP"), (Kind.TREATING_GP,), tr("Write the GP down")),
        }

    def _lay_out(self, inside: QWidget, lasting: Card) -> None:
        lasting.setAccessibleName(self.tr("What stays true"))
        lasting.body.setSpacing(12)
        for kind, section in self.sections.items():
            lasting.body.addWidget(section)
            if kind is Kind.PROBLEM:
                lasting.body.addWidget(self.treatments)
                lasting.body.addWidget(self.history)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(12)
        for card in (lasting, self.measures, self.documents):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)
