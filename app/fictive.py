"""A fictional practice in a real vault: what the demonstration shows and the welcome page lets one try.

Everything is written by the functions that write a real record, each entry at
its own date. Only the access log says less: one line for a patient instead of
one for each entry, because nobody typed these thousands of lines one by one.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Final

from app import access, fiction, founding
from app.fiction import (
    AllergyState,
    FictionalDocument,
    FictionalNote,
    FictionalPatient,
    FictionalPractice,
    FictionalPractitioner,
    IdentityStatus,
)
from app.host import Host
from app.takeover import storing
from app.takeover.filing import MARKS
from app.takeover.lookalikes import Register, from_existing
from app.trial import PASSPHRASE
from vault import creation
from vault.clock import stamp
from vault.documents import DocumentFiles
from vault.keys import VaultKeys
from vault.keyslot import Credential
from vault.openvault import OpenVault
from vault.pending import Draft
from vault.progress import Progress, Silent, Stage
from vault.records import allergies, contacts, documents_index, history, measurements, notes, patients
from vault.records.births import precision_of
from vault.records.context import Context, new_id
from vault.records.documents_index import DocumentClass
from vault.records.practice import Practice, authors
from vault.secret import Secret

#: One transaction a few hundred patients: each commit waits for the disk.
BATCH: Final = 250
#: Beyond this many patients documents are left out: each file waits for the disk on its own.
DOCUMENTED: Final = 1000
#: Beyond this many, films and electrocardiograms: drawing one takes as long as writing ten patients.
PICTURED: Final = 60
#: What is written between two checkpoints: random ids touch every page, and the -wal keeps each version.
SETTLED_EVERY: Final = 2500

_EVIDENCE: Final = "Carte nationale d’identité"
_CLASSES: Final = {
    fiction.DocumentClass.MEDICAL: DocumentClass.MEDICAL,
    fiction.DocumentClass.ADMINISTRATIVE: DocumentClass.ADMINISTRATIVE,
}


@dataclass(frozen=True, slots=True)
class Furnished:
    """A fictive vault, closed, with the keys that open it and the passphrase anybody may know."""

    vault: Path
    keys: VaultKeys
    practice: str
    passphrase: str


def furnished(target: Path, host: Host, patients_wanted: int = fiction.PATIENTS) -> Furnished:
    """Make and fill a fictive vault at ``target``, or beside it under the next free name (about ten seconds).

    Raises PlaceRefused, MachineError.
    """
    place, today = _free(target), host.clock().astimezone().date()
    practice = fiction.practice(today.year, patients_wanted, today)
    ways = founding.NewWays(
        Credential.passphrase(Secret(PASSPHRASE.encode())), Credential.recovery(access.drawn_entropy()), ()
    )
    data_key = founding.prepare(place, ways, creation.drawn(), host, fictive=True)
    founding.finish(place, data_key, letterhead(practice.practitioner), host)
    keys = data_key.keys
    fill(place, keys, practice, host)
    return Furnished(place, keys, practice.practitioner.practice_name, PASSPHRASE)


def fill(
    folder: Path,
    keys: VaultKeys,
    practice: FictionalPractice,
    host: Host,
    progress: Progress | None = None,
) -> None:
    """Write ``practice`` into the closed fictive vault at ``folder``; ``progress`` counts patients.

    Raises VaultInUse, MachineError, Interrupted.
    """
    with access.locked(folder), access.opened(folder, keys, host) as opened:
        vault = opened.vault
        author = authors(vault.database)[0].id
        settling = _Settling(vault, progress or Silent())
        _furnish(Context(vault.database, author, host.clock), vault.documents, practice, settling)


def letterhead(practitioner: FictionalPractitioner) -> Practice:
    """The fictional practitioner as a vault keeps one."""
    address = practitioner.address
    return Practice(
        practitioner.signature,
        practitioner.speciality,
        practitioner.rpps,
        practitioner.practice_name,
        f"{address.street}\n{address.postal_code} {address.town}",
        practitioner.phone,
        email=practitioner.email,
    )


class _Settling:
    """Progress on its way to who asked for it, with a checkpoint now and then."""

    def __init__(self, vault: OpenVault, progress: Progress) -> None:
        self._vault = vault
        self._progress = progress
        self._since = 0

    def begin(self, stage: Stage, total: int) -> None:
        self._progress.begin(stage, total)

    def advance(self, size: int) -> None:
        self._since += size
        if self._since >= SETTLED_EVERY:
            self._since = 0
            self._vault.checkpoint()
            self._vault.begin("practice.furnished")
        self._progress.advance(size)


def _furnish(
    context: Context, documents: DocumentFiles, practice: FictionalPractice, progress: Progress
) -> None:
    progress.begin(Stage.FURNISHING, practice.size)
    told = enumerate(practice.patients())
    clock = _Clock(_noon(practice.today))
    quiet = _Quiet(context.database, context.author_id, clock)
    while batch := list(islice(told, BATCH)):
        with context.database.transaction():
            for rank, patient in batch:
                kept = tuple(one for one in patient.documents if _is_kept(one, rank))
                patient_id = _Chart(quiet, clock, documents, replace(patient, documents=kept)).written()
                context.log("patient.furnished", patient_id)
        progress.advance(len(batch))
    clock.moment = _noon(practice.today)
    _mark_alike(quiet)


class _Clock:
    """Says the moment it was set to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@dataclass(frozen=True, slots=True)
class _Quiet(Context):
    """Writes without a line of log for each entry: ``_furnish`` writes one for all of a patient's."""

    def log(self, operation: str, patient_id: str = "", record_id: str = "") -> int:
        return 0


class _Chart:
    """One fictional patient on the way into the vault, each entry at its own date."""

    def __init__(
        self, context: Context, clock: _Clock, documents: DocumentFiles, patient: FictionalPatient
    ) -> None:
        self._context = context
        self._clock = clock
        self._documents = documents
        self._patient = patient
        self._id = new_id()

    def written(self) -> str:
        """Write everything and return the patient's id."""
        self._clock.moment = self._first_seen()
        self._identity()
        self._reachable()
        self._lasting()
        by_care = {note.care_at: self._note(note) for note in self._patient.notes}
        self._measurements(by_care)
        for document in self._patient.documents:
            self._document(document)
        return self._id

    def _first_seen(self) -> datetime:
        patient = self._patient
        moments = [note.written_at for note in patient.notes]
        moments += [document.received_at for document in patient.documents]
        return min((moment.astimezone() for moment in moments), default=self._clock.moment)

    def _identity(self) -> None:
        patient = self._patient
        patients.create(self._context, _traits(patient), patient_id=self._id)
        if patient.identity_status is IdentityStatus.VALIDATED:
            seen_on = self._clock.moment.date().isoformat()
            patients.set_status(self._context, self._id, patients.Status.VALIDATED, _EVIDENCE, seen_on)

    def _reachable(self) -> None:
        patient, address = self._patient, self._patient.address
        kinds = contacts.Kind
        points = [contacts.Point(kinds.PHONE, phone) for phone in patient.phones]
        points += [contacts.Point(kinds.EMAIL, patient.email)] if patient.email else []
        points.append(
            contacts.Point(kinds.ADDRESS, f"{address.street}\n{address.postal_code} {address.town}")
        )
        for point in points:
            contacts.add(self._context, self._id, point)
        if patient.nir:
            # A number that nobody bears belongs under the root for demonstrations.
            number = contacts.Number(contacts.INS_DEMONSTRATION, patient.nir)
            contacts.IDENTIFIER.add(self._context, self._id, number)

    def _lasting(self) -> None:
        patient, context = self._patient, self._context
        for allergy in patient.allergies:
            noted = str(allergy.year) if allergy.year else ""
            facts = allergies.Facts(allergy.substance, allergy.reaction or "", noted_on=noted)
            allergies.add(context, self._id, facts)
        if patient.allergy_state is AllergyState.NONE_KNOWN:
            allergies.set_none_known(context, self._id)
        for entry in _entries(patient):
            history.add(context, self._id, entry)

    def _note(self, note: FictionalNote) -> str:
        note_id = self._text(note.text, note.care_at, note.written_at, note, None)
        for addendum in note.addenda:
            self._text(addendum.text, addendum.written_at, addendum.written_at, note, note_id)
        if note.entered_in_error:
            self._clock.moment = note.entered_in_error.marked_at.astimezone()
            notes.enter_in_error(self._context, note_id, note.entered_in_error.reason)
        return note_id

    def _text(
        self, text: str, care_at: datetime, written_at: datetime, note: FictionalNote, parent: str | None
    ) -> str:
        self._clock.moment = written_at.astimezone()
        draft = Draft(
            note_id=new_id(),
            patient_id=self._id,
            text=text,
            care_at=stamp(care_at.astimezone()),
            typed_at=self._context.now(),
            kind=note.kind.value,
            addendum_to=parent,
        )
        if note.signed_at:
            notes.sign_draft(self._context, draft)
        else:
            notes.save_draft(self._context, draft)
        return draft.note_id

    def _measurements(self, by_care: dict[datetime, str]) -> None:
        taken: dict[tuple[datetime, str], list[measurements.Value]] = defaultdict(list)
        for one in self._patient.measurements:
            value = measurements.Value(one.loinc, one.value, one.unit, one.text)
            taken[one.taken_at, one.panel or one.loinc].append(value)
        for (taken_at, _), values in taken.items():
            self._clock.moment = taken_at.astimezone()
            measurements.add(self._context, self._id, values, self._context.now(), by_care.get(taken_at))

    def _document(self, document: FictionalDocument) -> None:
        self._clock.moment = document.received_at.astimezone()
        data = document.content()
        label = documents_index.Label(
            document.title,
            _CLASSES[document.document_class],
            document.dated.isoformat(),
            source=document.sender,
        )
        documents_index.add(
            self._context, self._id, self._documents.add([data]), label, document.media_type, len(data)
        )


def _traits(patient: FictionalPatient) -> patients.Traits:
    born = patient.birth_date.iso()
    return patients.Traits(
        birth_name=patient.birth_name.upper(),
        birth_first_name=patient.first_name,
        all_first_names=" ".join(patient.given_names),
        birth_date=born,
        birth_date_precision=precision_of(born),
        sex=patient.sex.value,
        birthplace=patient.birth_place.insee_code,
        used_name=(patient.used_name or "").upper(),
        used_first_name=patient.used_first_name or "",
    )


def _entries(patient: FictionalPatient) -> list[history.Facts]:
    kinds = history.Kind
    return [
        *(history.Facts(kinds.PROBLEM, one.label, since=_year(one.since)) for one in patient.problems),
        *(
            history.Facts(kinds.TREATMENT, one.medicine, one.posology, since=one.since.isoformat())
            for one in patient.treatments
        ),
        *(
            history.Facts(kinds.FAMILY if one.family else kinds.MEDICAL, one.text, since=_year(one.year))
            for one in patient.history
        ),
        *(history.Facts(kinds.REMARK, remark) for remark in patient.remarks),
        *([history.Facts(kinds.TREATING_GP, patient.treating_gp)] if patient.treating_gp else []),
    ]


def _year(year: int | None) -> str:
    return str(year) if year else ""


def _mark_alike(context: Context) -> None:
    """Mark whoever could be taken for somebody else, as an import would have."""
    register, marks = Register(), defaultdict[str, set[patients.Mark]](set)
    for each in storing.existing(context.database):
        person = from_existing(each)
        for kind, other in register.lookalikes(person):
            for alike in (each.id, other.patient or ""):
                marks[alike].add(MARKS[kind])
        register.add(person)
    with context.database.transaction():
        for patient_id, borne in marks.items():
            patients.set_marks(context, patient_id, borne)


def _is_kept(document: FictionalDocument, rank: int) -> bool:
    return rank < (PICTURED if document.media_type.startswith("image/") else DOCUMENTED)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12)).astimezone()


def _free(target: Path) -> Path:
    """``target``, or the first name like it that nothing bears."""
    names = [target.name, *(f"{target.stem}-{number}{target.suffix}" for number in range(2, 1000))]
    return next(target.with_name(name) for name in names if not target.with_name(name).exists())
