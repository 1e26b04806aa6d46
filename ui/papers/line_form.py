"""One medicine or act of an ordonnance, typed: name, posology, duration, and what else may be said.

Enter goes from field to field and, from the last, to the next line. What few
lines need waits behind a button; once said, it stands in a few words. Where the
name meets a recorded allergy, a line asks why it is prescribed all the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.papers import draft as drafts
from app.papers.ordonnance import Lacking
from app.prescribing import narcotics
from app.prescribing.matching import Because, Match
from ui import theme
from ui.papers.completion import MedicineCompletion
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Field
from ui.widgets.flow import Flow
from ui.widgets.labels import Card, label
from ui.widgets.stepper import Stepper
from ui.widgets.ticks import Tick
from ui.workspace.desk import Desk
from vault.records.medicines import CIS, Medicine
from vault.records.papers import Line, Override

MOST_RENEWALS = 12


class LineForm(Card):
    """``changed``: something was typed; ``finished``: Enter in the last field; ``remove_wanted``."""

    changed = Signal()
    finished = Signal()
    remove_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        tr = self.tr
        # What the fields do not show: the code of the medicine, the treatment it renews.
        self._line = Line("")
        self._matches: Sequence[Match] = ()
        #: Which medicine the narcotic tick and the reason were given for, and against which allergies.
        self._about = ""
        self._answered: frozenset[str] = frozenset()
        self._unfolded = self._two_zones = False
        self.medicine = Field(tr("Medicine or act"), tr("Medicine or act"), "pill")
        self.completion = MedicineCompletion(desk, self.medicine)
        self.posology = Field(tr("Posology"), tr("Posology: 1 tablet in the morning"))
        self.duration = Field(tr("Duration"), tr("Duration: 7 days"))
        self.quantity = Field(tr("Quantity"), tr("Quantity"))
        self.renewals = Stepper(tr("Renewals"), 0, MOST_RENEWALS)
        self.long_term = Tick(tr("ALD"))
        self.long_term.setAccessibleName(tr("Long-term illness (ALD)"))
        self.narcotic = Tick(tr("Narcotic"))
        self.exact = Choice(tr("Substitution"), self._substitutions())
        self.unfold = IconButton("chevron-right", "")
        self.remove = IconButton("x", tr("Remove this line"))
        self.how = QWidget(self)
        self.rare = label("", "small", wrap=True)
        self.more = Flow(self)
        self.meets = Banner("danger", "", parent=self)
        self.unsaid = Banner("warning", "", parent=self)
        self.reason = Field(tr("Why it is prescribed all the same"), tr("Why it is prescribed all the same"))
        self._lay_out()
        self._connect()
        self._arrange()

    @property
    def empty(self) -> bool:
        return not self.medicine.text().strip()

    def line(self) -> Line:
        """What the fields say."""
        return drafts.said(self.typed())

    def typed(self) -> Line:
        """What stands in the fields, to the last space."""
        return replace(
            self._line,
            text=self.medicine.text(),
            posology=self.posology.text(),
            duration=self.duration.text(),
            quantity=self.quantity.text(),
            renewals=self.renewals.value,
            long_term=self.long_term.isChecked(),
            narcotic=self.narcotic.isChecked(),
            not_substitutable=self.exact.key(),
        )

    def fill(self, line: Line, overrides: Sequence[Override] = ()) -> None:
        """Show ``line``, and why the allergies it meets do not forbid it."""
        self._line = line
        self._about = line.text
        self._answered = frozenset(one.allergy_id for one in overrides)
        self.medicine.setText(line.text)
        self.posology.setText(line.posology)
        self.duration.setText(line.duration)
        self.quantity.setText(line.quantity)
        self.renewals.show_value(line.renewals)
        self.long_term.setChecked(line.long_term)
        self.narcotic.setChecked(line.narcotic)
        self.exact.show_key(line.not_substitutable)
        self.reason.setText(overrides[0].reason if overrides else "")
        for field in (self.medicine, self.posology):
            field.setCursorPosition(0)  # a long name is read from its beginning
        self._unfolded = False
        self._arrange()

    @property
    def beside(self) -> tuple[bool, str]:
        """Whether what is rare is unfolded, and the number of renewals as it is typed."""
        return self._unfolded, self.renewals.field.text()

    def show_beside(self, unfolded: bool, renewals: str) -> None:
        """As ``beside`` said."""
        self._unfolded = unfolded
        self.renewals.field.setText(renewals)
        self._arrange()

    def offer_zones(self, offered: bool) -> None:
        """With a long-term illness a line says which zone it stands in."""
        self._two_zones = offered
        self._arrange()

    def show_matches(self, matches: Sequence[Match]) -> None:
        """Which recorded allergies it meets; none takes the question back, another one asks it anew."""
        self._matches = matches
        if not self._met_ids <= self._answered:
            self.reason.clear()
        self.meets.setVisible(bool(matches))
        self.reason.setVisible(bool(matches))
        if matches:
            said = ", ".join(self._met(match) for match in matches)
            self.meets.say("danger", self.tr("Allergy recorded:"), said)

    @property
    def unanswered(self) -> bool:
        """Whether it meets an allergy and nobody said why it is prescribed."""
        return bool(self._matches) and not self.reason.text().strip()

    def ask_for(self, unsaid: Mapping[Lacking, str]) -> None:
        """What nobody said of it, in words; nothing takes the question back."""
        again = self.tr("{}. The next Ctrl+Enter or Ctrl+P issues it like this.")
        said = again.format(", ".join(unsaid.values()))
        for what, field in self._wanted.items():
            field.mark_wrong(what in unsaid, said)
        self.unsaid.setVisible(bool(unsaid))
        self.unsaid.say("warning", self.tr("Missing:"), said)

    def go_to_unsaid(self) -> None:
        """Where the first of what is asked for is typed."""
        first = next(field for field in self._wanted.values() if not field.text().strip())
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _wanted(self) -> Mapping[Lacking, Field]:
        return {Lacking.POSOLOGY: self.posology, Lacking.DURATION: self.duration}

    def overrides(self, position: int) -> list[Override]:
        """The reason as it is typed, for each allergy it meets; none while nothing is."""
        why = self.reason.text()
        if not why:
            return []
        return [
            Override(position, match.allergy.id, match.allergy.facts.substance, match.because.value, why)
            for match in self._matches
        ]

    def _take(self, medicine: Medicine) -> None:
        substances = medicine.substances
        self._line = replace(
            self._line, substance=substances, code_system=CIS, code=medicine.code, entry_id=""
        )
        self._about = medicine.name
        self.medicine.setText(medicine.name)
        self.medicine.setCursorPosition(0)
        self.narcotic.setChecked(medicine.narcotic)
        self.reason.clear()
        self.posology.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _retyped(self) -> None:
        """Other words are no longer the medicine that was chosen, nor the treatment that was renewed."""
        self._line = replace(self._line, substance="", code_system="", code="", entry_id="")
        # Another dose of the same name stays narcotic, and its reason stands.
        if self._about and _name(self.medicine.text()) != _name(self._about):
            self._about = ""
            self.narcotic.setChecked(False)
            self.reason.clear()
        if not self._about and narcotics.names_one(self.medicine.text()):
            self._about = self.medicine.text()
            self.narcotic.setChecked(True)

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._arrange()
        if self._unfolded:
            self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """A line without a name is one field; what is rare is unfolded, or a few words."""
        self.how.setVisible(not self.empty)
        for button in (self.unfold, self.remove):
            button.setVisible(not self.empty)
        self.long_term.setVisible(not self.empty and (self._two_zones or self.long_term.isChecked()))
        self.more.setVisible(self._unfolded and not self.empty)
        self.rare.setText(" · ".join(filter(None, self._rare())))
        self.rare.setVisible(bool(self.rare.text()) and not self._unfolded and not self.empty)
        name = self.tr("Fold up") if self._unfolded else self.tr("Quantity, renewals, substitution, narcotic")
        self.unfold.rename(name, "chevron-down" if self._unfolded else "chevron-right")

    def _rare(self) -> Sequence[str]:
        line = self.line()
        times = self.tr("%n renewals", None, line.renewals)
        return (
            self.tr("Quantity: {}").format(line.quantity) if line.quantity else "",
            times if line.renewals else "",
            self.exact.currentText() if line.not_substitutable else "",
            self.tr("Narcotic") if line.narcotic else "",
        )

    def _said_of_it(self) -> None:
        """The tick and the reason are about the medicine and the allergies of this moment."""
        self._about = self.medicine.text()
        self._answered = self._met_ids

    @property
    def _met_ids(self) -> frozenset[str]:
        return frozenset(match.allergy.id for match in self._matches)

    def _met(self, match: Match) -> str:
        how = {
            Because.SAME_SUBSTANCE: self.tr("same substance"),
            Because.SAME_CLASS: self.tr("same class"),
            Because.SPELLING: self.tr("nearly the same name"),
            Because.RELATED_CLASS: self.tr("related class"),
        }[match.because]
        return f"{match.allergy.facts.substance} ({how})"

    def _substitutions(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Substitutable")),
            ("MTE", self.tr("Not substitutable (MTE)")),
            ("EFG", self.tr("Not substitutable (EFG)")),
            ("CIF", self.tr("Not substitutable (CIF)")),
        ]

    def _connect(self) -> None:
        self.changed.connect(self._arrange)
        self.completion.taken.connect(self._take)
        self.medicine.textEdited.connect(self._retyped)
        fields = (self.medicine, self.posology, self.duration)
        for field in fields:
            field.editingFinished.connect(partial(_show_beginning, field))
        for field, following in zip(fields, (*fields[1:], None), strict=True):
            field.returnPressed.connect(following.setFocus if following else self.finished.emit)
        self.reason.textEdited.connect(self._said_of_it)
        self.narcotic.clicked.connect(self._said_of_it)
        for field in (*fields, self.quantity, self.reason):
            field.textEdited.connect(self.changed)
        for box in (self.long_term, self.narcotic):
            box.clicked.connect(self.changed)
        self.renewals.changed.connect(self.changed)
        self.exact.chosen.connect(self.changed)
        self.remove.clicked.connect(self.remove_wanted)
        self.unfold.clicked.connect(self._turn)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.medicine, 1)
        for piece in (self.long_term, self.unfold, self.remove):
            first.addWidget(piece)
        second = QHBoxLayout(self.how)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(8)
        second.addWidget(self.posology, 5)
        second.addWidget(self.duration, 3)
        renewals = QWidget()
        row = QHBoxLayout(renewals)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("Renewals"), "small"))
        row.addWidget(self.renewals)
        self.quantity.setFixedWidth(theme.px(112))
        self.more.replace((self.quantity, renewals, self.exact, self.narcotic))
        self.body.addLayout(first)
        for below in (self.completion, self.how, self.unsaid, self.meets, self.reason, self.rare, self.more):
            self.body.addWidget(below)
        self.unsaid.hide()
        self.meets.hide()
        self.reason.hide()
        order = (
            self.medicine, self.posology, self.duration, self.reason, self.long_term, self.unfold,
            self.quantity, self.renewals.field, self.renewals.fewer, self.renewals.more, self.exact,
            self.narcotic, self.remove,
        )  # fmt: skip
        for before, after in pairwise(order):
            self.setTabOrder(before, after)


def _name(medicine: str) -> str:
    """The first word of it, without its dose."""
    return " ".join(medicine.split()[:1]).casefold()


def _show_beginning(field: QLineEdit) -> None:
    """The dose stays in view when one goes on; a window that a lock hides keeps its focus and its caret."""
    if field.window().focusWidget() is not field:
        field.setCursorPosition(0)
