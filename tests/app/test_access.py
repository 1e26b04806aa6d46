"""Ways to a vault: what opens it, what is made when, and what looking at it leaves behind."""

from pathlib import Path

import pytest

from app import access, memory
from app.host import Host
from tests.app.cli.serment import KDF, host
from tests.app.cli.shell import PASSPHRASE, tree
from vault import creation, header, words
from vault.backup import restore
from vault.errors import (
    FolderNotEmpty,
    MachineError,
    NotAVault,
    NotClosedCleanly,
    PlaceRefused,
    Tampered,
    VaultInUse,
    WeakPassphrase,
    WrongSecret,
)
from vault.header import DataKey
from vault.opening import open_vault
from vault.progress import Silent
from vault.records.practice import Practice
from vault.secret import Secret

ENTROPY = bytes(range(16))
PRACTICE = Practice("Dr Camille Exemple", name="Cabinet des Tilleuls")


@pytest.fixture
def here(tmp_path: Path) -> Host:
    (tmp_path / "stick").mkdir()
    (tmp_path / "work").mkdir()
    return host(tmp_path / "stick")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "work" / "V.serment"


def typed(text: str) -> Secret:
    return Secret(text.encode())


def founded(target: Path, here: Host) -> DataKey:
    ways = access.new_ways(typed(PASSPHRASE), Secret(ENTROPY))
    data_key = access.prepare(target, ways, creation.drawn(), here)
    access.finish(target, data_key, PRACTICE, here)
    return data_key


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
    ways = access.new_ways(typed(chosen), Secret(ENTROPY))
    data_key = access.prepare(target, ways, creation.drawn(), here)
    access.finish(target, data_key, PRACTICE, here)
    assert access.unlock(access.found_header(target).header, typed(chosen), here).keys


def test_a_weak_passphrase_founds_no_vault():
    with pytest.raises(WeakPassphrase) as refused:
        access.new_ways(typed("soleil123"), Secret(ENTROPY))
    assert refused.value.bits < 64


def test_the_vault_gets_its_name_when_everything_is_in_it(target, here, monkeypatch):
    seen: list[set[str]] = []
    really = creation.give_name

    def noted(place: Path) -> None:
        seen.append({path.name for path in creation.workshop(place).iterdir()})
        really(place)

    monkeypatch.setattr(creation, "give_name", noted)
    founded(target, here)
    assert {"header.json", "records.db", "seal.json", "LISEZ-MOI.txt", "vault.lock"} <= seen[0]
    assert {path.name for path in target.iterdir()} == seen[0]


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


def test_a_new_place_is_judged_before_anything_is_made(target, here, tmp_path):
    before = tree(tmp_path)
    access.check_new_place(target, here, fictive=False)
    access.check_new_place(tmp_path / "work" / "a" / "b", here, fictive=False)
    with pytest.raises(PlaceRefused):
        access.check_new_place(Path("/proc/V.serment"), here, fictive=False)
    with pytest.raises(FolderNotEmpty):
        access.check_new_place(tmp_path / "work" / ".." / "..", here, fictive=False)
    assert tree(tmp_path) == before


def test_a_vault_that_opened_here_is_remembered_with_its_key(target, here):
    keys = founded(target, here).keys
    assert memory.key_of(target, here) is None
    with access.locked(target), access.opened(target, keys, here):
        pass
    assert memory.key_of(target, here) == header.read(target).header.public_key
    with pytest.raises(NotAVault):
        memory.key_of(target.parent, here)


def test_the_cost_of_the_words_is_the_floor(here):
    assert here.recovery_kdf() == KDF.floor
    assert here.passphrase_kdf().memory_kib >= KDF.floor.memory_kib


class Elsewhere:
    """Somebody who puts another folder in the place of the one that was approved, when ``when`` is called."""

    def __init__(self, monkeypatch, place: Path, module: object, when: str) -> None:
        really = getattr(module, when)

        def replaced(*given: object, **named: object) -> object:
            monkeypatch.setattr(module, when, really)
            place.rename(place.with_name("approved"))
            place.mkdir()
            return really(*given, **named)

        monkeypatch.setattr(module, when, replaced)


def test_a_place_that_was_replaced_while_the_header_was_made_is_told(target, here, monkeypatch):
    Elsewhere(monkeypatch, target.parent, creation, "prepare")
    with pytest.raises(PlaceRefused) as refused:
        founded(target, here)
    assert refused.value.rule == "replaced"
    assert not target.exists()


def test_a_place_that_was_replaced_while_the_vault_got_its_name_is_told(target, here, monkeypatch):
    def move(place: Path) -> None:
        place.rename(place.with_name("approved"))
        place.mkdir()
        (place.with_name("approved") / creation.workshop(target).name).rename(target)

    monkeypatch.setattr(creation, "give_name", lambda target: move(target.parent))
    with pytest.raises(PlaceRefused) as refused:
        founded(target, here)
    assert refused.value.rule == "replaced"


def test_a_place_that_was_replaced_during_a_restore_is_told_and_nothing_is_remembered(
    target, here, monkeypatch, tmp_path
):
    data_key = founded(target, here)
    (tmp_path / "new").mkdir()
    Elsewhere(monkeypatch, tmp_path / "new", restore, "restore")
    with pytest.raises(PlaceRefused) as refused:
        access.restore(target, tmp_path / "new" / "R.serment", data_key, here, Silent())
    assert refused.value.rule == "replaced"
    assert memory.key_of(tmp_path / "new" / "R.serment", here) is None


def test_what_a_restored_vault_may_lie_on_is_decided_by_the_key_and_not_by_the_header(target, here, tmp_path):
    """A header that claims to be fictive opens with no key of ours; the key's own word decides."""
    data_key = founded(target, here)
    assert not data_key.fictive
    with pytest.raises(PlaceRefused):
        access.restore(target, tmp_path / "stick" / "R.serment", data_key, here, Silent())
