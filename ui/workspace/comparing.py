"""A patient as a backup has them, held against the patient as they are today. No word, no window.

The same row bears the same id in both: so what is missing today, what says
something else and what came since are told apart without guessing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from ui.workspace.store import Record
from vault.records import nouns, rows
from vault.records.allergies import Allergy
from vault.records.documents_index import Document
from vault.records.history import Entry
from vault.records.measurements import Measurement
from vault.records.notes import Note, State
from vault.records.noun import Record as Written

Item = Written[Any] | Allergy | Entry | Note | Measurement | Document


class Noun(StrEnum):
    """What a line is about."""

    CONTACT = "contact"
    ALLERGY = "allergy"
    ENTRY = "entry"
    VACCINATION = "vaccination"
    RENEWAL = "renewal"
    ILLNESS = "long_term_illness"
    NOTE = "note"
    MEASUREMENT = "measurement"
    TARGET = "target"
    DOCUMENT = "document"
    PRESCRIPTION = "received_prescription"
    SESSION = "session_given"
    CARE = "care"
    CARE_GIVEN = "care_given"
    WOUND = "wound"
    WOUND_STATE = "wound_state"
    WOUND_PHOTO = "wound_photo"
    RELATION = "related_person"
    IDENTIFIER = "identifier"
    COVERAGE = "coverage"
    OBJECTION = "sharing_objection"
    HOLD = "legal_hold"


class Fate(StrEnum):
    """What became of it since the backup."""

    SAME = "same"
    MISSING = "missing"
    CHANGED = "changed"
    NEW = "new"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing then and now; one of the two may be None."""

    noun: Noun
    then: Any
    now: Any
    fate: Fate


def compared(then: Record, now: Record | None, taken: Mapping[str, str]) -> list[Pair]:
    """Everything of the patient ``then``, with what is there ``now``.

    ``taken`` says under which id something was taken back already.
    """
    found: list[Pair] = []
    for noun, items in _ITEMS.items():
        marked = _entered_in_error(now) if now and noun is Noun.NOTE else ()
        found += _of_noun(noun, items(then), items(now) if now else (), taken, marked)
    return found


def alone(then: Record) -> list[Pair]:
    """Everything of a patient that is held against nothing."""
    return [Pair(noun, item, None, Fate.SAME) for noun, items in _ITEMS.items() for item in items(then)]


def missing(pairs: Sequence[Pair]) -> list[Pair]:
    """What can be taken back."""
    return [pair for pair in pairs if pair.fate is Fate.MISSING]


def with_what_they_need(wanted: Sequence[Pair], pairs: Sequence[Pair]) -> list[Pair]:
    """``wanted`` and, before them, what is missing too and they belong to: a session and its prescription."""
    needed = {value for pair in wanted for value in _named(pair.then)}
    further = [one for one in missing(pairs) if one.then.id in needed and one not in wanted]
    return [*with_what_they_need(further, pairs), *wanted] if further else list(wanted)


def _named(item: Item) -> set[str]:
    """The ids that it may name."""
    facts = item.facts if isinstance(item, Written) else None
    return {value for value in rows.values_of(facts).values() if isinstance(value, str)} if facts else set()


def _of_noun(
    noun: Noun,
    then: Sequence[Item],
    now: Sequence[Item],
    taken: Mapping[str, str],
    marked: Sequence[Item],
) -> list[Pair]:
    """``marked``: what was marked since as entered in error. It is not missing, and must not come back."""
    there = {item.id: item for item in (*now, *marked)}
    back = {old: there[new] for old, new in taken.items() if new in there}
    pairs = [_pair(noun, item, there.get(item.id), back.get(item.id)) for item in then]
    known = {item.id for item in then} | {item.id for item in back.values()}
    return pairs + [Pair(noun, None, item, Fate.NEW) for item in now if item.id not in known]


def _pair(noun: Noun, then: Item, now: Item | None, back: Item | None) -> Pair:
    if now is None and back is not None:
        return Pair(noun, then, back, Fate.TAKEN_BACK)
    if now is None:
        return Pair(noun, then, None, Fate.MISSING)
    return Pair(noun, then, now, Fate.SAME if said(then) == said(now) else Fate.CHANGED)


def said(item: Item) -> object:
    """What it says, without who wrote it down and when."""
    match item:
        case Written() | Allergy() | Entry():
            return item.facts
        case Note():
            return item.kind, item.text, item.care_at, item.state
        case Measurement():
            return item.value, item.measured_at
        case Document():
            return item.label, item.media_type, item.size


def _notes(record: Record) -> Sequence[Note]:
    # What was entered in error is not the patient's: it is neither shown nor taken back.
    return [note for note in record.notes if note.state is not State.ENTERED_IN_ERROR]


def _entered_in_error(record: Record) -> Sequence[Note]:
    return [note for note in record.notes if note.state is State.ENTERED_IN_ERROR]


def _alike(noun: Noun, record: Record) -> Sequence[Item]:
    return record.nouns.get(noun.value, ())


_ITEMS: dict[Noun, Callable[[Record], Sequence[Item]]] = {
    Noun.CONTACT: lambda record: record.contacts,
    Noun.ALLERGY: lambda record: record.allergies.listed,
    Noun.ENTRY: lambda record: record.entries,
    Noun.NOTE: _notes,
    Noun.MEASUREMENT: lambda record: record.measurements,
    Noun.DOCUMENT: lambda record: record.documents,
} | {noun: partial(_alike, noun) for noun in Noun if noun.value in nouns.OF_A_RECORD}
