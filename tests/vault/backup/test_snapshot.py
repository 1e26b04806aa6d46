"""What is a snapshot, where it lies, and what it is called."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.vault import rig
from vault import header, seal
from vault.backup import homes, snapshot
from vault.errors import FileUnreachable, NotAVault, NotSealed, ReadOnlyFolder, Tampered, VaultTooNew


def test_a_name_of_a_moment_is_recognised():
    name = snapshot.name_of("2026-11-21T18:30:12Z")
    assert name == "2026-11-21T18-30-12Z"
    assert snapshot.is_name(name)
    assert snapshot.is_name(name + "-2")
    assert not snapshot.is_name("documents")


def test_a_folder_without_a_seal_is_no_snapshot(desk):
    made = desk.back_up()
    path = desk.path_of(made)
    assert [found.name for found in snapshot.found_on(desk.drive).whole] == [made.name]
    (path / seal.NAME).unlink()
    assert snapshot.found_on(desk.drive).whole == ()
    with pytest.raises(Tampered):
        snapshot.read(path)


def test_snapshots_are_listed_newest_first(desk):
    """Even those of one second, changed or not."""
    names = []
    for text in ("un", "deux", ""):
        if text:
            desk.work(text)
        names.append(desk.back_up().name)
    assert [one.name for one in snapshot.found_on(desk.drive / homes.TOP).whole] == names[::-1]


def test_a_snapshot_and_a_folder_of_snapshots_can_be_pointed_at(desk):
    made = desk.back_up()
    path = desk.path_of(made)
    assert [one.name for one in snapshot.found_beside(path).whole] == [made.name]
    assert [one.name for one in snapshot.found_beside(path.parent).whole] == [made.name]
    assert snapshot.found_beside(path / "none").whole == ()


def test_a_closed_vault_is_a_snapshot_with_its_own_documents(desk):
    found = snapshot.read(desk.folder)
    assert found.documents == 1
    assert found.size > found.seal.records.size
    assert snapshot.documents_root(desk.folder) == desk.folder


def test_a_vault_that_was_not_closed_is_no_snapshot(desk, tmp_path):
    working = rig.Session(desk.folder, desk.key.keys)
    cut = rig.copied(desk.folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    with pytest.raises(NotSealed):
        snapshot.read(cut)


def test_an_empty_drive_has_none(tmp_path):
    assert snapshot.found_on(tmp_path).whole == ()
    with pytest.raises(NotAVault):
        snapshot.read(tmp_path)


def test_a_drive_that_stops_answering_is_an_answer(desk, monkeypatch):
    desk.back_up()

    def gone(self):
        raise OSError(5, "gone")

    monkeypatch.setattr(type(desk.drive), "iterdir", gone)
    with pytest.raises(FileUnreachable):
        snapshot.found_on(desk.drive)


class Failing:
    """A drive on which what lies below ``at`` cannot be looked at."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: Path, code: int) -> None:
        self.at, self.code = at, code
        self.stat, self.listed = os.stat, Path.iterdir
        monkeypatch.setattr(os, "stat", self._stat)
        monkeypatch.setattr(Path, "iterdir", lambda path: self._iterdir(path))

    def _stat(self, path: Any, *more: Any, **named: Any) -> os.stat_result:
        if isinstance(path, (str, Path)) and self.at in Path(path).parents:
            raise OSError(self.code, "failing", str(path))
        return self.stat(path, *more, **named)

    def _iterdir(self, path: Path) -> Iterator[Path]:
        if path == self.at:
            raise OSError(self.code, "failing", str(path))
        return self.listed(path)


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES])
def test_a_snapshot_that_cannot_be_looked_at_hides_no_other(desk, monkeypatch, code):
    made = desk.back_up()
    other = desk.path_of(made).with_name("2020-01-01T00-00-00Z")
    rig.copied(desk.path_of(made), other)
    Failing(monkeypatch, other, code)
    assert [one.name for one in snapshot.found_on(desk.drive).whole] == [made.name]
    assert [one.name for one in snapshot.found_beside(other.parent).whole] == [made.name]


def test_another_person_s_folder_hides_no_backup_and_alone_it_is_not_none(desk, monkeypatch):
    made = desk.back_up()
    theirs = desk.drive / homes.TOP / "Autre-00"
    theirs.mkdir()
    Failing(monkeypatch, theirs, errno.EACCES)
    assert [one.name for one in snapshot.found_on(desk.drive).whole] == [made.name]
    shutil.rmtree(desk.path_of(made).parent)
    with pytest.raises(ReadOnlyFolder):
        snapshot.found_on(desk.drive)


def test_a_drive_pulled_out_while_it_is_looked_at_has_none(desk, monkeypatch):
    home = desk.path_of(desk.back_up()).parent
    Failing(monkeypatch, home, errno.ENOENT)
    assert snapshot.found_on(desk.drive).whole == ()


def test_a_backup_into_a_folder_of_the_very_name_is_found_there(desk):
    desk.drive = desk.drive / homes.TOP
    desk.drive.mkdir()
    made = desk.back_up()
    assert [one.path for one in snapshot.found_on(desk.drive).whole] == [desk.path_of(made)]


def test_a_header_replaced_alone_serves(desk):
    """After a change of passphrase a snapshot can get the new header: its seal does not hash it."""
    made = desk.back_up()
    path = desk.path_of(made)
    found = header.read(path).header
    header.write(path, found.with_slot(found.slots[0]), desk.key.keys.seal)
    assert snapshot.read(path).header.revision == 2


def test_the_seals_on_a_drive_are_those_of_this_vault_that_stand_there(desk):
    vault_id = desk.order().source.seal.vault_id
    assert snapshot.seals_on(desk.drive, vault_id) == frozenset()
    first = desk.back_up()
    desk.work("Ensuite")
    second = desk.back_up()
    (desk.path_of(first).parent / "photos").mkdir()
    (desk.path_of(first).parent / "2026-01-01T00-00-00Z").mkdir()  # cut off
    assert snapshot.seals_on(desk.drive, vault_id) == {first.seal_sha256, second.seal_sha256}
    assert snapshot.seals_on(desk.drive, "ab" * 16) == frozenset()
    shutil.rmtree(desk.path_of(first))
    assert snapshot.seals_on(desk.drive, vault_id) == {second.seal_sha256}


def test_a_seal_without_a_header_stands_for_nothing(desk, monkeypatch):
    """ "Last verified backup: today" was said of one that nothing could open."""
    made = desk.back_up()
    vault_id = desk.order().source.seal.vault_id

    def later(path):
        raise VaultTooNew(9, 1)

    with monkeypatch.context() as patch:
        patch.setattr(header, "read", later)
        assert snapshot.seals_on(desk.drive, vault_id) == {made.seal_sha256}
    (desk.path_of(made) / header.MAIN).write_bytes(b"?")
    assert snapshot.seals_on(desk.drive, vault_id) == {made.seal_sha256}
    (desk.path_of(made) / header.COPY).write_bytes(b"?")
    assert snapshot.seals_on(desk.drive, vault_id) == frozenset()
