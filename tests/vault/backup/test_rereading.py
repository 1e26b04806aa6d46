"""Older documents on the drive are read again in turn, and written anew where they do not come back."""

import errno
from datetime import date
from typing import BinaryIO

import pytest

from tests.vault.fakedrive import FakeDrive, Trouble
from vault.backup import run, staging
from vault.backup.target import FileMode
from vault.errors import DriveGone


def test_a_damaged_document_on_the_drive_is_written_again(desk):
    made = desk.back_up()
    path = next((desk.path_of(made).parent / "documents").glob("*/*"))
    path.write_bytes(bytes(path.stat().st_size))
    again = desk.back_up()
    assert (again.documents_reread, again.documents_mended) == (1, 1)
    desk.check_every_snapshot({made.name, again.name})
    assert desk.back_up().documents_mended == 0


def test_a_document_that_the_drive_cannot_read_any_more_is_written_again(desk, monkeypatch):
    """One bad sector must not end every later backup with the words of a drive that is gone."""
    made = desk.back_up()
    bad = next((desk.path_of(made).parent / "documents").glob("*/*"))
    worn, opened = bad.stat().st_ino, FakeDrive.open_file

    def sector(self: FakeDrive, name: str, mode: FileMode = "rb") -> BinaryIO:
        if name == bad.name and bad.stat().st_ino == worn:
            raise OSError(errno.EIO, "bad sector")
        return opened(self, name, mode)

    monkeypatch.setattr(FakeDrive, "open_file", sector)
    again = desk.back_up()
    assert (again.documents_reread, again.documents_mended) == (1, 1)
    assert bad.stat().st_ino != worn
    desk.check_every_snapshot({made.name, again.name})


def test_a_drive_that_goes_while_documents_are_reread_is_gone(desk):
    desk.back_up()
    desk.trouble = Trouble()
    desk.back_up()
    for at in range(1, desk.trouble.steps):
        desk.trouble = Trouble()
        desk.trouble.at, desk.trouble.error = at, lambda: OSError(errno.ENODEV, "gone")
        with pytest.raises(DriveGone):
            desk.back_up()


def test_every_document_is_reread_once_in_thirty_days(desk):
    for number in range(5):
        desk.work(f"Note {number}")
    desk.back_up()
    reread = 0
    for day in range(30):
        today, before = date.fromordinal(738_000 + day), date.fromordinal(737_999 + day)
        order = run.Order(staging.closed(desk.folder), {}, today, before)
        reread += desk.back_up(order).documents_reread
    assert reread == 6
