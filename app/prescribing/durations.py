"""How long a prescription lasts: "3 mois", "28 jours", "QSP 2 semaines", each time it is renewed."""

import calendar
import re
from datetime import date, timedelta
from typing import Final

_SAID: Final = re.compile(r"(\d{1,3})\s*(j(?:ours?)?|sem(?:aines?)?|mois|ans?)\b", re.IGNORECASE)


def ends(on: str, duration: str, renewals: int = 0) -> str:
    """The day on which what was prescribed on a day is used up; '' where the duration names no time."""
    found = _SAID.search(duration)
    if found is None:
        return ""
    count, unit = int(found[1]) * (renewals + 1), found[2].lower()
    begun = date.fromisoformat(on)
    if unit.startswith(("j", "s")):
        return (begun + timedelta(days=count * (7 if unit.startswith("s") else 1))).isoformat()
    return _months_later(begun, count * (12 if unit.startswith("a") else 1)).isoformat()


def _months_later(begun: date, months: int) -> date:
    year, month = divmod(begun.year * 12 + begun.month - 1 + months, 12)
    return date(year, month + 1, min(begun.day, calendar.monthrange(year, month + 1)[1]))
