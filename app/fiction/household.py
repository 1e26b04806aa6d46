"""Patients come in households: couples, children, twins, a widow alone.

A family shares a name, an address and a landline, a mother's pregnancies are
her children's birth dates, and namesakes appear where they do in life: a son
named after his father, or two strangers who are both Martin Nathalie.
"""

from dataclasses import replace
from datetime import date, timedelta

from app.fiction import geography, names
from app.fiction.dice import Dice
from app.fiction.model import Sex
from app.fiction.names import Origin
from app.fiction.person import LANDLINE, Person, born, married_name, newcomer, phone, with_contacts

_NAMESAKES = 0.05
_EXPECTING = 0.25
_TWINS = 0.03
_NAMED_AFTER_FATHER = 0.04


def household(seed: int, number: int, today: date) -> tuple[Person, ...]:
    """The people under one roof. The same for the same arguments, whatever was asked before."""
    dice = Dice(seed, "household", number)
    build = dice.weighted(_KINDS, _WEIGHTS)
    people = build(dice, today)
    if number > 8 and not any(person.births for person in people) and dice.chance(_NAMESAKES):
        people = (_namesake(dice, people[0], seed, number, today), *people[1:])
    line = phone(dice, LANDLINE) if dice.chance(0.55) else None
    return tuple(with_contacts(person, dice, today, line) for person in people)


def _namesake(dice: Dice, person: Person, seed: int, number: int, today: date) -> Person:
    """``person`` under the name of an earlier household's first member, who keeps another birth date."""
    other = Dice(seed, "household", number - dice.between(1, 8))
    model = other.weighted(_KINDS, _WEIGHTS)(other, today)[0]
    if model.sex is not person.sex or abs(model.born_on.year - person.born_on.year) > 12:
        return person
    return replace(
        person,
        birth_name=model.birth_name,
        used_name=model.used_name,
        first_name=model.first_name,
        given_names=model.given_names,
        used_first_name=model.used_first_name,
    )


def _alone(dice: Dice, today: date) -> tuple[Person, ...]:
    sex = Sex.FEMALE if dice.chance(0.52) else Sex.MALE
    return (newcomer(dice, sex, born(dice, today, 22, 72), names.origin(dice), geography.home(dice), today),)


def _young(dice: Dice, today: date) -> tuple[Person, ...]:
    sex = Sex.FEMALE if dice.chance(0.5) else Sex.MALE
    return (newcomer(dice, sex, born(dice, today, 18, 24), names.origin(dice), geography.home(dice), today),)


def _elder(dice: Dice, today: date) -> tuple[Person, ...]:
    woman = dice.chance(0.72)
    day = born(dice, today, 75, 94 if dice.chance(0.9) else 101)
    at = (
        geography.nursing_home(dice)
        if today.year - day.year > 84 and dice.chance(0.35)
        else geography.home(dice)
    )
    person = newcomer(dice, Sex.FEMALE if woman else Sex.MALE, day, names.origin(dice), at, today)
    if woman:
        husband = names.family_name(dice, names.origin(dice))
        person = replace(person, used_name=married_name(dice, day, husband))
    return (person,)


def _couple(dice: Dice, today: date) -> tuple[Person, ...]:
    wife_age = dice.between(27, 64)
    husband, wife = _pair(dice, today, wife_age)
    if wife_age < 40 and dice.chance(_EXPECTING):
        wife = replace(wife, births=(today + timedelta(days=dice.between(12, 215)),))
    return husband, wife


def _retired(dice: Dice, today: date) -> tuple[Person, ...]:
    return _pair(dice, today, dice.between(60, 83))


def _pair(dice: Dice, today: date, wife_age: int) -> tuple[Person, ...]:
    source, home = names.origin(dice), geography.home(dice)
    day = born(dice, today, wife_age, wife_age)
    husband_age = max(20, wife_age + int(dice.bell(2.0, 3.0)))
    husband = newcomer(dice, Sex.MALE, born(dice, today, husband_age, husband_age), source, home, today)
    wife = newcomer(dice, Sex.FEMALE, day, source if dice.chance(0.7) else names.origin(dice), home, today)
    while wife.birth_name == husband.birth_name:
        wife = newcomer(dice, Sex.FEMALE, day, names.origin(dice), home, today)
    return husband, replace(wife, used_name=married_name(dice, day, husband.birth_name))


def _family(dice: Dice, today: date) -> tuple[Person, ...]:
    mother_age = dice.between(25, 49)
    father, mother = _pair(dice, today, mother_age)
    children = _children(dice, today, father, mother, mother_age)
    mother = replace(mother, births=tuple(sorted({child.born_on for child in children})))
    return father, mother, *children


def _one_parent(dice: Dice, today: date) -> tuple[Person, ...]:
    mother_age = dice.between(23, 48)
    _, mother = _pair(dice, today, mother_age)
    mother = replace(mother, used_name=None)
    children = _children(dice, today, mother, mother, mother_age)
    mother = replace(mother, births=tuple(sorted({child.born_on for child in children})))
    return mother, *children


def _children(
    dice: Dice, today: date, named_by: Person, mother: Person, mother_age: int
) -> tuple[Person, ...]:
    source = names.by_family_name(named_by.birth_name)
    name = _children_name(dice, named_by, mother)
    eldest_days = dice.between(20, max(30, int((min(17.9, mother_age - 21.0)) * 365)))
    wanted = dice.weighted((1, 2, 3, 4), (0.35, 0.42, 0.18, 0.05))
    children: list[Person] = []
    days = eldest_days
    while days > 8 and len(children) < wanted:
        day = today - timedelta(days=days)
        for _ in range(2 if dice.chance(_TWINS) else 1):
            children.append(_child(dice, today, day, name, named_by, mother, source, children))
        days -= dice.between(430, 1500)
    return tuple(children)


def _child(
    dice: Dice,
    today: date,
    day: date,
    name: str,
    named_by: Person,
    mother: Person,
    source: Origin,
    elder: list[Person],
) -> Person:
    sex = Sex.FEMALE if dice.chance(0.49) else Sex.MALE
    taken = {named_by.first_name, mother.first_name, *(sibling.first_name for sibling in elder)}
    child = newcomer(dice, sex, day, source, mother.address, today)
    while child.first_name in taken:
        child = newcomer(dice, sex, day, source, mother.address, today)
    child = replace(child, birth_name=name, parent=mother)
    if sex is Sex.MALE and named_by.sex is Sex.MALE and not elder and dice.chance(_NAMED_AFTER_FATHER):
        first = named_by.first_name
        child = replace(
            child, first_name=first, given_names=(first, *child.given_names[1:]), used_first_name=None
        )
    return child


def _children_name(dice: Dice, named_by: Person, mother: Person) -> str:
    """The father's name, sometimes joined to the mother's (law of 2002), the same for all siblings."""
    plain = not set(" -") & set(named_by.birth_name + mother.birth_name)
    if plain and named_by is not mother and dice.chance(0.1):
        return f"{named_by.birth_name}-{mother.birth_name}"
    return named_by.birth_name


_KINDS = (_alone, _young, _elder, _couple, _retired, _family, _one_parent)
_WEIGHTS = (0.22, 0.06, 0.10, 0.14, 0.21, 0.20, 0.07)
