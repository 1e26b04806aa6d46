"""Taking over a patient list that another program exported.

A practitioner changes programs with years of patients in a CSV file that no
standard describes. Each step is a pure function: bytes become a table
(``table``), its columns get a meaning (``columns``), each row becomes a draft
of a patient (``rows``), and all of them a plan (``planning``) that says of
every row whether it is created, merged or skipped, and why. Nothing here
knows a window or a vault: what is already stored comes in as plain values,
and the plan is written by the store in one transaction.
"""

from app.takeover.columns import Field, Mapping, guess
from app.takeover.drafts import (
    Address,
    Allergies,
    Allergy,
    AllergyState,
    Email,
    ExistingPatient,
    Mark,
    MarkKind,
    PartialDate,
    PatientDraft,
    Phone,
    Sex,
    SourceRow,
)
from app.takeover.planning import Merge, Plan, Skip, plan
from app.takeover.reasons import Finding, Reason, sentence
from app.takeover.table import Layout, Table, read

__all__ = [
    "Address",
    "Allergies",
    "Allergy",
    "AllergyState",
    "Email",
    "ExistingPatient",
    "Field",
    "Finding",
    "Layout",
    "Mapping",
    "Mark",
    "MarkKind",
    "Merge",
    "PartialDate",
    "PatientDraft",
    "Phone",
    "Plan",
    "Reason",
    "Sex",
    "Skip",
    "SourceRow",
    "Table",
    "guess",
    "plan",
    "read",
    "sentence",
]
