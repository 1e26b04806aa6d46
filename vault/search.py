"""Folding, and the full-text index over what was signed.

French is typed without its accents, with its ligatures taken apart and its
apostrophes straight or curly: text is folded here, before indexing and before
asking, because SQLite's own tokenizer does not find "œuvre" under "oeuvre".

The index is contentless: it holds words and positions, never the text a
second time. So whoever removes a record from it hands over the text that was
indexed. Drafts are not indexed: 50,000 characters would write 322 KiB at each
save (measured), and a draft is on the screen anyway.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vault.database import Database

#: Beyond this many hits the latest come first: weighing 100,000 of them takes 40 ms, and nobody reads them.
WEIGHED = 1000
SNIPPET = 160

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
#: A letter may be followed by its accent as a code point of its own.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that matches: its table, its id, whose it is."""

    noun: str
    record_id: str
    patient_id: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of the original text, and where in it the words were found (start, end)."""

    text: str
    marks: tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    """Lower case without accents, ligatures or punctuation; words separated by one space."""
    letters = text.lower() if text.isascii() else "".join(map(_folded, text))
    return _PUNCTUATION.sub(" ", letters).strip()


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """``fold``, remembered: for names and words that come again at every keystroke or every row."""
    return fold(text)


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    # Casefolding twice: NFKD turns a mathematical 𝐀 into A, and ẞ is ss only once casefolded.
    apart = unicodedata.normalize("NFKD", character.casefold()).casefold()
    bare = "".join(part for part in apart if not unicodedata.combining(part))
    return bare.translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words of ``text``."""
    return fold(text).split()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person typed: whole words, and the word still being typed ('' after a space)."""

    whole: tuple[str, ...]
    begun: str


def asked(text: str) -> Asked:
    """Read a question. A single letter is not yet a beginning: it would match half of the vault."""
    found = words(text)
    if not found or text[-1].isspace() or len(found[-1]) < 2:
        return Asked(tuple(found), "")
    return Asked(tuple(found[:-1]), found[-1])


def query(text: str) -> str:
    """What FTS5 is asked for; '' when there is no word.

    Words hold letters and digits only, and stand in quotes: nothing a person types is ever FTS5 syntax.
    """
    question = asked(text)
    begun = [f'"{question.begun}"*'] if question.begun else []
    return " ".join([f'"{word}"' for word in question.whole] + begun)


def find(database: Database, text: str, patient_id: str = "", limit: int = 50) -> list[Hit]:
    """Records that hold every word of ``text``: the best first; the latest first in one record or a crowd."""
    terms = query(text)
    if not terms:
        return []
    match = f"body : ({terms})" + (f' AND patient : "{patient_id}"' if patient_id else "")
    crowd = database.rows(
        "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT ?",
        (match, WEIGHED + 1),
    )
    # Within one record the latest is wanted; weighing would count the words of the whole vault.
    if patient_id or len(crowd) > WEIGHED:
        return _hits(database, [int(row[0] or 0) for row in crowd[:limit]])
    best = database.rows(
        """
        SELECT rowid
          FROM search_text
         WHERE search_text MATCH ?
         ORDER BY bm25(search_text, 0.0, 1.0), rowid DESC
         LIMIT ?
        """,
        (match, limit),
    )
    return _hits(database, [int(row[0] or 0) for row in best])


def _hits(database: Database, seqs: Sequence[int]) -> list[Hit]:
    marks = ", ".join("?" * len(seqs))
    rows = database.rows(
        f"SELECT seq, noun, record_id, patient_id FROM search_item WHERE seq IN ({marks})",
        seqs,
    )
    by_seq = {row[0]: Hit(str(row[1]), str(row[2]), str(row[3])) for row in rows}
    return [by_seq[seq] for seq in seqs]


def add(database: Database, noun: str, record_id: str, patient_id: str, text: str) -> None:
    """Index a record. Call it in the transaction that writes the record."""
    database.run(
        "INSERT INTO search_item (noun, record_id, patient_id) VALUES (?, ?, ?)",
        (noun, record_id, patient_id),
    )
    database.run(
        "INSERT INTO search_text (rowid, patient, body) VALUES (last_insert_rowid(), ?, ?)",
        (patient_id, fold(text)),
    )


def remove(database: Database, record_id: str, text: str) -> None:
    """Take a record out. ``text`` must be what ``add`` was given; a record not indexed is no error."""
    item = database.row("SELECT seq, patient_id FROM search_item WHERE record_id = ?", (record_id,))
    if item is None:
        return
    database.run(
        "INSERT INTO search_text (search_text, rowid, patient, body) VALUES ('delete', ?, ?, ?)",
        (*item, fold(text)),
    )
    database.run("DELETE FROM search_item WHERE seq = ?", (item[0],))


def rebuild(database: Database, records: Iterable[tuple[str, str, str, str]]) -> None:
    """Index again from nothing: ``records`` are (noun, record id, patient id, text)."""
    with database.transaction():
        database.run("INSERT INTO search_text (search_text) VALUES ('delete-all')")
        database.run("DELETE FROM search_item")
        for record in records:
            add(database, *record)


def snippet(text: str, typed: str, width: int = SNIPPET) -> Snippet:
    """The piece of ``text`` around the first word found, with every word of ``typed`` in it marked."""
    spans = list(_spans(text, asked(typed)))
    start = _start(text, spans[0][0], width) if spans else 0
    end = _end(text, spans[0][1] if spans else start, start + width)
    inside = tuple((a - start, b - start) for a, b in spans if a >= start and b <= end)
    return Snippet(text[start:end], inside)


def _start(text: str, first: int, width: int) -> int:
    """A third of the piece stands before the first word found, and begins with a whole word."""
    start = max(0, first - width // 3)
    return start and (text.find(" ", start, first) + 1 or start)


def _end(text: str, found: int, end: int) -> int:
    """The piece ends with a whole word, where one ends behind the first found."""
    return len(text) if end >= len(text) else max(text.rfind(" ", found, end + 1), 0) or end


def _spans(text: str, question: Asked) -> Iterator[tuple[int, int]]:
    for run in _WORD.finditer(text):
        for word in words(run.group()):
            if word in question.whole or (question.begun and word.startswith(question.begun)):
                yield run.span()
                break
