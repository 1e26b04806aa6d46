"""What stays true of a patient, a sentence each: problems, the treating GP, remarks."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import treating
from ui import text
from ui.directory.completing import CardCompletion
from ui.dossier.store import ENTRIES
from ui.widgets.buttons import IconButton
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.lines import Line, clear
from ui.workspace.typeset import together
from vault.records.correspondents import Correspondent
from vault.records.history import Entry, Facts, Kind
from vault.records.noun import Record


class EntriesSection(QWidget):
    """A heading and entries of ``kinds``; new ones are of the first. Announces wishes; writes nothing."""

    #: As a section of the dossier wishes (ui/dossier/section.py): the table, the line, the facts, its words.
    add_wanted = Signal(object, object)
    change_wanted = Signal(object, object, object)
    remove_wanted = Signal(object, object, str)

    def __init__(self, heading: str, kinds: Sequence[Kind], add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self._changing: Entry | None = None
        self._shown: Sequence[Entry] = ()
        self.add = IconButton("plus", add, size=16)
        self.add.setProperty("kind", "tiny")
        head = QHBoxLayout()
        head.addWidget(label(heading, "section"), 1)
        head.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.line = _Line(add)
        self.line.hide()
        #: The id of the card of whom the line names; "" where nobody was chosen.
        self.card = Field("", parent=self)
        self.card.hide()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self.line)
        self.add.clicked.connect(self._begin)
        self.line.returnPressed.connect(self._finish)
        self.line.given_up.connect(self._close)

    def complete_with(self, completion: CardCompletion) -> None:
        """Offer it under the line."""
        self._column.addWidget(completion)

    def show_entries(self, entries: Sequence[Entry], cards: Sequence[Record[Correspondent]] = ()) -> None:
        """Show those of this section's kinds, and how those are reached whom the directory has."""
        mine = [entry for entry in entries if entry.facts.kind in self._kinds]
        self._shown = mine
        clear(self._list)
        for entry in mine:
            self._list.addWidget(self._row(entry, treating.meant(entry.facts, cards)))

    def reset(self) -> None:
        """Another record: nothing half-typed for this one may reach it."""
        self._close()

    @property
    def form(self) -> Field:
        """Where an entry is typed."""
        return self.line

    def written(self, form: object) -> None:
        """What was typed is in the vault."""
        if form is self.line:
            if self.line.hasFocus():  # of what is hidden, Qt gives the keyboard to anything
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._close()

    def refused(self, form: object) -> None:
        """It is not, and can be said otherwise."""
        self.line.setReadOnly(False)

    def unfinished(self) -> str:
        """What is typed and not yet added."""
        return self.line.text()

    @property
    def changing(self) -> str:
        """The entry that the line will change; "" where it will add one."""
        return self._changing.id if self._changing else ""

    def resume(self, typed: str, changing: str = "") -> None:
        """Bring back what was typed before a lock, to change the same entry that it would have changed."""
        self._turn_to(None)
        self._changing = next((one for one in self._shown if one.id == changing), None)
        self.line.setText(typed)
        self.card.setText(self._card_of(self._changing) if typed == self._text_of(self._changing) else "")

    def _row(self, entry: Entry, card: Record[Correspondent] | None) -> QWidget:
        facts = entry.facts
        beside = facts.detail or (text.phone(card.facts.phone) if card and card.facts.phone else "")
        words = f"{facts.text} ({beside})" if beside else facts.text
        edit = IconButton("pencil", self.tr("Edit {}").format(facts.text), size=14)
        edit.clicked.connect(lambda: self._edit(entry))
        remove = IconButton("x", self.tr("Remove {}").format(facts.text), size=14)
        remove.clicked.connect(lambda: self.remove_wanted.emit(ENTRIES, entry, facts.text))
        return Line(label(together(words), wrap=True), edit, remove)

    def _text_of(self, entry: Entry | None) -> str:
        return entry.facts.text if entry else ""

    def _card_of(self, entry: Entry | None) -> str:
        return (entry.facts.correspondent_id or "") if entry else ""

    def _begin(self) -> None:
        self._turn_to(None)

    def _edit(self, entry: Entry) -> None:
        self._turn_to(entry)

    def _turn_to(self, entry: Entry | None) -> None:
        """Have one changed, or a new one typed; what was typed about another is kept or left first."""
        if self.line.text() == self._text_of(self._changing):
            self._changing = entry
            self.line.setText(self._text_of(entry))
            self.card.setText(self._card_of(entry))
            self.line.selectAll()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        typed = self.line.text().strip()
        if self.line.isReadOnly():
            return
        # The words stay until the vault has them.
        self.line.setReadOnly(bool(typed))
        whose = self.card.text() or None
        if typed and self._changing:
            facts = replace(self._changing.facts, text=typed, correspondent_id=whose)
            self.change_wanted.emit(ENTRIES, self._changing, facts)
        elif typed:
            self.add_wanted.emit(ENTRIES, Facts(self._kinds[0], typed, correspondent_id=whose))
        else:
            self._close()

    def _close(self) -> None:
        self._changing = None
        self.line.clear()
        self.card.clear()
        self.line.setReadOnly(False)
        self.line.hide()


class _Line(Field):
    """Where one entry is typed: Enter keeps it, Escape closes the line only while it is empty."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.text():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
