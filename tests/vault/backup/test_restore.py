"""From a snapshot back to a vault: whole, of a new lineage, or not there at all."""

import os
import shutil
from pathlib import Path

import pytest

from tests.vault import rig
from vault import files, header, manifest, migrations, seal
from vault.backup import restore, snapshot
from vault.errors import (
    BackupDamaged,
    DiskFull,
    DriveGone,
    FileUnreachable,
    FolderNotEmpty,
    Interrupted,
    NotSealed,
    Tampered,
    VaultTooNew,
)
from vault.files import Fingerprint
from vault.findings import Kind
from vault.opening import Terms, open_vault
from vault.progress import Stage
from vault.seal import State


@pytest.fixture
def snapshot_path(desk):
    return desk.path_of(desk.back_up())


@pytest.fixture
def target(tmp_path):
    return tmp_path / "ailleurs" / "Neuf.serment"


@pytest.fixture(autouse=True)
def _place(target):
    target.parent.mkdir()


def _seal(folder):
    return seal.read(folder, header.read(folder).header)


def test_a_restored_vault_is_a_child_of_its_snapshot(desk, snapshot_path, target):
    restored = restore.restore(snapshot_path, target, desk.key.keys)
    sealed = _seal(target)
    assert sealed.parent == _seal(snapshot_path).lineage
    assert sealed.lineage == restored.lineage != sealed.parent
    assert sealed.state is State.CLOSED
    assert restored.snapshot == snapshot_path.name
    assert not rig.examined(target, desk.key.keys).findings


def test_what_this_computer_remembers_of_the_first_life_does_not_concern_the_second(
    desk, snapshot_path, target
):
    restore.restore(snapshot_path, target, desk.key.keys)
    opened = open_vault(target, desk.key.keys, Terms(remembered={_seal(snapshot_path).lineage: 99}))
    assert opened.vault.seal.parent == _seal(snapshot_path).lineage


def test_an_empty_folder_is_a_place_for_a_vault(desk, snapshot_path, target):
    target.mkdir()
    restore.restore(snapshot_path, target, desk.key.keys)
    assert header.read(target)


def test_what_cannot_be_read_is_said_of_the_backup(desk, snapshot_path, target):
    """Whoever restores is not told to restore from a backup."""
    (snapshot_path / seal.NAME).write_bytes(b"{")
    with pytest.raises(BackupDamaged):
        restore.restore(snapshot_path, target, desk.key.keys)
    assert not target.exists()


@pytest.mark.parametrize("there", ["file", "folder"])
def test_nothing_is_ever_overwritten(desk, snapshot_path, target, there):
    if there == "folder":
        target.mkdir()
        (target / "lettre.txt").write_text("à garder")
    else:
        target.write_text("à garder")
    with pytest.raises(FolderNotEmpty):
        restore.restore(snapshot_path, target, desk.key.keys)
    assert target.is_file() or (target / "lettre.txt").read_text() == "à garder"


def test_a_folder_that_fills_meanwhile_is_not_overwritten(desk, snapshot_path, target, monkeypatch):
    relined = restore._relined

    def and_meanwhile(*arguments):
        target.mkdir()
        (target / "lettre.txt").write_text("à garder")
        return relined(*arguments)

    monkeypatch.setattr(restore, "_relined", and_meanwhile)
    with pytest.raises(FolderNotEmpty):
        restore.restore(snapshot_path, target, desk.key.keys)
    assert (target / "lettre.txt").read_text() == "à garder"


def test_keys_of_another_vault_restore_nothing(desk, snapshot_path, target, tmp_path):
    other = rig.new_vault(tmp_path / "Autre.serment")
    with pytest.raises(Tampered) as raised:
        restore.restore(snapshot_path, target, other.keys)
    assert raised.value.kind is Kind.HEADER_FOREIGN


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("records.db", Kind.RECORDS_ALTERED),
        ("manifest.json", Kind.MANIFEST_ALTERED),
        ("../documents/*/*", Kind.DOCUMENT_ALTERED),
    ],
)
def test_a_snapshot_that_is_not_what_was_sealed_restores_nothing(desk, snapshot_path, target, name, kind):
    path = next(snapshot_path.glob(name)) if "*" in name else snapshot_path / name
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(Tampered) as raised:
        restore.restore(snapshot_path, target, desk.key.keys)
    assert raised.value.kind is kind
    assert os.listdir(target.parent) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("records.db", Kind.RECORDS_MISSING), ("../documents", Kind.DOCUMENT_MISSING)],
)
def test_what_a_snapshot_lacks_is_named(desk, snapshot_path, target, name, kind):
    path = (snapshot_path / name).resolve()
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(Tampered) as raised:
        restore.restore(snapshot_path, target, desk.key.keys)
    assert raised.value.kind is kind


def test_drafts_of_a_closed_vault_are_restored(desk, target):
    with rig.session(desk.folder, desk.key.keys) as working:
        working.pend(working.draft("à reprendre"))
    restore.restore(desk.path_of(desk.back_up()), target, desk.key.keys)
    with rig.session(target, desk.key.keys) as again:
        assert again.database.rows("SELECT text FROM note WHERE state = 'draft'") == [("à reprendre",)]


def test_altered_drafts_of_a_snapshot_are_named(desk, target):
    with rig.session(desk.folder, desk.key.keys) as working:
        working.pend(working.draft("à reprendre"))
    path = desk.path_of(desk.back_up())
    (path / "pending.bin").write_bytes(b"x")
    with pytest.raises(Tampered) as raised:
        restore.restore(path, target, desk.key.keys)
    assert raised.value.kind is Kind.PENDING_ALTERED


def test_a_snapshot_with_one_damaged_header_restores_two_whole_ones(desk, snapshot_path, target):
    (snapshot_path / header.MAIN).write_bytes(b"{}")
    restore.restore(snapshot_path, target, desk.key.keys)
    assert not header.read(target).findings


def test_a_vault_that_was_not_closed_is_not_restored(desk, target, tmp_path):
    working = rig.Session(desk.folder, desk.key.keys)
    cut = rig.copied(desk.folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    with pytest.raises(NotSealed):
        restore.restore(cut, target, desk.key.keys)


def test_too_little_room_is_told_before_anything_is_copied(desk, snapshot_path, target, monkeypatch):
    monkeypatch.setattr(restore, "disk_usage", lambda path: shutil._ntuple_diskusage(1, 1, 0))
    with pytest.raises(DiskFull):
        restore.restore(snapshot_path, target, desk.key.keys)
    assert os.listdir(target.parent) == []


class Stopping:
    """Someone who stops as soon as something was copied."""

    def begin(self, stage: Stage, total: int) -> None:
        assert stage is Stage.RESTORING
        assert total > 0

    def advance(self, size: int) -> None:
        raise Interrupted


def test_a_restoring_that_is_stopped_leaves_nothing(desk, snapshot_path, target):
    with pytest.raises(Interrupted):
        restore.restore(snapshot_path, target, desk.key.keys, Stopping())
    assert os.listdir(target.parent) == []


def test_a_restoring_cut_off_anywhere_shows_nothing_or_the_whole(desk, snapshot_path, target, tmp_path):
    camera = rig.Camera(target.parent, tmp_path / "album")
    with camera.rolling():
        restore.restore(snapshot_path, target, desk.key.keys)
    assert len(camera.pictures) > 20
    shown = [p for p in camera.pictures if (p.folder / target.name).exists()]
    for picture in shown:
        assert not rig.examined(picture.folder / target.name, desk.key.keys).findings
    assert shown
    assert len(shown) < len(camera.pictures) / 3


def test_what_a_restoring_that_was_cut_off_left_is_no_obstacle(desk, snapshot_path, target):
    left = target.with_name(target.name + files.UNFINISHED)
    left.mkdir()
    (left / "records.db").write_bytes(b"half")
    restore.restore(snapshot_path, target, desk.key.keys)
    assert not left.exists()


class Pulling:
    """Someone who pulls out a disk, by moving what lies on it, at one piece of the copy."""

    def __init__(self, disk: Path, at: int) -> None:
        self.disk, self.left = disk, at

    def begin(self, stage: Stage, total: int) -> None:
        """A stage."""

    def advance(self, size: int) -> None:
        self.left -= 1
        if not self.left:
            self.disk.rename(self.disk.with_name("pulled"))


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_drive_pulled_out_while_it_is_restored_from_is_no_tampering(desk, snapshot_path, target, at):
    with pytest.raises(DriveGone):
        restore.restore(snapshot_path, target, desk.key.keys, Pulling(desk.drive, at))
    assert os.listdir(target.parent) == []


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_disk_pulled_out_while_it_is_restored_to_is_no_tampering(desk, snapshot_path, target, at):
    with pytest.raises(FileUnreachable) as raised:
        restore.restore(snapshot_path, target, desk.key.keys, Pulling(target.parent, at))
    assert raised.value.reason == "ENOENT"


def test_a_disk_pulled_out_between_two_files_is_no_tampering(desk, snapshot_path, target, monkeypatch):
    really = manifest.read

    def pulled(folder: Path, stated: Fingerprint) -> manifest.Manifest:
        if folder != snapshot_path:
            target.parent.rename(target.parent.with_name("pulled"))
        return really(folder, stated)

    monkeypatch.setattr(manifest, "read", pulled)
    with pytest.raises(FileUnreachable) as raised:
        restore.restore(snapshot_path, target, desk.key.keys)
    assert raised.value.reason == "ENOENT"


def test_what_cannot_be_furnished_gets_no_name(desk, snapshot_path, target):
    def full(folder: Path) -> None:
        assert (folder / "seal.json").exists()
        raise DiskFull(str(folder))

    with pytest.raises(DiskFull):
        restore.restore(snapshot_path, target, desk.key.keys, furnish=full)
    assert os.listdir(target.parent) == []


def test_a_person_s_folder_that_bears_the_workshop_s_name_is_spared(desk, snapshot_path, target):
    mine = target.with_name(target.name + files.UNFINISHED)
    mine.mkdir()
    (mine / "chapitre1.odt").write_text("trois ans de travail")
    with pytest.raises(FolderNotEmpty) as raised:
        restore.restore(snapshot_path, target, desk.key.keys)
    assert raised.value.path == str(mine)
    assert (mine / "chapitre1.odt").read_text() == "trois ans de travail"


class Counted:
    """Progress that remembers how many bytes went by."""

    def __init__(self) -> None:
        self.bytes = 0

    def begin(self, stage: Stage, total: int) -> None:
        """A stage."""

    def advance(self, size: int) -> None:
        self.bytes += size


def test_a_file_larger_than_its_seal_does_not_fill_the_disk(desk, snapshot_path, target):
    with open(snapshot_path / "records.db", "ab") as file:
        file.write(bytes(8 << 20))
    told = Counted()
    with pytest.raises(Tampered) as raised:
        restore.restore(snapshot_path, target, desk.key.keys, told)
    assert raised.value.kind is Kind.RECORDS_ALTERED
    assert told.bytes < 4 << 20


def test_a_snapshot_of_a_program_to_come_is_refused_before_anything_is_copied(
    desk, snapshot_path, target, monkeypatch
):
    monkeypatch.setattr(migrations, "latest", lambda: 0)
    with pytest.raises(VaultTooNew):
        restore.restore(snapshot_path, target, desk.key.keys)
    assert os.listdir(target.parent) == []


def test_older_records_need_room_for_their_copies_too(desk, snapshot_path, monkeypatch):
    found = snapshot.read(snapshot_path)
    now = restore.room_for(found)
    monkeypatch.setattr(migrations, "latest", lambda: found.seal.schema + 1)
    assert restore.room_for(found) == now + 2 * found.seal.records.size
