"""What is done to the files of a vault while it is open is not sealed as ours; put back, it closes well."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vault import frames, rig
from vault.backup import staging
from vault.database import PAGE_SIZE
from vault.entry import RECORDS, Examined
from vault.errors import FileUnreachable, Tampered
from vault.findings import Kind
from vault.openvault import OpenVault
from vault.seal import State

Act = Callable[[OpenVault], object]


def _back_up(vault: OpenVault) -> object:
    return staging.checkpointed(vault, [])


@pytest.fixture
def old(folder, key) -> bytes:
    """The records of an earlier session: genuine pages, every one of them."""
    with rig.session(folder, key.keys) as first:
        first.note("Ancienne")
    records: bytes = (folder / RECORDS).read_bytes()
    with rig.session(folder, key.keys) as second:
        second.document()
        second.note("Récente")
    return records


@pytest.fixture
def working(old, folder, key):
    session = rig.Session(folder, key.keys)
    session.note("Du jour")
    session.note("De l'après-midi")
    yield session
    session.close()
    with rig.session(folder, key.keys) as again:
        assert not again.opened.findings
        assert not again.missing(session.rows)


def _put(path: Path, offset: int, data: bytes) -> bytes:
    """Write in place, and return what stood there."""
    with path.open("r+b") as file:
        file.seek(offset)
        before = file.read(len(data))
        file.seek(offset)
        file.write(data)
    return before


def _older_page(old: bytes, folder: Path) -> tuple[int, bytes]:
    """Where a page of the main file has an older state, and that state; the -wal has none of it."""
    now = (folder / RECORDS).read_bytes()
    newer = {number for number, _ in frames.images(folder / f"{RECORDS}-wal")}
    offsets = (
        start for start in range(PAGE_SIZE, len(old), PAGE_SIZE) if start // PAGE_SIZE + 1 not in newer
    )
    return next(
        (at, page) for at in offsets if (page := old[at : at + PAGE_SIZE]) != now[at : at + PAGE_SIZE]
    )


@pytest.mark.parametrize("act", [OpenVault.close, _back_up])
def test_an_old_page_put_into_the_records_is_not_sealed(folder, old, working, act: Act):
    place, page = _older_page(old, folder)
    before = _put(folder / RECORDS, place, page)
    with pytest.raises(Tampered) as raised:
        act(working.vault)
    assert raised.value.kind is Kind.RECORDS_ALTERED
    assert rig.sealed(folder).state is State.OPEN
    _put(folder / RECORDS, place, before)


@pytest.mark.parametrize("act", [OpenVault.close, _back_up])
def test_an_old_page_put_into_the_wal_is_not_sealed(folder, working, act: Act):
    path = folder / f"{RECORDS}-wal"
    images = frames.images(path)
    # The newest image of a page, and one of it from before.
    at, number = next((at, number) for at, (number, _) in reversed(list(enumerate(images))) if number > 1)
    page = next(image for found, image in images[: at - 1] if found == number)
    before = _put(path, frames.HEADER + at * frames.FRAME + 24, page)
    with pytest.raises(Tampered) as raised:
        act(working.vault)
    assert raised.value.kind is Kind.WAL_ALTERED
    assert rig.sealed(folder).state is State.OPEN
    _put(path, frames.HEADER + at * frames.FRAME + 24, before)


def test_records_put_in_the_place_of_those_that_are_open_do_not_take_the_day_with_them(folder, working):
    """A synchronising client replaces files: the checkpoint went into one that had no name any more."""
    ours = folder.with_name("ours")
    (folder / RECORDS).rename(ours)
    (folder / RECORDS).write_bytes(ours.read_bytes())
    with pytest.raises(Tampered) as raised:
        working.vault.close()
    assert raised.value.kind is Kind.RECORDS_ALTERED
    ours.replace(folder / RECORDS)


def test_a_folder_that_is_renamed_under_a_session_is_no_damage(folder, working):
    elsewhere = folder.with_name("Archives")
    folder.rename(elsewhere)
    for act in (working.note, working.vault.close, lambda: working.pend(working.draft())):
        with pytest.raises(FileUnreachable):
            act()
    elsewhere.rename(folder)


def test_records_that_were_removed_are_unreachable_and_stay_recoverable(folder, working):
    elsewhere = folder.with_name("ours")
    (folder / RECORDS).rename(elsewhere)
    with pytest.raises(FileUnreachable):
        working.vault.close()
    elsewhere.rename(folder / RECORDS)


def test_a_time_of_modification_that_was_set_back_hides_no_change(folder, key):
    """The records are hashed while the key is derived: who changed them after that could say they had not."""
    examined = Examined.ahead(folder)
    path = folder / RECORDS
    stat = path.stat()
    before = _put(path, PAGE_SIZE, bytes(PAGE_SIZE))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert not examined.is_current(folder)
    os.close(examined.held._descriptor)
    _put(path, PAGE_SIZE, before)
