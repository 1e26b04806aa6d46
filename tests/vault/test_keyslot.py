"""A slot is bound to everything it says: change any of it, and it opens nothing."""

import msgspec
import pytest

from tests.vault.cheap import CHEAP, KDF, passphrase, recovery
from vault.cipher import random_key
from vault.errors import Damaged, KdfBelowFloor, WrongSecret
from vault.keyslot import Domain, KeySlot, SlotKind

DOMAIN = Domain("ab" * 16, 1)


@pytest.fixture(scope="module")
def data_key():
    return random_key()


@pytest.fixture
def slot(data_key):
    return KeySlot.wrapping(
        data_key, passphrase(), DOMAIN, CHEAP, label="bureau", created_at="2026-11-16T09:00:00Z"
    )


def _open(slot, domain=DOMAIN, credential=None):
    return slot.unwrap(credential or passphrase(), domain, KDF, "header.json")


def test_a_slot_opens_with_its_secret(slot, data_key):
    assert _open(slot).reveal() == data_key.reveal()
    assert slot.kind is SlotKind.PASSPHRASE


def test_two_slots_of_one_secret_have_nothing_in_common(slot, data_key):
    other = KeySlot.wrapping(data_key, passphrase(), DOMAIN, CHEAP, label="", created_at="")
    assert not {slot.id, slot.salt, slot.nonce, slot.wrapped_key} & {
        other.id,
        other.salt,
        other.nonce,
        other.wrapped_key,
    }


@pytest.mark.parametrize("credential", [passphrase("autre"), recovery()])
def test_another_secret_opens_nothing(slot, credential):
    with pytest.raises(WrongSecret):
        _open(slot, credential=credential)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "0" * 16},
        {"kind": SlotKind.RECOVERY},
        {"memory_kib": 16},
        {"passes": 2},
        {"lanes": 2, "memory_kib": 16},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
        {"nonce": b""},
        {"wrapped_key": bytes(48)},
        {"wrapped_key": b""},
    ],
    ids=lambda change: ",".join(change),
)
def test_a_slot_altered_on_disk_is_refused(slot, change):
    with pytest.raises(WrongSecret):
        _open(msgspec.structs.replace(slot, **change))


@pytest.mark.parametrize("domain", [Domain("00" * 16, 1), Domain("ab" * 16, 2)])
def test_a_slot_moved_elsewhere_opens_nothing(slot, domain):
    with pytest.raises(WrongSecret):
        _open(slot, domain)


def test_label_and_date_are_for_people_only(slot, data_key):
    changed = msgspec.structs.replace(slot, label="autre", created_at="")
    assert _open(changed).reveal() == data_key.reveal()


def test_parameters_are_checked_before_anything_is_derived(slot):
    with pytest.raises(KdfBelowFloor):
        _open(msgspec.structs.replace(slot, memory_kib=1))
    with pytest.raises(Damaged):
        _open(msgspec.structs.replace(slot, passes=1_000_000))


@pytest.mark.parametrize("salt", [b"", bytes(8), bytes(1 << 20)])
def test_a_salt_of_another_length_is_no_slot(slot, salt):
    """Argon2's own refusal looked like a lack of memory."""
    with pytest.raises(Damaged):
        _open(msgspec.structs.replace(slot, salt=salt))
