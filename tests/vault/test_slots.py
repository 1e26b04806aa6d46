"""Changing the ways in: whole, announced last, and never half on a full disk."""

import os

import pytest

from tests.vault import cheap, rig
from vault import files, header, seal, slots
from vault.errors import DiskFull, LastSlot, UnknownSlot, WrongSecret
from vault.findings import Kind
from vault.keyslot import SlotKind

NEW = "une phrase toute neuve"


def _opens(folder, credential) -> bool:
    try:
        header.read(folder).header.unlock(credential, cheap.KDF).wipe()
    except WrongSecret:
        return False
    return True


def _replace(folder, key):
    return slots.replaced(folder, key, key.slot_id, cheap.passphrase(NEW), cheap.CHEAP)


def test_a_replaced_passphrase_opens_nothing_and_the_new_one_does(folder, key):
    slot = _replace(folder, key)
    assert not _opens(folder, cheap.passphrase())
    assert _opens(folder, cheap.passphrase(NEW))
    assert _opens(folder, cheap.recovery())
    assert header.read(folder).header.slots[0].id == slot
    assert not rig.examined(folder, key.keys).findings


def test_the_seal_refuses_the_header_of_before(folder, key):
    old = (folder / header.MAIN).read_bytes()
    _replace(folder, key)
    for name in (header.MAIN, header.COPY):
        (folder / name).write_bytes(old)
    report = rig.examined(folder, key.keys)
    assert [finding.kind for finding in report.findings] == [Kind.HEADER_ROLLED_BACK]


def test_new_words_replace_the_old_ones(folder, key):
    slot = slots.recovery_slot(header.read(folder).header)
    assert slot
    slots.replaced(folder, key, slot, cheap.recovery(bytes(16)), cheap.CHEAP)
    assert not _opens(folder, cheap.recovery())
    assert _opens(folder, cheap.recovery(bytes(16)))


def test_a_way_in_can_be_added_and_taken_away(folder, key):
    added = slots.added(folder, key, cheap.passphrase(NEW), cheap.CHEAP)
    assert _opens(folder, cheap.passphrase(NEW))
    slots.revoked(folder, key, added)
    assert not _opens(folder, cheap.passphrase(NEW))
    assert _opens(folder, cheap.passphrase())


def test_the_last_way_in_stays(folder, key):
    words = slots.recovery_slot(header.read(folder).header)
    assert words
    slots.revoked(folder, key, words)
    assert slots.recovery_slot(header.read(folder).header) is None
    before = rig.tree(folder)
    with pytest.raises(LastSlot):
        slots.revoked(folder, key, key.slot_id)
    with pytest.raises(UnknownSlot):
        slots.revoked(folder, key, "0" * 16)
    assert rig.tree(folder) == before


def test_a_change_touches_less_than_16_kib(folder, key):
    before = rig.tree(folder)
    _replace(folder, key)
    after = rig.tree(folder)
    changed = [name for name in after if after[name] != before.get(name)]
    assert sum(after[name][0] for name in changed) < 16_384
    assert set(changed) == {header.MAIN, header.COPY, seal.NAME}


def test_cut_off_anywhere_exactly_one_of_the_two_opens(folder, key, tmp_path):
    camera = rig.Camera(folder, tmp_path / "album")
    with camera.rolling():
        _replace(folder, key)
    camera._looking = True
    camera.take("announced")
    openers = []
    for picture in camera.pictures:
        old, new = (_opens(picture.folder, cheap.passphrase(text)) for text in (cheap.PASSPHRASE, NEW))
        assert old != new, picture.moment
        assert _opens(picture.folder, cheap.recovery())
        report = rig.examined(picture.folder, key.keys)
        assert report.ok, (picture.moment, report.findings)
        with rig.session(picture.folder, key.keys) as working:
            assert all(not finding.fails for finding in working.opened.findings)
        openers.append(new)
    assert openers == sorted(openers)
    assert openers[0] is False
    assert openers[-1] is True


def test_the_change_after_one_that_was_cut_off_mends_the_copy(folder, key, tmp_path):
    old = (folder / header.COPY).read_bytes()
    _replace(folder, key)
    half = rig.copied(folder, tmp_path / "half" / "Cabinet.serment")
    (half / header.COPY).write_bytes(old)
    (half / seal.NAME).write_bytes(rig.copied(folder, tmp_path / "x").joinpath(seal.NAME).read_bytes())
    slots.added(half, key, cheap.passphrase("troisième"), cheap.CHEAP)
    assert not header.read(half).findings


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_on_a_full_disk_the_old_secret_goes_on_opening(folder, key, monkeypatch, fails_at):
    """Between header and copy, the new one was in force although the change was reported as failed."""
    written, fsync = [], os.fsync

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) == fails_at:
            raise OSError(28, "full")
        fsync(descriptor)

    before = {path.name: files.fingerprint(path) for path in folder.iterdir() if path.is_file()}
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        _replace(folder, key)
    monkeypatch.undo()
    assert {path.name: files.fingerprint(path) for path in folder.iterdir() if path.is_file()} == before
    assert _opens(folder, cheap.passphrase())


def test_a_change_is_logged_by_the_next_session(folder, key):
    _replace(folder, key)
    with rig.session(folder, key.keys) as working:
        said = [row[0] for row in working.database.rows("SELECT operation FROM access_log ORDER BY seq")]
        assert said[-2:] == ["slots.changed", "vault.opened"]
    with rig.session(folder, key.keys) as again:
        count = "SELECT count(*) FROM access_log WHERE operation = 'slots.changed'"
        assert again.database.value(count) == 1


def test_a_vault_that_was_cut_off_keeps_its_state_through_a_change(folder, key, tmp_path):
    working = rig.Session(folder, key.keys)
    row = working.note()
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    working.close()
    _replace(cut, key)
    with rig.session(cut, key.keys) as again:
        assert not again.missing([row])
    assert header.read(cut).header.slots[0].kind is SlotKind.PASSPHRASE
