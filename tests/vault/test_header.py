"""Two headers, so that one damaged sector does not close a vault for ever."""

import json

import msgspec
import pytest

from tests.vault import cheap
from vault import header, slots
from vault.cipher import random_key
from vault.envelope import Envelope
from vault.errors import (
    Damaged,
    FileUnreachable,
    LastSlot,
    NotAVault,
    Tampered,
    UnknownSlot,
    VaultTooNew,
    WrongSecret,
)
from vault.findings import Finding, Kind
from vault.header import COPY, MAIN, DataKey


@pytest.fixture
def found(folder, key):
    return header.read(folder).header


def _unlock(found, credential=None):
    return found.unlock(credential or cheap.passphrase(), cheap.KDF)


def test_either_secret_gives_the_same_key(found, key):
    by_phrase, by_words = _unlock(found), _unlock(found, cheap.recovery())
    assert by_phrase.keys.public_key == by_words.keys.public_key == key.keys.public_key
    assert by_phrase.slot_id != by_words.slot_id
    by_phrase.wipe()
    assert len(by_phrase.secret) == len(by_phrase.keys.seal) == 0


def test_a_wrong_secret_opens_no_slot(found):
    with pytest.raises(WrongSecret):
        _unlock(found, cheap.passphrase("autre"))


def test_every_slot_of_its_kind_is_tried(folder, found, key):
    slots.added(folder, key, cheap.passphrase("deuxième"), cheap.CHEAP)
    assert _unlock(header.read(folder).header, cheap.passphrase("deuxième")).slot_id != key.slot_id


def test_a_key_that_is_not_the_header_s_is_refused(found):
    with pytest.raises(Tampered) as raised:
        DataKey.checked(random_key(), found, "")
    assert raised.value.kind is Kind.HEADER_FOREIGN


def test_the_last_slot_stays(found):
    alone = found.without_slot(found.slots[0].id)
    with pytest.raises(LastSlot):
        alone.without_slot(alone.slots[0].id)
    with pytest.raises(UnknownSlot):
        found.without_slot("0")
    with pytest.raises(UnknownSlot):
        found.replacing("0", found.slots[0])


def test_each_change_raises_the_revision(found):
    assert found.with_slot(found.slots[0]).revision == found.revision + 1
    assert found.replacing(found.slots[0].id, found.slots[1]).slots == (found.slots[1], found.slots[1])


@pytest.mark.parametrize("name", [MAIN, COPY])
@pytest.mark.parametrize(
    "damage", [b"", b"{", bytes(2 << 20), None], ids=["empty", "torn", "huge", "missing"]
)
def test_one_damaged_header_is_said_and_the_other_serves(folder, found, name, damage):
    (folder / name).unlink() if damage is None else (folder / name).write_bytes(damage)
    read = header.read(folder)
    assert read.header == found
    assert [finding.kind for finding in read.findings] == [Kind.HEADER_DAMAGED]
    assert read.findings[0].path == name


def test_both_damaged_is_damaged(folder, key):
    for name in (MAIN, COPY):
        (folder / name).write_bytes(b"")
    with pytest.raises(Damaged):
        header.read(folder)


def test_both_altered_is_altered(folder, key):
    for name in (MAIN, COPY):
        outer = Envelope.read((folder / name).read_bytes(), "")
        (folder / name).write_bytes(Envelope(outer.body + b" ", outer.signature).data())
    with pytest.raises(Tampered) as raised:
        header.read(folder)
    assert raised.value.kind is Kind.HEADER_ALTERED


def test_no_header_is_no_vault(tmp_path):
    with pytest.raises(NotAVault):
        header.read(tmp_path)


@pytest.mark.parametrize("other", [b"damaged", None])
def test_a_header_that_cannot_be_read_is_the_machine_s_fault_where_no_copy_serves(folder, key, other):
    (folder / MAIN).unlink()
    (folder / MAIN).mkdir()
    assert header.read(folder).findings == (Finding(Kind.HEADER_DAMAGED, MAIN),)
    (folder / COPY).write_bytes(other) if other else (folder / COPY).unlink()
    with pytest.raises(FileUnreachable):
        header.read(folder)


def _write_one(folder, name, value, key):
    header.write(folder.with_name("other"), value, key.keys.seal)
    (folder / name).write_bytes((folder.with_name("other") / MAIN).read_bytes())


@pytest.fixture
def other(folder):
    folder.with_name("other").mkdir()


def test_a_change_cut_off_between_the_two_is_unfinished(folder, found, key, other):
    _write_one(folder, MAIN, found.with_slot(found.slots[0]), key)
    read = header.read(folder)
    assert read.header.revision == 2
    assert read.under(1) == (Finding(Kind.HEADER_CHANGE_UNFINISHED, COPY),)


def test_a_copy_that_lags_under_a_raised_seal_was_rolled_back(folder, found, key, other):
    _write_one(folder, MAIN, found.with_slot(found.slots[0]), key)
    assert header.read(folder).under(2) == (Finding(Kind.HEADER_ROLLED_BACK, COPY),)


@pytest.mark.parametrize(("name", "ahead"), [(COPY, 1), (MAIN, 2), (COPY, 2)])
def test_no_power_cut_leaves_any_other_difference(folder, found, key, other, name, ahead):
    changed = found
    for _ in range(ahead):
        changed = changed.with_slot(found.slots[0])
    _write_one(folder, name, changed, key)
    read = header.read(folder)
    assert read.header.revision == 1 + ahead
    assert [finding.kind for finding in read.findings] == [Kind.HEADER_ROLLED_BACK]
    assert read.findings[0].path == (COPY if name == MAIN else MAIN)


@pytest.mark.parametrize(
    ("announced", "kind"), [(1, Kind.HEADER_CHANGE_UNFINISHED), (2, Kind.HEADER_ROLLED_BACK)]
)
def test_a_header_brought_to_a_snapshot_may_be_several_changes_ahead_of_its_copy(
    folder, found, key, other, announced, kind
):
    later = found.with_slot(found.slots[0]).with_slot(found.slots[0])
    _write_one(folder, MAIN, later, key)
    assert header.read(folder).under(announced) == (Finding(kind, COPY),)


def test_two_different_headers_of_one_revision_are_no_accident(folder, found, key, other):
    changed = msgspec.structs.replace(found, created_at="2020-01-01T00:00:00Z")
    _write_one(folder, COPY, changed, key)
    assert header.read(folder).findings == (Finding(Kind.HEADER_ROLLED_BACK, COPY),)


def test_a_later_format_is_refused_by_name(folder, found, key):
    body = json.dumps({"format": 3, "new": True}).encode()
    for name in (MAIN, COPY):
        assert header.read(folder).header == found
        (folder / name).write_bytes(Envelope.signed(body, key.keys.seal).data())
    with pytest.raises(VaultTooNew) as raised:
        header.read(folder)
    assert (raised.value.found, raised.value.supported) == (3, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"vault_id": "court"},
        {"vault_id": "AB" * 16},
        {"vault_id": "zz" * 16},
        {"slots": []},
        {"epoch": -1},
        {"epoch": 1 << 40},
        {"public_key": 3},
        {"format": "un"},
    ],
    ids=str,
)
def test_a_body_that_is_no_header_is_damaged(folder, found, key, change):
    body = json.dumps(json.loads(msgspec.json.encode(found)) | change).encode()
    for name in (MAIN, COPY):
        (folder / name).write_bytes(Envelope.signed(body, key.keys.seal).data())
    with pytest.raises(Damaged):
        header.read(folder)


def test_nothing_of_a_patient_and_no_key_stands_in_the_header(folder, key):
    text = (folder / MAIN).read_text()
    for secret in (key.secret, key.keys.records, key.keys.pending, key.keys.seal):
        assert bytes(secret.reveal()).hex() not in text
    assert "Exemple" not in text
