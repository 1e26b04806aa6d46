"""Full-text search as a window shows it: whose text, of what day, and the piece that was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from vault import search
from vault.database import Database
from vault.records.context import Context
from vault.search import Hit, Snippet

#: Where each noun of the index keeps its text, and the day it speaks of.
_TEXT_OF = {
    "note": "SELECT text, care_at, kind FROM note WHERE id = ?",
    "entry": "SELECT text, coalesce(nullif(since, ''), created_at), kind FROM entry WHERE id = ?",
}


@dataclass(frozen=True, slots=True)
class FoundText:
    """One answer: the record it stands in, and enough to tell homonyms apart."""

    noun: str
    record_id: str
    patient_id: str
    name: str
    first_name: str
    birth_date: str
    kind: str
    dated: str
    snippet: Snippet


def find(database: Database, typed: str, patient_id: str = "", limit: int = 50) -> list[FoundText]:
    """Signed notes and entries that hold every word of ``typed``, in one record or in all."""
    return [_found(database, hit, typed) for hit in search.find(database, typed, patient_id, limit)]


def log_search(context: Context) -> None:
    """A line in the access log: passages of several records were shown. What was looked for is medical."""
    with context.database.transaction():
        context.log("text.searched")


def _found(database: Database, hit: Hit, typed: str) -> FoundText:
    who = database.row(
        """
        SELECT coalesce(nullif(used_name, ''), birth_name),
               coalesce(nullif(used_first_name, ''), birth_first_name), birth_date
          FROM patient
         WHERE id = ?
        """,
        (hit.patient_id,),
    )
    # Both rows exist: the index is written in the transactions that write them.
    name, first_name, birth_date = cast(tuple[str, str, str], who)
    text, dated, kind = cast(tuple[str, str, str], database.row(_TEXT_OF[hit.noun], (hit.record_id,)))
    snippet = search.snippet(text, typed)
    return FoundText(
        hit.noun, hit.record_id, hit.patient_id, name, first_name, birth_date, kind, dated[:10], snippet
    )


def reindex(database: Database) -> None:
    """Make the full-text index again from the records."""
    search.rebuild(database, _findable(database))


def _findable(database: Database) -> Iterator[tuple[str, str, str, str]]:
    yield from cast(
        list[tuple[str, str, str, str]],
        database.rows(
            """
            SELECT 'note', n.id, n.patient_id, n.text
              FROM note AS n
              LEFT JOIN note AS parent ON parent.id = n.addendum_to
             WHERE n.state = 'signed' AND parent.state IS NOT 'entered_in_error'
             ORDER BY n.rowid
            """
        ),
    )
    yield from cast(
        list[tuple[str, str, str, str]],
        database.rows(
            "SELECT 'entry', id, patient_id, text FROM entry WHERE removed_at IS NULL ORDER BY rowid"
        ),
    )
