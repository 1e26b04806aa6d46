"""A day and an hour, as they are typed in a hurry."""

from datetime import date

import pytest

from ui.day import typed

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("demain", date(2026, 11, 24)),
        ("Aujourd’hui", MONDAY),
        ("après-demain", date(2026, 11, 25)),
        ("lundi", date(2026, 11, 30)),
        ("Mer", date(2026, 11, 25)),
        ("sunday", date(2026, 11, 29)),
        ("12/01", date(2027, 1, 12)),
        ("29/02", date(2028, 2, 29)),
        ("23/11", MONDAY),
        ("12/01/2028", date(2028, 1, 12)),
        ("1.12.26", date(2026, 12, 1)),
        ("dans 3 mois", date(2027, 2, 23)),
        ("3 mois", date(2027, 2, 23)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("dans une semaine", date(2026, 11, 30)),
        ("10j", date(2026, 12, 3)),
        ("un an", date(2027, 11, 23)),
    ],
)
def test_a_day_is_understood(words: str, meant: date) -> None:
    assert typed.day(words, MONDAY) == meant


@pytest.mark.parametrize("words", ["", "bientôt", "31/02", "dans", "3 lunes", "ma", "45"])
def test_what_names_no_day_is_none(words: str) -> None:
    assert typed.day(words, MONDAY) is None


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert typed.day("dans un mois", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("words", "hour"),
    [("9h30", "09:30"), ("9:30", "09:30"), ("0930", "09:30"), ("9h", "09:00"), (" 14 H 05 ", "14:05")],
)
def test_an_hour_is_understood(words: str, hour: str) -> None:
    assert typed.hour(words) == hour


@pytest.mark.parametrize("words", ["", "25h", "9h75", "midi", "93"])
def test_what_no_clock_shows_is_none(words: str) -> None:
    assert typed.hour(words) is None
