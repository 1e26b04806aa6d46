"""The people every demonstration meets first, whatever the seed.

They hold what a practice list must get right: ŒUVRARD and LEFÈVRE, three
namesakes, twins, a father and son of one first name, an infant counted in
months, a centenarian, Corsican and foreign births, a birth date of which only
the year is known, used names, particles and hyphens.
"""

from dataclasses import replace
from datetime import date, timedelta

from app.fiction import geography
from app.fiction.agenda import years_before
from app.fiction.model import Address, Allergy, PartialDate, Sex
from app.fiction.person import LANDLINE, MOBILE, PARIS, Person, folded

F, M = Sex.FEMALE, Sex.MALE
_PENICILLIN = Allergy("Pénicilline", "œdème de Quincke", 2009)
_LATEX = Allergy("Latex", "urticaire", None)


def cast(today: date) -> tuple[Person, ...]:
    """The featured people, in the order in which the practice lists them."""
    people = (
        *_namesakes(today),
        *_oeuvrard(today),
        *_young_family(today),
        *_fathers_and_sons(today),
        *_elders(today),
        *_from_elsewhere(today),
    )
    return tuple(_with_contacts(person, rank, today) for rank, person in enumerate(people))


def _one(
    today: date, sex: Sex, name: str, given: str, age: int, month: int, day: int, town: str, street: str
) -> Person:
    """Somebody who turns ``age`` this year; ``given`` lists the birth names, first one first."""
    names = tuple(given.split(", "))
    born_on = date(today.year - age, month, day)
    home = Address(street, "49981", "Montbrelan")
    return Person(sex, name, names[0], born_on, geography.place(town), home, names, featured=True)


def _namesakes(today: date) -> tuple[Person, ...]:
    first = _one(
        today, F, "Cesbron", "Françoise, Marie, Louise", 58, 3, 12, "Angers", "14, rue des Lavandières"
    )
    second = _one(today, F, "Lefèvre", "Françoise", 84, 8, 20, "Saumur", "3, place du Marché")
    third = _one(today, F, "Lefèvre", "Françoise, Andrée", 66, 9, 16, "Nantes", "27, rue Haute")
    return (
        replace(
            first,
            used_name="Lefèvre",
            conditions=("hypertension", "cholesterol"),
            allergies=(_PENICILLIN, _LATEX),
        ),
        replace(second, conditions=("hypertension", "fibrillation", "knee"), allergies=()),
        replace(third, used_name="Marchand", conditions=("thyroid",)),
    )


def _oeuvrard(today: date) -> tuple[Person, ...]:
    helene = _one(today, F, "Œuvrard", "Hélène, Geneviève", 62, 11, 19, "Cholet", "8, chemin de la Levée")
    rene = _one(today, M, "Œuvrard", "René, Auguste", 67, 1, 30, "Cholet", "8, chemin de la Levée")
    aspirin = Allergy("Aspirine", "bronchospasme", 1998)
    return (
        replace(helene, conditions=("diabetes", "hypertension", "cholesterol")),
        replace(rene, conditions=("copd", "prostate"), allergies=(aspirin,)),
    )


def _young_family(today: date) -> tuple[Person, ...]:
    home = "5 bis, allée des Tilleuls"
    baby_day = _months_before(today, 8) - timedelta(days=6)
    twin_day = years_before(today, 4) - timedelta(days=63)
    father = _one(today, M, "Le Goff", "Yann, Pierre", 36, 5, 3, "Brest", home)
    mother = _one(today, F, "Da Conceição", "Anne-Sophie, Maria", 34, 6, 25, "Angers", home)
    mother = replace(mother, used_name="Le Goff", births=(twin_day, baby_day), conditions=())
    twins = (("Maël, Ewen", M), ("Nolwenn, Rose", F))
    children = [_child(today, sex, given, twin_day, mother) for given, sex in twins]
    return father, mother, *children, _child(today, F, "Jade, Alba", baby_day, mother)


def _child(today: date, sex: Sex, given: str, born_on: date, mother: Person) -> Person:
    names = tuple(given.split(", "))
    child = _one(today, sex, "Le Goff", given, 1, 1, 1, "Angers", mother.address.street)
    return replace(child, born_on=born_on, given_names=names, parent=mother)


def _fathers_and_sons(today: date) -> tuple[Person, ...]:
    street = "41, rue du Vieux-Puits"
    father = _one(today, M, "de Saint-Aubin", "Charles-Henri, Marie", 56, 4, 9, "Paris 14e", street)
    son = _one(today, M, "de Saint-Aubin", "Charles-Henri, Louis", 23, 10, 2, "Angers", street)
    return replace(father, conditions=("hypertension", "gout")), replace(son, conditions=("asthma",))


def _elders(today: date) -> tuple[Person, ...]:
    century = years_before(today, 101) - timedelta(days=40)
    eldest = _one(today, F, "Besnard", "Yvonne, Marie, Joséphine", 101, 1, 1, "Le Mans", "")
    eldest = replace(
        eldest,
        born_on=century,
        used_name="Guérin",
        address=Address("EHPAD Les Glycines, chambre 12", "49981", "Montbrelan"),
        conditions=("memory", "hypertension"),
        allergies=(),
    )
    marcel = _one(today, M, "Retailleau", "Marcel, Eugène", 91, 2, 14, "Cholet", "La Petite Métairie")
    return eldest, replace(marcel, conditions=("fibrillation", "prostate", "knee"))


def _from_elsewhere(today: date) -> tuple[Person, ...]:
    corsican = _one(
        today, F, "Colonna d'Istria", "Ghjulia, Maria-Stella", 38, 7, 21, "Bastia", "19, rue Basse"
    )
    ange = _one(today, M, "Santoni", "Ange, Dominique", 63, 12, 8, "Ajaccio", "2, impasse des Mésanges")
    year_only = _one(today, M, "Benali", "Mohamed", 74, 1, 1, "Algérie", "60, avenue de la Loire")
    year_only = replace(
        year_only, born_on=date(today.year - 74, 6, 15), birth_date=PartialDate(today.year - 74)
    )
    portuguese = _one(today, F, "Gonçalves", "Maria, Fátima", 52, 5, 13, "Portugal", "33, rue de la Poterie")
    kevin = _one(today, M, "L'Hostis", "Kévin, Jordan", 34, 9, 1, "Quimper", "11, rue de la Gare")
    claude = _one(today, F, "Perrin", "Marie-Claude, Thérèse", 79, 3, 27, "Tours", "6, square des Acacias")
    return (
        replace(corsican, conditions=("migraine",)),
        replace(ange, conditions=("reflux", "smoking")),
        replace(year_only, conditions=("diabetes", "hypertension")),
        replace(portuguese, used_first_name="Fátima", conditions=("depression",)),
        replace(kevin, conditions=("back",)),
        replace(claude, used_name="Nguyen", used_first_name="Claude", conditions=("bones", "thyroid")),
    )


def _with_contacts(person: Person, rank: int, today: date) -> Person:
    """Fixed numbers of the fictional ranges, one e-mail in two."""
    if today.year - person.born_on.year < 14:
        return person
    mobile = f"{MOBILE} {10 + rank} {(rank * 37 + 21) % 100:02d}"
    line = f"{PARIS if rank % 5 == 0 else LANDLINE} {20 + rank} {(rank * 53 + 7) % 100:02d}"
    email = f"{folded(person.used_first_name or person.first_name)}.{folded(person.used_name or person.birth_name)}@exemple.fr"
    return replace(person, phones=(mobile, line), email=email if rank % 2 == 0 else None)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
