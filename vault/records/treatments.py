"""Long-term treatments: begun, prescribed again and again, stopped for a reason.

The treatment itself is an entry of the record (``history``); each renewal is
kept, so that the day on which the last box is empty is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vault.records import history
from vault.records.context import Context
from vault.records.history import Entry, Kind
from vault.records.noun import Noun


@dataclass(frozen=True, slots=True)
class Renewal:
    """What was prescribed on one day lasts ``until`` another; ``paper_id`` is the ordonnance."""

    entry_id: str
    renewed_on: str
    until: str = ""
    paper_id: str | None = None


RENEWAL: Final = Noun(
    "renewal",
    Renewal,
    required=("renewed_on",),
    order="renewed_on, rowid",
    within={"entry_id": "entry", "paper_id": "paper"},
)


def going_on(entries: Iterable[Entry], on: str) -> list[Entry]:
    """Those of ``entries`` that are treatments and not stopped by ``on``, in their order."""
    return [
        one
        for one in entries
        if one.facts.kind is Kind.TREATMENT
        and (not one.facts.until or one.facts.until > on[: len(one.facts.until)])
    ]


def renew(context: Context, entry_id: str, on: str, until: str = "", paper_id: str | None = None) -> str:
    """Write a renewal down and return its id. Raises InvalidInput, UnknownRecord."""
    patient_id = history.get(context.database, entry_id).patient_id
    return RENEWAL.add(context, patient_id, Renewal(entry_id, on, until, paper_id))
