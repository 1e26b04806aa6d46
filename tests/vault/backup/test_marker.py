"""The mark on a drive: signed by the vault, for one file system."""

import os
import sys

import msgspec
import pytest

from tests.vault import rig
from tests.vault.cheap import new_vault
from tests.vault.fakedrive import FakeDrive
from vault import header
from vault.backup import homes, marker, staging
from vault.backup.marker import Marker, Marking
from vault.envelope import Envelope
from vault.errors import DriveGone, MachineError

UUID, OTHER = "1A2B-3C4D", "5E6F-7081"


@pytest.fixture
def mark(desk) -> bytes:
    with rig.session(desk.folder, desk.key.keys) as working:
        return working.vault.drive_mark(UUID)


def lay(desk, data: bytes) -> None:
    drive = FakeDrive(desk.drive, desk.trouble)
    marker.put(drive, str(desk.drive), staging.closed(desk.folder).seal, data)


def look(desk, uuid: str = UUID) -> Marking:
    return marker.found(desk.drive, uuid, header.read(desk.folder).header)


def altered(desk, mark: bytes, **changes: object) -> bytes:
    """A mark that the vault's own key signed, with other content."""
    body = msgspec.json.decode(Envelope.read(mark, "").body, type=Marker)
    encoded = msgspec.json.encode(msgspec.structs.replace(body, **changes))
    return Envelope.signed(encoded, desk.key.keys.seal).data()


def test_a_drive_is_known_by_the_mark_that_names_it(desk, mark):
    assert look(desk) is Marking.NONE
    lay(desk, mark)
    assert look(desk) is Marking.OURS


def test_a_mark_copied_to_another_drive_names_the_wrong_one(desk, mark):
    lay(desk, mark)
    assert look(desk, OTHER) is Marking.COPIED


def test_a_mark_lies_beside_the_backups_and_disturbs_none(desk, mark):
    before = desk.back_up()
    lay(desk, mark)
    after = desk.back_up()
    desk.check_every_snapshot({before.name, after.name})
    assert (desk.drive / homes.TOP / before.home / marker.NAME).read_bytes() == mark
    assert look(desk) is Marking.OURS


def test_a_mark_of_somebody_else_is_foreign(desk, mark, tmp_path):
    other = new_vault(tmp_path / "Autre.serment")
    body = Envelope.read(mark, "").body
    lay(desk, Envelope.signed(body, other.keys.seal).data())
    assert look(desk) is Marking.FOREIGN


@pytest.mark.parametrize(
    "changes", [{"vault_id": "00" * 16}, {"epoch": 2}, {"format": 2}, {"kind": "seal"}, {"drive": 7}]
)
def test_a_mark_that_says_something_else_is_foreign(desk, mark, changes):
    lay(desk, altered(desk, mark, **changes))
    assert look(desk) is Marking.FOREIGN


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 3000, b" " * 20_000])
def test_a_mark_that_makes_no_sense_is_foreign(desk, mark, data):
    lay(desk, data)
    assert look(desk) is Marking.FOREIGN


def test_each_byte_of_a_mark_counts(desk, mark):
    known = header.read(desk.folder).header
    assert marker.judged(mark, UUID, known) is Marking.OURS
    for at in range(0, len(mark), 7):
        flipped = bytearray(mark)
        flipped[at] ^= 1
        if flipped.split() != mark.split():
            assert marker.judged(bytes(flipped), UUID, known) is Marking.FOREIGN, at


def test_what_else_ends_in_the_vaults_id_is_passed_over(desk, mark):
    lay(desk, mark)
    [home] = (desk.drive / homes.TOP).iterdir()
    (desk.drive / homes.TOP / f"._{home.name}").write_bytes(b"what macOS leaves beside a folder")
    assert look(desk) is Marking.OURS


def test_a_mark_planted_in_a_folder_beside_ours_does_not_hide_it(desk, mark):
    lay(desk, mark)
    [home] = (desk.drive / homes.TOP).iterdir()
    planted = home.with_name(f"AAA-{home.name[-32:]}")
    planted.mkdir()
    (planted / marker.NAME).write_bytes(b"{}")
    assert look(desk) is Marking.OURS


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such pipes")
def test_a_pipe_under_the_name_of_a_mark_keeps_nobody_waiting(desk, mark):
    lay(desk, mark)
    [home] = (desk.drive / homes.TOP).iterdir()
    (home / marker.NAME).unlink()
    os.mkfifo(home / marker.NAME)
    with pytest.raises(MachineError):
        look(desk)


def test_a_drive_that_is_pulled_out_while_it_is_marked_is_said_to_be_gone(desk, mark):
    desk.trouble.at = 4
    with pytest.raises(DriveGone):
        lay(desk, mark)
    assert look(desk) is Marking.NONE
