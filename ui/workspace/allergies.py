"""The allergy bar: always under the name, in one of three states, never scrolled away.

"Nobody asked" and "none known" are different answers and look different. The
bar opens into the place where allergies are written down.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import Card, label
from ui.widgets.lines import Line, clear
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

    add_wanted = Signal(Facts)
    remove_wanted = Signal(object)
    none_known_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = AllergyWords(self)
        self._known: Allergies | None = None
        # The button above it edits the identity: each says what it is about.
        self.banner = Banner("warning", "", action=self.tr("Edit the allergies"), parent=self)
        self.editor = _AllergyEditor(self._words, self)
        self.editor.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.editor)
        self.banner.acted.connect(self.toggle)
        self.editor.add_wanted.connect(self.add_wanted)
        self.editor.remove_wanted.connect(self.remove_wanted)
        self.editor.none_known.clicked.connect(self.none_known_wanted)
        self.editor.closed.connect(self.toggle)

    def show_allergies(self, known: Allergies) -> None:
        """Say which of the three states holds."""
        self._known = known
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
        for field in (self.editor.substance, self.editor.reaction):
            field.clear()

    def toggle(self) -> None:
        """Open the editor, or close it."""
        opening = self.editor.isHidden()
        self.editor.setVisible(opening)
        (self.editor.substance if opening else self.banner.action).setFocus(Qt.FocusReason.OtherFocusReason)


class _AllergyEditor(Card):
    """What is listed, each with a way to take it back; a line to add one."""

    add_wanted = Signal(Facts)
    remove_wanted = Signal(object)
    closed = Signal()

    def __init__(self, words: AllergyWords, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self.substance = Field(self.tr("Substance"))
        self.reaction = Field(self.tr("Reaction"))
        self.severity = Choice(self.tr("Severity"), words.severities())
        self.add = Button(self.tr("Add"), "plus")
        self.none_known = Button(self.tr("No known allergy"), "circle-check", "quiet")
        self.close_button = Button(self.tr("Close"), kind="quiet")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self._lay_out()
        self.add.clicked.connect(self._ask_to_add)
        for field in (self.substance, self.reaction):
            field.returnPressed.connect(self._ask_to_add)
        self.close_button.clicked.connect(self.closed)

    def show_allergies(self, known: Allergies) -> None:
        clear(self._list)
        for allergy in known.listed:
            self._list.addWidget(self._row(allergy))
        self.none_known.setVisible(known.known is Known.NOT_ASKED)

    def _row(self, allergy: Allergy) -> QWidget:
        words = self._words.one(allergy.facts)
        remove = IconButton("x", self.tr("Remove {}").format(words))
        remove.clicked.connect(lambda: self.remove_wanted.emit(allergy))
        return Line(label(together(words), wrap=True), remove)

    def _ask_to_add(self) -> None:
        if not self.substance.text().strip():
            self.substance.setFocus()
            return
        severity = Severity(self.severity.key())
        self.add_wanted.emit(Facts(self.substance.text().strip(), self.reaction.text().strip(), severity))
        for field in (self.substance, self.reaction):
            field.clear()
        self.severity.setCurrentIndex(0)
        self.substance.setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Captioned(self.tr("Substance"), self.substance), 3)
        line.addWidget(Captioned(self.tr("Reaction"), self.reaction), 3)
        line.addWidget(Captioned(self.tr("Severity"), self.severity), 2)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        foot = QHBoxLayout()
        foot.addWidget(self.none_known)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self.body.addLayout(line)
        self.body.addLayout(foot)
