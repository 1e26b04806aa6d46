"""What a rehearsal or a change of keys that was cut off left on the disk is gone after the next start."""

from pathlib import Path

import pytest

from app import founding, rekeying
from app import messages as m
from app.host import Host
from app.settings import KnownVault, Settings
from tests.app.cli.shell import OTHER
from tests.app.computer import computer
from tests.app.founded import founded, typed
from tests.ui.keeper import Keeper
from tests.ui.lockscreen.scene import lock_process
from ui.theme import Appearance
from vault import header
from vault import rekeying as steps
from vault.progress import Silent
from vault.secret import Secret


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    made = computer(tmp_path)
    (tmp_path / "state").symlink_to(tmp_path / "serment")
    return made


def test_the_scratch_folder_of_a_killed_rehearsal_is_swept_behind_the_first_paint(
    qtbot, host: Host, tmp_path: Path, appearance: Appearance
) -> None:
    left = tmp_path / "work" / "serment-essai-0123"
    left.mkdir()
    (left / "records.db").write_bytes(b"x")
    memory = tmp_path / "serment" / "scratch" / "serment-essai-0123.path"
    memory.parent.mkdir(parents=True)
    memory.write_text(str(left))
    keeper = Keeper()
    process = lock_process(qtbot, appearance, lambda: host, keeper=keeper)
    process.window.painted.emit()
    assert m.Painted() in keeper.told
    qtbot.waitUntil(lambda: not left.exists())
    qtbot.waitUntil(lambda: not memory.exists())


@pytest.mark.parametrize("began", [False, True], ids=["untouched", "half removed"])
def test_the_vault_under_the_old_keys_goes_at_the_next_start(
    qtbot,
    host: Host,
    tmp_path: Path,
    appearance: Appearance,
    monkeypatch: pytest.MonkeyPatch,
    began: bool,
) -> None:
    """All of it lay there, under keys that somebody has, until one asked for the ways in."""
    (tmp_path / "serment").mkdir()
    vault = tmp_path / "work" / "V.serment"
    key = founded(vault, host)
    ways = founding.new_ways(typed(OTHER), Secret(bytes(range(16, 32))))
    with monkeypatch.context() as cut_off:
        cut_off.setattr(steps, "finish", lambda _: False)
        rekeying.rekey(vault, key, rekeying.NewKeys(ways.passphrase, ways.recovery), host, Silent())
    left = steps.before(vault)
    if began:
        left = left.rename(left.with_name(left.name + ".unfinished"))
    assert (left / header.MAIN).exists()
    known = Settings(known_vaults=(KnownVault(str(vault)),))
    process = lock_process(qtbot, appearance, lambda: host, settings=known)
    process.window.painted.emit()
    qtbot.waitUntil(lambda: not left.exists())
    qtbot.waitUntil(lambda: not (vault / steps.PLAN).exists())
    assert header.read(vault).header.epoch == 2
