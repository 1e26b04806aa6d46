"""Which snapshots stay: a promise for every age, whatever the days a practice made its backups."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vault.backup.retention import Dated, for_room, superfluous

TODAY = date(2026, 11, 21)
_NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def _aged(days: int, hours: int = 0, revision: int = 1) -> Dated:
    moment = _NOON - timedelta(days=days, hours=hours)
    return Dated(moment, revision, f"{moment.isoformat()}-{revision}")


AGES = st.lists(
    st.builds(_aged, st.integers(-3, 900), st.integers(0, 11), st.integers(1, 3)), unique=True, max_size=60
)


def _left(found: list[Dated], today: date = TODAY) -> list[Dated]:
    return sorted(set(found) - set(superfluous(found, today)))


def test_everything_of_the_last_seven_days_stays():
    found = [_aged(day, hour) for day in range(7) for hour in range(6)]
    assert superfluous(found, TODAY) == ()


def test_after_a_week_the_last_one_of_each_day_stays():
    found = [_aged(day, hour) for day in range(7, 30) for hour in range(3)]
    assert _left(found) == sorted(_aged(day) for day in range(7, 30))


def test_after_a_month_one_of_each_week_and_after_a_year_one_of_each_month():
    left = _left([_aged(day) for day in range(1100)])
    weeks = [one for one in left if 30 <= (TODAY - one.day).days < 365]
    months = [one for one in left if (TODAY - one.day).days >= 365]
    assert len({one.day.isocalendar()[:2] for one in weeks}) >= 47
    # A month keeps its last one beside that of its last week.
    assert len(weeks) <= 48 + 12
    assert len(months) == len({(one.day.year, one.day.month) for one in months}) == 24


def test_the_only_one_stays_however_old():
    assert superfluous([_aged(4000)], TODAY) == ()


def test_of_one_moment_the_later_revision_stays():
    assert superfluous([_aged(10, revision=2), _aged(10, revision=1)], TODAY) == (_aged(10, revision=1),)


@given(AGES)
def test_the_newest_and_all_of_a_week_stay(found):
    left = _left(found)
    assert left[-1:] == sorted(found)[-1:]
    assert {one for one in found if (TODAY - one.day).days < 7} <= set(left)


@given(AGES)
def test_every_day_week_and_month_that_had_a_backup_keeps_its_last_one(found):
    left = set(_left(found))
    spans = [
        (30, lambda day: day),
        (365, lambda day: day.isocalendar()[:2]),
        (10_000, lambda day: (day.year, day.month)),
    ]
    for age, span in spans:
        newest = {span(one.day): one for one in sorted(found)}
        assert {one for one in newest.values() if (TODAY - one.day).days < age} <= left


@given(AGES, st.lists(st.integers(0, 500), max_size=8))
def test_thinning_often_or_once_ends_alike(found, days):
    step = found
    for day in sorted(days):
        step = _left(step, TODAY + timedelta(days=day))
    last = TODAY + timedelta(days=max(days, default=0))
    assert _left(step, last) == _left(found, last)


@given(AGES)
def test_for_room_the_superfluous_go_first_and_nothing_of_the_last_thirty_days_goes_beyond_them(found):
    order = for_room(found, TODAY)
    first = superfluous(found, TODAY)
    assert order[: len(first)] == first
    beyond = order[len(first) :]
    assert list(beyond) == sorted(beyond)
    assert all((TODAY - one.day).days >= 30 for one in beyond)
    assert not set(sorted(found)[-1:]) & set(order)
    assert len(set(order)) == len(order)
