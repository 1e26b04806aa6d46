"""A fictional practice in a real encrypted database, and the desk that windows work at."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app import fiction
from app.fiction.model import AllergyState, FictionalNote, FictionalPatient
from app.intake import Incoming
from tests.vault.records.store import everyone
from ui.jobs import Jobs, Worker
from ui.workspace.desk import Desk
from ui.workspace.drafts import Drafts
from ui.workspace.people import People
from ui.workspace.store import RecordStore
from vault import migrations
from vault.clock import stamp
from vault.database import Database, Mode
from vault.documents import DocumentFiles
from vault.errors import SermentError
from vault.pending import Draft
from vault.records import allergies, contacts, history, measurements, notes, patients, practice
from vault.records.births import precision_of
from vault.records.context import Context, new_id
from vault.records.documents_index import DocumentClass, Label, add
from vault.secret import Secret

TODAY = date(2026, 11, 21)
SEED = 7
KEY = bytes(range(32))


@dataclass
class At:
    """A clock that says what it was set to."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.moment


class InTurn:
    """A worker that answers at once, in the order asked: what a test of a window waits for is the window."""

    def submit(self, call: Callable[[], Any], /) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(call())
        except Exception as error:  # noqa: BLE001 - the future carries it to the asker
            future.set_exception(error)
        return future


class Held:
    """A worker that answers when it is told to, in any order."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Future[Any]]] = []

    def submit(self, call: Callable[[], Any], /) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((call, future))
        return future

    def answer(self, at: int = 0) -> None:
        """Answer one of the waiting questions."""
        call, future = self.waiting.pop(at)
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(call())
        except (OSError, SermentError) as error:
            future.set_exception(error)


def context(folder: Path) -> Context:
    """The record in ``folder``, made if there is none, with a clock that can be set."""
    path = folder / "records.db"
    new = not path.exists()
    database = Database.open(path, Secret(KEY), Mode.CREATE if new else Mode.WRITE)
    if new:
        migrations.migrate(database)
        practice.add_author(database, "Dr Claire Marchand")
    return Context(database, practice.authors(database)[0].id, At())


def desk(made: Context, folder: Path, worker: Worker | None = None) -> Desk:
    """The desk on the records of ``made``."""
    store = RecordStore(made, DocumentFiles(folder, "11" * 16))
    return Desk(
        store=store,
        jobs=Jobs(worker or InTurn()),
        people=People(everyone(made.database)),
        drafts=Drafts(),
        clean=lambda name, data: Incoming(name.rsplit(".", 1)[0], _media_type(name), data),
        explain=lambda error: f"Réponse : {type(error).__name__}.",
        save=_save,
    )


def fill(made: Context, folder: Path, size: int, documents: int = 0) -> None:
    """Write the first ``size`` patients of the fictional practice, the first ``documents`` with theirs."""
    files = DocumentFiles(folder, "11" * 16)
    with made.database.transaction():
        for rank, one in enumerate(fiction.practice(SEED, size, TODAY).patients()):
            _write(made, one, files if rank < documents else None)


def _save(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _media_type(name: str) -> str:
    ending = name.rsplit(".", 1)[-1].lower()
    return {"pdf": "application/pdf", "txt": "text/plain", "png": "image/png"}.get(ending, "image/jpeg")


def _write(made: Context, one: FictionalPatient, files: DocumentFiles | None) -> None:
    born = one.birth_date.iso()
    patient_id = patients.create(
        made,
        patients.Traits(
            birth_name=one.birth_name.upper(),
            birth_first_name=one.first_name,
            birth_date=born,
            birth_date_precision=precision_of(born),
            sex=one.sex.value,
            used_name=(one.used_name or "").upper(),
            used_first_name=one.used_first_name or "",
        ),
    )
    for phone in one.phones:
        contacts.add(made, patient_id, contacts.Point(contacts.Kind.PHONE, phone))
    _write_lasting(made, patient_id, one)
    for note in one.notes:
        _write_note(made, patient_id, note)
    panels: dict[str, list[measurements.Value]] = {}
    for value in one.measurements:
        key = f"{value.taken_at} {value.panel or value.loinc}"
        panels.setdefault(key, []).append(
            measurements.Value(value.loinc, value.value, value.unit, value.text)
        )
    for key, values in panels.items():
        measurements.add(made, patient_id, values, stamp(datetime.fromisoformat(key[:19]).astimezone()))
    for document in one.documents if files else ():
        assert files is not None
        data = document.content()
        label = Label(document.title, DocumentClass.MEDICAL, document.dated.isoformat())
        add(made, patient_id, files.add([data]), label, document.media_type, len(data))


def _write_lasting(made: Context, patient_id: str, one: FictionalPatient) -> None:
    for allergy in one.allergies:
        allergies.add(made, patient_id, allergies.Facts(allergy.substance, allergy.reaction or ""))
    if one.allergy_state is AllergyState.NONE_KNOWN:
        allergies.set_none_known(made, patient_id)
    kinds = history.Kind
    lasting = [
        *(history.Facts(kinds.PROBLEM, problem.label) for problem in one.problems),
        *(history.Facts(kinds.TREATMENT, cure.medicine, cure.posology) for cure in one.treatments),
        *(history.Facts(kinds.FAMILY if past.family else kinds.MEDICAL, past.text) for past in one.history),
        *(history.Facts(kinds.REMARK, remark) for remark in one.remarks),
        *([history.Facts(kinds.TREATING_GP, one.treating_gp)] if one.treating_gp else []),
    ]
    for facts in lasting:
        history.add(made, patient_id, facts)


def _write_note(made: Context, patient_id: str, note: FictionalNote) -> None:
    assert isinstance(made.clock, At)
    made.clock.moment = note.written_at.astimezone()
    note_id = _write_text(
        made, patient_id, note.text, note.care_at, note.kind.value, note.signed_at is not None
    )
    for addendum in note.addenda:
        made.clock.moment = addendum.written_at.astimezone()
        _write_text(made, patient_id, addendum.text, addendum.written_at, note.kind.value, True, note_id)
    if note.entered_in_error:
        notes.enter_in_error(made, note_id, note.entered_in_error.reason)


def _write_text(
    made: Context, patient_id: str, text: str, care: datetime, kind: str, signed: bool, to: str | None = None
) -> str:
    draft = Draft(
        note_id=new_id(),
        patient_id=patient_id,
        text=text,
        care_at=stamp(care.astimezone()),
        typed_at=made.now(),
        kind=kind,
        addendum_to=to,
    )
    if signed:
        notes.sign_draft(made, draft)
    else:
        notes.save_draft(made, draft)
    return draft.note_id
