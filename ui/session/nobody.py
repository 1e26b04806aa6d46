"""Records of nobody: one with some of each thing a record shows, and an empty one.

The first record that is built and painted takes three times as long as the
next: fonts, icons and styles are made on the way. A waiting session does that
with these, before there is a patient in the process.
"""

from dataclasses import replace

from ui.workspace.store import Record
from vault.records.allergies import Allergies, Allergy, Known
from vault.records.allergies import Facts as AllergyFacts
from vault.records.history import Entry, Facts, Kind
from vault.records.measurements import Measurement, Value
from vault.records.notes import Note, State
from vault.records.patients import Patient, Status, Traits

_WHEN = "2026-01-01T09:00:00Z"
_ID = "nobody"


def full() -> Record:
    """What is to be built and painted."""
    return replace(
        empty(),
        allergies=Allergies(Known.LISTED, _WHEN, (Allergy(_ID, _ID, AllergyFacts("-"), _ID, _WHEN),)),
        entries=[_entry(kind) for kind in (Kind.PROBLEM, Kind.TREATMENT, Kind.TREATING_GP)],
        notes=[_note(f"{_ID}{at}") for at in range(4)],
        measurements=[_measured(f"{_ID}{at}", at) for at in range(2)],
        authors={_ID: "-"},
    )


def empty() -> Record:
    """What leaves nothing on the screen."""
    return Record(
        patient=_patient(),
        contacts=(),
        allergies=Allergies(Known.NOT_ASKED, None, ()),
        entries=(),
        notes=(),
        measurements=(),
        documents=(),
        authors={},
    )


def _patient() -> Patient:
    return Patient(
        id=_ID,
        traits=Traits("-", "-"),
        status=Status.PROVISIONAL,
        evidence="",
        evidence_on="",
        marks=frozenset(),
        deceased_on="",
        archived_at=None,
        last_care_on="",
        author_id=_ID,
        created_at=_WHEN,
        typed_at=_WHEN,
    )


def _entry(kind: Kind) -> Entry:
    return Entry(kind.value, _ID, Facts(kind, "-", "-"), _ID, _WHEN, _WHEN)


def _note(note_id: str) -> Note:
    return Note(
        id=note_id,
        patient_id=_ID,
        kind="text",
        text="-\n-",
        care_at=_WHEN,
        typed_at=_WHEN,
        author_id=_ID,
        state=State.SIGNED,
        signed_at=_WHEN,
        reason="",
        addendum_to=None,
        copied_from=None,
    )


def _measured(measurement_id: str, at: int) -> Measurement:
    return Measurement(measurement_id, _ID, Value("29463-7", 70.0 + at, "kg"), None, None, _WHEN, _ID, _WHEN)
