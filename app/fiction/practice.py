"""A fictional French general practice, patient after patient, from one seed.

It feeds the demonstration and the bench: 400 patients or 100,000, a few notes
each or as many as asked. The first patients of a larger practice are those of
a smaller one, nothing is kept once it was handed out, and nobody in it exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, islice

from app.fiction.cast import cast
from app.fiction.correspondents import OTHER_DOCTORS, PRACTITIONER
from app.fiction.dice import Dice
from app.fiction.household import household
from app.fiction.model import FictionalPatient, FictionalPractitioner, IdentityStatus
from app.fiction.nir import Register
from app.fiction.person import Person
from app.fiction.telling import Record

PATIENTS = 400
MOST_PATIENTS = 100_000
NOTES_PER_PATIENT = 9.0


@dataclass(frozen=True, slots=True)
class FictionalPractice:
    """The practice as it stands on ``today``: every date in it is earlier, birth dates and terms aside."""

    seed: int
    size: int
    today: date
    notes_per_patient: float
    practitioner: FictionalPractitioner = PRACTITIONER

    def patients(self) -> Iterator[FictionalPatient]:
        """Each patient once, the featured ones first; told again from the start at each call."""
        register = Register()
        mothers: dict[tuple[str, str, date], str] = {}
        for rank, person in enumerate(islice(self._people(), self.size)):
            number = register.number(person)
            if person.births:
                mothers[_identity(person)] = number
            rights = mothers.get(_identity(person.parent)) if person.parent else None
            yield _patient(person, rank, self, number, rights)

    def _people(self) -> Iterator[Person]:
        yield from cast(self.today)
        for number in count():
            yield from household(self.seed, number, self.today)


def practice(
    seed: int, patients: int, today: date, notes_per_patient: float = NOTES_PER_PATIENT
) -> FictionalPractice:
    """A practice of ``patients`` people with about ``notes_per_patient`` notes each."""
    if not 0 <= patients <= MOST_PATIENTS:
        raise ValueError(patients)
    return FictionalPractice(seed, patients, today, notes_per_patient)


def _identity(person: Person) -> tuple[str, str, date]:
    return person.birth_name, person.first_name, person.born_on


def _patient(
    person: Person, rank: int, practice: FictionalPractice, number: str, rights: str | None
) -> FictionalPatient:
    record = Record(person, practice.seed, rank, practice.today, practice.notes_per_patient)
    dice = Dice(practice.seed, "papers", rank)
    health, chart = record.constitution, record.chart
    return FictionalPatient(
        reference=f"P{rank + 1:06d}",
        sex=person.sex,
        birth_name=person.birth_name,
        first_name=person.first_name,
        given_names=person.given_names,
        used_name=person.used_name,
        used_first_name=person.used_first_name,
        birth_date=person.known_birth_date(),
        born_on=person.born_on,
        birth_place=person.birth_place,
        identity_status=IdentityStatus.VALIDATED if dice.chance(0.72) else IdentityStatus.PROVISIONAL,
        nir=number if dice.chance(0.93) else None,
        rights_nir=rights,
        phones=person.phones,
        email=person.email,
        address=person.address,
        treating_gp=_treating_gp(dice),
        allergy_state=health.allergy_state,
        allergies=health.allergies,
        history=health.history,
        problems=record.problems(),
        treatments=tuple(chart.treatments.values()),
        remarks=health.remarks,
        notes=record.notes,
        measurements=tuple(chart.measurements),
        documents=tuple(sorted(chart.documents, key=lambda document: document.received_at)),
    )


def _treating_gp(dice: Dice) -> str | None:
    draw = dice.roll()
    if draw < 0.82:
        return PRACTITIONER.signature
    return dice.pick(OTHER_DOCTORS) if draw < 0.93 else None
