"""How names, dates, ages, numbers and sizes are written, in French typography and in English.

The language is the one :func:`ui.theme.prepare_application` made Qt's default.
Functions here take values and return finished text; they know no widget.
"""

import re
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QObject
from PySide6.QtGui import Qt

from app import amounts, phones
from app.visible import visible

NARROW = "\u202f"  # narrow no-break space: before ; ! ? and inside numbers


def full_name(name: str, first_name: str) -> str:
    """ "LEFÈVRE Françoise": the family name in capitals, then the first name.

    A mark that nobody sees, which could make one name look like another, is written out.
    """
    return visible(f"{name.upper()} {first_name}".strip())


def initials(name: str, first_name: str) -> str:
    """At most two capitals for an avatar."""
    return (name.strip()[:1] + first_name.strip()[:1]).upper()


def day(when: date) -> str:
    """ "12/03/1968", in both languages: what stands on papers is never month first."""
    return when.strftime("%d/%m/") + f"{when.year:04d}"


def partial_day(written: str) -> str:
    """A date kept with its precision: "1968-03-12" as "12/03/1968", "1968-03" as "03/1968"."""
    return "/".join(reversed(written.split("-")))


def long_day(when: date) -> str:
    """ "lun. 16 nov. 2026"."""
    written = QLocale().toString(QDate(when.year, when.month, when.day), "ddd d MMM yyyy")
    return _first(written, when)


def full_day(when: date) -> str:
    """ "Lundi 16 novembre 2026", as it stands above a page."""
    written = QLocale().toString(QDate(when.year, when.month, when.day), "dddd d MMMM yyyy")
    return _first(written[:1].upper() + written[1:], when)


def spelt_day(when: date) -> str:
    """ "16 novembre 2026", behind words."""
    return _first(QLocale().toString(QDate(when.year, when.month, when.day), "d MMMM yyyy"), when)


def _first(written: str, when: date) -> str:
    """ "mar. 1er déc. 2026": in French the first of a month has a name of its own."""
    return re.sub(r"\b1 ", "1er ", written, count=1) if when.day == 1 and french() else written


def moment(when: datetime) -> str:
    """ "lun. 16 nov. 2026, 10:12", in this computer's time."""
    here = when.astimezone()
    return f"{long_day(here.date())}, {clock(when)}"


def clock(when: datetime) -> str:
    """ "10:12", in this computer's time."""
    return when.astimezone().strftime("%H:%M")


def age(born: date, today: date) -> str:
    """ "58 ans"; months under two years and days in the first month, as practitioners say it."""
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months < 0:
        return ""
    if months < 1:
        return _words.days((today - born).days)
    if months < 24:
        return _words.months(months)
    return _words.years(months // 12)


def ago(when: datetime, now: datetime | None = None) -> str:
    """ "il y a 2 jours", "aujourd’hui", "hier"; whole days, as one speaks of backups."""
    days = ((now or datetime.now(UTC)).astimezone().date() - when.astimezone().date()) // timedelta(days=1)
    if days <= 0:
        return _words.today()
    if days == 1:
        return _words.yesterday()
    return _words.days_ago(days)


def decimal(value: float, places: int | None = None) -> str:
    """ "69,2": as many places as needed, at most three, or exactly ``places``."""
    written = QLocale().toString(float(value), "f", 3 if places is None else places)
    if places is None and QLocale().decimalPoint() in written:
        written = written.rstrip("0").rstrip(QLocale().decimalPoint())
    return written


def parse_decimal(written: str) -> float | None:
    """The number in "69,2", "69.2" or "1 250,5"; None when there is none."""
    plain = "".join(written.split()).replace(NARROW, "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def size(count: int) -> str:
    """ "3,2 Mo": bytes in decimal units, as drives are sold."""
    return amounts.size(count, "fr" if french() else "en").replace("\u00a0", NARROW)


def phone(number: str) -> str:
    """ "06 12 34 56 78": a number of France as it is written there; any other as it was typed."""
    digits = phones.national(number)
    if re.fullmatch(r"0[1-9]\d{8}", digits) is None or _BESIDES.search(number):
        return number.strip()
    return NARROW.join(digits[at : at + 2] for at in range(0, 10, 2))


#: What is more than a number.
_BESIDES = re.compile(r"[^\d\s.()+\-]")


def tip(words: str) -> str:
    """``words`` as a tool tip. Qt takes one with a tag in it for HTML, and loads the pictures that names."""
    return Qt.convertFromPlainText(words) if Qt.mightBeRichText(words) else words


def french() -> bool:
    """Whether the windows speak French."""
    return QLocale().language() == QLocale.Language.French


def utf16_units(words: str) -> int:
    """How many of Qt's characters ``words`` are: one beyond the first plane takes two."""
    return len(words.encode("utf-16-le")) // 2


class _Words(QObject):
    """The words around a number; lupdate knows plural forms in an object's own ``tr`` only."""

    def days(self, count: int) -> str:
        return self.tr("%n days", "", count)

    def months(self, count: int) -> str:
        return self.tr("%n months", "", count)

    def years(self, count: int) -> str:
        return self.tr("%n years", "", count)

    def days_ago(self, count: int) -> str:
        return self.tr("%n days ago", "", count)

    def today(self) -> str:
        return self.tr("today")

    def yesterday(self) -> str:
        return self.tr("yesterday")


_words = _Words()
