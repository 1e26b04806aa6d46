"""The folder of a vault on a drive: its name, and what else may lie there."""

import pytest

from tests.vault import rig
from vault.backup import homes, staging
from vault.errors import DriveObstructed
from vault.records import practice


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
    assert homes.name_of(practice, "00") == folder


def test_a_practice_that_changed_its_name_keeps_its_folder_on_the_drive(desk):
    before = desk.back_up()
    with rig.session(desk.folder, desk.key.keys) as working:
        working.note("Encore une")
        practice.save(working.context, practice.Practice("Dr Claire Marchand", name="Cabinet des Tilleuls"))
    top = desk.drive / homes.TOP
    (top / f"._{before.home}").write_bytes(b"what macOS leaves beside a folder")
    after = desk.back_up()
    assert after.home == before.home
    assert staging.closed(desk.folder).seal.practice == "Cabinet des Tilleuls"
    desk.check_every_snapshot({before.name, after.name})


def test_a_folder_that_sorts_before_the_vaults_own_takes_no_backup(desk):
    """Each document was copied once more, and the older backups were said to be missing."""
    before = desk.back_up()
    planted = desk.drive / homes.TOP / f"AAA-{before.home[-32:]}"
    planted.mkdir()
    assert desk.back_up().home == before.home
    planted.rename(planted.with_name(f"ZZZ-{before.home[-32:]}"))
    assert desk.back_up().home == before.home


def test_a_folder_under_the_name_of_a_file_is_named(desk):
    entry = staging.closed(desk.folder).manifest.documents[0]
    made = desk.back_up()
    document = desk.path_of(made).parent / entry.path
    document.unlink()
    document.mkdir()
    with pytest.raises(DriveObstructed) as raised:
        desk.back_up()
    assert raised.value.name == entry.name


def test_a_file_under_the_name_of_a_folder_is_named(desk):
    (desk.drive / homes.TOP).write_bytes(b"")
    with pytest.raises(DriveObstructed) as raised:
        desk.back_up()
    assert raised.value.name == homes.TOP


def test_what_other_systems_leave_on_a_drive_stops_no_backup(desk):
    """macOS puts .DS_Store into every folder it shows; each later backup to that drive failed."""
    home = desk.drive / homes.TOP / desk.back_up().home
    (home / "documents" / ".DS_Store").write_bytes(b"Finder")
    (home / "2026-01-01T00-00-00Z").write_bytes(b"a file that is called like a snapshot")
    stranger = home / "2026-01-02T00-00-00Z" / "somebody's"
    stranger.mkdir(parents=True)
    made = desk.back_up()
    desk.check_every_snapshot({made.name})
    assert stranger.exists()
