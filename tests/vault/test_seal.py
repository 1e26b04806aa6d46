"""The seal: signed by the vault's key, of this vault, and not of a later program."""

import json

import msgspec
import pytest

from tests.vault import rig
from vault import header, seal
from vault.envelope import Envelope
from vault.errors import Damaged, Tampered, VaultTooNew
from vault.findings import Kind
from vault.header import read


@pytest.fixture
def found(folder, key):
    return read(folder).header


def _put(folder, key, **changes):
    outer = Envelope.read((folder / seal.NAME).read_bytes(), "")
    body = json.dumps(json.loads(outer.body) | changes).encode()
    (folder / seal.NAME).write_bytes(Envelope.signed(body, key.keys.seal).data())


def _kind(folder, found) -> str:
    with pytest.raises(Tampered) as raised:
        seal.read(folder, found)
    return raised.value.kind


def test_a_seal_is_read_back_as_it_was_written(folder, key, found):
    sealed = seal.read(folder, found)
    changed = msgspec.structs.replace(sealed, revision=7, overlay=seal.Overlay(3, sealed.records))
    seal.write(folder, changed, key.keys.seal)
    assert seal.read(folder, found) == changed


def test_a_missing_seal_is_named(folder, found):
    (folder / seal.NAME).unlink()
    assert _kind(folder, found) is Kind.SEAL_MISSING


def test_a_seal_of_another_key_is_altered(folder, found, tmp_path):
    other = rig.new_vault(tmp_path / "Autre.serment")
    _put(folder, other)
    assert _kind(folder, found) is Kind.SEAL_ALTERED


@pytest.mark.parametrize("changes", [{"vault_id": "0" * 32}, {"epoch": 2}])
def test_a_seal_of_another_vault_or_epoch_is_foreign(folder, key, found, changes):
    _put(folder, key, **changes)
    assert _kind(folder, found) is Kind.SEAL_FOREIGN


def test_a_header_older_than_the_seal_allows_is_named(folder, key, found):
    _put(folder, key, header_revision=found.revision + 1)
    assert _kind(folder, found) is Kind.HEADER_ROLLED_BACK


def test_a_later_format_is_refused_by_name(folder, key, found):
    _put(folder, key, format=2)
    with pytest.raises(VaultTooNew):
        seal.read(folder, found)


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "ajar"},
        {"revision": "un"},
        {"format": None},
        # Without how its -wal begins, and without what its checkpoint will leave.
        {"state": "open"},
        {"state": "closing"},
    ],
)
def test_a_body_that_is_no_seal_is_damaged(folder, key, found, changes):
    _put(folder, key, **changes)
    with pytest.raises(Damaged):
        seal.read(folder, found)


@pytest.mark.parametrize("data", [b"", bytes(2 << 20)])
def test_a_file_that_is_no_seal_is_damaged(folder, found, data):
    (folder / seal.NAME).write_bytes(data)
    with pytest.raises(Damaged):
        seal.read(folder, found)


def test_fields_of_a_later_minor_step_are_ignored(folder, key, found):
    _put(folder, key, something_new=1)
    assert seal.read(folder, found)
    assert header.FORMAT == seal.FORMAT == 1


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_a_moment_that_no_time_zone_can_tell_is_damage(folder, key, found, moment):
    """One such seal on a drive kept every backup from being listed."""
    _put(folder, key, sealed_at=moment)
    with pytest.raises(Damaged):
        seal.read(folder, found)
