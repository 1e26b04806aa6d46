"""What the dossier shows and nobody types: what left, records merged or alike, what one asked."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import text
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.lines import Line, clear
from ui.workspace import identity
from ui.workspace.lookalikes import Lookalikes
from ui.workspace.typeset import together
from vault.clock import moment
from vault.records.allergies import Allergies, Known
from vault.records.likeness import Lookalike
from vault.records.merging import Merge
from vault.records.patients import Patient
from vault.records.sharing import Disclosure, Way

#: The latest; all of them stand in the patient's copy.
SHOWN = 20


class Disclosures(QWidget):
    """What was printed, exported, handed over or shown: to whom, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _Words(self)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("What left the practice"), "section"))
        column.addLayout(self.lines)

    def show_disclosures(self, made: Sequence[Disclosure]) -> None:
        """Show the latest of these."""
        clear(self.lines)
        for one in made[:SHOWN]:
            self.lines.addWidget(label(together(self._words.disclosure(one)), wrap=True))
        if not made:
            self.lines.addWidget(label(self.tr("Nothing yet."), "muted"))
        elif len(made) > SHOWN:
            self.lines.addWidget(label(self.tr("and %n earlier", "", len(made) - SHOWN), "muted"))


class OtherRecords(QWidget):
    """Records of perhaps the same person, those that went into this one, and the way to find another."""

    merge_wanted = Signal(str)
    undo_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alike = Lookalikes(merging=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.merge = Button(self.tr("Merge with another record…"), "copy-check", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.lines)
        column.addWidget(self.alike)
        column.addWidget(self.merge, 0, Qt.AlignmentFlag.AlignLeft)
        self.alike.merge_wanted.connect(self.merge_wanted)
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(""))

    def show_others(self, merged: Sequence[tuple[Merge, Patient]], alike: Sequence[Lookalike]) -> None:
        """Show these, and no others."""
        clear(self.lines)
        for one, duplicate in merged:
            self.lines.addWidget(self._merged(one, duplicate))
        self.alike.show_lookalikes(alike)

    def _merged(self, one: Merge, duplicate: Patient) -> QWidget:
        on = text.day(moment(one.created_at).astimezone().date())
        who = f"{identity.name(duplicate.traits)}, {identity.born(duplicate.traits.birth_date)}"
        words = self.tr("Merged on {day}: {who}").format(day=on, who=who)
        undo = Button(self.tr("Undo the merge"), "undo-2", "quiet")
        undo.clicked.connect(lambda: self.undo_wanted.emit(one.duplicate_id))
        return Line(label(together(words), wrap=True), undo)


class AllergiesAsked(QWidget):
    """In which of the three states allergies are, and the answer that there are none."""

    none_known_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "muted", wrap=True)
        self.none_known = Button(self.tr("No known allergy"), "circle-check", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.none_known)
        self.none_known.clicked.connect(self.none_known_wanted)

    def show_allergies(self, known: Allergies) -> None:
        """Say what is known; nothing where they are listed."""
        self.none_known.setVisible(known.known is Known.NOT_ASKED)
        asked = text.day(moment(known.asked_at).astimezone().date()) if known.asked_at else ""
        self.words.setText(
            self.tr("The patient knows of none (asked on {}).").format(asked)
            if known.known is Known.NONE_KNOWN
            else self.tr("Nobody asked yet.")
        )
        self.setVisible(known.known is not Known.LISTED)


class _Words(QObject):
    def disclosure(self, one: Disclosure) -> str:
        """ "22/11/2026 : Ordonnance, imprimée, pour Mme Martin (suivi)"."""
        told = one.disclosed
        way = {
            Way.PRINTED: self.tr("printed"),
            Way.EXPORTED: self.tr("exported"),
            Way.HANDED_OVER: self.tr("handed over"),
            Way.SHOWN: self.tr("shown"),
        }[told.way]
        to = self.tr("to {}").format(told.recipient) if told.recipient else ""
        day = text.day(moment(one.at).astimezone().date())
        return " · ".join(filter(None, (day, told.what, way, to, told.reason)))
