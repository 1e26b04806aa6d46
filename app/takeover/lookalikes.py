"""Patients who could be taken for one another.

Same names with another birth date are homonyms: both are real, and both must
carry the warning. Same names with the same birth date, or almost, are most
likely one person written twice; two rows are never merged for that, since only
the practitioner can tell. The comparisons are bounded: a list in which
everybody is born on 01/01/1900 must not take an hour.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import product

from app.takeover.drafts import ExistingPatient, Mark, MarkKind, PartialDate, PatientDraft
from app.takeover.folding import fold

_AS_GOOD_AS_EQUAL = 90.0
COMPARED_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared: folded names, birth date, the 13 characters of the NIR, and how to say who it is."""

    families: tuple[str, ...]
    #: A list gives one first name where the civil register has three: either may stand there.
    firsts: tuple[str, ...]
    born: PartialDate | None
    nir: str
    shown: str
    row: int | None = None
    patient: str | None = None

    def mark(self, kind: MarkKind) -> Mark:
        """The mark that points at this person."""
        return Mark(kind, self.row, self.patient)


def from_draft(draft: PatientDraft) -> Person:
    """The person a draft describes."""
    shown = f"{draft.used_name or draft.birth_name} {draft.first_names} {draft.birth_date_text}"
    return Person(
        _distinct(draft.birth_name, draft.used_name),
        (fold(draft.first_names),),
        draft.birth_date,
        draft.nir[:13],
        " ".join(shown.split()),
        row=draft.row,
    )


def from_existing(patient: ExistingPatient) -> Person:
    """The person a stored patient is."""
    parts = [int(part) for part in patient.birth_date.split("-")] if patient.birth_date else []
    shown = f"{patient.used_name or patient.birth_name} {patient.first_names} {patient.birth_date}"
    return Person(
        _distinct(patient.birth_name, patient.used_name),
        _distinct(patient.first_names, patient.first_name),
        PartialDate(*parts) if parts else None,
        patient.nir[:13],
        " ".join(shown.split()),
        patient=patient.id,
    )


def _distinct(one: str, other: str) -> tuple[str, ...]:
    """Both names folded, or the one there is; no name is one nobody has."""
    return tuple(dict.fromkeys(name for name in (fold(one), fold(other)) if name)) or ("",)


class Register:
    """Everybody seen so far, found again by name, birth date and NIR."""

    def __init__(self) -> None:
        self._by_name: defaultdict[tuple[str, str], list[Person]] = defaultdict(list)
        self._by_birth: defaultdict[PartialDate, list[Person]] = defaultdict(list)
        self._by_nir: defaultdict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        """Remember somebody."""
        for key in product(person.families, person.firsts):
            self._by_name[key].append(person)
        if person.born and person.born.day:
            self._by_birth[person.born].append(person)
        if person.nir:
            self._by_nir[person.nir].append(person)

    def lookalikes(self, person: Person) -> list[tuple[MarkKind, Person]]:
        """Who of those remembered could be taken for ``person``, and how."""
        found: dict[int, tuple[MarkKind, Person]] = {}
        for key in product(person.families, person.firsts):
            for other in self._by_name.get(key, ())[:COMPARED_AT_MOST]:
                kind = MarkKind.POSSIBLE_DUPLICATE if _one_person(person, other) else MarkKind.HOMONYM
                found.setdefault(id(other), (kind, other))
        if person.born and person.born.day:
            for other in self._by_birth.get(person.born, ())[:COMPARED_AT_MOST]:
                if id(other) not in found and _alike(person, other):
                    found[id(other)] = (MarkKind.POSSIBLE_DUPLICATE, other)
        return list(found.values())

    def same_nir(self, person: Person) -> Person | None:
        """Somebody remembered who has the same NIR."""
        return next(iter(self._by_nir.get(person.nir, ())), None) if person.nir else None


def _one_person(one: Person, other: Person) -> bool:
    if one.nir and one.nir == other.nir:
        return True
    two_numbers = bool(one.nir and other.nir)
    if one.born is None or other.born is None:
        return not two_numbers
    return _compatible(one.born, other.born) or (_slip(one.born, other.born) and not two_numbers)


def _compatible(one: PartialDate, other: PartialDate) -> bool:
    """Whether both may be the same day; what is unknown contradicts nothing."""
    if one.year != other.year or (one.month and other.month and one.month != other.month):
        return False
    return not (one.day and other.day) or one.day == other.day


def _slip(one: PartialDate, other: PartialDate) -> bool:
    """Day and month exchanged, or the century misread."""
    exchanged = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    same_day = bool(one.day) and (one.month, one.day) == (other.month, other.day)
    return exchanged or (same_day and abs(one.year - other.year) == 100)


def _alike(one: Person, other: Person) -> bool:
    """Names that differ by a letter, or stand in each other's place."""
    # The import page comes with every session, and is seldom opened.
    from rapidfuzz.fuzz import token_sort_ratio

    mine, theirs = product(one.families, one.firsts), list(product(other.families, other.firsts))
    return any(
        token_sort_ratio(" ".join(names), " ".join(others)) >= _AS_GOOD_AS_EQUAL
        for names in mine
        for others in theirs
    )
