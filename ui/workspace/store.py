"""What the windows ask of an open vault: one call for each thing a person does.

Every call runs on the database thread (ui/jobs.py) and does its work in one
trip. Every write names the patient it is meant for, and is refused when the
record it touches belongs to somebody else: a window that shows the wrong
patient must not be able to write into the right one.
"""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from app import treating
from app.intake import Incoming
from ui.workspace import putting
from ui.workspace.people import SHOWN
from ui.workspace.putting import Put
from vault.documents import DocumentFiles
from vault.pending import Draft
from vault.records import (
    allergies,
    contacts,
    documents_index,
    history,
    issued,
    likeness,
    measurements,
    notes,
    noun,
    nouns,
    patients,
    practice,
    putting_back,
    rows,
    taking_back,
    texts,
)
from vault.records.allergies import Allergies
from vault.records.contacts import Point
from vault.records.context import Context
from vault.records.correspondents import Correspondent
from vault.records.documents_index import Document, Label
from vault.records.history import Entry
from vault.records.issued import Gist
from vault.records.likeness import Lookalike
from vault.records.measurements import Measurement, Value
from vault.records.notes import Note, State
from vault.records.noun import Noun
from vault.records.patients import LastSeen, Listed, Part, Patient, Traits
from vault.records.practice import Practice
from vault.records.texts import FoundText

F = TypeVar("F")

#: The nouns that come with an opened record, as ``Record.of`` gives them.
NOUNS: Final[Sequence[Noun[Any]]] = tuple(nouns.OF_A_RECORD.values())


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one screen shows of a patient."""

    patient: Patient
    contacts: Sequence[noun.Record[Point]]
    allergies: Allergies
    entries: Sequence[Entry]
    notes: Sequence[Note]
    measurements: Sequence[Measurement]
    documents: Sequence[Document]
    authors: Map[str, str]
    #: Of what was taken back from a backup, by its id: when that was sealed.
    taken_back: Map[str, str] = field(default_factory=dict)
    #: Of each noun in ``NOUNS``, by its table.
    nouns: Map[str, Sequence[noun.Record[Any]]] = field(default_factory=dict)
    #: What each document that was issued says in a few words, by its id.
    gists: Map[str, Gist] = field(default_factory=dict)
    #: Of the treating GPs who are in the directory.
    cards: Sequence[noun.Record[Correspondent]] = ()

    @property
    def id(self) -> str:
        return self.patient.id

    def of(self, one: Noun[F]) -> Sequence[noun.Record[F]]:
        """What the record holds of a noun, in its order."""
        return self.nouns.get(one.table, ())


@dataclass(frozen=True, slots=True)
class Identity:
    """What the one form of a patient holds."""

    traits: Traits
    points: Map[contacts.Kind, str]


class WrongRecord(AssertionError):
    """A write was meant for one patient and would have reached another: a defect of ours."""


class RecordStore:
    """The records of an open vault, as the windows use them."""

    def __init__(self, context: Context, files: DocumentFiles) -> None:
        self._context = context
        self._database = context.database
        self._files = files
        self._searched = ""

    @property
    def author_id(self) -> str:
        """Who writes; the same for the whole session, so any thread may ask."""
        return self._context.author_id

    @property
    def context(self) -> Context:
        """For the stores of what is not of one patient; on the thread that owns the database."""
        return self._context

    @property
    def files(self) -> DocumentFiles:
        """Where documents are; on that thread as well."""
        return self._files

    # --- Reading

    def last_seen(self) -> LastSeen:
        """The first patients of the list."""
        return patients.last_seen(self._database, SHOWN)

    def part(self, after: int) -> Part:
        """Some of all patients, for the finder."""
        return patients.part(self._database, after)

    def open(self, patient_id: str) -> Record:
        """The record, and a line in the access log. Raises UnknownRecord."""
        return self._record(patients.open_record(self._context, patient_id))

    def reread(self, patient_id: str) -> Record:
        """The record after a change of ours. Raises UnknownRecord."""
        return self._record(patients.get(self._database, patient_id))

    def find_texts(self, typed: str, limit: int) -> list[FoundText]:
        """Passages of all patients that hold every word of ``typed``; a search that shows some is logged."""
        found = texts.find(self._database, typed, limit=limit)
        if found:
            self._log_search(typed)
        return found

    def _log_search(self, typed: str) -> None:
        """One line a search: every keystroke asks anew, and letters more or fewer are the same search."""
        asked = typed.strip()
        if self._searched.startswith(asked):
            return
        if not (self._searched and asked.startswith(self._searched)):
            texts.log_search(self._context)
        self._searched = asked

    def _record(self, patient: Patient) -> Record:
        database = self._database
        entries = history.of_patient(database, patient.id)
        return Record(
            patient=patient,
            contacts=contacts.of_patient(database, patient.id),
            allergies=allergies.of_patient(database, patient.id),
            entries=entries,
            notes=notes.of_patient(database, patient.id, withdrawn=True),
            measurements=measurements.of_patient(database, patient.id),
            documents=documents_index.of_patient(database, patient.id),
            authors={author.id: author.name for author in practice.authors(database)},
            taken_back=taking_back.origins(database, patient.id),
            nouns={one.table: one.of_patient(database, patient.id) for one in NOUNS},
            gists=issued.gists(database, patient.id),
            cards=treating.cards(database, entries),
        )

    # --- The practice

    def practice(self) -> Practice | None:
        """What letterheads say; None before anybody was asked."""
        return practice.current(self._database)

    def save_practice(self, letterhead: Practice) -> Practice:
        """Other words for letterheads; the earlier ones are kept."""
        practice.save(self._context, letterhead)
        return letterhead

    # --- Identity

    def identity(self, patient_id: str) -> Patient:
        """Who somebody is, nothing of what the record says. Raises UnknownRecord."""
        return patients.get(self._database, patient_id)

    def lookalikes(self, traits: Traits) -> list[Lookalike]:
        """Who may already be this person."""
        return likeness.lookalikes(self._database, traits)

    def create(self, identity: Identity) -> Listed:
        """A new patient, marked with whoever could be taken for them. Raises InvalidInput."""
        with self._database.transaction():
            patient_id = patients.create(self._context, identity.traits)
            self._write_points(patient_id, identity.points)
            likeness.mark_alike(self._context, patient_id)
        return patients.listed_one(self._database, patient_id)

    def change_identity(self, patient_id: str, identity: Identity) -> Listed:
        """Other traits and contact points; the earlier ones are kept. Raises InvalidInput."""
        with self._database.transaction():
            other = patients.get(self._database, patient_id).traits != identity.traits
            patients.change_traits(self._context, patient_id, identity.traits)
            self._write_points(patient_id, identity.points)
            if other:
                likeness.mark_alike(self._context, patient_id)
        return patients.listed_one(self._database, patient_id)

    def listed_one(self, patient_id: str) -> Listed:
        """A patient as the list shows them. Raises UnknownRecord."""
        return patients.listed_one(self._database, patient_id)

    def listed_namesakes(self, patient_id: str) -> list[Listed]:
        """Who could be taken for this patient, as the list shows them."""
        database = self._database
        return [patients.listed_one(database, one) for one in likeness.taken_for(database, patient_id)]

    def _write_points(self, patient_id: str, points: Map[contacts.Kind, str]) -> None:
        known: dict[contacts.Kind, noun.Record[Point] | None] = {}
        for each in contacts.of_patient(self._database, patient_id):
            known.setdefault(each.facts.kind, each)
        for kind, value in points.items():
            contact = known.get(kind)
            if contact is None and value:
                contacts.add(self._context, patient_id, Point(kind, value))
            elif contact is not None and not value:
                contacts.remove(self._context, contact.id)
            elif contact is not None and value != contact.facts.value:
                # Whose it is and who reads it still holds; that it was verified does not.
                point = replace(contact.facts, value=value, original="", verified_on="")
                contacts.change(self._context, contact.id, point)

    # --- Facts

    def no_known_allergy(self, patient_id: str) -> Record:
        return self._after(patient_id, lambda: allergies.set_none_known(self._context, patient_id))

    def add_noun(self, patient_id: str, one: Noun[F], facts: F) -> Record:
        """Write one down. Raises InvalidInput."""
        return self._after(patient_id, lambda: one.add(self._context, patient_id, facts))

    def change_noun(self, patient_id: str, one: Noun[F], record_id: str, facts: F) -> Record:
        """Say one otherwise. Raises InvalidInput."""
        self.check_owner(one.table, record_id, patient_id)
        return self._after(patient_id, lambda: one.change(self._context, record_id, facts))

    def remove_noun(self, patient_id: str, one: Noun[Any], record_id: str) -> Record:
        """Take one back; it stays among the earlier versions."""
        self.check_owner(one.table, record_id, patient_id)
        return self._after(patient_id, lambda: one.remove(self._context, record_id))

    def together(self, patient_id: str, writes: Sequence[Callable[[str], object]]) -> Record:
        """Several of these writes about one patient: all of them or none."""
        with self._database.transaction():
            for write in writes:
                write(patient_id)
        return self.reread(patient_id)

    def put_back(self, patient_id: str, table: str, ids: Sequence[str]) -> Record:
        """Bring back what was taken back together."""
        with self._database.transaction():
            for record_id in ids:
                self.check_owner(table, record_id, patient_id)
                putting_back.put_back(self._context, table, record_id)
        return self.reread(patient_id)

    # --- Notes

    def keep_draft(self, draft: Draft) -> Draft:
        """Write a draft that is being left; one whose text was all deleted is discarded."""
        written = self._database.row("SELECT state, patient_id FROM note WHERE id = ?", (draft.note_id,))
        if written is not None and written[1] != draft.patient_id:
            raise WrongRecord(draft.patient_id)
        if draft.text.strip():
            notes.save_draft(self._context, draft)
        elif written is not None and written[0] == State.DRAFT:
            notes.discard_draft(self._context, draft.note_id)
        return draft

    def sign(self, draft: Draft) -> Record:
        """Write and sign. Raises InvalidInput where there is no text."""
        return self._after(draft.patient_id, lambda: notes.sign_draft(self._context, draft))

    def take_measures(self, draft: Draft, panels: Sequence[Sequence[Value]]) -> Record:
        """Write what stands in a note as measurements of its day of care, and the draft they are tied to."""
        with self._database.transaction():
            notes.save_draft(self._context, draft)
            for panel in panels:
                measurements.add(self._context, draft.patient_id, panel, draft.care_at, draft.note_id)
        return self.reread(draft.patient_id)

    def flag(self, patient_id: str, note_id: str, said: Map[str, bool]) -> Record:
        """Say of a note, signed or not, whether it is ``personal`` or holds ``third_party`` information."""
        self.check_owner("note", note_id, patient_id)
        return self._after(patient_id, lambda: notes.flag(self._context, note_id, **said))

    def enter_in_error(
        self, patient_id: str, note_id: str, reason: str, right_patient_id: str | None = None
    ) -> Record:
        """Withdraw a note, and copy it as a draft to whom it is about; the record it was withdrawn from."""
        self.check_owner("note", note_id, patient_id)
        return self._after(
            patient_id, lambda: notes.enter_in_error(self._context, note_id, reason, right_patient_id)
        )

    # --- Measurements and documents

    def measure(self, patient_id: str, values: Sequence[Value], at: str = "") -> Record:
        """Write what was measured at a moment or on a day; "" for just now."""
        return self._after(
            patient_id, lambda: measurements.add(self._context, patient_id, values, at or self._context.now())
        )

    def correct_measurements(self, patient_id: str, said: Map[str, Value], at: str) -> Record:
        """Say otherwise what was measured together. Raises InvalidInput."""
        with self._database.transaction():
            for measurement_id, value in said.items():
                self.check_owner("measurement", measurement_id, patient_id)
                measurements.change(self._context, measurement_id, value, at)
        return self.reread(patient_id)

    def remove_measurements(self, patient_id: str, ids: Sequence[str]) -> Record:
        """Take back what was measured together."""
        with self._database.transaction():
            for measurement_id in ids:
                self.check_owner("measurement", measurement_id, patient_id)
                measurements.remove(self._context, measurement_id)
        return self.reread(patient_id)

    def put(self, incoming: Incoming, stopped: Callable[[], bool] = lambda: False) -> Put:
        """Write a document, on any thread, and read it back; ``file`` makes it one of a record.

        The file comes before its row: one that no row knows is swept later. Raises as ``putting.put``.
        """
        return putting.put(self._files, incoming, stopped)

    def file(self, patient_id: str, put: Put) -> Record:
        """Make what was put there a document of this patient. Raises UnknownRecord, ..."""
        return self._after(patient_id, lambda: self._file(patient_id, put, self._label(put.title)))

    def has_document(self, patient_id: str, document_id: str) -> bool:
        """Whether this document is one of the patient's."""
        return any(one.id == document_id for one in documents_index.of_patient(self._database, patient_id))

    def _label(self, title: str) -> Label:
        return Label(title, documents_index.DocumentClass.MEDICAL, dated_on=self._context.now()[:10])

    def attach_copy(self, patient_id: str, document_id: str, made: Incoming) -> Record:
        """Store what was made of a document beside it, under its label. Raises DiskFull, Damaged, ..."""
        self.check_owner("document", document_id, patient_id)
        label = replace(documents_index.get(self._database, document_id).label, title=made.title)
        self._file(patient_id, self.put(made), label, document_id)
        return self.reread(patient_id)

    def _file(self, patient_id: str, put: Put, label: Label, made_from: str = "") -> None:
        self._files.finish(put.stored)
        documents_index.add(self._context, patient_id, put.stored, label, put.media_type, put.size, made_from)

    def read_document(self, patient_id: str, document_id: str) -> bytes:
        """The bytes of a document, in memory. Raises Tampered."""
        self.check_owner("document", document_id, patient_id)
        return self._files.read(document_id, documents_index.key_of(self._context, document_id))

    def change_document(self, patient_id: str, document_id: str, label: Label) -> Record:
        """Say otherwise what a document is."""
        self.check_owner("document", document_id, patient_id)
        return self._after(patient_id, lambda: documents_index.change(self._context, document_id, label))

    def remove_document(self, patient_id: str, document_id: str) -> Record:
        """Destroy the document's key."""
        self.check_owner("document", document_id, patient_id)
        return self._after(patient_id, lambda: documents_index.remove(self._context, document_id))

    def _after(self, patient_id: str, write: Callable[[], object]) -> Record:
        write()
        return self.reread(patient_id)

    def check_owner(self, table: str, record_id: str, patient_id: str) -> None:
        """Raises WrongRecord where a row is not this patient's."""
        if rows.owner(self._database, table, record_id) != patient_id:
            raise WrongRecord(patient_id)
