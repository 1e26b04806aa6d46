"""What is a snapshot, where it lies, and what it is called."""

import pytest

from tests.vault import rig
from vault import header, seal
from vault.backup import snapshot
from vault.errors import FileUnreachable, NotAVault, NotSealed, Tampered


@pytest.mark.parametrize(
    ("practice", "folder"),
    [
        ("Cabinet des Tilleuls", "Cabinet-des-Tilleuls-00"),
        ("Dr Anaïs L'Hôte / Brest", "Dr-Anais-L-Hote-Brest-00"),
        ("東京", "cabinet-00"),
        ("x" * 60, "x" * 40 + "-00"),
        ("a" * 39 + " b", "a" * 39 + "-00"),
    ],
)
def test_a_practice_names_a_folder_that_every_file_system_takes(practice, folder):
    assert snapshot.home_name(practice, "00") == folder


def test_a_name_of_a_moment_is_recognised():
    name = snapshot.name_of("2026-11-21T18:30:12Z")
    assert name == "2026-11-21T18-30-12Z"
    assert snapshot.is_name(name)
    assert snapshot.is_name(name + "-2")
    assert not snapshot.is_name("documents")


def test_a_folder_without_a_seal_is_no_snapshot(desk):
    made = desk.back_up()
    path = desk.path_of(made)
    assert [found.name for found in snapshot.found_on(desk.drive)] == [made.name]
    (path / seal.NAME).unlink()
    assert snapshot.found_on(desk.drive) == []
    with pytest.raises(Tampered):
        snapshot.read(path)


def test_snapshots_are_listed_newest_first(desk):
    names = []
    for text in ("un", "deux"):
        desk.work(text)
        names.append(desk.back_up().name)
    found = [one.name for one in snapshot.found_on(desk.drive / snapshot.HOME)]
    assert sorted(found) == sorted(names)


def test_a_snapshot_and_a_folder_of_snapshots_can_be_pointed_at(desk):
    made = desk.back_up()
    path = desk.path_of(made)
    assert [one.name for one in snapshot.found_beside(path)] == [made.name]
    assert [one.name for one in snapshot.found_beside(path.parent)] == [made.name]
    assert snapshot.found_beside(path / "none") == []


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
    assert snapshot.found_on(tmp_path) == []
    with pytest.raises(NotAVault):
        snapshot.read(tmp_path)


def test_a_drive_that_stops_answering_is_an_answer(desk, monkeypatch):
    desk.back_up()

    def gone(self):
        raise OSError(5, "gone")

    monkeypatch.setattr(type(desk.drive), "iterdir", gone)
    with pytest.raises(FileUnreachable):
        snapshot.found_on(desk.drive)


def test_a_header_replaced_alone_serves(desk):
    """After a change of passphrase a snapshot can get the new header: its seal does not hash it."""
    made = desk.back_up()
    path = desk.path_of(made)
    found = header.read(path).header
    header.write(path, found.with_slot(found.slots[0]), desk.key.keys.seal)
    assert snapshot.read(path).header.revision == 2
