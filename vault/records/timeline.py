"""What happened to a patient, of every noun, the latest first: for the timeline and for print.

A line says what it is, when it was and in a few words what it says; whoever
shows more asks the noun itself. Withdrawn notes, drafts of papers and what was
taken back are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from vault.database import Database


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: the noun and its id, the moment or day it speaks of, its kind, and its words."""

    noun: str
    record_id: str
    at: str
    kind: str
    text: str
    author_id: str


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a noun keeps them, as SQL over its row."""

    at: str
    kind: str
    text: str
    where: str = "removed_at IS NULL"


_NOUNS: Final[Mapping[str, _Told]] = {
    "note": _Told(
        "care_at",
        "kind",
        "text",
        """state <> 'entered_in_error' AND NOT EXISTS (
            SELECT 1 FROM note AS parent
             WHERE parent.id = note.addendum_to AND parent.state = 'entered_in_error')""",
    ),
    "measurement": _Told("measured_at", "code", "comparator || value || ' ' || unit"),
    "document": _Told("dated_on", "kind", "title"),
    "vaccination": _Told("given_on", "state", "vaccine || ' ' || dose"),
    "paper": _Told("dated_on", "kind", "title", "state <> 'draft'"),
    "renewal": _Told("renewed_on", "''", "(SELECT text FROM entry WHERE entry.id = entry_id)"),
    "session_given": _Told("given_at", "''", "remark"),
    "care_given": _Told(
        "planned_at",
        "CASE done WHEN 1 THEN 'done' ELSE 'not_done' END",
        "(SELECT text FROM care WHERE care.id = care_id) || ' ' || reason",
    ),
    "wound_state": _Told(
        "seen_at", "''", "(SELECT label FROM wound WHERE wound.id = wound_id) || ' ' || remark"
    ),
    "disclosure": _Told("created_at", "class", "what || ' ' || recipient", "TRUE"),
    "fee_note": _Told("issued_on", "kind", "year || '-' || printf('%04d', number)", "TRUE"),
}
NOUNS: Final = tuple(_NOUNS)


def of_patient(
    database: Database, patient_id: str, nouns: tuple[str, ...] = NOUNS, limit: int = -1
) -> list[Moment]:
    """Everything of these nouns, the latest first; -1: all of it."""
    parts = " UNION ALL ".join(_part(noun, _NOUNS[noun]) for noun in nouns)
    found = database.rows(
        f"SELECT noun, id, at, kind, text, author_id FROM ({parts}) ORDER BY at DESC, noun, seq DESC LIMIT ?",
        (*[patient_id] * len(nouns), limit),
    )
    return [Moment(*row) for row in cast(list[tuple[str, str, str, str, str, str]], found)]


def _part(noun: str, told: _Told) -> str:
    return f"""
        SELECT '{noun}' AS noun, id, {told.at} AS at, {told.kind} AS kind, trim({told.text}) AS text,
               author_id, rowid AS seq
          FROM {noun}
         WHERE patient_id = ? AND {told.where}
        """
