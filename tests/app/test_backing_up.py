"""A backup as a person orders it: what the drive answers, and what this computer remembers of it."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from app import backing_up, places
from app.errors import BackupRunning
from app.host import Host
from app.places.handle import PosixFolder
from tests.app.cli.shell import tree
from tests.app.computer import computer
from tests.app.places.fake_linux import Box
from tests.vault import cheap
from vault.backup import run, staging
from vault.errors import DriveFull, DriveGone, DriveReadOnly, PlaceRefused, TooLargeForDisk


class Day:
    """A clock that stands where it was put."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def stick(tmp_path: Path, host: Host) -> Path:
    return tmp_path / "stick"


@pytest.fixture
def vault(tmp_path: Path, host: Host) -> Path:
    folder = tmp_path / "work" / "V.serment"
    cheap.new_vault(folder)
    return folder


@pytest.fixture
def clock() -> Day:
    return Day()


@pytest.fixture
def host(tmp_path: Path, clock: Day) -> Host:
    return replace(computer(tmp_path), clock=clock)


def back_up(vault: Path, stick: Path, host: Host) -> backing_up.Backup:
    return backing_up.back_up(staging.closed(vault), vault, str(stick), host).backup


@pytest.fixture
def orders(monkeypatch) -> list[run.Order]:
    """What the vault's code was asked to do, each time."""
    seen: list[run.Order] = []
    really = run.back_up

    def noted(drive, path, order, progress=None):
        seen.append(order)
        return really(drive, path, order, progress)

    monkeypatch.setattr(run, "back_up", noted)
    return seen


@contextmanager
def broken(monkeypatch, code: int) -> Iterator[None]:
    """A drive on which nothing can be flushed any more."""

    def refuse(self: PosixFolder, name: str, mode: str = "rb") -> BinaryIO:
        raise OSError(code, "")

    with monkeypatch.context() as patch:
        patch.setattr(PosixFolder, "open_file", refuse)
        yield


def test_documents_are_read_again_in_turn_and_the_turn_is_remembered(vault, stick, host, orders, clock):
    back_up(vault, stick, host)
    clock.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    back_up(vault, stick, host)
    back_up(vault, stick, host)
    assert [str(order.last_run or "never") for order in orders] == ["never", "2026-11-21", "2026-11-24"]


def test_another_drive_has_a_turn_of_its_own(vault, stick, host, orders, tmp_path):
    back_up(vault, stick, host)
    second = tmp_path / "second"
    second.mkdir()
    machine = Box().stick(str(second), "exfat", uuid="9999-0000").machine
    back_up(vault, second, replace(host, machine=machine))
    assert [order.last_run for order in orders] == [None, None]


def test_a_drive_without_a_name_is_read_whole_every_time(vault, stick, host, orders):
    nameless = replace(host, machine=Box().stick(str(stick), "exfat").machine)
    back_up(vault, stick, nameless)
    back_up(vault, stick, nameless)
    assert [order.last_run for order in orders] == [None, None]


def test_a_clock_that_ran_ahead_puts_no_rereading_off(vault, stick, host, orders, clock):
    clock.now = datetime(2031, 1, 1, tzinfo=UTC)
    back_up(vault, stick, host)
    clock.now = datetime(2026, 11, 21, tzinfo=UTC)
    back_up(vault, stick, host)
    assert orders[1].last_run is None


def test_a_backup_that_failed_counts_as_no_turn(vault, stick, host, orders, monkeypatch):
    with broken(monkeypatch, errno.EIO), pytest.raises(DriveGone):
        back_up(vault, stick, host)
    back_up(vault, stick, host)
    assert orders[1].last_run is None


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (errno.ENOSPC, DriveFull),
        (errno.EFBIG, TooLargeForDisk),
        (errno.EIO, DriveGone),
        (errno.ENODEV, DriveGone),
        (errno.EACCES, DriveReadOnly),
    ],
)
def test_a_drive_that_fails_midway_says_what_it_is(vault, stick, host, monkeypatch, code, answer):
    with broken(monkeypatch, code), pytest.raises(answer):
        back_up(vault, stick, host)


def test_a_drive_that_fills_up_midway_says_how_much_is_needed_and_free(vault, stick, host, monkeypatch):
    with broken(monkeypatch, errno.ENOSPC), pytest.raises(DriveFull) as full:
        back_up(vault, stick, host)
    assert full.value.needed >= (vault / "records.db").stat().st_size
    assert full.value.free > 0


def test_a_pretend_drive_takes_its_fictive_vault_and_nothing_real(vault, tmp_path, host):
    fictive = tmp_path / "work" / "F.serment"
    cheap.new_vault(fictive, fictive=True)
    drive = tmp_path / "pretend"
    places.make_pretend_drive(drive, fictive, host.machine).close()
    before = tree(drive)
    with pytest.raises(PlaceRefused):
        backing_up.back_up(staging.closed(vault), fictive, str(drive), host)
    with pytest.raises(PlaceRefused):
        backing_up.back_up(staging.closed(vault), vault, str(drive), host)
    assert tree(drive) == before
    assert backing_up.back_up(staging.closed(fictive), fictive, str(drive), host).backup.verified_at


@pytest.mark.skipif(sys.platform == "win32", reason="the folder's own lock")
def test_a_second_backup_to_the_same_drive_is_told_and_the_first_goes_on(vault, stick, host, monkeypatch):
    """The second would take the first one's unsealed folder for the leftover of a run that was cut off."""
    refused: list[BackupRunning] = []
    really = run.back_up

    def meanwhile(drive, path, order, progress=None):
        with monkeypatch.context() as patch:
            patch.setattr(run, "back_up", really)
            with pytest.raises(BackupRunning) as error:
                back_up(vault, stick, host)
        refused.append(error.value)
        return really(drive, path, order, progress)

    monkeypatch.setattr(run, "back_up", meanwhile)
    back_up(vault, stick, host)
    assert [one.exit_code for one in refused] == [7]
    monkeypatch.undo()
    back_up(vault, stick, host)


def test_two_vaults_may_be_backed_up_to_one_drive_at_once(vault, stick, host, monkeypatch, tmp_path):
    other = tmp_path / "work" / "W.serment"
    cheap.new_vault(other)
    really = run.back_up

    def meanwhile(drive, path, order, progress=None):
        with monkeypatch.context() as patch:
            patch.setattr(run, "back_up", really)
            back_up(other, stick, host)
        return really(drive, path, order, progress)

    monkeypatch.setattr(run, "back_up", meanwhile)
    back_up(vault, stick, host)
    assert len(backing_up.listed(stick, host)) == 2


def test_a_drive_pulled_out_once_it_was_checked_is_a_backup_all_the_same(vault, stick, host, monkeypatch):
    really = places.ApprovedFolder.recheck

    def then_pull(self: places.ApprovedFolder) -> None:
        really(self)
        (stick / "Serment").rename(stick.with_name("pulled"))

    monkeypatch.setattr(places.ApprovedFolder, "recheck", then_pull)
    made = back_up(vault, stick, host)
    (stick.with_name("pulled")).rename(stick / "Serment")
    assert [made] == backing_up.listed(stick, host)
