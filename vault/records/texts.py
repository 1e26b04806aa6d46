"""Full-text search as a window shows it: whose text, of what day, and the piece that was found.

Which nouns are found, and by which words of theirs, stands here once: whoever
writes or takes back such a record calls ``index`` and ``unindex``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from vault import search
from vault.database import Database
from vault.records.context import Context
from vault.search import Hit, Snippet


@dataclass(frozen=True, slots=True)
class Source:
    """Where a noun keeps its text, the day it speaks of, and its kind, as SQL over its row."""

    text: str
    dated: str
    kind: str = "''"
    #: Which rows are found at all.
    where: str = "removed_at IS NULL"


SOURCES: Final[Mapping[str, Source]] = {
    "note": Source(
        "text",
        "care_at",
        "kind",
        """state = 'signed' AND NOT EXISTS (
            SELECT 1 FROM note AS parent
             WHERE parent.id = note.addendum_to AND parent.state = 'entered_in_error')""",
    ),
    "entry": Source("text", "coalesce(nullif(since, ''), created_at)", "kind"),
    "allergy": Source("substance || ' ' || reaction", "coalesce(nullif(noted_on, ''), created_at)"),
    "document": Source("title || ' ' || source", "dated_on", "kind"),
    "vaccination": Source("vaccine || ' ' || against || ' ' || lot", "given_on", "state"),
    "long_term_illness": Source("text", "coalesce(nullif(since, ''), created_at)"),
    "received_prescription": Source("acts || ' ' || prescriber", "prescribed_on"),
    "wound": Source("label || ' ' || protocol", "coalesce(nullif(since, ''), created_at)", "kind"),
    "task": Source("text", "coalesce(nullif(due_on, ''), created_at)", "kind"),
    "paper": Source("title || ' ' || body", "dated_on", "kind", "state = 'issued'"),
    "prescription_line": Source(
        "text || ' ' || substance",
        "(SELECT dated_on FROM paper WHERE id = paper_id)",
        where="(SELECT state FROM paper WHERE id = paper_id) = 'issued'",
    ),
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
    """Records that hold every word of ``typed``, of one patient or of all."""
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
    source = SOURCES[hit.noun]
    row = database.row(
        f"SELECT {source.text}, {source.dated}, {source.kind} FROM {hit.noun} WHERE id = ?", (hit.record_id,)
    )
    text, dated, kind = cast(tuple[str, str, str], row)
    snippet = search.snippet(text, typed)
    return FoundText(
        hit.noun, hit.record_id, hit.patient_id, name, first_name, birth_date, kind, dated[:10], snippet
    )


def index(database: Database, noun: str, record_id: str) -> None:
    """Make a record found by what its row says now, where it is to be found at all."""
    if noun in SOURCES:
        source = SOURCES[noun]
        row = database.row(
            f"""
            SELECT patient_id, {source.text}
              FROM {noun}
             WHERE id = ? AND patient_id IS NOT NULL AND {source.where}
            """,
            (record_id,),
        )
        if row:
            search.add(database, noun, record_id, str(row[0]), str(row[1]))


def unindex(database: Database, noun: str, record_id: str) -> None:
    """Let a record be found no more. Call it before its row changes: the index needs the text it holds."""
    if noun in SOURCES:
        text = database.value(f"SELECT {SOURCES[noun].text} FROM {noun} WHERE id = ?", (record_id,))
        search.remove(database, record_id, str(text))


def is_indexed(database: Database, record_id: str) -> bool:
    """Whether a record is found at present."""
    return database.value("SELECT 1 FROM search_item WHERE record_id = ?", (record_id,)) is not None


def forget(database: Database, patient_id: str) -> None:
    """Take everything of a patient out of the index."""
    items = database.rows("SELECT noun, record_id FROM search_item WHERE patient_id = ?", (patient_id,))
    for noun, record_id in items:
        unindex(database, str(noun), str(record_id))


def reindex(database: Database) -> None:
    """Make the full-text index again from the records."""
    search.rebuild(database, _findable(database, SOURCES))


def fill(database: Database) -> None:
    """Index the nouns that were there before the second step but were not found: allergies and documents."""
    for found in _findable(database, ("allergy", "document")):
        search.add(database, *found)


def _findable(database: Database, nouns: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    for noun in nouns:
        source = SOURCES[noun]
        found = database.rows(
            f"""
            SELECT '{noun}', id, patient_id, {source.text}
              FROM {noun}
             WHERE patient_id IS NOT NULL AND {source.where}
             ORDER BY rowid
            """
        )
        yield from cast(list[tuple[str, str, str, str]], found)
