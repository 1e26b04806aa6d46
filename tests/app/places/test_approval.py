"""An approved folder is open, proven and checked again; nothing else can be one."""

import errno
import os

import pytest

from app.places.folder import ApprovedFolder
from app.places.judging import approve, approve_fictive, judge
from app.places.policy import Purpose
from tests.app.places.fake_linux import Box, with_stick_at
from vault.backup import target
from vault.errors import DriveFull, DriveGone, DriveReadOnly, ExitCode, PlaceRefused, TooLargeForDisk


@pytest.fixture
def drive(tmp_path):
    (tmp_path / "drive").mkdir()
    (tmp_path / "vault").mkdir()
    return tmp_path / "drive"


@pytest.fixture
def box(drive):
    return with_stick_at(drive)


def backup(place, box, **more) -> ApprovedFolder:
    drive = next(folder for folder in (place, *place.parents) if folder.name == "drive")
    return approve(place, Purpose.BACKUP, box.machine, vault=drive.with_name("vault"), **more)


def test_a_stick_is_approved_and_written_through_its_handle(drive, box):
    with backup(drive, box) as folder:
        with folder.handle.open_file("seal.json", "xb") as file:
            file.write(b"{}")
        folder.recheck()
        assert (folder.facts.label, folder.facts.uuid) == ("CLE", "1A2B-3C4D")
    assert (drive / "seal.json").read_bytes() == b"{}"


def test_an_internal_folder_is_refused_with_its_rule_and_facts(drive):
    with pytest.raises(PlaceRefused) as refused:
        backup(drive, Box())
    assert refused.value.rule == "system-disk"
    assert refused.value.detail["disk"] == "nvme0n1"
    assert refused.value.exit_code is ExitCode.REFUSED


def test_a_backup_is_never_approved_without_its_vault(drive, box):
    with pytest.raises(ValueError):
        approve(drive, Purpose.BACKUP, box.machine)


def test_an_approved_folder_cannot_be_made_around_the_policy(drive):
    machine = Box().machine
    opened = machine.open(str(drive))
    with pytest.raises(PlaceRefused):
        ApprovedFolder(machine, opened, machine.facts(opened, "", None), Purpose.BACKUP)


def test_missing_folders_are_made_below_the_one_that_was_judged(drive, box):
    with backup(drive / "Serment" / "Cabinet", box, create=True) as folder:
        assert folder.path == str(drive / "Serment" / "Cabinet")
    assert (drive / "Serment" / "Cabinet").is_dir()


def test_a_missing_folder_is_refused_by_name_and_not_made(drive, box):
    with pytest.raises(PlaceRefused) as refused:
        backup(drive / "Serment", box)
    assert refused.value.rule == "missing"
    assert not (drive / "Serment").exists()


def test_nothing_is_made_where_the_policy_refuses(drive):
    with pytest.raises(PlaceRefused):
        backup(drive / "Serment", Box(), create=True)
    assert not (drive / "Serment").exists()


def test_a_file_is_no_folder(drive, box):
    (drive / "file").write_bytes(b"")
    with pytest.raises(PlaceRefused) as refused:
        backup(drive / "file", box, create=True)
    assert refused.value.rule == "unreadable"


def test_a_file_is_judged_by_its_folder(drive, box):
    (drive / "patients.csv").write_bytes(b"")
    assert judge(drive / "patients.csv", Purpose.IMPORT, box.machine).allowed


def test_no_descriptor_is_left_open(drive, box):
    before = len(os.listdir("/proc/self/fd"))
    backup(drive, box).close()
    backup(drive / "a" / "b", box, create=True).close()
    for machine, path in ((Box(), drive), (box, drive / "missing" / "x"), (Box(), drive / "missing")):
        with pytest.raises(PlaceRefused):
            backup(path, machine)
    judge(drive, Purpose.VAULT, box.machine)
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_drive_that_was_taken_away_is_noticed(drive, box):
    with backup(drive, box) as folder:
        box.unmount(str(drive))
        with pytest.raises(DriveGone):
            folder.recheck()


def test_another_disk_on_the_same_mount_point_is_noticed(drive, box):
    with backup(drive, box) as folder:
        box.unmount(str(drive))
        box.mount(str(drive), "8:33", "exfat", "/dev/sdc1")
        with pytest.raises(DriveGone):
            folder.recheck()


def test_a_drive_that_turned_read_only_is_noticed(drive, box):
    with backup(drive, box) as folder:
        box.lines = [line.replace("/dev/sdb1 rw", "/dev/sdb1 ro") for line in box.lines]
        with pytest.raises(DriveReadOnly):
            folder.recheck()


@pytest.mark.parametrize("number", sorted(target.GONE))
def test_whatever_the_system_says_of_a_pulled_stick_it_is_gone(drive, box, number):
    with backup(drive, box) as folder:
        box.unmount(str(drive))
        assert isinstance(folder.explained(OSError(number, "")), DriveGone)


@pytest.mark.parametrize("number", sorted(target.GONE - target.NO_RIGHT))
def test_a_drive_that_hangs_on_though_it_was_pulled_out_is_gone(drive, box, number):
    with backup(drive, box) as folder:
        assert isinstance(folder.explained(OSError(number, "")), DriveGone)


def test_a_full_drive_says_how_much_is_missing(drive, box):
    with backup(drive, box) as folder:
        answer = folder.explained(OSError(errno.ENOSPC, ""), needed=1 << 50)
        assert isinstance(answer, DriveFull)
        assert answer.needed == 1 << 50
        assert 0 < answer.free < 1 << 50


def test_a_file_too_large_for_the_file_system_is_no_full_drive(drive, box):
    with backup(drive, box) as folder:
        assert isinstance(folder.explained(OSError(errno.EFBIG, "")), TooLargeForDisk)


def test_a_drive_without_the_right_to_write_is_read_only(drive, box):
    with backup(drive, box) as folder:
        assert isinstance(folder.explained(OSError(errno.EACCES, "")), DriveReadOnly)


def test_an_error_of_ours_stays_itself(drive, box):
    with backup(drive, box) as folder:
        error = OSError(errno.EEXIST, "")
        assert folder.explained(error) is error


def test_a_fictive_vault_may_lie_in_memory_and_says_so(drive):
    box = Box()
    box.mount(str(drive), "0:90", "tmpfs", "tmpfs")
    with approve_fictive(drive / "demo", box.machine, create=True) as folder:
        assert folder.fictive_only
    with pytest.raises(PlaceRefused):
        approve(drive, Purpose.VAULT, box.machine)
