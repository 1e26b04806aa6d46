"""A stick that says that it holds 64 GB and holds 8 is named before anything older goes."""

from datetime import date, timedelta

import pytest

from tests.vault import rig
from vault.backup import snapshot
from vault.backup.rotating import Rotation
from vault.errors import DriveUnfaithful

TODAY = date(2026, 11, 21)


def _shown(desk) -> list[str]:
    return [found.name for found in snapshot.found_on(desk.drive).whole]


@pytest.fixture
def full_day(desk):
    """Two backups of last year, of which the schedule keeps one, and a day of forty scans."""
    for days in (500, 495):
        desk.work(f"Il y a {days} jours", TODAY - timedelta(days=days))
        desk.back_up()
    with rig.session(desk.folder, desk.key.keys) as working:
        for number in range(40):
            working.document(bytes([number]) * 4000)
    return desk


@pytest.mark.parametrize("wraps", [False, True])
@pytest.mark.parametrize("short_of", [1, 60_000, 150_000])
def test_a_drive_that_holds_less_than_it_says_is_named_and_loses_nothing_older(full_day, wraps, short_of):
    desk, order = full_day, full_day.order(last_run=TODAY, rotation=Rotation(lambda _: True, allowed=True))
    before = _shown(desk)
    new = sum(4000 + 28 for _ in range(40)) + order.source.seal.records.size
    desk.trouble.laid.clear()
    desk.trouble.wraps, desk.trouble.holds_really = wraps, new - short_of
    with pytest.raises(DriveUnfaithful):
        desk.back_up(order)
    assert _shown(desk) == before
    desk.trouble.holds_really = 0
    desk.back_up(desk.order(rotation=order.rotation))
    assert len(set(before) - set(_shown(desk))) == 1, "on a drive that keeps what it takes it would have gone"


def test_a_page_that_is_gone_before_the_seal_is_written_names_the_drive(desk):
    """The pages came first on the drive: they are what it writes over first."""
    pages = sum(map(len, desk.order().companions.values()))
    desk.trouble.wraps, desk.trouble.holds_really = True, desk.order().source.seal.records.size + pages
    with pytest.raises(DriveUnfaithful):
        desk.back_up()
    assert _shown(desk) == []
