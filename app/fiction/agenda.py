"""When a French general practitioner sees people: never on a Sunday, a public holiday or at 3 a.m."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from app.fiction.dice import Dice

DAY = timedelta(days=1)
_SATURDAY = 5


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Butcher's algorithm)."""
    golden, century, year_of_century = year % 19, year // 100, year % 100
    correction = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year_of_century // 4) - correction - year_of_century % 4) % 7
    shift = (golden + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def holidays(year: int) -> frozenset[date]:
    """The eleven French public holidays of ``year`` (Code du travail, L3133-1)."""
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    moving = (1, 39, 50)
    sunday = easter(year)
    return frozenset(date(year, *day) for day in fixed) | {sunday + n * DAY for n in moving}


def is_open(day: date) -> bool:
    return day.weekday() <= _SATURDAY and day not in holidays(day.year)


def next_open(day: date) -> date:
    """``day`` itself, or the first open day after it."""
    while not is_open(day):
        day += DAY
    return day


def last_open(day: date) -> date:
    """``day`` itself, or the last open day before it."""
    while not is_open(day):
        day -= DAY
    return day


def years_before(day: date, years: int) -> date:
    """The same day of the year, ``years`` earlier; 29 February falls back to the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def age_in_years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def age_in_months(birth: date, day: date) -> int:
    return (day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day)


def consultation_time(dice: Dice, day: date) -> datetime:
    """A moment of the morning or afternoon surgery; Saturdays end at noon."""
    if day.weekday() == _SATURDAY:
        minute = dice.between(9 * 60, 12 * 60)
    elif dice.chance(0.45):
        minute = dice.between(8 * 60 + 30, 12 * 60 + 15)
    else:
        minute = dice.between(14 * 60, 18 * 60 + 50)
    return _at(day, minute)


def home_visit_time(dice: Dice, day: date) -> datetime:
    """House calls are made at lunch time, between the two surgeries."""
    return _at(day, dice.between(12 * 60 + 25, 13 * 60 + 50))


def evening_time(dice: Dice, day: date) -> datetime:
    """Notes left over are typed after the last patient."""
    return _at(day, dice.between(19 * 60 + 20, 20 * 60 + 40))


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60))
