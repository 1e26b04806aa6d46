"""The dossier: everything that is true of a patient from one visit to the next, on one leaf.

Cards stand one under the other, the names of all of them above, so that none is
further away than a word. What is written goes through the record's own bars: an
undo below, what was refused above.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.directory.completing import CardCompletion
from ui.dossier import cards
from ui.dossier.beside import AllergiesAsked, Disclosures, OtherRecords
from ui.dossier.cards import DossierCard
from ui.dossier.form import FactsForm
from ui.dossier.merge import MergePanel
from ui.dossier.store import Beside, DossierStore
from ui.dossier.versions import EarlierVersions
from ui.dossier.writer import FactsWriter
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.store import Record
from vault.records.merging import Plan


class DossierLeaf(Leaf):
    """Identity, those around, rights, sharing and keeping; allergies, history, treatments, vaccinations."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._title = label(self.tr("Merge with another record"), "title", wrap=True)
        self._store = DossierStore(desk.store)
        self.writer = FactsWriter(
            self._store, lambda: self.patient_id, self.write_for, self.undoable.emit, self
        )
        self.setAccessibleName(self.tr("Patient file"))
        self._area = QScrollArea(self)
        inside = self._inside = QWidget(self._area.viewport())
        inside.setObjectName("inside")
        self.cards = cards.made(inside)
        self.sections = {one.sheet.key: one for card in self.cards.values() for one in card.sections}
        self.others = OtherRecords(self)
        self.disclosures = Disclosures(self)
        self.asked = AllergiesAsked(self)
        self.versions = EarlierVersions([one.sheet for one in self.sections.values()], inside)
        self.cards[cards.IDENTITY].body.addWidget(self.others)
        self.cards[cards.SHARING].body.addWidget(self.disclosures)
        self.cards[cards.ALLERGIES].body.addWidget(self.asked)
        self.ways = [self._way(card) for card in self.cards.values()]
        self.versions_way = Button(self.tr("Versions"), kind="quiet")
        self.versions_way.setAccessibleName(self.versions.accessibleName())
        self.versions_way.clicked.connect(lambda: self.show_versions(self.versions.part.key()))
        self.merging = MergePanel(desk, self)
        self._lay_out(inside)
        for section in self.sections.values():
            self.writer.serve(section)
            section.elsewhere_wanted.connect(self.edit_wanted)
            section.opened.connect(lambda form: form.stay_in_view(self._area))
            section.touched.connect(self.touched)
        gp = self.sections["treating_gp"]
        gp.add_wanted.connect(lambda _, facts: self.named.emit(facts.text, facts.detail))
        gp.change_wanted.connect(lambda _, item, facts: self.named.emit(facts.text, facts.detail))
        gp.opened.connect(self._offer_cards)
        self._connect()

    def _offer_cards(self, form: FactsForm) -> None:
        """Whose name is typed may be in the directory."""
        name, card = form.fields["text"], form.fields["correspondent_id"]
        assert isinstance(name, Field)
        assert isinstance(card, Field)
        form.rows["text"].show_under(CardCompletion(self.desk, name, card))

    def show_record(self, record: Record) -> None:
        other = self.patient_id != record.id
        super().show_record(record)
        for card in self.cards.values():
            card.show_record(record, other)
        self.asked.show_allergies(record.allergies)
        job = self.desk.jobs.submit(self._store.beside, record.id)
        job.done.connect(self._show_beside)

    def _show_beside(self, beside: Beside) -> None:
        if self.record is not None and beside.patient_id == self.record.id:
            self.others.show_others(beside.merges, beside.alike)
            self.disclosures.show_disclosures(beside.disclosures)
            self.versions.show_versions(beside.versions, self.record)

    def leave(self) -> None:
        super().leave()
        self.others.show_others((), ())
        self.disclosures.show_disclosures(())
        self.versions.clear()
        self._end_merging()
        for section in self.sections.values():
            section.close_form()

    def half_typed(self) -> dict[str, str]:
        typed = {"versions": self.versions.turned_to} if self.versions.turned_to else {}
        for section in self.sections.values():
            typed |= section.half_typed()
        return typed | ({"merging": self.merging.duplicate_id} if self._merges else {})

    def resume(self, half_typed: Mapping[str, str]) -> None:
        for section in self.sections.values():
            section.resume(half_typed)
        if half_typed.get("versions"):
            self.versions.turn_to(half_typed["versions"])
        if half_typed.get("merging"):
            self.merge_with(half_typed["merging"])

    def focus(self) -> None:
        self.ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self.merging] if self._merges else [self._ways, *self.cards.values(), self.versions]

    def turn_to(self, part: str) -> None:
        self.go_to(self.cards[part])

    def go_to(self, card: DossierCard) -> None:
        """Bring a card into view, and the keyboard into it."""
        card.sections[0].focus()
        self._area.verticalScrollBar().setValue(card.y())

    def show_versions(self, part: str) -> None:
        """What a part of the record said before; ``part`` as ``ui/dossier/earlier.py`` names it."""
        self.versions.turn_to(part)
        self.versions.part.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_versions_in_view()

    def _keep_versions_in_view(self) -> None:
        """The lines come after the card, and with every other part."""
        if self.versions.part.hasFocus():
            self._area.verticalScrollBar().setValue(self.versions.y())

    # --- Merging

    @property
    def _merges(self) -> bool:
        return not self.merging.isHidden()

    def merge_with(self, other_id: str = "") -> None:
        """In the place of the cards: the record that goes into this one, or a search for it."""
        self._merge_instead(True)
        self.merging.begin(self.patient_id, other_id)

    def _end_merging(self) -> None:
        self.merging.leave()
        self._merge_instead(False)
        self.touched.emit()

    def _merge_instead(self, merging: bool) -> None:
        self.merging.setVisible(merging)
        self._title.setVisible(merging)
        self._ways.setHidden(merging)
        self._area.setHidden(merging)

    def _merge(self, plan: Plan) -> None:
        patient_id, other_id = self.patient_id, plan.duplicate.id
        job = self.desk.jobs.submit(self._store.merge, patient_id, plan)
        job.done.connect(lambda record: self._merged(record, other_id))
        job.failed.connect(lambda error: self._not_merged(patient_id, error))

    def _not_merged(self, patient_id: str, error: Exception) -> None:
        if patient_id == self.patient_id:
            self.merging.refuse(error)
        else:
            self.failed.emit(patient_id, error)

    def _merged(self, record: Record, other_id: str) -> None:
        self.listed_otherwise.emit("")
        self.written.emit(record)
        if record.id == self.patient_id:
            self._end_merging()
            self.focus()
            undo = partial(self._undo_merge, record.id, other_id)
            self.undoable.emit(self.tr("The two records are merged"), undo, lambda: None)

    def _undo_merge(self, patient_id: str, other_id: str) -> None:
        job = self.write_for(patient_id, self._store.undo_merge, other_id)
        job.done.connect(lambda _: self.listed_otherwise.emit(""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._merges:
            self._end_merging()
            self.focus()
        else:
            super().keyPressEvent(event)

    # --- Layout

    def _connect(self) -> None:
        # A name, a mark or a number that was changed stands in the list too.
        self.written.connect(lambda record: self.listed_otherwise.emit(record.id))
        self.others.merge_wanted.connect(self.merge_with)
        self.others.undo_wanted.connect(lambda other_id: self._undo_merge(self.patient_id, other_id))
        self.asked.none_known_wanted.connect(lambda: self.write(self.desk.store.no_known_allergy))
        self.merging.merge_wanted.connect(self._merge)
        self.merging.left.connect(self._end_merging)
        self.merging.touched.connect(self.touched)

    def _way(self, card: DossierCard) -> Button:
        button = Button(card.title, kind="quiet")
        button.clicked.connect(lambda: self.go_to(card))
        return button

    def _lay_out(self, inside: QWidget) -> None:
        self._ways = Flow(self)
        self._ways.replace([*self.ways, self.versions_way])
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        for card in self.cards.values():
            column.addWidget(card)
        column.addWidget(self.versions)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_versions_in_view)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        for piece in (self._ways, self._title):
            self.body.addWidget(piece)
        self.body.addWidget(self.merging, 1)
        self.body.addWidget(self._area, 1)
        self._title.hide()
        self.merging.hide()
