"""A backup cut off anywhere: the snapshot before restores byte for byte, the new one is whole or hidden."""

import errno
import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.vault import rig
from tests.vault.fakedrive import FakeDrive, PulledOut, Trouble
from vault import header, seal
from vault.backup import contents, copying, restore, run, snapshot, staging
from vault.backup.run import MARGIN
from vault.errors import (
    DriveFull,
    DriveGone,
    DriveReadOnly,
    DriveUnfaithful,
    FileUnreachable,
    Interrupted,
    NotClosedCleanly,
    Tampered,
    TooLargeForDisk,
)
from vault.findings import Kind
from vault.progress import Stage


def _snapshots(drive: Path) -> list[Path]:
    return [found.path for found in snapshot.found_on(drive).whole]


def _contents(path: Path) -> dict[str, str]:
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in path.iterdir()}
    listed = (path / "manifest.json").read_text()
    documents = (path.parent / "documents").rglob("*")
    return digests | {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in documents
        if p.name in listed and p.is_file()
    }


def test_a_backup_is_a_vault(desk, tmp_path):
    made = desk.back_up()
    desk.check_every_snapshot({made.name})
    restored = restore.restore(desk.path_of(made), tmp_path / "Neuf.serment", desk.key.keys)
    assert restored.counts["notes"] == 1
    assert restored.counts["documents"] == 1
    assert rig.examined(tmp_path / "Neuf.serment", desk.key.keys).ok


def test_a_second_backup_copies_only_the_documents_that_are_new(desk):
    desk.back_up()
    desk.work("Deuxième")
    second = desk.back_up(desk.order(last_run=date(2026, 11, 21)))
    entries = staging.closed(desk.folder).manifest.documents
    new = second.bytes_written - sum(
        p.size for _, p in contents.sealed_files(seal.read(desk.folder, _header(desk)))
    )
    assert new < sum(entry.size for entry in entries)
    assert second.documents_reread == 0


def _header(desk):
    return header.read(desk.folder).header


FAULTS = {
    "killed": PulledOut,
    "I/O error": lambda: OSError(errno.EIO, "gone"),
    "full": lambda: OSError(errno.ENOSPC, "full"),
}


@pytest.mark.parametrize(
    ("fault", "flushed"), [("killed", True), ("killed", False), ("I/O error", False), ("full", True)]
)
def test_a_fault_at_any_step_leaves_the_snapshot_before_whole(desk, fault, flushed, tmp_path):
    first = desk.back_up()
    before = _contents(desk.path_of(first))
    desk.work("Deuxième")
    clean = rig.copied(desk.drive, tmp_path / "clean")
    desk.trouble = Trouble()
    desk.back_up()
    total = desk.trouble.steps
    assert total > 30
    for at in range(1, total + 1):
        shutil.rmtree(desk.drive)
        rig.copied(clean, desk.drive)
        desk.trouble = Trouble()
        desk.trouble.at, desk.trouble.error = at, FAULTS[fault]
        with pytest.raises((PulledOut, DriveGone, DriveFull)):
            desk.back_up()
        if not flushed:
            desk.trouble.lose_unflushed()
        assert _contents(desk.path_of(first)) == before, at
        desk.check_every_snapshot({first.name})


@pytest.mark.parametrize("at", [7, 20, 31])
def test_the_run_after_a_fault_sweeps_and_succeeds(desk, at):
    first = desk.back_up()
    desk.work("Deuxième")
    desk.trouble = Trouble()
    desk.trouble.at = at
    with pytest.raises(DriveGone):
        desk.back_up()
    desk.trouble = Trouble()
    second = desk.back_up()
    desk.check_every_snapshot({first.name, second.name})
    assert not list(desk.drive.rglob("*.unfinished"))
    home = desk.path_of(second).parent
    assert {p.name for p in home.iterdir() if snapshot.is_name(p.name)} == {first.name, second.name}


def test_what_a_run_that_was_killed_left_is_durable_before_the_next_seal(desk, tmp_path):
    """The next run saw the names, wrote none of them again, and never flushed their folders."""
    first = desk.back_up()
    for text in ("Deuxième", "Troisième"):
        desk.work(text)
    clean = rig.copied(desk.drive, tmp_path / "clean")
    desk.trouble = Trouble()
    desk.back_up()
    for at in range(1, desk.trouble.steps + 1):
        shutil.rmtree(desk.drive)
        rig.copied(clean, desk.drive)
        desk.trouble = Trouble()
        desk.trouble.at, desk.trouble.error, desk.trouble.once = at, PulledOut, True
        with pytest.raises(PulledOut):
            desk.back_up()
        made = desk.back_up()
        desk.trouble.lose_unflushed()
        desk.check_every_snapshot({first.name, made.name})


def test_where_only_one_folder_at_a_time_can_be_flushed_each_one_is(desk):
    desk.trouble.flushes_all = False
    made = desk.back_up()
    desk.trouble.lose_unflushed()
    desk.check_every_snapshot({made.name})


def test_short_writes_are_continued(desk):
    desk.trouble.shortest = 1000
    made = desk.back_up()
    desk.check_every_snapshot({made.name})


def test_a_drive_that_fills_up_while_writing_is_said_to_be_full(desk):
    desk.trouble.room = 100_000
    with pytest.raises(DriveFull) as raised:
        desk.back_up()
    assert raised.value.needed > 100_000
    assert _snapshots(desk.drive) == []


def test_too_little_room_is_told_before_anything_is_written(desk):
    desk.trouble.free = MARGIN
    with pytest.raises(DriveFull) as raised:
        desk.back_up()
    assert raised.value.needed > raised.value.free == MARGIN
    assert not [p for p in desk.drive.rglob("*") if p.is_file()]


@pytest.mark.parametrize("name", ["records.db", "seal.json", "LISEZ-MOI.txt"])
def test_a_drive_that_returns_other_bytes_is_damaged(desk, name):
    desk.trouble.lies_about = name
    with pytest.raises(DriveUnfaithful):
        desk.back_up()
    assert _snapshots(desk.drive) == []


def test_a_seal_that_does_not_stay_under_its_name_is_damaged(desk, monkeypatch):
    """A rename on FAT is not trusted."""
    rename = FakeDrive.rename

    def and_wreck(self, old, new, into=None):
        rename(self, old, new, into)
        if new == seal.NAME:
            (self.path / new).write_bytes(b"")

    monkeypatch.setattr(FakeDrive, "rename", and_wreck)
    with pytest.raises(DriveUnfaithful):
        desk.back_up()


@pytest.mark.parametrize(
    ("code", "error"),
    [(errno.EROFS, DriveReadOnly), (errno.EACCES, DriveReadOnly), (errno.ENODEV, DriveGone)],
)
def test_a_drive_that_takes_nothing_at_all(desk, code, error):
    desk.trouble.at, desk.trouble.error = 1, lambda: OSError(code, "no")
    with pytest.raises(error):
        desk.back_up()


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (errno.EROFS, DriveGone),
        (errno.ENOTCONN, DriveGone),
        (errno.EPERM, DriveReadOnly),
        (errno.EFBIG, TooLargeForDisk),
        (errno.EMFILE, FileUnreachable),
    ],
)
def test_a_drive_that_stops_taking(desk, code, error):
    """Pulled out, ext4 answers that it is read-only (measured)."""
    desk.trouble.at, desk.trouble.error = 12, lambda: OSError(code, "no")
    with pytest.raises(error):
        desk.back_up()


def test_an_error_without_a_number_is_still_an_answer(desk):
    desk.trouble.at, desk.trouble.error = 12, lambda: OSError("odd")
    with pytest.raises(FileUnreachable) as raised:
        desk.back_up()
    assert raised.value.reason == "EIO"


def test_a_companion_that_cannot_be_read_is_written_again(desk, monkeypatch):
    made = desk.back_up()
    page = desk.path_of(made).parent / "LISEZ-MOI.txt"

    def worn(folder: FakeDrive, name: str) -> bytes:
        raise OSError(errno.EIO, "bad sector")

    monkeypatch.setattr(copying, "read", worn)
    before = page.stat().st_ino
    desk.back_up()
    assert page.read_bytes() == b"Lisez-moi"
    assert page.stat().st_ino != before


def test_folders_on_the_drive_are_let_go_of(desk, monkeypatch):
    """A system may allow 256 open files (macOS); documents lie in as many folders."""
    with rig.session(desk.folder, desk.key.keys) as working:
        for number in range(24):
            working.document(b"%d" % number)
    branches = len({Path(e.path).parent for e in staging.closed(desk.folder).manifest.documents})
    assert branches > 15
    # Each document that is written, flushed or read back holds its folder and its file.
    assert 2 * (run._UNDER_WAY + 1) * run._BATCH < 256
    monkeypatch.setattr(run, "_BATCH", 4)
    for _ in ("copied", "reread"):
        desk.trouble = Trouble()
        desk.back_up()
        # One batch is read back and one flushed while the next is written.
        assert desk.trouble.most_held < 3 * 4 + 6


def test_a_document_of_another_size_is_replaced(desk):
    made = desk.back_up()
    path = next((desk.path_of(made).parent / "documents").glob("*/*"))
    path.write_bytes(b"half")
    desk.back_up(desk.order(last_run=date(2026, 11, 21)))
    desk.check_every_snapshot({made.name})


def test_two_snapshots_of_one_moment_have_two_names(desk):
    names = {desk.back_up().name, desk.back_up().name, desk.back_up().name}
    assert len(names) == 3
    desk.check_every_snapshot(names)


def test_changed_companions_are_replaced(desk):
    made = desk.back_up()
    page = desk.path_of(made).parent / "LISEZ-MOI.txt"
    page.write_bytes(b"ancien")
    desk.back_up()
    assert page.read_bytes() == b"Lisez-moi"


def _break(folder: Path, name: str) -> None:
    path = next(folder.glob(name))
    path.write_bytes(bytes(path.stat().st_size))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("records.db", Kind.RECORDS_ALTERED),
        ("documents/*/*", Kind.DOCUMENT_ALTERED),
    ],
)
def test_what_is_altered_in_the_vault_is_never_passed_on(desk, name, kind):
    order = desk.order()
    _break(desk.folder, name)
    with pytest.raises(Tampered) as raised:
        desk.back_up(order)
    assert raised.value.kind is kind
    assert _snapshots(desk.drive) == []


@pytest.mark.parametrize(
    ("name", "kind"), [("documents/*/*", Kind.DOCUMENT_MISSING), ("records.db", Kind.RECORDS_MISSING)]
)
def test_what_is_missing_in_the_vault_is_no_drive_that_is_gone(desk, name, kind):
    order = desk.order()
    next(desk.folder.glob(name)).unlink()
    with pytest.raises(Tampered) as raised:
        desk.back_up(order)
    assert raised.value.kind is kind


def test_one_damaged_header_is_whole_on_the_drive(desk):
    (desk.folder / header.COPY).write_bytes(b"")
    made = desk.back_up()
    path = desk.path_of(made)
    assert (path / header.COPY).read_bytes() == (path / header.MAIN).read_bytes()
    desk.check_every_snapshot({made.name})


class Stopping:
    """Someone who stops at the first byte of a stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.now: Stage | None = None

    def begin(self, stage: Stage, total: int) -> None:
        self.now = stage

    def advance(self, size: int) -> None:
        if self.now is self.stage:
            raise Interrupted


@pytest.mark.parametrize("stage", [Stage.COPYING, Stage.REREADING])
def test_a_backup_that_is_stopped_leaves_no_snapshot(desk, stage):
    if stage is Stage.REREADING:
        desk.back_up()
    before = _snapshots(desk.drive)
    with pytest.raises(Interrupted):
        desk.back_up(progress=Stopping(stage))
    assert _snapshots(desk.drive) == before


def test_a_vault_that_was_not_closed_is_no_source(desk, tmp_path):
    working = rig.Session(desk.folder, desk.key.keys)
    cut = rig.copied(desk.folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    with pytest.raises(NotClosedCleanly):
        staging.closed(cut)
