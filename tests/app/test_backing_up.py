"""A backup as a person orders it: what the drive answers, and what this computer remembers of it."""

import errno
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from app import backing_up, listing, places, rotation, trusting
from app.drive_outlook import Decision, verified_on
from app.errors import BackupRunning, DriveDistrusted
from app.host import Host
from app.localstate import LocalState
from app.places.handle import PosixFolder
from tests.app.cli.shell import tree
from tests.app.computer import computer
from tests.app.places.fake_linux import Box
from tests.vault import cheap, rig
from vault import header, seal
from vault.backup import copying, run, snapshot, staging
from vault.errors import (
    DriveFull,
    DriveGone,
    DriveReadOnly,
    DriveUnfaithful,
    PlaceRefused,
    TooLargeForDisk,
)


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


def back_up(vault: Path, stick: Path, host: Host) -> listing.Backup:
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
    assert len(listing.on_drive(stick, host).backups) == 2


def test_a_drive_pulled_out_once_it_was_checked_is_a_backup_all_the_same(vault, stick, host, monkeypatch):
    really = places.ApprovedFolder.recheck

    def then_pull(self: places.ApprovedFolder) -> None:
        really(self)
        (stick / "Serment").rename(stick.with_name("pulled"))

    monkeypatch.setattr(places.ApprovedFolder, "recheck", then_pull)
    made = back_up(vault, stick, host)
    (stick.with_name("pulled")).rename(stick / "Serment")
    assert (made,) == listing.on_drive(stick, host).backups


# A drive that does not keep what it takes ---------------------------------------------------------

UUID = "1A2B-3C4D"


@contextmanager
def lying(monkeypatch) -> Iterator[None]:
    """A drive that does not return the seal it was given."""
    really = copying.fingerprint

    def other(folder, name, progress, most=copying.SMALL):
        found = really(folder, name, progress, most)
        return replace(found, sha256="") if name == seal.NAME else found

    with monkeypatch.context() as patch:
        patch.setattr(copying, "fingerprint", other)
        patch.setattr(trusting, "_TO_LEAVE", 0)
        yield


def state_of(vault: Path, host: Host) -> LocalState:
    return host.local_state(rotation.identity(vault)[0])


def test_a_drive_that_gave_back_other_bytes_gets_no_backup_any_more(vault, stick, host, clock, monkeypatch):
    """The page went on proposing it, and its arrival started the next backup on it."""
    made = back_up(vault, stick, host)
    clock.now += timedelta(days=1)
    with lying(monkeypatch), pytest.raises(DriveUnfaithful):
        back_up(vault, stick, host)
    before = tree(stick)
    clock.now += timedelta(days=1)
    with pytest.raises(DriveDistrusted) as raised:
        back_up(vault, stick, host)
    assert raised.value.found_at == "2026-11-22T09:00:00Z"
    assert tree(stick) == before
    assert made.verified_at
    assert [one.verified_at for one in state_of(vault, host).snapshots().values()] == [None]
    assert all(one.verified_at is None for one in listing.on_drive(stick, host).backups)


def test_what_a_drive_returned_while_it_was_pulled_out_is_not_held_against_it(
    vault, stick, host, monkeypatch
):
    """Its mount goes a moment after it: not before the bytes are there."""
    leave = partial(host.machine._reader.unmount, str(stick.resolve()))
    monkeypatch.setattr(time, "sleep", lambda seconds: leave())
    with lying(monkeypatch), pytest.raises(DriveGone):
        back_up(vault, stick, host)
    assert state_of(vault, host).unfaithful() == {}


def test_a_drive_without_a_number_is_judged_anew_each_time(vault, stick, host, monkeypatch):
    nameless = replace(host, machine=Box().stick(str(stick), "exfat").machine)
    with lying(monkeypatch), pytest.raises(DriveUnfaithful):
        back_up(vault, stick, nameless)
    assert back_up(vault, stick, nameless).verified_at


def test_documents_that_were_mended_are_told_and_stay_in_the_log_of_the_drive(tmp_path, stick, host, clock):
    """They were copied again without a word."""
    vault = tmp_path / "work" / "D.serment"
    with rig.session(vault, cheap.new_vault(vault).keys) as working:
        working.document()
    first = back_up(vault, stick, host)
    assert state_of(vault, host).drive(UUID).mended == {}
    path = next((Path(first.path).parent / "documents").glob("*/*"))
    path.write_bytes(bytes(path.stat().st_size))
    clock.now += timedelta(days=40)
    done = backing_up.back_up(staging.closed(vault), vault, str(stick), host)
    assert done.mended == 1
    clock.now += timedelta(days=40)
    assert backing_up.back_up(staging.closed(vault), vault, str(stick), host).mended == 0
    assert state_of(vault, host).drive(UUID).mended == {"2026-12-31T09:00:00Z": 1}


def test_a_backup_whose_headers_were_mended_makes_the_drive_one_to_watch(vault, stick, host, clock):
    made = Path(back_up(vault, stick, host).path)
    for name in (header.MAIN, header.COPY):
        (made / name).write_bytes(b"?")
    clock.now += timedelta(days=1)
    done = backing_up.back_up(staging.closed(vault), vault, str(stick), host)
    assert (done.reopened, done.mended) == ((made.name,), 0)
    assert list(state_of(vault, host).drive(UUID).mended.values()) == [1]


# Which drive it is, and when it is ----------------------------------------------------------------


def test_another_drive_at_the_same_path_gets_no_backup_that_was_meant_for_the_first(vault, stick, host):
    """Exchanged before the worker had begun, a visitor's stick of the same name got the records."""
    with pytest.raises(DriveGone):
        backing_up.back_up(staging.closed(vault), vault, str(stick), host, uuid="5E6F-7081")
    assert list(stick.iterdir()) == []
    assert backing_up.back_up(staging.closed(vault), vault, str(stick), host, uuid=UUID).backup.verified_at


def test_a_copy_of_a_whole_drive_is_read_again_to_its_last_document(stick, host, orders, tmp_path):
    """It has the number and the mark of the first, and nobody had read what lies on it."""
    vault = tmp_path / "work" / "D.serment"
    key = cheap.new_vault(vault)
    back_up(vault, stick, host)
    shutil.copytree(stick, tmp_path / "copy")
    with rig.session(vault, key.keys):
        pass
    back_up(vault, stick, host)
    for one in stick.iterdir():
        shutil.rmtree(one)
    shutil.copytree(tmp_path / "copy", stick, dirs_exist_ok=True)
    back_up(vault, stick, host)
    assert [order.last_run is None for order in orders] == [True, False, True]


def test_a_backup_verified_on_one_drive_is_not_verified_on_another(vault, stick, host):
    """A vault that was not opened meanwhile gives both the same snapshot; old ones go for a verified one."""
    back_up(vault, stick, host)
    state = state_of(vault, host)
    [made] = snapshot.found_on(stick).whole
    assert verified_on(state, UUID)(made.seal_sha256)
    assert not verified_on(state, "5E6F-7081")(made.seal_sha256)


@pytest.mark.parametrize(("days", "goes"), [(10, True), (366, False)])
def test_a_clock_that_leaps_ahead_deletes_no_old_backup(vault, stick, host, clock, orders, days, goes):
    """Everything was a year old at once, and all but one a month would have gone."""
    made = backing_up.back_up(staging.closed(vault), vault, str(stick), host, decision=Decision(rotates=True))
    assert state_of(vault, host).drive(UUID).rotates
    clock.now += timedelta(days=days)
    ahead = backing_up.back_up(staging.closed(vault), vault, str(stick), host).outlook
    assert (orders[-1].rotation.allowed, ahead.rotates) == (goes, goes)
    clock.now += timedelta(hours=1)
    back_up(vault, stick, host)
    assert orders[-1].rotation.allowed == goes
    assert Path(made.backup.path).exists() != goes
