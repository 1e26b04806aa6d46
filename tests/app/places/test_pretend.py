"""A pretend drive serves the fictive vault it was made for, and no real one, whatever is said."""

from pathlib import Path

import msgspec
import pytest

from app.places import pretend
from app.places.policy import Purpose
from app.places.pretend import MARK, approve_backup, approve_pretend_drive, make_pretend_drive
from tests.app.places.fake_linux import Box, with_stick_at
from tests.app.places.vaults import header_of
from vault import header
from vault.envelope import Envelope
from vault.errors import FolderNotEmpty, PlaceRefused


@pytest.fixture
def fictive(tmp_path):
    return header_of(tmp_path / "fictive", fictive=True)


@pytest.fixture
def real(tmp_path):
    return header_of(tmp_path / "real", fictive=False)


def refused(folder, vault, machine=None) -> str:
    with pytest.raises(PlaceRefused) as error:
        approve_pretend_drive(folder, vault, machine or Box().machine)
    return error.value.rule


def test_a_fictive_vault_gets_its_pretend_drive(tmp_path, fictive):
    with make_pretend_drive(tmp_path / "drive", fictive, Box().machine) as drive:
        assert drive.fictive_only
        assert drive.purpose is Purpose.BACKUP
        assert drive.handle.names() == [MARK]
        drive.recheck()
    approve_pretend_drive(tmp_path / "drive", fictive, Box().machine).close()


def test_a_real_vault_never_gets_one(tmp_path, real):
    with pytest.raises(PlaceRefused):
        make_pretend_drive(tmp_path / "drive", real, Box().machine)
    assert not (tmp_path / "drive").exists()


def test_a_real_vault_never_uses_one(tmp_path, fictive, real):
    make_pretend_drive(tmp_path / "drive", fictive, Box().machine).close()
    assert refused(tmp_path / "drive", real) == "pretend-drive-foreign"
    with pytest.raises(PlaceRefused) as error:
        approve_backup(tmp_path / "drive", real, Box().machine)
    assert error.value.rule == "system-disk"


def test_a_mark_copied_by_hand_does_not_serve_a_real_vault(tmp_path, real):
    found = header.read(real).header
    (tmp_path / "drive").mkdir()
    mark = {"pretend_drive_of": found.vault_id, "key": found.public_key.hex()}
    (tmp_path / "drive" / MARK).write_bytes(msgspec.json.encode(mark))
    assert refused(tmp_path / "drive", real) == "pretend-drive-foreign"


def test_a_real_header_edited_to_say_fictive_is_not_believed(tmp_path, real):
    """Its checksum made right again, but nobody without the data key can sign it."""
    for name in ("header.json", "header.copy.json"):
        kept = Envelope.read((real / name).read_bytes(), name)
        forged = kept.body.replace(b'"fictive":false', b'"fictive":true')
        assert forged != kept.body
        (real / name).write_bytes(Envelope(forged, kept.signature).data())
    with pytest.raises(PlaceRefused):
        make_pretend_drive(tmp_path / "drive", real, Box().machine)


def test_one_demonstration_does_not_use_the_drive_of_another(tmp_path, fictive):
    other = header_of(tmp_path / "other", fictive=True)
    make_pretend_drive(tmp_path / "drive", fictive, Box().machine).close()
    assert refused(tmp_path / "drive", other) == "pretend-drive-foreign"


def test_a_folder_without_a_mark_is_no_pretend_drive(tmp_path, fictive):
    (tmp_path / "drive").mkdir()
    assert refused(tmp_path / "drive", fictive) == "pretend-drive-foreign"


@pytest.mark.parametrize("mark", [b"", b"{", b"[]", b"null", b"x" * 9000])
def test_a_broken_mark_is_no_mark(tmp_path, fictive, mark):
    (tmp_path / "drive").mkdir()
    (tmp_path / "drive" / MARK).write_bytes(mark)
    assert refused(tmp_path / "drive", fictive) == "pretend-drive-foreign"


def test_a_folder_with_something_in_it_is_not_made_one(tmp_path, fictive):
    (tmp_path / "drive").mkdir()
    (tmp_path / "drive" / "photo.jpg").write_bytes(b"")
    with pytest.raises(FolderNotEmpty):
        make_pretend_drive(tmp_path / "drive", fictive, Box().machine)


def test_a_pretend_drive_on_the_network_is_refused(tmp_path, fictive):
    make_pretend_drive(tmp_path / "drive", fictive, Box().machine).close()
    box = Box()
    box.mount(str(tmp_path / "drive"), "0:60", "nfs4", "nas:/v")
    assert refused(tmp_path / "drive", fictive, box.machine) == "network-share"


def test_a_fictive_vault_may_be_copied_to_a_real_stick_too(tmp_path, fictive):
    (tmp_path / "stick").mkdir()
    with approve_backup(tmp_path / "stick", fictive, with_stick_at(tmp_path / "stick").machine) as folder:
        assert not folder.fictive_only


def test_a_folder_that_is_not_there_is_refused(tmp_path, fictive):
    assert refused(tmp_path / "nowhere", fictive) == "unreadable"


def test_no_vault_is_no_proof(tmp_path):
    assert pretend._mark_of(Path(tmp_path)) is None
