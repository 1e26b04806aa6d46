"""A new passphrase is judged as strictly when it is changed as when the vault was made."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.strength import measure
from tests.app.cli.serment import host
from tests.ui.lockscreen.scene import lock_process
from tests.vault import cheap
from ui.lockscreen import work
from ui.lockscreen.choices import SlotAction, SlotChange
from ui.lockscreen.slots import Slots
from ui.lockscreen.values import KnownVault, SecretKind
from vault import creation
from vault.errors import WeakPassphrase

#: Strong by itself; on every letterhead of the practice.
NAME = "Cabinet Astrolabe Pamplemousse Trottinette"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "Cabinet.serment"
    key = creation.prepare(folder, cheap.founding(), creation.drawn())
    creation.finish(folder, key.keys, replace(cheap.PRACTICE, name=NAME))
    return folder


def changed(vault: Path, new: str) -> None:
    change = SlotChange(
        SlotAction.CHANGE_PASSPHRASE,
        SecretKind.PASSPHRASE,
        bytearray(cheap.PASSPHRASE.encode()),
        bytearray(new.encode()),
    )
    work.slots_changed(vault, change, replace(host(vault.parent), kdf=cheap.KDF))


def test_the_name_of_the_practice_is_no_new_passphrase(vault):
    assert measure(NAME, ()).accepted
    with pytest.raises(WeakPassphrase):
        changed(vault, NAME)


def test_the_window_knows_the_name_before_anything_is_submitted(qtbot, appearance, vault):
    process = lock_process(qtbot, appearance)
    process.show_slots(KnownVault(vault, ""))
    page = process.window.currentWidget()
    assert isinstance(page, Slots)
    assert page._facts.known_words == (NAME,)
