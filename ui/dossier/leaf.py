"""The dossier: everything that is true of a patient from one visit to the next, on one leaf.

Cards stand one under the other, the names of all of them above, so that none is
further away than a word. What is written goes through the record's own bars: an
undo below, what was refused above.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.dossier import cards
from ui.dossier.cards import DossierCard
from ui.dossier.writer import FactsWriter
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.store import Record


class DossierLeaf(Leaf):
    """Identity, those around, rights, sharing and keeping; allergies, history, treatments, vaccinations."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        self.title.hide()
        self.writer = FactsWriter(desk, lambda: self.patient_id, self)
        self.setAccessibleName(self.tr("Patient file"))
        self._area = QScrollArea(self)
        inside = self._inside = QWidget(self._area.viewport())
        inside.setObjectName("inside")
        self.cards = cards.made(inside)
        self.sections = {one.sheet.key: one for card in self.cards for one in card.sections}
        self.ways = [self._way(card) for card in self.cards]
        self._lay_out(inside)
        for section in self.sections.values():
            self.writer.serve(section)
            section.elsewhere_wanted.connect(self.edit_wanted)
            section.opened.connect(self._show_form)
            section.touched.connect(self.touched)
        self.writer.written.connect(self.written)
        self.writer.failed.connect(self.failed)
        self.writer.undoable.connect(self.undoable)

    def show_record(self, record: Record) -> None:
        other = self.patient_id != record.id
        super().show_record(record)
        for card in self.cards:
            card.show_record(record, other)

    def leave(self) -> None:
        super().leave()
        for section in self.sections.values():
            section.close_form()

    def half_typed(self) -> dict[str, str]:
        typed: dict[str, str] = {}
        for section in self.sections.values():
            typed |= section.half_typed()
        return typed

    def resume(self, half_typed: Mapping[str, str]) -> None:
        for section in self.sections.values():
            section.resume(half_typed)

    def focus(self) -> None:
        self.ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, card: DossierCard) -> None:
        """Bring a card into view, and the keyboard into it."""
        card.sections[0].focus()
        self._area.verticalScrollBar().setValue(card.y())

    def _show_form(self, form: QWidget) -> None:
        """The whole of it, its buttons too, where it opened at the end of what is in view."""
        layout = self._inside.layout()
        assert layout is not None
        layout.activate()
        self._area.ensureWidgetVisible(form, 0, theme.px(16))

    # --- Layout

    def _way(self, card: DossierCard) -> Button:
        button = Button(card.title, kind="quiet")
        button.clicked.connect(lambda: self.go_to(card))
        return button

    def _lay_out(self, inside: QWidget) -> None:
        ways = Flow(self)
        ways.replace(self.ways)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self.head.insertWidget(0, ways, 1)
        self.body.addWidget(self._area, 1)
