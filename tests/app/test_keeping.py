"""How long a record is kept."""

from datetime import date

import pytest

from app import keeping


def record(born="1968-03-12", seen="2006-05-10", died="", *, held=False, created="2001-01-01T09:00:00Z"):
    return keeping.Kept(born, seen, died, created, held)


@pytest.mark.parametrize(
    ("facts", "until"),
    [
        (record(), "2026-05-10"),
        (record(seen="", created="2026-11-22T09:00:00Z"), "2046-11-22"),
        (record(seen="2004-02-29"), "2024-02-29"),
        (record(seen="2003-02", died="2010-06-01"), "2020-06-01"),
        (record(died="2010"), "2020-12-31"),
        (record(died="2012-02-29"), "2022-03-01"),
        (record(born="2004-09-13", seen="2012-09-12"), "2032-09-13"),
        (record(born="2004-09-13", seen="2012-09-13"), "2032-09-13"),
        (record(born="2004-09-13", seen="2011-01-05"), "2032-09-13"),
        (record(born="2004", seen="2012-06-01"), "2032-12-31"),
        (record(born="1998-05-01", seen="2014-01-01"), "2034-01-01"),
        (record(born="", seen="2006"), "2026-12-31"),
        (record(born="", seen="2006-02"), "2026-02-28"),
    ],
)
def test_the_first_day_on_which_it_may_go(facts, until):
    assert keeping.kept_until(facts) == date.fromisoformat(until)


def test_a_child_seen_before_eight_is_kept_to_the_twenty_eighth_birthday():
    facts = record(born="2010-09-13", seen="2011-01-05")
    assert keeping.kept_until(facts) == date(2038, 9, 13)


def test_a_hold_keeps_it_whatever_its_age():
    assert keeping.kept_until(record(held=True)) is None


def test_years_can_be_set():
    assert keeping.kept_until(record(), keeping.Rules(after_care=30)) == date(2036, 5, 10)
