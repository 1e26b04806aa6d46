"""A mass change since the last snapshot on a drive stops the deletion of older ones."""

import errno
import random
from datetime import date, timedelta

import pytest

from vault.backup import changes, shelf, thinning
from vault.backup.changes import PAGE, Change
from vault.backup.rotating import Rotation
from vault.errors import DriveGone
from vault.manifest import Entry, Manifest

TODAY = date(2026, 11, 21)
_DICE = random.Random(5)
BEFORE = _DICE.randbytes(2000 * PAGE)


def _compared(now: bytes, documents: int = 0, kept: int = 0) -> Change:
    place = 0

    def read(size: int) -> bytes:
        nonlocal place
        place += size
        return now[place - size : place]

    entries = [Entry(f"documents/{n:02x}/{n:032x}", 1, "") for n in range(documents)]
    pieces = (BEFORE[at : at + (1 << 20)] for at in range(0, len(BEFORE), 1 << 20))
    return changes.compared(pieces, read, Manifest.of(entries), entries[:kept])


def _with_pages_changed(count: int) -> bytes:
    changed = bytearray(BEFORE)
    for page in _DICE.sample(range(2000), count):
        changed[page * PAGE + 17] ^= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("count", "mass"), [(0, False), (300, False), (400, False), (401, True), (2000, True)]
)
def test_more_than_a_fifth_of_the_pages_is_a_mass_change(count, mass):
    found = _compared(_with_pages_changed(count))
    assert (found.pages, found.pages_changed) == (2000, count)
    assert found.is_mass is mass


def test_what_was_added_is_no_change_and_what_was_cut_off_is():
    assert _compared(BEFORE + b"new" * PAGE * 1000).pages_changed == 0
    assert _compared(BEFORE[: 1500 * PAGE]).pages_changed == 500


@pytest.mark.parametrize(("kept", "mass"), [(100, False), (80, False), (79, True), (0, True)])
def test_more_than_a_fifth_of_the_documents_gone_is_a_mass_change(kept, mass):
    found = _compared(BEFORE, documents=100, kept=kept)
    assert found.documents_gone == 100 - kept
    assert found.is_mass is mass


def test_a_few_documents_or_pages_are_ordinary_in_a_small_vault():
    assert not _compared(BEFORE, documents=4, kept=0).is_mass
    assert not Change(300, 255, 0, 0).is_mass


def _always(_: str) -> bool:
    return True


@pytest.fixture
def aged(desk):
    for days in (500, 495):
        desk.work(on=TODAY - timedelta(days=days))
        desk.back_up()
    return desk


def test_after_a_mass_change_nothing_older_goes_and_the_new_snapshot_is_there(aged, monkeypatch):
    monkeypatch.setattr(changes, "_PAGES_AT_LEAST", 1)
    monkeypatch.setattr(changes, "_SHARE", 0.0)
    aged.work()
    made = aged.back_up(aged.order(rotation=Rotation(_always, allowed=True)))
    assert made.change is not None
    assert made.change.is_mass
    assert made.gone == thinning.NOTHING
    assert len(made.may_go.goes) == 1
    assert len(shelf.look(aged.home()).standing) == 3


def test_an_ordinary_day_is_no_mass_change(aged):
    aged.work()
    made = aged.back_up(aged.order(rotation=Rotation(_always, allowed=True)))
    assert made.change is not None
    assert 0 < made.change.pages_changed < made.change.pages
    assert len(made.gone.goes) == 1


@pytest.mark.parametrize("name", ["records.db", "manifest.json"])
def test_where_the_snapshot_before_cannot_be_read_nothing_goes(aged, name):
    newest = shelf.look(aged.home()).standing[-1].name
    path = next(aged.drive.glob(f"*/*/{newest}/{name}"))
    path.unlink()
    made = aged.back_up(aged.order(rotation=Rotation(_always, allowed=True)))
    assert made.change is None
    assert made.gone == thinning.NOTHING


@pytest.mark.parametrize(("code", "gone"), [(errno.EIO, False), (errno.ENODEV, True)])
def test_a_bad_sector_is_no_drive_that_is_gone(aged, monkeypatch, code, gone):
    def fails(*_: object) -> None:
        raise OSError(code, "")

    monkeypatch.setattr(changes, "compared", fails)
    order = aged.order(rotation=Rotation(_always, allowed=True))
    if gone:
        with pytest.raises(DriveGone):
            aged.back_up(order)
    else:
        assert aged.back_up(order).gone == thinning.NOTHING
