"""A person before anything has happened to them: identity, contacts, family.

Phone numbers come from the ranges that ARCEP keeps for works of fiction, and
e-mails from a domain that receives none.
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from app.fiction import geography, names
from app.fiction.dice import Dice
from app.fiction.model import Address, Allergy, PartialDate, Place, Sex

LANDLINE = "02 61 91"
PARIS = "01 99 00"
MOBILE = "06 39 98"


@dataclass(frozen=True, slots=True)
class Person:
    """``births`` are the children a mother had or expects; ``conditions`` and ``allergies`` are None for chance."""

    sex: Sex
    birth_name: str
    first_name: str
    born_on: date
    birth_place: Place
    address: Address
    given_names: tuple[str, ...] = ()
    used_name: str | None = None
    used_first_name: str | None = None
    birth_date: PartialDate | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    births: tuple[date, ...] = ()
    parent: "Person | None" = None
    conditions: tuple[str, ...] | None = None
    allergies: tuple[Allergy, ...] | None = None
    featured: bool = False

    def known_birth_date(self) -> PartialDate:
        return self.birth_date or PartialDate(self.born_on.year, self.born_on.month, self.born_on.day)


def folded(text: str) -> str:
    """``text`` in plain lower-case letters, for an e-mail address."""
    text = text.replace("œ", "oe").replace("Œ", "Oe").replace("ı", "i")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "".join(letter if letter.isalnum() else "-" for letter in plain).strip("-")


def phone(dice: Dice, prefix: str) -> str:
    number = dice.below(10_000)
    return f"{prefix} {number // 100:02d} {number % 100:02d}"


def with_contacts(person: Person, dice: Dice, today: date, landline: str | None) -> Person:
    """The person with phones and e-mail: grown-ups have mobiles, elders the landline, children their parents'."""
    age = today.year - person.born_on.year
    phones = [landline] if landline else []
    if age >= 14 and dice.chance(0.95 if age < 70 else 0.55):
        phones.insert(0, phone(dice, MOBILE))
    address = f"{folded(person.first_name)}.{folded(person.used_name or person.birth_name)}@exemple.fr"
    has_email = age >= 17 and dice.chance(0.7 if age < 65 else 0.35)
    return replace(person, phones=tuple(phones), email=address if has_email else None)


def born(dice: Dice, today: date, youngest: int, oldest: int) -> date:
    """A birth date that makes somebody of ``youngest`` to ``oldest`` years today."""
    days = dice.between(int(youngest * 365.25) + 1, int((oldest + 1) * 365.25) - 2)
    return date.fromordinal(today.toordinal() - days)


def newcomer(dice: Dice, sex: Sex, born_on: date, source: names.Origin, home: Address, today: date) -> Person:
    """Somebody of that origin, with the names of that year."""
    first = names.first_name(dice, sex, born_on.year, source)
    where = geography.birthplace(dice, source, born_on.year, today.year)
    person = Person(
        sex,
        names.family_name(dice, source),
        first,
        born_on,
        where,
        home,
        (first, *names.further_names(dice, sex, born_on.year, first)),
        birth_date=_partial(dice, born_on, where, today),
    )
    return _with_used_first_name(person, dice)


def _partial(dice: Dice, born_on: date, where: Place, today: date) -> PartialDate | None:
    """Some elders born abroad were registered with a year, or a month, only."""
    if not geography.is_foreign(where) or today.year - born_on.year < 45 or dice.chance(0.8):
        return None
    return PartialDate(born_on.year, born_on.month if dice.chance(0.3) else None)


def _with_used_first_name(person: Person, dice: Dice) -> Person:
    if "-" in person.first_name and dice.chance(0.15):
        return replace(person, used_first_name=person.first_name.split("-")[-1])
    if len(person.given_names) > 1 and dice.chance(0.03):
        return replace(person, used_first_name=person.given_names[1])
    return person


def married_name(dice: Dice, wife_born: date, husband: str) -> str | None:
    """Nearly all wives born before the war use their husband's name, about one in three of the youngest."""
    habit = min(0.97, max(0.3, 0.97 - (wife_born.year - 1940) * 0.011))
    return husband if dice.chance(habit) else None
