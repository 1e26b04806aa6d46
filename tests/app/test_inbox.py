"""The import folder: what lies there, read once, and deleted only while it is what was filed."""

import os
from pathlib import Path

import pytest

from app import inbox, intake
from app.errors import DocumentTooLarge, InboxFileChanged
from tests.app.computer import computer
from vault.errors import FileUnreachable, PlaceRefused


@pytest.fixture
def machine(tmp_path: Path):
    return computer(tmp_path).machine


@pytest.fixture
def folder(machine, tmp_path: Path) -> Path:
    return tmp_path / "work"


def test_files_wait_oldest_first_without_what_is_still_being_written(folder, machine):
    for age, name in enumerate(("c.pdf", "a.jpg", ".hidden", "b.pdf.part", "x.TMP", "~lock")):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (1_000 + age, 1_000 + age))
    (folder / "below").mkdir()
    (folder / "link.pdf").symlink_to(folder / "c.pdf")
    assert inbox.waiting(folder, machine) == ("c.pdf", "a.jpg")


def test_what_was_taken_is_deleted_when_it_is_still_that(folder, machine):
    (folder / "Scan.pdf").write_bytes(b"%PDF-1.7 un")
    taken = inbox.take(folder, "Scan.pdf", machine)
    assert taken.data == b"%PDF-1.7 un"
    inbox.remove(folder, "Scan.pdf", taken.sha256, machine)
    assert inbox.waiting(folder, machine) == ()


def test_another_file_of_the_same_name_stays(folder, machine):
    (folder / "Scan.pdf").write_bytes(b"%PDF-1.7 un")
    taken = inbox.take(folder, "Scan.pdf", machine)
    (folder / "Scan.pdf").write_bytes(b"%PDF-1.7 deux")
    with pytest.raises(InboxFileChanged):
        inbox.remove(folder, "Scan.pdf", taken.sha256, machine)
    assert (folder / "Scan.pdf").read_bytes() == b"%PDF-1.7 deux"


def test_a_scan_that_takes_the_name_while_it_is_looked_at_stays(folder, machine, monkeypatch):
    """The page that came meanwhile was deleted in the place of the one that was filed."""
    (folder / "Scan.pdf").write_bytes(b"%PDF-1.7 un")
    taken = inbox.take(folder, "Scan.pdf", machine)
    read = inbox._read

    def scanned_meanwhile(*where):
        data = read(*where)
        (folder / ".next").write_bytes(b"%PDF-1.7 deux")
        os.replace(folder / ".next", folder / "Scan.pdf")
        return data

    monkeypatch.setattr(inbox, "_read", scanned_meanwhile)
    with pytest.raises(InboxFileChanged):
        inbox.remove(folder, "Scan.pdf", taken.sha256, machine)
    assert (folder / "Scan.pdf").read_bytes() == b"%PDF-1.7 deux"


def test_a_file_beyond_the_limit_is_not_read(folder, machine, monkeypatch):
    monkeypatch.setattr(intake, "LARGEST", 3)
    (folder / "Scan.pdf").write_bytes(b"four")
    with pytest.raises(DocumentTooLarge):
        inbox.take(folder, "Scan.pdf", machine)


def test_a_file_that_is_gone_is_named(folder, machine):
    with pytest.raises(FileUnreachable):
        inbox.take(folder, "parti.pdf", machine)


def test_a_folder_that_the_policy_refuses_is_not_read(folder, machine):
    (folder / ".stfolder").mkdir()  # Syncthing copies it elsewhere
    with pytest.raises(PlaceRefused):
        inbox.waiting(folder, machine)
