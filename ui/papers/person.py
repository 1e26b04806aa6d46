"""Whom a paper is about, and what they take, from their record as it is today."""

from datetime import date

from app.papers.letterhead import Person
from ui import text
from ui.workspace.store import Record
from vault.records.births import Precision
from vault.records.coverages import ILLNESS
from vault.records.measurements import HEIGHT, WEIGHT

#: Up to this age a dose follows the weight, so that an ordonnance has to name it (R5132-3).
_CHILD = 15


def person(record: Record, today: date) -> Person:
    """The names in use beside the birth name; of a child, weight and height as they were last measured."""
    traits = record.patient.traits
    child = traits.birth_date_precision is Precision.DAY and _age(traits.birth_date, today) < _CHILD
    return Person(
        name=traits.used_name or traits.birth_name,
        first_name=traits.used_first_name or traits.birth_first_name,
        birth_name=traits.birth_name,
        sex=traits.sex,
        birth_date=traits.birth_date,
        weight=_last(record, WEIGHT) if child else "",
        height=_last(record, HEIGHT) if child else "",
        long_term_illness=has_long_term_illness(record, today),
    )


def has_long_term_illness(record: Record, today: date) -> bool:
    """Whether one is recognised today: an ordonnance then has two zones."""
    on = today.isoformat()
    return any(
        one.facts.since <= on and (not one.facts.until or one.facts.until >= on) for one in record.of(ILLNESS)
    )


def _age(birth_date: str, today: date) -> int:
    born = date.fromisoformat(birth_date)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _last(record: Record, code: str) -> str:
    """ "12,4 kg"; '' where it was never measured."""
    taken = [one for one in record.measurements if one.value.code == code]
    if not taken:
        return ""
    last = max(taken, key=lambda one: one.measured_at).value
    return f"{text.decimal(last.value)} {last.unit}"
