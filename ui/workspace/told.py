"""A noun of a record in one line, whichever it is: what is written in it, and the days it speaks of.

For whoever shows all of a record, such as a look into a backup; a noun's own
page says it better.
"""

from ui import text
from ui.workspace import moments
from vault.records import rows

#: What a machine reads: a name of a code, another record, an outline.
_UNSAID = ("_id", "code", "code_system", "outline")
_DAYS = ("_on", "since", "until")
_MOMENTS = ("_at",)


def texts(facts: object) -> list[str]:
    """What somebody wrote, in the order of the fields."""
    unsaid = (*_UNSAID, *_DAYS, *_MOMENTS)
    fields = rows.values_of(facts).items()
    # A choice among some is a text too, but not in words.
    return [value for name, value in fields if type(value) is str and value and not name.endswith(unsaid)]


def days(facts: object) -> list[str]:
    """Its days, in the order of the fields."""
    fields = [(name, str(value)) for name, value in rows.values_of(facts).items() if value]
    return [_day(name, value) for name, value in fields if name.endswith((*_DAYS, *_MOMENTS))]


def _day(name: str, value: str) -> str:
    if name.endswith(_MOMENTS):
        return text.day(moments.parse(value).astimezone().date())
    return text.partial_day(value)
