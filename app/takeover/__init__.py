"""Taking over a patient list that another program exported.

A practitioner changes programs with years of patients in a CSV file that no
standard describes. Each step is a pure function: bytes become a table
(``table``), its columns get a meaning (``columns``), each row becomes a draft
of a patient (``rows``), and all of them a plan (``planning``) that says of
every row whether it is created, merged or skipped, and why. Nothing here
knows a window or a vault: what is already stored comes in as plain values,
and the plan is written by the store in one transaction.

Every command knows the errors of this package, so the names below are found
when they are first asked for: the tables of telephone numbers alone would
double the time of `serment lock`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "Field": "columns",
    "Mapping": "columns",
    "guess": "columns",
    "Address": "drafts",
    "Allergies": "drafts",
    "Allergy": "drafts",
    "AllergyState": "drafts",
    "Email": "drafts",
    "ExistingPatient": "drafts",
    "Mark": "drafts",
    "MarkKind": "drafts",
    "PartialDate": "drafts",
    "PatientDraft": "drafts",
    "Phone": "drafts",
    "Sex": "drafts",
    "SourceRow": "drafts",
    "Merge": "planning",
    "Plan": "planning",
    "Skip": "planning",
    "plan": "planning",
    "Finding": "reasons",
    "Reason": "reasons",
    "sentence": "reasons",
    "Layout": "table",
    "Table": "table",
    "read": "table",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"app.takeover.{_HOMES[name]}"), name)


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
