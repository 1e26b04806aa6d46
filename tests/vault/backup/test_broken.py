"""What is called like a snapshot and is none is named, with what is wrong; what can be mended is mended."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from tests.vault import rig
from tests.vault.backup.conftest import Desk
from tests.vault.fakedrive import FakeDrive, PulledOut, Trouble
from vault import header, seal
from vault.backup import headers, shelf, snapshot
from vault.errors import VaultTooNew
from vault.findings import Finding, Kind


def wreck(path: Path, *names: str) -> None:
    for name in names:
        (path / name).write_bytes(b"?" * 40)


def found(desk: Desk) -> list[tuple[Path, Finding]]:
    return [(one.path, one.finding) for one in snapshot.found_on(desk.drive).broken]


@pytest.fixture
def made(desk: Desk) -> Path:
    return desk.path_of(desk.back_up())


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        ([header.MAIN, header.COPY], Finding(Kind.HEADERS_DAMAGED, header.MAIN)),
        ([seal.NAME], Finding(Kind.SEAL_DAMAGED, seal.NAME)),
        (["manifest.json"], Finding(Kind.MANIFEST_ALTERED, "manifest.json")),
    ],
)
def test_a_snapshot_that_is_wrecked_is_found_with_what_is_wrong(desk, made, names, wrong):
    """It was in no list: one that looked for it found one backup less and no word about it."""
    wreck(made, *names)
    assert found(desk) == [(made, wrong)]
    beside = snapshot.found_beside(made)
    assert (beside.whole, [one.finding for one in beside.broken]) == ((), [wrong])


def test_one_without_its_headers_or_its_seal_is_found_too(desk, made):
    for name in (header.MAIN, header.COPY):
        (made / name).unlink()
    assert found(desk) == [(made, Finding(Kind.HEADERS_DAMAGED, header.MAIN))]
    (made / seal.NAME).unlink()
    assert found(desk) == [(made, Finding(Kind.SNAPSHOT_UNFINISHED, seal.NAME))]


def test_the_seal_of_a_vault_in_use_makes_no_snapshot(desk, made):
    working = rig.Session(desk.folder, desk.key.keys)
    (made / seal.NAME).write_bytes((desk.folder / seal.NAME).read_bytes())
    working.close()
    assert found(desk) == [(made, Finding(Kind.SEAL_FOREIGN, seal.NAME))]


def test_one_of_a_later_program_is_not_called_damaged(desk, made, monkeypatch):
    def later(path):
        raise VaultTooNew(9, 1)

    monkeypatch.setattr(snapshot, "read", later)
    assert found(desk) == [(made, Finding(Kind.SNAPSHOT_TOO_NEW, header.MAIN))]


def test_only_what_is_called_like_a_snapshot_can_be_a_broken_one(desk, made):
    (made.parent / "Photos").mkdir()
    (made.parent / "2026-99-99T00-00-00Z").mkdir()
    assert snapshot.found_on(desk.drive).broken == ()
    assert snapshot.found_beside(made.parent).broken == ()


def test_the_moment_of_a_broken_one_is_in_its_name():
    assert snapshot.sealed_at("2026-11-21T18-30-12Z") == "2026-11-21T18:30:12Z"
    assert snapshot.sealed_at("2026-11-21T18-30-12Z-2") == "2026-11-21T18:30:12Z"


# A snapshot without a header that serves gets the vault's -------------------------------------------


def mended(desk: Desk) -> tuple[str, ...]:
    return headers.mend(desk.home(), header.read(desk.folder))


@pytest.mark.parametrize("gone", [False, True])
def test_a_snapshot_that_lost_both_headers_opens_again(desk, made, gone):
    wreck(made, header.MAIN, header.COPY)
    if gone:
        (made / header.MAIN).unlink()
    assert mended(desk) == (made.name,)
    desk.check_every_snapshot({made.name})
    assert (made / header.MAIN).read_bytes() == (made / header.COPY).read_bytes()
    assert mended(desk) == ()


def test_where_the_drive_cannot_read_them_they_are_written_anew(desk, made, monkeypatch):
    really = FakeDrive.open_file
    worn = {header.MAIN, header.COPY}

    def open_file(self, name, mode="rb"):
        if name in worn and mode == "rb":
            raise OSError(errno.EIO, "bad sector")
        return really(self, name, mode)

    monkeypatch.setattr(FakeDrive, "open_file", open_file)
    assert mended(desk) == (made.name,)


def test_a_snapshot_with_a_header_that_serves_keeps_it(desk, made):
    wreck(made, header.COPY)
    before = (made / header.MAIN).read_bytes()
    assert mended(desk) == ()
    assert (made / header.MAIN).read_bytes() == before


@pytest.mark.parametrize("what", ["seal", "vault"])
def test_what_this_vault_did_not_seal_gets_no_header_of_it(desk, made, tmp_path, what):
    wreck(made, header.MAIN, header.COPY)
    now = header.read(desk.folder)
    if what == "seal":
        wreck(made, seal.NAME)
    else:
        rig.new_vault(tmp_path / "W.serment")
        now = header.read(tmp_path / "W.serment")
    assert headers.mend(desk.home(), now) == ()
    assert (made / header.MAIN).read_bytes() == b"?" * 40


def test_headers_of_another_key_are_left_for_whoever_looks_into_it(desk, made, tmp_path):
    rig.new_vault(tmp_path / "W.serment")
    for name in (header.MAIN, header.COPY):
        (made / name).write_bytes((tmp_path / "W.serment" / name).read_bytes())
    assert found(desk) == [(made, Finding(Kind.SEAL_ALTERED, seal.NAME))]
    assert mended(desk) == ()


def test_a_header_of_a_later_program_is_left(desk, made, monkeypatch):
    def later(*_):
        raise VaultTooNew(9, 1)

    wreck(made, header.MAIN, header.COPY)
    monkeypatch.setattr(shelf, "header_in", later)
    assert mended(desk) == ()


# What is left of one that lost its seal ------------------------------------------------------------


def test_what_lost_its_seal_stays_until_something_newer_is_verified(desk, made):
    """The next run swept it before it had copied a byte: a vault lost meanwhile had no backup at all."""
    (made / seal.NAME).unlink()
    order = replace(desk.order(), stood=frozenset({made.name}))
    desk.trouble = Trouble()
    desk.trouble.at, desk.trouble.error = 20, PulledOut
    with pytest.raises(PulledOut):
        desk.back_up(order)
    assert (made / "records.db").exists()
    desk.trouble = Trouble()
    again = desk.back_up(order)
    assert not made.exists()
    desk.check_every_snapshot({again.name})
