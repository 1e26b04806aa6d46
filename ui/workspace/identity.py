"""A patient's identity in words: name, age, birth date, sex, telephone."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QObject

from ui import text
from ui.widgets.people import Person
from vault.records.births import Precision, precision_of
from vault.records.patients import Listed, Mark, Traits


def name(traits: Traits | Listed) -> str:
    """The name in use, "LEFÈVRE Françoise"."""
    return text.full_name(
        traits.used_name or traits.birth_name, traits.used_first_name or traits.birth_first_name
    )


def person(row: Listed) -> Person:
    """How a patient looks in a list: no motive, nothing medical."""
    family, first = row.used_name or row.birth_name, row.used_first_name or row.birth_first_name
    used_other = row.used_name and row.birth_name and row.used_name.upper() != row.birth_name.upper()
    maiden = _words.maiden_name(row.sex, row.birth_name.upper()) if used_other else ""
    # A maiden name explains why somebody was found: it is worth more than the age beside a whole date.
    date_and = [text.partial_day(row.birth_date), maiden] if maiden else [born(row.birth_date)]
    beneath = [*date_and, *marks(row.marks)]
    if row.deceased:
        beneath.append(_words.deceased())
    return Person(text.initials(family, first), family.upper(), first, " · ".join(filter(None, beneath)))


def marks(borne: Collection[Mark]) -> list[str]:
    """What an identity must be handled with care for, in words, always in the same order."""
    return [_words.mark(mark) for mark in _SAID if mark in borne]


def spoken(row: Listed) -> str:
    """A patient as a screen reader says them."""
    shown = person(row)
    return f"{shown.strong} {shown.plain}, {shown.beneath}"


def born(birth_date: str, today: date | None = None) -> str:
    """ "12/03/1968 · 58 ans"; only the date where no age can be told from it."""
    if not birth_date:
        return _words.birth_unknown()
    age = age_of(birth_date, today)
    return f"{text.partial_day(birth_date)} · {age}" if age else text.partial_day(birth_date)


def age_of(birth_date: str, today: date | None = None) -> str:
    """The age in words; "" for a date that is partial or of no calendar of ours."""
    if precision_of(birth_date) is not Precision.DAY:
        return ""
    return text.age(date.fromisoformat(birth_date), today or date.today())


def born_on(traits: Traits) -> str:
    """ "née le 12/03/1968", in the gender of the person."""
    if not traits.birth_date:
        return _words.birth_unknown()
    return _words.born_on(traits.sex, text.partial_day(traits.birth_date), precision_of(traits.birth_date))


def maiden_name(traits: Traits) -> str:
    """The birth name, where another one is in use."""
    if not (traits.used_name and traits.birth_name) or traits.used_name.upper() == traits.birth_name.upper():
        return ""
    return _words.maiden_name("", traits.birth_name.upper())


def deceased_on(when: str) -> str:
    """ "décès le 03/02/2025"."""
    return f"{_words.deceased()} {text.partial_day(when)}"


_SAID = (Mark.HOMONYM, Mark.DOUBTFUL, Mark.DUPLICATE)


class _Words(QObject):
    def mark(self, mark: Mark) -> str:
        return {
            Mark.HOMONYM: self.tr("homonym"),
            Mark.DOUBTFUL: self.tr("doubtful identity"),
            Mark.DUPLICATE: self.tr("possible duplicate"),
        }[mark]

    def born_on(self, sex: str, when: str, precision: Precision) -> str:
        if precision not in (Precision.DAY, Precision.ODD):
            return self.tr("born in {}").format(when)
        if sex == "F":
            return self.tr("woman, born on {}").format(when)
        if sex == "M":
            return self.tr("man, born on {}").format(when)
        return self.tr("born on {}").format(when)

    def maiden_name(self, sex: str, name: str) -> str:
        if sex == "F":
            return self.tr("née {}").format(name)
        if sex == "M":
            return self.tr("né {}").format(name)
        return self.tr("birth name {}").format(name)

    def deceased(self) -> str:
        return self.tr("deceased")

    def birth_unknown(self) -> str:
        return self.tr("birth date not known")


_words = _Words()
