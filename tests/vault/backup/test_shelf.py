"""What shows on a drive is read through its folder, and what cannot be read hides nothing else."""

import pytest

from tests.vault import rig
from tests.vault.fakedrive import FakeDrive
from vault import header, manifest, seal
from vault.backup import homes, shelf
from vault.errors import Damaged, NotSealed, Tampered


@pytest.fixture
def made(desk):
    return desk.path_of(desk.back_up())


def test_a_cut_off_run_is_no_snapshot_and_nothing_unreadable(desk, made):
    (made / seal.NAME).unlink()
    found = shelf.look(desk.home())
    assert (found.standing, found.unreadable) == ((), ())
    with pytest.raises(NotSealed):
        shelf.read(desk.home(), made.name)


@pytest.mark.parametrize(("name", "most"), [(header.MAIN, header.LARGEST), (seal.NAME, seal.LARGEST)])
def test_a_file_that_grew_beyond_all_measure_is_damaged(desk, made, name, most):
    for one in (name, header.COPY) if name == header.MAIN else (name,):
        (made / one).write_bytes(bytes(most + 1))
    with pytest.raises(Damaged):
        shelf.read(desk.home(), made.name)


def test_a_manifest_that_is_missing_is_named(desk, made):
    (one,) = shelf.look(desk.home()).standing
    (made / manifest.NAME).unlink()
    with pytest.raises(Tampered):
        shelf.listed(desk.home(), one)


def test_a_manifest_larger_than_any_of_ours_is_not_read(desk, made, monkeypatch):
    (one,) = shelf.look(desk.home()).standing
    monkeypatch.setattr(manifest, "LARGEST", 10)
    with pytest.raises(Damaged):
        shelf.listed(desk.home(), one)


def test_the_seal_of_an_open_vault_makes_no_snapshot(desk, made):
    working = rig.Session(desk.folder, desk.key.keys)
    (made / seal.NAME).write_bytes((desk.folder / seal.NAME).read_bytes())
    working.close()
    with pytest.raises(Tampered):
        shelf.read(desk.home(), made.name)


def test_the_folders_of_vaults_are_found_by_their_names(desk, made):
    drive = FakeDrive(desk.drive)
    (desk.drive / homes.TOP / "photos").mkdir()
    assert homes.names(drive) == [made.parent.name]
    assert homes.named(drive, made.parent.name).exists(made.name)
    assert homes.found(drive, "ab" * 16) is None
    (desk.drive / "empty").mkdir()
    empty = FakeDrive(desk.drive / "empty")
    assert homes.names(empty) == []
    assert homes.found(empty, "ab" * 16) is None
