"""A patient's identity in words: name, age, birth date, sex, telephone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from app.visible import visible
from ui import text
from ui.widgets.people import Person
from vault.records.births import Precision, precision_of
from vault.records.patients import Listed, Mark, Traits


@dataclass(frozen=True, slots=True)
class Caution:
    """Why an identity must be handled with care: an icon, the word, and what to do about it."""

    icon: str
    word: str
    advice: str


def name(traits: Traits | Listed) -> str:
    """The name in use, "LEFÈVRE Françoise"."""
    return text.full_name(
        traits.used_name or traits.birth_name, traits.used_first_name or traits.birth_first_name
    )


def person(row: Listed, telling: bool = False) -> Person:
    """How a patient looks in a list: no motive, nothing medical. ``telling``: others are called alike."""
    family = visible(row.used_name or row.birth_name)
    first = visible(row.used_first_name or row.birth_first_name)
    badge = next((icon for mark, icon in _CAUTIONS if mark in row.marks), "") if row.marks else ""
    return Person(
        text.initials(family, first),
        family.upper(),
        first,
        " · ".join(filter(None, _beneath(row))),
        # Whoever can be taken for somebody else is told apart by the birth date.
        telling or bool(badge),
        badge,
    )


def advice(row: Listed) -> str:
    """What to check before this patient is taken for the right one, a line for each mark."""
    return "\n".join(one.advice for one in cautions(row.marks))


def _beneath(row: Listed) -> tuple[str, ...]:
    used_other = row.used_name and row.birth_name and row.used_name.upper() != row.birth_name.upper()
    maiden = _words.maiden_name(row.sex, row.birth_name.upper()) if used_other else ""
    if row.deceased:
        return (text.partial_day(row.birth_date) or _words.birth_unknown(), _words.deceased(), maiden)
    return (born(row.birth_date), maiden)


def cautions(marks: Collection[Mark]) -> list[Caution]:
    """What an identity must be handled with care for, the gravest first, wherever it is said."""
    return [
        Caution(icon, _words.mark(mark), _words.advice(mark)) for mark, icon in _CAUTIONS if mark in marks
    ]


def spoken(row: Listed) -> str:
    """A patient as a screen reader says them."""
    shown = person(row)
    words = [f"{shown.strong} {shown.plain}", shown.beneath, *(one.word for one in cautions(row.marks))]
    return ", ".join(words)


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


def maiden(traits: Traits) -> str:
    """ "née CESBRON", in the gender of the person; "" where no other name is in use."""
    return _words.maiden_name(traits.sex, traits.birth_name.upper()) if maiden_name(traits) else ""


def deceased_on(when: str) -> str:
    """ "décès le 03/02/2025"."""
    return f"{_words.deceased()} {text.partial_day(when)}"


_CAUTIONS = (
    (Mark.DUPLICATE, "copy"),
    (Mark.DOUBTFUL, "circle-question-mark"),
    (Mark.HOMONYM, "users"),
    (Mark.FICTIVE, "user"),
)


class _Words(QObject):
    def mark(self, mark: Mark) -> str:
        return {
            Mark.HOMONYM: self.tr("homonym"),
            Mark.DOUBTFUL: self.tr("doubtful identity"),
            Mark.DUPLICATE: self.tr("possible duplicate"),
            Mark.FICTIVE: self.tr("fictional identity"),
        }[mark]

    def advice(self, mark: Mark) -> str:
        return {
            # Twins are born the same day: the birth date alone would tell nothing.
            Mark.HOMONYM: self.tr("homonym: check first name and birth date"),
            Mark.DOUBTFUL: self.tr("doubtful identity: check an identity document"),
            Mark.DUPLICATE: self.tr("possible duplicate: compare the two records"),
            Mark.FICTIVE: self.tr("fictional identity: nobody real"),
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
