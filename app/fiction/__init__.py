"""A practice that never was: what the demonstration shows and the bench measures.

``practice(seed, patients, today)`` gives it; everything else here is how it is told.
"""

from app.fiction.model import (
    AllergyState,
    DocumentClass,
    FictionalDocument,
    FictionalMeasurement,
    FictionalNote,
    FictionalPatient,
    FictionalPractitioner,
    IdentityStatus,
    NoteKind,
    PartialDate,
    Sex,
)
from app.fiction.practice import MOST_PATIENTS, NOTES_PER_PATIENT, PATIENTS, FictionalPractice, practice

__all__ = [
    "MOST_PATIENTS",
    "NOTES_PER_PATIENT",
    "PATIENTS",
    "AllergyState",
    "DocumentClass",
    "FictionalDocument",
    "FictionalMeasurement",
    "FictionalNote",
    "FictionalPatient",
    "FictionalPractice",
    "FictionalPractitioner",
    "IdentityStatus",
    "NoteKind",
    "PartialDate",
    "Sex",
    "practice",
]
