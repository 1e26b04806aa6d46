"""A new vault: whole under its own name, or not there at all."""

import os

import pytest

from tests.vault import cheap, rig
from vault import creation, files, header, seal
from vault.cipher import random_key
from vault.errors import DiskFull, FolderNotEmpty
from vault.records.practice import Practice
from vault.seal import State


@pytest.fixture
def target(tmp_path):
    return tmp_path / "place" / "Cabinet.serment"


@pytest.fixture(autouse=True)
def _place(target):
    target.parent.mkdir()


def test_a_new_vault_is_closed_sound_and_empty(target):
    key = rig.new_vault(target)
    report = rig.examined(target, key.keys)
    assert not report.findings
    assert report.authenticated
    assert report.counts["patients"] == 0
    sealed = seal.read(target, header.read(target).header)
    assert (sealed.state, sealed.revision, sealed.practice) == (State.CLOSED, 1, "Cabinet des Tilleuls")
    assert not list(target.parent.glob("*.unfinished"))


def test_its_folder_is_the_owner_s_alone(target):
    rig.new_vault(target)
    assert target.stat().st_mode & 0o777 == 0o700


def test_two_vaults_have_nothing_in_common(target):
    one, other = creation.drawn(), creation.drawn()
    assert one.vault_id != other.vault_id
    assert one.data_key.reveal() != other.data_key.reveal()


def test_a_fictive_vault_says_so_in_its_signed_header(target):
    assert cheap.new_vault(target, fictive=True).fictive
    assert header.read(target).header.fictive


def test_cut_off_anywhere_it_is_whole_or_not_there(target, tmp_path):
    camera = rig.Camera(target.parent, tmp_path / "album")
    with camera.rolling():
        key = rig.new_vault(target)
    shown = [p.folder for p in camera.pictures if (p.folder / target.name).exists()]
    assert len(camera.pictures) > 8
    assert 0 < len(shown) < 4
    for folder in shown:
        assert not rig.examined(folder / target.name, key.keys).findings


def test_what_a_creation_that_was_cut_off_left_is_no_obstacle(target):
    creation.prepare(target, cheap.founding(), creation.drawn())
    key = rig.new_vault(target)
    assert rig.examined(target, key.keys).ok


@pytest.mark.parametrize("there", ["file", "folder", "link", "vault"])
def test_nothing_is_ever_overwritten(target, there):
    if there == "file":
        target.write_text("à garder")
    elif there == "folder":
        target.mkdir()
        (target / "lettre.txt").write_text("à garder")
    elif there == "link":
        (target.parent / "elsewhere").mkdir()
        target.symlink_to(target.parent / "elsewhere")
    else:
        rig.new_vault(target)
    before = rig.tree(target.parent)
    with pytest.raises(FolderNotEmpty):
        creation.prepare(target, cheap.founding(), creation.drawn())
    assert rig.tree(target.parent) == before


def test_an_empty_folder_is_a_place(target):
    target.mkdir()
    assert rig.new_vault(target)


def test_a_folder_that_filled_meanwhile_is_not_overwritten(target):
    key = creation.prepare(target, cheap.founding(), creation.drawn())
    target.mkdir()
    (target / "lettre.txt").write_text("à garder")
    with pytest.raises(FolderNotEmpty):
        creation.finish(target, key.keys, cheap.PRACTICE)
    assert os.listdir(target) == ["lettre.txt"]


def test_a_full_disk_shows_no_vault(target, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        rig.new_vault(target)
    assert not target.exists()


def test_a_practice_without_a_name_bears_the_practitioner_s(target):
    key = creation.prepare(target, cheap.founding(), creation.drawn())
    sealed = creation.finish(target, key.keys, Practice("Dr Camille Exemple", "sage-femme"))
    assert sealed.practice == "Dr Camille Exemple"
    key.wipe()
    assert random_key().reveal() != bytes(32)
    assert files.UNFINISHED not in target.name
