"""Macs as recorded property lists tell them; diskutil is not run here."""

import pytest

from app.places.drives import drives
from app.places.judging import approve
from app.places.policy import Purpose
from tests.app.places.fake_macos import CABINET, CLE, LOCAL, READ_ONLY, Mac
from vault.errors import DriveGone, DriveReadOnly

BACKUP = Purpose.BACKUP


def test_a_drive_that_goes_away_is_noticed():
    mac = Mac().drive("USB")
    with approve(CLE, BACKUP, mac.machine, CABINET) as folder:
        folder.recheck()
        mac.mounted(CLE, "disk4s1", "exfat", LOCAL | READ_ONLY)
        with pytest.raises(DriveReadOnly):
            folder.recheck()
        del mac.mounts[CLE]
        with pytest.raises(DriveGone):
            folder.recheck()


def test_drives_are_listed_with_what_diskutil_says_of_them():
    found = {drive.mount: drive for drive in drives(Mac().drive("USB").machine, CABINET)}
    stick = found[CLE]
    assert (stick.label, stick.uuid, stick.bus, stick.allowed) == ("CLE", "6F1C-UUID", "usb", True)
    assert found["/"].rule == "system-disk"
