"""The morning decision, with a clock that is set by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.localstate import Reminded
from app.reminding import Due, Past, morning, said

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
MADE = NOW - timedelta(days=400)


def days(count: int) -> datetime:
    return NOW - timedelta(days=count)


def backed_up(ago: int, proven: int | None = 1) -> Past:
    return Past(MADE, days(ago), days(300), None if proven is None else days(proven))


@pytest.mark.parametrize(("ago", "due"), [(0, None), (1, None), (3, None), (4, Due.BACKUP), (90, Due.BACKUP)])
def test_a_backup_is_due_when_the_last_verified_one_is_more_than_three_days_old(ago, due):
    assert morning(backed_up(ago), Reminded(), NOW) is due


def test_days_are_those_of_the_calendar():
    friday_evening = datetime(2026, 11, 20, 19, tzinfo=UTC)
    past = Past(MADE, friday_evening, friday_evening, NOW)
    assert morning(past, Reminded(), datetime(2026, 11, 23, 20, tzinfo=UTC)) is None
    assert morning(past, Reminded(), datetime(2026, 11, 24, 6, tzinfo=UTC)) is Due.BACKUP


def test_it_is_said_once_a_day_and_never_more():
    past, reminded, heard = backed_up(5), Reminded(), []
    for hour in range(24 * 4):
        now = NOW + timedelta(hours=hour)
        if due := morning(past, reminded, now):
            reminded = said(due, reminded, now)
            heard.append(now.astimezone().date())
    assert (
        len(heard)
        == len(set(heard))
        == len({(NOW + timedelta(hours=h)).astimezone().date() for h in range(96)})
    )


def test_a_vault_without_any_backup_is_not_nagged_about_on_its_first_day():
    assert morning(Past(NOW - timedelta(hours=1)), Reminded(), NOW) is None
    assert morning(Past(days(1)), Reminded(), NOW) is Due.BACKUP


@pytest.mark.parametrize(
    ("proven", "due"), [(59, None), (60, Due.REHEARSAL), (None, Due.REHEARSAL), (0, None)]
)
def test_a_rehearsal_is_due_every_sixty_days(proven, due):
    assert morning(backed_up(1, proven), Reminded(), NOW) is due


def test_the_first_rehearsal_waits_for_a_week_of_backups():
    assert morning(Past(MADE, days(0), days(6)), Reminded(), NOW) is None
    assert morning(Past(MADE, days(0), days(7)), Reminded(), NOW) is Due.REHEARSAL


def test_a_rehearsal_is_proposed_once_a_week_and_never_beside_a_backup():
    assert morning(backed_up(1, 80), Reminded(of_rehearsal=date(2026, 11, 17)), NOW) is None
    assert morning(backed_up(1, 80), Reminded(of_rehearsal=date(2026, 11, 16)), NOW) is Due.REHEARSAL
    assert morning(backed_up(9, 80), Reminded(), NOW) is Due.BACKUP
    assert morning(backed_up(9, 80), said(Due.BACKUP, Reminded(), NOW), NOW) is None


def test_a_clock_that_was_wrong_neither_silences_nor_repeats():
    assert morning(backed_up(5), Reminded(of_backup=date(2040, 1, 1)), NOW) is Due.BACKUP
    assert morning(backed_up(5), Reminded(of_backup=date(2026, 11, 24)), NOW) is None
    assert morning(backed_up(-3), Reminded(), NOW) is None
