"""The allergy bar: always under the name, in one of three states, never scrolled away.

"Nobody asked" and "none known" are different answers and look different. The
bar opens into the place where allergies are written down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dossier.store import ALLERGIES
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import Card, label
from ui.widgets.lines import Line, clear
from ui.workspace import marks
from ui.workspace.typeset import together
from vault.records.allergies import Allergies, Allergy, Certainty, Facts, Known, Severity


class AllergyWords(QObject):
    """Allergies in words."""

    def one(self, facts: Facts) -> str:
        """ "Pénicilline (œdème, grave, certaine)"."""
        said = facts.reaction, self.severity(facts.severity), self.certainty(facts.certainty)
        inside = ", ".join(filter(None, said))
        return f"{facts.substance} ({inside})" if inside else facts.substance

    def severity(self, severity: Severity) -> str:
        return {
            Severity.UNKNOWN: "",
            Severity.MILD: self.tr("mild"),
            Severity.MODERATE: self.tr("moderate"),
            Severity.SEVERE: self.tr("severe"),
        }[severity]

    def certainty(self, certainty: Certainty) -> str:
        return {
            Certainty.UNKNOWN: "",
            Certainty.SUSPECTED: self.tr("suspected"),
            Certainty.CONFIRMED: self.tr("confirmed"),
            Certainty.REFUTED: self.tr("refuted"),
        }[certainty]

    def severities(self) -> list[tuple[str, str]]:
        """To choose among."""
        return [(one.value, self.severity(one) or self.tr("not known")) for one in Severity]

    def certainties(self) -> list[tuple[str, str]]:
        """To choose among."""
        return [(one.value, self.certainty(one) or self.tr("not known")) for one in Certainty]


class AllergyBar(QWidget):
    """The bar and, under it when it is open, the editor. Announces wishes; writes nothing."""

    none_known_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = AllergyWords(self)
        # The button above it edits the identity: each says what it is about.
        self.banner = Banner("warning", "", action=self.tr("Edit the allergies"), parent=self)
        self.editor = AllergyEditor(self._words, self)
        self.editor.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.editor)
        self.banner.acted.connect(self.toggle)
        self.editor.none_known.clicked.connect(self.none_known_wanted)
        self.editor.closed.connect(self.toggle)

    def show_allergies(self, known: Allergies) -> None:
        """Say which of the three states holds."""
        if known.known is Known.LISTED:
            listed = " · ".join(self._words.one(allergy.facts) for allergy in known.listed)
            self.banner.say("danger", self.tr("Allergies:"), together(listed))
        elif known.known is Known.NONE_KNOWN:
            self.banner.say("ok", self.tr("No known allergy"))
        else:
            self.banner.say("warning", self.tr("Allergies:"), self.tr("still to be asked"))
        self.editor.show_allergies(known)

    def reset(self) -> None:
        """Another record: close the editor, with nothing half-typed left in it."""
        self.editor.hide()
        self.editor.clear()

    def toggle(self) -> None:
        """Open the editor, or close it."""
        opening = self.editor.isHidden()
        self.editor.setVisible(opening)
        (self.editor.substance if opening else self.banner.action).setFocus(Qt.FocusReason.OtherFocusReason)


class AllergyEditor(Card):
    """What is listed, each with a way to say it otherwise or to take it back; a line to write one."""

    #: As a section of the dossier wishes (ui/dossier/section.py): the table, the line, the facts, its words.
    add_wanted = Signal(object, object)
    change_wanted = Signal(object, object, object)
    remove_wanted = Signal(object, object, str)
    closed = Signal()
    touched = Signal()

    def __init__(self, words: AllergyWords, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self._listed: Sequence[Allergy] = ()
        self._changing: Allergy | None = None
        self.form = QWidget(self)
        self.substance = Field(self.tr("Substance"))
        self.reaction = Field(self.tr("Reaction"))
        self.severity = Choice(self.tr("Severity"), words.severities())
        self.certainty = Choice(self.tr("Certainty"), words.certainties())
        self.add = Button(self.tr("Add"), "plus")
        self.none_known = Button(self.tr("No known allergy"), "circle-check", "quiet")
        self.close_button = Button(self.tr("Close"), kind="quiet")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self._lay_out()
        self.add.clicked.connect(self._finish)
        for field in (self.substance, self.reaction):
            field.returnPressed.connect(self._finish)
            field.textChanged.connect(self.touched)
        for choice in (self.severity, self.certainty):
            choice.chosen.connect(self.touched)
        self.close_button.clicked.connect(self.closed)

    def show_allergies(self, known: Allergies) -> None:
        """Those that are listed; what was typed about one that is no more can still be added."""
        self._listed = known.listed
        if self._changing is not None:
            untouched, was = self._stands() == self._facts(), self._changing.id
            self._changing = self._of(was)
            self._turn_to(self._changing, self._facts() if untouched else self._stands())
        clear(self._list)
        for allergy in known.listed:
            self._list.addWidget(self._row(allergy))
        self.none_known.setVisible(known.known is Known.NOT_ASKED)

    def clear(self) -> None:
        """Nothing is typed, and nothing changed."""
        self._turn_to(None, Facts(""))
        self._hold(False)

    def written(self, form: object) -> None:
        """What was typed is in the vault."""
        if form is self.form:
            self.clear()
            if self.isAncestorOf(self.window().focusWidget() or self):
                self.substance.setFocus()

    def refused(self, form: object) -> None:
        """It is not, and can be said otherwise."""
        self._hold(False)

    def half_typed(self) -> dict[str, str]:
        """What was typed and not written yet, and which allergy it changes."""
        shown = {} if self.isHidden() else {marks.ALLERGIES: "shown"}
        if self._stands() == self._facts():
            return shown
        typed = {f"allergy.{name}": str(getattr(self._stands(), name)) for name in _ASKED}
        return typed | shown | {"allergy.of": self._changing.id if self._changing else ""}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring that back."""
        if any(name.startswith("allergy.") for name in half_typed):
            substance, reaction, severity, certainty = (
                half_typed.get(f"allergy.{name}", "") for name in _ASKED
            )
            typed = Facts(substance, reaction, Severity(severity), Certainty(certainty))
            self._turn_to(self._of(half_typed.get("allergy.of", "")), typed)
            self.show()
        if marks.ALLERGIES in half_typed:
            self.show()

    def _of(self, allergy_id: str) -> Allergy | None:
        return next((one for one in self._listed if one.id == allergy_id), None)

    def _row(self, allergy: Allergy) -> QWidget:
        words = self._words.one(allergy.facts)
        edit = IconButton("pencil", self.tr("Edit {}").format(words), size=14)
        edit.clicked.connect(lambda: self._edit(allergy))
        remove = IconButton("x", self.tr("Remove {}").format(words))
        remove.clicked.connect(lambda: self.remove_wanted.emit(ALLERGIES, allergy, allergy.facts.substance))
        return Line(label(together(words), wrap=True), edit, remove)

    def _edit(self, allergy: Allergy) -> None:
        """Say it otherwise; what was typed about another one is kept or left first."""
        if self._stands() == self._facts():
            self._turn_to(allergy, allergy.facts)
        self.substance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, allergy: Allergy | None, said: Facts) -> None:
        self._changing = allergy
        self.substance.setText(said.substance)
        self.reaction.setText(said.reaction)
        self.severity.show_key(said.severity)
        self.certainty.show_key(said.certainty)
        self.add.setText(self.tr("Keep") if allergy else self.tr("Add"))

    def _facts(self) -> Facts:
        """What the vault says of the one that is being changed."""
        return self._changing.facts if self._changing else Facts("")

    def _typed(self) -> Facts:
        """What the line says of it."""
        said = self._stands()
        return replace(said, substance=said.substance.strip(), reaction=said.reaction.strip())

    def _stands(self) -> Facts:
        """What stands in the line, to the last space."""
        return replace(
            self._facts(),
            substance=self.substance.text(),
            reaction=self.reaction.text(),
            severity=Severity(self.severity.key()),
            certainty=Certainty(self.certainty.key()),
        )

    def _hold(self, busy: bool) -> None:
        """The words stay as they are until the vault has them."""
        for field in (self.substance, self.reaction):
            field.setReadOnly(busy)
        for each in (self.severity, self.certainty, self.add):
            each.setEnabled(not busy)

    def _finish(self) -> None:
        typed = self._typed()
        if self.substance.isReadOnly():
            return
        if not typed.substance:
            self.substance.setFocus()
            return
        self._hold(True)
        if self._changing:
            self.change_wanted.emit(ALLERGIES, self._changing, typed)
        else:
            self.add_wanted.emit(ALLERGIES, typed)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self.form)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Captioned(self.substance.accessibleName(), self.substance), 3)
        line.addWidget(Captioned(self.reaction.accessibleName(), self.reaction), 3)
        line.addWidget(Captioned(self.severity.accessibleName(), self.severity), 2)
        line.addWidget(Captioned(self.certainty.accessibleName(), self.certainty), 2)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        foot = QHBoxLayout()
        foot.addWidget(self.none_known)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self.body.addWidget(self.form)
        self.body.addLayout(foot)


_ASKED = ("substance", "reaction", "severity", "certainty")
