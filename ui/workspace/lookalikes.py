"""Who may already be the person in the form, and the way to their record.

Namesakes differ by an accent or by a day: each stands on two lines with
everything that tells people apart, and opening a record that is there already
is the nearest thing to do.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import text
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.labels import Card, label
from ui.widgets.lines import clear
from ui.workspace import identity
from vault.records.likeness import Lookalike

#: Beyond these nobody compares; a whole birth date leaves fewer.
SHOWN = 6


class Lookalikes(QWidget):
    """A question above the records it is about. Announces ``opened(id)``; hidden while there are none."""

    opened = Signal(str)
    #: It is the same person as the one this is asked of.
    merge_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, merging: bool = False) -> None:
        """``merging``: the one they look like has a record, into which theirs can go."""
        super().__init__(parent)
        self.merging = merging
        self.banner = Banner("warning", "")
        self.card = Card()
        self.card.body.setSpacing(12)
        self.rows: list[LookalikeRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.card)
        self.hide()

    def show_lookalikes(self, found: Sequence[Lookalike]) -> None:
        """Ask about these people, and no others."""
        clear(self.card.body)
        self.rows = [LookalikeRow(one, self.merging) for one in found[:SHOWN]]
        chosen = self.merge_wanted if self.merging else self.opened
        for row in self.rows:
            row.open.clicked.connect(partial(chosen.emit, row.patient_id))
            self.card.body.addWidget(row)
        words = [
            self.tr("Is it the same person? Then merge the two records.")
            if self.merging
            else self.tr("Is it the same person? Then open the record that is there.")
        ]
        if len(found) > SHOWN:
            words.append(self.tr("Here are the likeliest."))
        self.banner.say("warning", self.tr("%n similar records", "", len(found)), " ".join(words))
        self.setVisible(bool(found))

    def focus_first(self) -> None:
        """Go to the likeliest: what Enter does there opens a record and creates none."""
        self.rows[0].open.setFocus(Qt.FocusReason.TabFocusReason)


class LookalikeRow(QWidget):
    """One of them: the names, then birth, phone and last visit."""

    def __init__(self, one: Lookalike, merging: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patient_id = one.patient_id
        self.name = label(identity.name(one.traits), wrap=True)
        self.name.setProperty("strong", True)
        self.maiden = label(identity.maiden(one.traits), "muted")
        self.facts = label(self._facts(one), "muted", wrap=True)
        named = self.tr("Merge with the record of {}") if merging else self.tr("Open the record of {}")
        self.open = Button(self.tr("Merge…") if merging else self.tr("Open"))
        self.open.setAccessibleName(named.format(self.words))
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self.name)
        names.addWidget(self.maiden, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(names)
        words.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def words(self) -> str:
        """Everything that stands in the row."""
        return " · ".join(filter(None, (self.name.text(), self.maiden.text(), self.facts.text())))

    def _facts(self, one: Lookalike) -> str:
        seen = text.partial_day(one.listed.last_care_on)
        last_visit = self.tr("last visit {}").format(seen) if seen else self.tr("no visit yet")
        phones = [text.phone(number) for number in one.listed.phones[:1]]
        return " · ".join([identity.born(one.traits.birth_date), *phones, last_visit])
