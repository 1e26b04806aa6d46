"""Patients of a list who could be taken for one another, or for somebody already there.

Which of the two marks they bear is the vault's rule (``vault.records.likeness``);
here they are found. The comparisons are bounded: a list in which everybody is
born on 01/01/1900 must not take an hour.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.takeover.drafts import ExistingPatient, Mark, MarkKind, PatientDraft
from vault.records import patients
from vault.records.likeness import Somebody, mark_for
from vault.search import fold_name

COMPARED_AT_MOST = 30
#: As long as a birth date of which the day is known.
DAY = len("1968-03-12")

KINDS = {patients.Mark.HOMONYM: MarkKind.HOMONYM, patients.Mark.DUPLICATE: MarkKind.POSSIBLE_DUPLICATE}


@dataclass(frozen=True, slots=True)
class Person:
    """Who is compared, how to say who it is, and where they stand."""

    who: Somebody
    shown: str
    row: int | None = None
    patient: str | None = None

    def mark(self, kind: MarkKind) -> Mark:
        """The mark that points at this person."""
        return Mark(kind, self.row, self.patient)


def from_draft(draft: PatientDraft) -> Person:
    """The person a draft describes."""
    shown = f"{draft.used_name or draft.birth_name} {draft.first_names} {draft.birth_date_text}"
    born = draft.birth_date.iso if draft.birth_date else ""
    names = _folded((draft.birth_name, draft.used_name))
    firsts = _folded((draft.first_names, draft.first_name, draft.used_first_name))
    who = Somebody(names, firsts, born, draft.nir[:13])
    return Person(who, " ".join(shown.split()), row=draft.row)


def from_existing(patient: ExistingPatient) -> Person:
    """The person a stored patient is."""
    shown = f"{patient.used_name or patient.birth_name} {patient.first_names} {patient.birth_date}"
    names = _folded((patient.birth_name, patient.used_name))
    firsts = _folded((patient.first_names, patient.first_name, patient.used_first_name))
    who = Somebody(names, firsts, patient.birth_date, patient.nir[:13])
    return Person(who, " ".join(shown.split()), patient=patient.id)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in map(fold_name, names) if name)


class Register:
    """Everybody seen so far, found again by name, birth date and NIR."""

    def __init__(self) -> None:
        self._by_name: defaultdict[tuple[str, str], list[Person]] = defaultdict(list)
        self._by_birth: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_nir: defaultdict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        """Remember somebody."""
        for name in person.who.named:
            self._by_name[name].append(person)
        if len(person.who.born) == DAY:
            self._by_birth[person.who.born].append(person)
        if person.who.nir:
            self._by_nir[person.who.nir].append(person)

    def lookalikes(self, person: Person) -> list[tuple[MarkKind, Person]]:
        """Who of those remembered could be taken for ``person``, and how."""
        found = {
            id(other): (KINDS[mark], other)
            for other in self._near(person.who)
            if (mark := mark_for(person.who, other.who))
        }
        return list(found.values())

    def same_nir(self, person: Person) -> Person | None:
        """Somebody remembered who has the same NIR."""
        return next(iter(self._by_nir.get(person.who.nir, ())), None) if person.who.nir else None

    def _near(self, who: Somebody) -> Iterable[Person]:
        """Who has the same names or was born the same day."""
        for name in sorted(who.named):
            yield from self._by_name.get(name, ())[:COMPARED_AT_MOST]
        if len(who.born) == DAY:
            yield from self._by_birth.get(who.born, ())[:COMPARED_AT_MOST]
