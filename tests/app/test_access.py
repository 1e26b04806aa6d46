"""Ways into a vault: what opens it, who may hold it, and what looking at it leaves behind."""

from dataclasses import replace

import pytest

from app import access, founding, remembered
from tests.app.cli.serment import KDF
from tests.app.cli.shell import PASSPHRASE, tree
from tests.app.founded import ENTROPY, PRACTICE, founded, typed
from vault import creation, header, words
from vault.errors import (
    MachineError,
    NotAVault,
    NotClosedCleanly,
    Tampered,
    VaultInUse,
    WrongSecret,
)
from vault.opening import open_vault
from vault.secret import Secret


def test_passphrase_and_words_open_the_same_vault(target, here):
    founded(target, here)
    found = access.found_header(target).header
    by_words = access.unlock(found, typed(" ".join(words.from_entropy(ENTROPY))), here)
    by_passphrase = access.unlock(found, typed(PASSPHRASE), here)
    assert by_words.secret.reveal() == by_passphrase.secret.reveal()
    with pytest.raises(WrongSecret):
        access.unlock(found, typed("un autre secret"), here)


def test_twelve_words_of_the_list_can_be_a_passphrase_too(target, here):
    chosen = " ".join(words.from_entropy(b"\x07" * 16))
    ways = founding.new_ways(typed(chosen), Secret(ENTROPY))
    data_key = founding.prepare(target, ways, creation.drawn(), here)
    founding.finish(target, data_key, PRACTICE, here)
    assert access.unlock(access.found_header(target).header, typed(chosen), here).keys


def test_looking_into_a_vault_changes_nothing(target, here):
    keys = founded(target, here).keys
    before = tree(target.parent)
    with access.looked_into(target, keys) as database:
        assert database.value("SELECT count(*) FROM patient") == 0
    assert tree(target.parent) == before


def test_a_vault_that_is_open_or_altered_is_not_looked_into(target, here):
    keys = founded(target, here).keys
    opened = open_vault(target, keys)
    with pytest.raises(NotClosedCleanly), access.looked_into(target, keys):
        pass
    opened.vault.close()
    records = bytearray((target / "records.db").read_bytes())
    records[9000] ^= 1
    (target / "records.db").write_bytes(records)
    with pytest.raises(Tampered), access.looked_into(target, keys):
        pass


def test_a_lock_is_one_for_all_and_a_folder_that_is_gone_is_the_machines_fault(target, here, tmp_path):
    founded(target, here)
    with access.locked(target), pytest.raises(VaultInUse), access.locked(target, quietly=True):
        pass
    with access.locked(target):
        pass
    with pytest.raises((MachineError, FileNotFoundError)), access.locked(tmp_path / "nowhere"):
        pass


def test_a_vault_that_opened_here_is_remembered_with_its_key(target, here, tmp_path):
    keys = founded(target, here).keys
    here = replace(here, state_folder=tmp_path / "another computer")
    assert remembered.key_of(target, here) is None
    with access.locked(target), access.opened(target, keys, here):
        pass
    assert remembered.key_of(target, here) == header.read(target).header.public_key
    with pytest.raises(NotAVault):
        remembered.key_of(target.parent, here)


def test_the_cost_of_the_words_is_the_floor(here):
    assert here.recovery_kdf() == KDF.floor
    assert here.passphrase_kdf().memory_kib >= KDF.floor.memory_kib
