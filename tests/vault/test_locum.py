"""A locum's way in: their own passphrase, for their own weeks, and nothing of the owner's."""

import json
from datetime import UTC, datetime

import msgspec
import pytest

from tests.vault import cheap, rig
from vault import header, kdf, slots
from vault.envelope import Envelope
from vault.errors import (
    Damaged,
    LastSlot,
    LocumMayNot,
    LocumNotYet,
    LocumOver,
    VaultTooNew,
    WrongSecret,
)
from vault.header import COPY, MAIN
from vault.keyslot import Locum, SlotKind
from vault.records import patients, practice
from vault.records.context import Context

THEIRS = "la phrase de la remplaçante"
LOCUM = Locum(
    "ab" * 16, "Dr Agathe Fictive", "médecin", "10000000001", "2026-11-23T23:00:00Z", "2026-12-05T23:00:00Z"
)


@pytest.fixture
def theirs(folder, key):
    """The vault's key as the locum's passphrase gives it."""
    slots.lent(folder, key, cheap.passphrase(THEIRS), LOCUM, cheap.CHEAP)
    return _opened(folder)


def _opened(folder):
    return header.read(folder).header.unlock(cheap.passphrase(THEIRS), cheap.KDF)


def _slot(folder):
    return next(slot for slot in header.read(folder).header.slots if slot.locum)


def test_their_passphrase_opens_the_same_vault_and_says_whose_it_is(folder, key, theirs):
    assert theirs.keys.records.reveal() == key.keys.records.reveal()
    assert theirs.locum == LOCUM
    assert key.locum is None
    assert header.read(folder).header.unlock(cheap.passphrase(), cheap.KDF).locum is None
    assert not rig.examined(folder, key.keys).findings


@pytest.mark.parametrize(
    ("now", "refused"),
    [
        (datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC), LocumNotYet),
        (datetime(2026, 11, 23, 23, tzinfo=UTC), None),
        (datetime(2026, 12, 5, 22, 59, 59, tzinfo=UTC), None),
        (datetime(2026, 12, 5, 23, tzinfo=UTC), LocumOver),
    ],
)
def test_the_term_begins_and_ends_with_its_moments(now, refused):
    if refused is None:
        LOCUM.check(now)
        return
    with pytest.raises(refused) as raised:
        LOCUM.check(now)
    assert raised.value.name == LOCUM.name


def test_what_is_the_owner_s_they_may_not(folder, key, theirs):
    before = rig.tree(folder)
    for forbidden in (
        lambda: slots.added(folder, theirs, cheap.passphrase("autre"), cheap.CHEAP),
        lambda: slots.replaced(folder, theirs, theirs.slot_id, cheap.passphrase("autre"), cheap.CHEAP),
        lambda: slots.revoked(folder, theirs, key.slot_id),
        lambda: slots.lent(folder, theirs, cheap.passphrase("autre"), LOCUM, cheap.CHEAP),
        theirs.check_owner,
    ):
        with pytest.raises(LocumMayNot):
            forbidden()
    assert rig.tree(folder) == before


def test_they_write_under_their_own_name_and_destroy_nothing(folder, theirs):
    with rig.session(folder, theirs.keys) as working:
        author = practice.enter(working.database, LOCUM)
        assert practice.enter(working.database, LOCUM) == author == LOCUM.author_id
        assert [one.name for one in practice.authors(working.database)][1:] == [LOCUM.name]
        patient = working.patient()
        with pytest.raises(LocumMayNot):
            patients.destroy(Context(working.database, author, locum=LOCUM.name), patient, "essai")
        assert working.database.value("SELECT count(*) FROM patient") == 1


def test_a_locum_is_no_last_way_in(folder, key, theirs):
    words = slots.recovery_slot(header.read(folder).header)
    assert words
    slots.revoked(folder, key, words)
    with pytest.raises(LastSlot):
        slots.revoked(folder, key, key.slot_id)


def test_ended_it_opens_nothing_and_the_header_is_as_every_version_reads_it(folder, key, theirs):
    assert json.loads(_body(folder))["format"] == header.WITH_LOCUM
    slots.revoked(folder, key, theirs.slot_id)
    with pytest.raises(WrongSecret):
        _opened(folder)
    body = json.loads(_body(folder))
    assert body["format"] == header.FORMAT
    assert all("locum" not in slot for slot in body["slots"])


def test_a_program_that_knows_no_term_refuses_the_vault_by_name(folder, theirs, monkeypatch):
    """An earlier version compares the format before it reads a slot."""
    monkeypatch.setattr(header, "WITH_LOCUM", 1)
    with pytest.raises(VaultTooNew) as refused:
        header.read(folder)
    assert (refused.value.found, refused.value.supported) == (2, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author_id", "cd" * 16),
        ("name", "Dr Quelqu’un"),
        ("profession", "infirmière"),
        ("rpps", ""),
        ("starts_at", "2026-01-01T00:00:00Z"),
        ("ends_at", "2036-01-01T00:00:00Z"),
    ],
)
def test_a_term_altered_opens_nothing_even_signed_again(folder, key, theirs, field, value):
    """The signature is one guard, the slot's own cipher another."""
    changed = msgspec.structs.replace(LOCUM, **{field: value})
    found = header.read(folder).header
    slot = msgspec.structs.replace(_slot(folder), locum=changed)
    header.write(folder, found.replacing(slot.id, slot), key.keys.seal)
    with pytest.raises(WrongSecret):
        _opened(folder)


@pytest.mark.parametrize(
    "change",
    [
        {"locum": None},
        {"kind": SlotKind.PASSPHRASE},
        {"locum": msgspec.structs.replace(LOCUM, ends_at=LOCUM.starts_at)},
        {"locum": msgspec.structs.replace(LOCUM, ends_at="demain")},
    ],
)
def test_a_slot_that_makes_no_sense_is_damage(folder, key, theirs, change):
    found = header.read(folder).header
    slot = msgspec.structs.replace(_slot(folder), **change)
    kept = tuple(slot if one.id == slot.id else one for one in found.slots)
    _forge(folder, msgspec.structs.replace(found, slots=kept), key)
    with pytest.raises(Damaged):
        header.read(folder)


def test_a_format_that_does_not_fit_its_slots_is_damage(folder, key, theirs):
    found = header.read(folder).header
    _forge(folder, msgspec.structs.replace(found, format=1), key)
    with pytest.raises(Damaged):
        header.read(folder)


def test_the_slot_is_bound_as_the_format_page_says(folder, theirs):
    """FORMAT.md, "A locum's slot", computed without our framing of it."""
    from vault import cipher
    from vault.framing import framed, number
    from vault.secret import Secret

    found, slot = header.read(folder).header, _slot(folder)
    told = framed(
        *(
            part.encode()
            for part in (
                LOCUM.author_id, LOCUM.name, LOCUM.profession, LOCUM.rpps, LOCUM.starts_at, LOCUM.ends_at
            )
        )
    )  # fmt: skip
    bound = framed(
        b"serment 2 slot",
        bytes.fromhex(found.vault_id),
        number(found.epoch),
        slot.id.encode(),
        b"locum",
        number(slot.memory_kib),
        number(slot.passes),
        number(slot.lanes),
        slot.salt,
        told,
    )
    key = kdf.derive(Secret(THEIRS.encode()), slot.salt, cheap.CHEAP)
    assert cipher.decrypt(key, slot.nonce, slot.wrapped_key, bound) == theirs.secret.reveal()


def _body(folder):
    return json.loads((folder / MAIN).read_bytes())["body"]


def _forge(folder, found, key):
    data = Envelope.signed(msgspec.json.encode(found), key.keys.seal).data()
    for name in (MAIN, COPY):
        (folder / name).write_bytes(data)
