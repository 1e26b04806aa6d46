"""A vault where there was none: where it may be, what is made when, and what is left of one that fails."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import access, founding, remembered
from app.errors import TopOfDisk
from tests.app.cli.shell import tree
from tests.app.founded import ENTROPY, founded, typed
from vault import creation
from vault.backup import restore, snapshot
from vault.errors import (
    DiskFull,
    FolderNotEmpty,
    PlaceRefused,
    Tampered,
    TooLittleRoom,
    VaultInUse,
    WeakPassphrase,
)
from vault.progress import Silent
from vault.secret import Secret


def test_a_weak_passphrase_founds_no_vault():
    with pytest.raises(WeakPassphrase) as refused:
        founding.new_ways(typed("soleil123"), Secret(ENTROPY))
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


def test_a_new_place_is_judged_before_anything_is_made(target, here, tmp_path):
    before = tree(tmp_path)
    founding.check_new_place(target, here, fictive=False)
    founding.check_new_place(tmp_path / "work" / "a" / "b", here, fictive=False)
    with pytest.raises(PlaceRefused):
        founding.check_new_place(Path("/proc/V.serment"), here, fictive=False)
    with pytest.raises(FolderNotEmpty):
        founding.check_new_place(tmp_path / "work" / ".." / "..", here, fictive=False)
    assert tree(tmp_path) == before


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
        founding.restore(target, tmp_path / "new" / "R.serment", data_key, here, Silent())
    assert refused.value.rule == "replaced"
    assert remembered.key_of(tmp_path / "new" / "R.serment", here) is None


def test_what_a_restored_vault_may_lie_on_is_decided_by_the_key_and_not_by_the_header(target, here, tmp_path):
    """A header that claims to be fictive opens with no key of ours; the key's own word decides."""
    data_key = founded(target, here)
    assert not data_key.fictive
    with pytest.raises(PlaceRefused):
        founding.restore(target, tmp_path / "stick" / "R.serment", data_key, here, Silent())


def test_a_link_is_no_place_for_a_vault(target, here, tmp_path):
    """It was found out after the whole copy, if at all."""
    (tmp_path / "elsewhere").mkdir()
    target.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderNotEmpty):
        founding.check_new_place(target, here, fictive=False)


@pytest.mark.parametrize("fictive", [False, True])
@pytest.mark.parametrize("inside", ["", "documents", "documents/new"])
def test_no_vault_is_made_inside_another(target, here, fictive, inside):
    """What a vault does not know it sets aside, and deletes thirty days later."""
    founded(target, here)
    before = tree(target)
    for ask in (founding.check_new_place, founding.approve_vault_place):
        with pytest.raises(PlaceRefused) as refused:
            ask(target / inside / "R.serment", here, fictive=fictive)
        assert refused.value.rule == "inside-vault"
    assert tree(target) == before


def test_a_link_into_a_vault_leads_into_it(target, here, tmp_path):
    founded(target, here)
    (tmp_path / "work" / "beside").symlink_to(target / "documents")
    with pytest.raises(PlaceRefused) as refused:
        founding.check_new_place(tmp_path / "work" / "beside" / "R.serment", here, fictive=False)
    assert refused.value.rule == "inside-vault"


def test_a_restored_vault_that_cannot_be_remembered_is_restored_all_the_same(
    target, here, monkeypatch, tmp_path, caplog
):
    def full(*_: object) -> None:
        raise DiskFull("state")

    data_key = founded(target, here)
    monkeypatch.setattr(remembered, "remember", full)
    restored = founding.restore(target, tmp_path / "work" / "R.serment", data_key, here, Silent())
    assert restored.counts["patients"] == 0
    names = {path.name for path in (tmp_path / "work" / "R.serment").iterdir()}
    assert {"LISEZ-MOI.txt", "vault.lock"} <= names
    assert "not remembered" in caplog.text


class Second(Silent):
    """Somebody who restores to the same place while a restore is under way."""

    def __init__(self, again: Callable[[], object]) -> None:
        self.again: Callable[[], object] | None = again

    def advance(self, size: int) -> None:
        again, self.again = self.again, None
        if again is not None:
            with pytest.raises(VaultInUse):
                again()


@pytest.mark.skipif(sys.platform == "win32", reason="no lock on a folder there; open files stay")
def test_two_restores_to_one_place_do_not_mix(target, here, tmp_path):
    data_key, new = founded(target, here), tmp_path / "work" / "R.serment"
    second = Second(lambda: founding.restore(target, new, data_key, here, Silent()))
    founding.restore(target, new, data_key, here, second)
    assert second.again is None
    with access.locked(new), access.opened(new, data_key.keys, here) as opened:
        assert not opened.findings
    assert {path.name for path in new.parent.iterdir()} == {"V.serment", "R.serment"}


def test_a_restore_that_fails_leaves_no_workshop(target, here, tmp_path):
    data_key, new = founded(target, here), tmp_path / "work" / "R.serment"
    (target / "seal.json").unlink()
    with pytest.raises(Tampered):
        founding.restore(target, new, data_key, here, Silent())
    assert {path.name for path in new.parent.iterdir()} == {"V.serment"}


def test_too_little_room_for_a_restore_is_said_before_a_secret_is_asked_for(target, here, monkeypatch):
    founded(target, here)
    found = snapshot.read(target)
    new = target.with_name("deeper") / "Neuf.serment"
    founding.check_restorable(found, new, here)
    monkeypatch.setattr(founding, "disk_usage", lambda path: type("Usage", (), {"free": 1})())
    with pytest.raises(TooLittleRoom) as raised:
        founding.check_restorable(found, new, here)
    assert (raised.value.path, raised.value.free) == (str(target.parent), 1)
    assert raised.value.needed > found.size


def test_no_vault_is_made_at_the_top_of_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was copied beside the disk whole, and then "not empty" was said of an empty one."""
    monkeypatch.setattr(founding, "is_top", lambda folder: folder == tmp_path)
    with pytest.raises(TopOfDisk):
        founding.check_free(tmp_path)
    founding.check_free(tmp_path / "Cabinet.serment")
