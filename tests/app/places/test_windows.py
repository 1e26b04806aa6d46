"""Windows machines as recorded facts tell them; none of the calls is made here."""

import pytest

from app.places.drives import drives
from app.places.judging import approve, judge
from app.places.policy import Purpose
from tests.app.places.fake_windows import CABINET, REMOTE, REMOVABLE, FakeApi, Letter
from vault.errors import DriveGone

BACKUP, VAULT = Purpose.BACKUP, Purpose.VAULT


def rule(api: FakeApi, path: str, purpose: Purpose, vault: str | None = CABINET) -> str:
    return judge(path, purpose, api.machine, vault if purpose is BACKUP else None).rule


def test_a_folder_that_is_not_there_is_judged_by_its_parent():
    api = FakeApi().drive()
    api.missing |= {r"E:\Serment\x", r"E:\Serment"}
    assert rule(api, r"E:\Serment\x", BACKUP) == "external-drive"


def test_another_drive_under_the_same_letter_is_noticed():
    api = FakeApi().drive()
    with approve("E:\\", BACKUP, api.machine, CABINET) as folder:
        folder.recheck()
        api.at["E:"] = Letter("bb", REMOVABLE, disks=(1,))
        with pytest.raises(DriveGone):
            folder.recheck()
        del api.at["E:"]
        with pytest.raises(DriveGone):
            folder.recheck()


def test_drives_are_listed_with_what_windows_says_of_them():
    api = FakeApi().drive()
    api.at["Z:"] = Letter(None, REMOTE)
    first, second = drives(api.machine, CABINET)
    assert (first.mount, first.label, first.uuid, first.bus) == ("E:\\", "CLE", "1A2B-3C4D", "usb")
    assert (first.file_system, first.allowed) == ("exfat", True)
    assert (second.mount, second.rule) == ("C:\\", "system-disk")


def test_no_handle_is_left_open():
    api = FakeApi().drive()
    for purpose in Purpose:
        rule(api, "E:\\", purpose)
    assert api.handles == {}
