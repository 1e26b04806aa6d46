"""A record as a backup has it: read, never edited. Beside today's it says what differs.

One line for each thing, under the headings of the record. Where today's record
is known, the line says what became of the thing since, and what is missing can
be taken back: written anew into today's record, never over anything.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.measured import Bounds, unit
from ui import text, theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Card, Chip, label
from ui.widgets.lines import clear
from ui.workspace import identity, moments, told
from ui.workspace.allergies import AllergyWords
from ui.workspace.comparing import Fate, Item, Noun, Pair, alone, compared, missing, with_what_they_need
from ui.workspace.measure_words import MeasureWords, written_bounds
from ui.workspace.noted import Words as NoteWords
from ui.workspace.store import Record
from vault.records import contacts, targets
from vault.records.allergies import Allergy
from vault.records.documents_index import Document
from vault.records.history import Entry
from vault.records.measurements import Measurement
from vault.records.notes import Note, State
from vault.records.noun import Record as Written


class PastRecord(QWidget):
    """Announces ``document_wanted`` (a Document) and ``back_wanted`` (a list of Pair)."""

    document_wanted = Signal(object)
    back_wanted = Signal(list)

    def __init__(self, taken_at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken_at = taken_at
        self._words = _Words(self)
        self._pairs: list[Pair] = []
        self._beside = False
        self.name = label("", "title", wrap=True)
        self.facts = label("", "muted", wrap=True)
        self.summary = label("", wrap=True)
        self.only = Button(self.tr("Only what differs"), "", "quiet")
        self.only.setCheckable(True)
        self.back = Button("", "undo-2", "primary")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._lay_out()
        self.only.toggled.connect(self._fill)
        self.back.clicked.connect(lambda: self.back_wanted.emit(missing(self._pairs)))

    def show_alone(self, then: Record) -> None:
        """The record as it was, with nothing beside it."""
        self._show(then, alone(then), beside=False)
        self.summary.hide()

    def show_beside(self, then: Record, now: Record | None, taken: Mapping[str, str]) -> None:
        """The record as it was, beside today's; None: there is no such record today."""
        self._show(then, compared(then, now, taken), beside=True)
        gone = len(missing(self._pairs))
        self.summary.setText(self._words.summary(self._pairs, there=now is not None))
        self.summary.show()
        self.back.setVisible(gone > 0 or now is None)
        self.back.setText(
            self.tr("Take the record back") if now is None else self.tr("Take back what is missing")
        )

    def leave(self) -> None:
        """Nothing of a record stays on the screen."""
        self._pairs = []
        for one in (self.name, self.facts, self.summary):
            one.clear()
        clear(self._cards)

    @property
    def pairs(self) -> Sequence[Pair]:
        """What is on the screen, in its order."""
        return [pair for pair in self._pairs if not self.only.isChecked() or pair.fate is not Fate.SAME]

    def _show(self, then: Record, pairs: list[Pair], *, beside: bool) -> None:
        self._pairs, self._beside = pairs, beside
        traits = then.patient.traits
        self.name.setText(identity.name(traits))
        self.facts.setText(" · ".join(filter(None, (identity.born_on(traits), identity.maiden_name(traits)))))
        self.only.setVisible(beside)
        self.back.hide()
        self._fill()

    def _fill(self) -> None:
        clear(self._cards)
        shown = self.pairs
        for noun in Noun:
            mine = [pair for pair in shown if pair.noun is noun]
            if mine:
                self._cards.addWidget(self._card(noun, mine))
        if not shown:
            words = self.tr("Nothing differs.") if self._beside else self.tr("Nothing is written here.")
            self._cards.addWidget(label(words, "muted", wrap=True))

    def _card(self, noun: Noun, pairs: Sequence[Pair]) -> Card:
        card = Card(self._words.noun(noun))
        for pair in pairs:
            card.body.addWidget(self._line(pair))
        return card

    def _line(self, pair: Pair) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(2)
        shown = pair.then or pair.now
        words.addWidget(label(self._words.one(shown), wrap=True))
        if beneath := self._words.beneath(shown):
            words.addWidget(label(beneath, "small", wrap=True))
        if pair.fate is Fate.CHANGED:
            words.addWidget(label(self._words.today(pair.now), "muted", wrap=True))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(10)
        line.addLayout(words, 1)
        for piece in self._tools(pair):
            line.addWidget(piece, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _tools(self, pair: Pair) -> list[QWidget]:
        pieces: list[QWidget] = []
        if isinstance(pair.then, Document):
            look = Button(self.tr("Open"), "eye", "quiet")
            look.setAccessibleName(self.tr("Open {}").format(pair.then.label.title))
            look.clicked.connect(lambda: self.document_wanted.emit(pair.then))
            pieces.append(look)
        if self._beside and pair.fate is not Fate.SAME:
            pieces.append(self._words.chip(pair.fate))
        if self._beside and pair.fate is Fate.MISSING:
            back = Button(self.tr("Take back"), "undo-2")
            back.setAccessibleName(self.tr("Take back: {}").format(self._words.one(pair.then)))
            back.clicked.connect(lambda: self.back_wanted.emit(with_what_they_need([pair], self._pairs)))
            pieces.append(back)
        return pieces

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(2)
        for piece in (self.name, self.facts):
            who.addWidget(piece)
        # Under the name, which is never squeezed for a button.
        differing = QHBoxLayout()
        differing.setSpacing(8)
        differing.addStretch(1)
        for button in (self.only, self.back):
            differing.addWidget(button)
            button.hide()
        area = QScrollArea(self)
        inside = QWidget(area.viewport())
        inside.setObjectName("inside")
        held = QVBoxLayout(inside)
        held.setContentsMargins(0, 0, theme.px(8), 0)
        held.addLayout(self._cards)
        held.addStretch(1)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("The record as it was"))
        self.area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(theme.px(10))
        column.addLayout(who)
        column.addWidget(self.summary)
        column.addLayout(differing)
        column.addWidget(area, 1)


def _bounds(target: targets.Target) -> str:
    return f"{written_bounds([Bounds(target.low, target.high)])} {unit(target.unit)}".strip()


class _Words(QObject):
    """A line in words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._allergies, self._measures, self._notes = AllergyWords(), MeasureWords(), NoteWords()

    def noun(self, noun: Noun) -> str:
        return {
            Noun.CONTACT: self.tr("Contact points"),
            Noun.ALLERGY: self.tr("Allergies"),
            Noun.ENTRY: self.tr("History, problems, treatments"),
            Noun.NOTE: self.tr("Notes"),
            Noun.MEASUREMENT: self.tr("Measurements"),
            Noun.DOCUMENT: self.tr("Documents"),
            Noun.VACCINATION: self.tr("Vaccinations"),
            Noun.RENEWAL: self.tr("Renewals"),
            Noun.ILLNESS: self.tr("Long-term illnesses (ALD)"),
            Noun.TARGET: self.tr("Targets"),
            Noun.PRESCRIPTION: self.tr("Received prescriptions"),
            Noun.SESSION: self.tr("Sessions given"),
            Noun.CARE: self.tr("Care"),
            Noun.CARE_GIVEN: self.tr("Care given"),
            Noun.WOUND: self.tr("Wounds"),
            Noun.WOUND_STATE: self.tr("Wounds as they were seen"),
            Noun.WOUND_PHOTO: self.tr("Pictures of wounds"),
            Noun.RELATION: self.tr("Related persons"),
            Noun.IDENTIFIER: self.tr("Identifiers"),
            Noun.COVERAGE: self.tr("Coverage"),
            Noun.OBJECTION: self.tr("Objections to sharing"),
            Noun.HOLD: self.tr("Kept beyond its time"),
        }[noun]

    def one(self, item: Item) -> str:
        match item:
            case Written(facts=contacts.Point() as point):
                return text.phone(point.value) if point.kind is contacts.Kind.PHONE else point.value
            case Written(facts=targets.Target() as target):
                return f"{self._measures.name(target.code)} {_bounds(target)}"
            case Written():
                return " · ".join(told.texts(item.facts) or told.days(item.facts))
            case Allergy():
                return self._allergies.one(item.facts)
            case Entry():
                return " · ".join(filter(None, (item.facts.text, item.facts.detail)))
            case Note():
                return item.text
            case Measurement():
                value = f"{text.decimal(item.value.value)} {unit(item.value.unit)}".strip()
                return f"{self._measures.name(item.value.code)} {value}"
            case Document():
                return item.label.title

    def beneath(self, item: Item) -> str:
        """When it was, and what else tells it from others."""
        match item:
            case Entry():
                return text.partial_day(item.facts.since)
            case Written(facts=facts) if told.texts(facts):
                return " · ".join(told.days(facts))
            case Note():
                draft = self.tr("draft") if item.state is State.DRAFT else ""
                return " · ".join(filter(None, (self._notes.kind(item.kind), self._notes.care(item), draft)))
            case Measurement():
                return text.day(moments.parse(item.measured_at).astimezone().date())
            case Document():
                return f"{text.partial_day(item.label.dated_on)} · {text.size(item.size)}"
            case _:
                return ""

    def today(self, item: Item) -> str:
        if isinstance(item, Note) and item.state is State.ENTERED_IN_ERROR:
            return self.tr("Today: entered in error")
        return self.tr("Today: {}").format(self.one(item))

    def chip(self, fate: Fate) -> Chip:
        words, tone, icon = {
            Fate.MISSING: (self.tr("not there today"), "warning", "circle-alert"),
            Fate.CHANGED: (self.tr("changed since"), "info", "pencil"),
            Fate.NEW: (self.tr("written since"), "", "plus"),
            Fate.TAKEN_BACK: (self.tr("taken back"), "ok", "check"),
        }[fate]
        return Chip(words, tone, icon)

    def summary(self, pairs: Sequence[Pair], *, there: bool) -> str:
        """How then and now differ, in one line."""
        if not there:
            return self.tr("There is no such record today.")
        counts = {fate: sum(pair.fate is fate for pair in pairs) for fate in Fate}
        said = {
            Fate.MISSING: self.tr("%n not there today", "", counts[Fate.MISSING]),
            Fate.CHANGED: self.tr("%n changed since", "", counts[Fate.CHANGED]),
            Fate.NEW: self.tr("%n written since", "", counts[Fate.NEW]),
        }
        differing = [words for fate, words in said.items() if counts[fate]]
        return " · ".join(differing) or self.tr("Nothing differs from today.")
