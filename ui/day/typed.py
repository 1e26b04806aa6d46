"""A day or an hour as somebody in a hurry types it: "demain", "lundi", "12/01", "dans 3 mois", "9h30"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from ui.workspace import moments
from vault.search import fold

#: Folded, and French and English beside each other: nobody types the words of the one and means the other.
_NAMED: Final = {
    "aujourd hui": 0, "auj": 0, "today": 0,
    "demain": 1, "tomorrow": 1,
    "apres demain": 2,
}  # fmt: skip
_WEEKDAYS: Final = (
    ("lundi", "monday"), ("mardi", "tuesday"), ("mercredi", "wednesday"), ("jeudi", "thursday"),
    ("vendredi", "friday"), ("samedi", "saturday"), ("dimanche", "sunday"),
)  # fmt: skip
#: In days, or in months where that is not a number of days.
_DAYS: Final = {"j": 1, "jour": 1, "d": 1, "day": 1, "s": 7, "sem": 7, "semaine": 7, "w": 7, "week": 7}
_MONTHS: Final = {"m": 1, "mois": 1, "month": 1, "an": 12, "annee": 12, "y": 12, "year": 12}
_LATER: Final = re.compile(r"(?:dans |in )?(un|une|a|one|\d{1,3}) ?([a-z]+?)s?")
_THIS_YEAR: Final = re.compile(r"(\d{1,2}) (\d{1,2})")
_HOUR: Final = re.compile(r"(\d{1,2}) ?(?:h|:|\.)? ?(\d{2})?")


def day(typed: str, today: date) -> date | None:
    """The day that is meant, always today or later where no year says otherwise; None for no day."""
    words = fold(typed).strip()
    if words in _NAMED:
        return today + timedelta(days=_NAMED[words])
    return _weekday(words, today) or _later(words, today) or _dated(words, today)


def hour(typed: str) -> str | None:
    """ "9h30", "9:30", "0930" or "9h" as "09:30" or "09:00"; None where no clock shows it."""
    found = _HOUR.fullmatch(typed.strip().lower())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


def _weekday(words: str, today: date) -> date | None:
    """The next one of that name: on a Monday, "lundi" is in a week."""
    for at, names in enumerate(_WEEKDAYS):
        if len(words) > 2 and any(name.startswith(words) for name in names):
            return today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    return None


def _later(words: str, today: date) -> date | None:
    found = _LATER.fullmatch(words)
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    unit = "mois" if found[2] == "moi" else found[2]
    if unit in _DAYS:
        return today + timedelta(days=count * _DAYS[unit])
    return _months_later(today, count * _MONTHS[unit]) if unit in _MONTHS else None


def _months_later(today: date, months: int) -> date:
    """The same day of a later month, or its last: a month after the 31st of January is in February."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _dated(words: str, today: date) -> date | None:
    found = _THIS_YEAR.fullmatch(words)
    if found is None:
        return moments.parse_day(words)
    for year in range(today.year, today.year + 5):  # 29/02 may be four years away
        meant = moments.parse_day(f"{found[1]}/{found[2]}/{year}")
        if meant is not None and meant >= today:
            return meant
    return None
