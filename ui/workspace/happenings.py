"""What else happened to a patient, a quiet line each, told between the notes of the timeline.

All of it came with the record, so it opens no slower. What was done together is one
line: the measurements of a day, its care, treatments begun on one day.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject

from app.measured import unit
from ui.care.wound_words import WoundWords
from ui.workspace import moments
from ui.workspace.measure_words import MeasureWords, value
from ui.workspace.measures import series_of
from ui.workspace.places import CARE, DOSSIER, MEASURES
from ui.workspace.store import Record
from vault.records import care, prescribed, treatments, vaccinations, wounds
from vault.records.documents_index import Document, DocumentClass
from vault.records.history import Entry, Kind
from vault.records.issued import Gist
from vault.records.notes import Note
from vault.records.notes import State as NoteState
from vault.records.papers import Kind as PaperKind
from vault.records.vaccinations import State

#: The kind of a fee note that was filed.
FEE_NOTE = "fee_note"
#: A paper that was issued stands among the documents, as its PDF.
PAPERS = {*(kind.value for kind in PaperKind), FEE_NOTE}
_PAST = (Kind.MEDICAL, Kind.SURGICAL, Kind.OBSTETRIC)


class Sort(StrEnum):
    """What one may want to see alone; drafts come before everything."""

    DRAFT = "draft"

    DOCUMENT = "document"
    PAPER = "paper"
    MEASURE = "measure"
    LASTING = "lasting"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class Happening:
    """One line. ``leaf`` and ``part`` are where more of it is said.

    Without a leaf ``id`` is a document's, or of a draft the note's.
    """

    id: str
    sort: Sort
    #: A day, maybe partial.
    on: str
    icon: str
    words: str
    leaf: str = ""
    part: str = ""
    #: More words than a line holds are left out of sight: they are said where it opens.
    elided: bool = False

    @property
    def at(self) -> str:
        return self.on


class Happenings(QObject):
    """Everything of a record that is no note, in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measures = MeasureWords(self)
        self._wounds = WoundWords(self)

    def unsigned(self, record: Record, elsewhere: Collection[str]) -> list[Happening]:
        """The notes that wait for a signature, the oldest first, without those that are ``elsewhere``."""
        drafts = [one for one in reversed(record.notes) if one.state is NoteState.DRAFT]
        waiting = sorted(drafts, key=lambda one: one.typed_at)
        return [self._draft(one) for one in waiting if one.id not in elsewhere]

    def _draft(self, note: Note) -> Happening:
        what = self.tr("Addendum not signed: {}") if note.addendum_to else self.tr("Note not signed: {}")
        words = what.format(" ".join(note.text.split()))
        return Happening(note.id, Sort.DRAFT, _day(note.care_at), "notebook-pen", words, elided=True)

    def of(self, record: Record) -> list[Happening]:
        """All that happened, in no order."""
        return [
            *self._documents(record),
            *self._measured(record),
            *self._vaccinations(record),
            *self._entries(record.entries),
            *self._renewals(record),
            *self._sessions(record),
            *self._care(record),
            *self._seen_wounds(record),
        ]

    def _documents(self, record: Record) -> Iterator[Happening]:
        pictured = {photo.facts.document_id for photo in record.of(wounds.PHOTO)}
        for one in record.documents:
            on = one.label.dated_on or _day(one.created_at)
            if one.label.kind in PAPERS:
                icon = "pill" if one.label.kind == PaperKind.PRESCRIPTION else "file-text"
                gist = record.gists.get(one.id, Gist())
                words = self._paper(one, gist)
                if gist.cancelled:
                    icon, words = "ban", self.tr("Taken back: {}").format(words)
                yield Happening(one.id, Sort.PAPER, on, icon, words, elided=True)
            elif one.id not in pictured:
                yield Happening(one.id, Sort.DOCUMENT, on, "paperclip", self._document(one))

    def _paper(self, one: Document, gist: Gist) -> str:
        """ "Ordonnance : Ramipril 5 mg, Kardégic 75 mg", "Courrier : Suivi · Dr Nathalie Quérouil"."""
        letter = one.label.kind == PaperKind.LETTER
        said = self.tr("Letter: {}").format(one.label.title) if letter else one.label.title
        if gist.lines:
            said = self.tr("{0}: {1}").format(said, ", ".join(line.split(", ")[0] for line in gist.lines))
        return " · ".join(filter(None, (said, gist.recipient.split("\n")[0])))

    def _document(self, one: Document) -> str:
        label = one.label
        administrative = label.document_class is DocumentClass.ADMINISTRATIVE
        beside = (label.kind, label.source, self.tr("administrative") if administrative else "")
        return " · ".join(filter(None, (self.tr("Document: {}").format(label.title), *beside)))

    def _measured(self, record: Record) -> Iterator[Happening]:
        days: dict[str, list[str]] = defaultdict(list)
        first: dict[str, str] = {}
        for series in series_of(record):
            name = self._measures.name(series.kind)
            for reading in series.readings:
                if not reading.worked_out:
                    on = _day(reading.at)
                    days[on].append(f"{name} {value(reading)} {unit(series.unit)}".rstrip())
                    first.setdefault(on, series.key)
        for on, said in days.items():
            words = " · ".join(said)
            yield Happening(f"measured {on}", Sort.MEASURE, on, "activity", words, MEASURES, first[on])

    def _vaccinations(self, record: Record) -> Iterator[Happening]:
        for one in record.of(vaccinations.NOUN):
            facts = one.facts
            given = " · ".join(filter(None, (facts.vaccine, facts.dose)))
            words = self.tr("Vaccination: {}").format(given)
            if facts.state is State.NOT_DONE:
                words = self.tr("Vaccination not given: {0} ({1})").format(given, facts.reason)
            yield _lasting(one.id, facts.given_on, "syringe", words, "vaccinations")

    def _entries(self, entries: Sequence[Entry]) -> Iterator[Happening]:
        together: dict[tuple[str, str, Kind], list[str]] = defaultdict(list)
        for entry in entries:
            for on, what, beside in self._changes(entry):
                words = f"{entry.facts.text} ({beside})" if beside else entry.facts.text
                together[on, what, entry.facts.kind].append(words)
        for (on, what, kind), said in together.items():
            treated = kind is Kind.TREATMENT
            icon, part = ("pill", "treatments") if treated else ("clipboard-list", "history")
            yield _lasting(f"{kind} {what} {on}", on, icon, what.format(", ".join(said)), part)

    def _changes(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        """On which day what of it changed; one without a date was noted when it was typed."""
        facts, noted = entry.facts, _day(entry.created_at)
        begun = self.tr("Treatment begun: {}") if facts.since else self.tr("Treatment noted: {}")
        found = self.tr("Problem: {}") if facts.since else self.tr("Problem noted: {}")
        if facts.kind is Kind.TREATMENT:
            yield facts.since or noted, begun, facts.detail
            if facts.until:
                yield facts.until, self.tr("Treatment stopped: {}"), facts.until_reason
        elif facts.kind is Kind.PROBLEM:
            yield facts.since or noted, found, facts.detail
            if facts.until:
                yield facts.until, self.tr("Problem ended: {}"), facts.until_reason
        elif facts.kind in _PAST and facts.since:
            yield facts.since, self.tr("History: {}"), facts.detail

    def _renewals(self, record: Record) -> Iterator[Happening]:
        """Those that no ordonnance tells."""
        names = {entry.id: entry.facts.text for entry in record.entries}
        for one in record.of(treatments.RENEWAL):
            if not one.facts.paper_id:
                words = self.tr("Treatment renewed: {}").format(names.get(one.facts.entry_id, ""))
                yield _lasting(one.id, one.facts.renewed_on, "refresh-cw", words, "treatments")

    def _sessions(self, record: Record) -> Iterator[Happening]:
        received = {one.id: one.facts for one in record.of(prescribed.NOUN)}
        given: dict[str, int] = defaultdict(int)
        for one in record.of(prescribed.SESSION):
            facts = received.get(one.facts.prescription_id)
            given[one.facts.prescription_id] += 1
            number = str(given[one.facts.prescription_id])
            if facts is not None:
                of = f"{number}/{facts.sessions}" if facts.sessions else number
                words = self.tr("Session {0}: {1}").format(of, facts.acts)
                beside = " · ".join(filter(None, (words, one.facts.remark)))
                yield _of_care(one.id, _day(one.facts.given_at), "check", beside, "prescriptions")

    def _care(self, record: Record) -> Iterator[Happening]:
        names = {one.id: one.facts.text for one in record.of(care.NOUN)}
        days: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for one in record.of(care.GIVEN):
            name = names.get(one.facts.care_id)
            if name is not None:
                words = name if one.facts.done else f"{name} ({one.facts.reason})"
                days[_day(one.facts.planned_at), one.facts.done].append(words)
        for (on, done), of_day in days.items():
            what = self.tr("Care done: {}") if done else self.tr("Care not done: {}")
            words = what.format(", ".join(dict.fromkeys(of_day)))
            line = _of_care(f"care {done} {on}", on, "check" if done else "ban", words, "chart")
            # The care of each day is much the same; why some was not given is read to the end.
            yield replace(line, elided=done)

    def _seen_wounds(self, record: Record) -> Iterator[Happening]:
        """A line for each day on which a wound was looked at or photographed."""
        names = {one.id: one.facts.label for one in record.of(wounds.NOUN)}
        extents: dict[tuple[str, str], str] = {}
        for state in record.of(wounds.STATE):
            extents[state.facts.wound_id, _day(state.facts.seen_at)] = self._wounds.extent(state.facts)
        photos: dict[tuple[str, str], int] = defaultdict(int)
        kept = {document.id for document in record.documents}
        for photo in record.of(wounds.PHOTO):
            if photo.facts.document_id in kept:
                photos[photo.facts.wound_id, _day(photo.facts.taken_at)] += 1
        for wound_id, on in dict.fromkeys((*extents, *photos)):
            if wound_id in names:
                count = photos.get((wound_id, on), 0)
                pictures = self.tr("%n photographs", "", count) if count else ""
                named = self.tr("Wound: {}").format(names[wound_id])
                words = " · ".join(filter(None, (named, extents.get((wound_id, on), ""), pictures)))
                yield _of_care(f"{wound_id} {on}", on, "eye", words, "wounds")


def _lasting(record_id: str, on: str, icon: str, words: str, part: str) -> Happening:
    return Happening(record_id, Sort.LASTING, on, icon, words, DOSSIER, part)


def _of_care(record_id: str, on: str, icon: str, words: str, part: str) -> Happening:
    return Happening(record_id, Sort.CARE, on, icon, words, CARE, part)


def _day(at: str) -> str:
    """The day of a moment, on this computer's calendar."""
    return at if len(at) <= 10 else moments.parse(at).astimezone().date().isoformat()
