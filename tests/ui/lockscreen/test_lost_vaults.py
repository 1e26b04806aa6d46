"""Vaults that were opened here once, and cannot even be looked for now."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import messages as m
from app import paths, settings
from app.settings import KnownVault, Settings
from tests.ui.lockscreen.scene import lock_process
from ui.lockscreen import at_start
from ui.lockscreen.lock_screen import LockScreen
from ui.lockscreen.process import LockProcess
from vault import header
from vault.errors import MachineError
from vault.rekeying import before as before_rekeying


@pytest.fixture
def process(qtbot: QtBot, appearance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LockProcess:
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        (tmp_path / variable).mkdir(0o700)
        monkeypatch.setenv(variable, str(tmp_path / variable))
    made = lock_process(qtbot, appearance)
    # The offscreen platform cannot bring a window to the front.
    monkeypatch.setattr(made.window, "appear", lambda _: made.window.show())
    return made


@pytest.mark.parametrize("nowhere", ["/" + 300 * "z", "/a\0b"], ids=["error", "none"])
def test_a_vault_that_cannot_even_be_looked_for_is_missing(process: LockProcess, nowhere: str) -> None:
    """A disk that fails or a mount that hangs loose answers with an error: no window appeared."""
    known = (KnownVault(nowhere, "Cabinet des Tilleuls"), KnownVault("/gone", "Autre"))
    settings.save(paths.settings_folder(), Settings(known_vaults=known))
    process.control.heard.emit(m.Show(None), None)
    assert process.window.isVisible()
    assert isinstance(process.window.currentWidget(), LockScreen)
    assert [one.missing for one in process.memory.vaults()] == [True, True]


def test_a_folder_that_cannot_be_looked_into_is_answered() -> None:
    with pytest.raises(MachineError):
        header.read(Path("/" + 300 * "z"))


def test_what_a_change_of_keys_left_is_found_through_a_link(tmp_path: Path) -> None:
    vault, link = tmp_path / "disk" / "Cabinet.serment", tmp_path / "Lien.serment"
    before_rekeying(vault).mkdir(parents=True)
    link.symlink_to(vault)
    assert at_start.left_of_rekeying(str(link))
    assert at_start.is_there(link)
    assert vault.is_dir()
    assert not at_start.left_of_rekeying(str(link))
