"""What a rehearsal that was killed left on the disk is gone after the next start."""

from pathlib import Path
from typing import cast

import pytest

from app import messages as m
from app.host import Host
from app.settings import Settings
from tests.app.computer import computer
from tests.ui.keeper import Keeper
from ui.control import Control
from ui.lockscreen.process import LockProcess
from ui.theme import Appearance


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
    process = LockProcess(cast(Control, keeper), Settings(), appearance, "fr", lambda: host)
    qtbot.addWidget(process.window)
    process.window.painted.emit()
    assert m.Painted() in keeper.told
    qtbot.waitUntil(lambda: not left.exists())
    qtbot.waitUntil(lambda: not memory.exists())
