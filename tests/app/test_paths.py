"""Where the program keeps what is not in a vault."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.errors import RuntimeFolderNotPrivate

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="XDG")


def test_the_person_s_own_folders_are_used(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert paths.settings_folder() == tmp_path / "config" / "serment"
    assert paths.state_folder() == tmp_path / "state" / "serment"
    assert paths.log_folder() == tmp_path / "state" / "serment" / "log"


def test_they_are_those_that_platformdirs_would_name(monkeypatch):
    import platformdirs

    for name in ("CONFIG", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert paths.settings_folder() == Path(platformdirs.user_config_dir("serment"))
    assert paths.state_folder() == Path(platformdirs.user_state_dir("serment"))
    assert paths.log_folder() == Path(platformdirs.user_log_dir("serment"))


def test_a_relative_folder_is_ignored(monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", "config")
    assert paths.settings_folder() == Path.home() / ".config" / "serment"


def test_the_runtime_folder_is_made_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert stat.S_IMODE(paths.runtime_folder().stat().st_mode) == 0o700


def test_a_runtime_folder_that_others_can_enter_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "serment").mkdir(mode=0o755)
    with pytest.raises(RuntimeFolderNotPrivate):
        paths.runtime_folder()


def test_a_link_in_place_of_the_runtime_folder_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "serment").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RuntimeFolderNotPrivate):
        paths.runtime_folder()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
def test_a_runtime_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "serment").mkdir(mode=0o700)
    os.chown(tmp_path / "serment", 65534, 65534)
    with pytest.raises(RuntimeFolderNotPrivate):
        paths.runtime_folder()


@pytest.mark.parametrize("words", [[], ["drives"]], ids=["window", "command"])
def test_a_program_whose_runtime_folder_others_can_enter_says_so(tmp_path, words):
    """The window used to end without a word."""
    (tmp_path / "serment").mkdir(mode=0o755)
    given = {"XDG_RUNTIME_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    ended = subprocess.run(
        [sys.executable, "-m", "ui", *words],
        env={**os.environ, **given, **home},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout) == (6, "")
    assert ended.stderr.startswith(f"Others can enter {tmp_path / 'serment'}, where")
    assert ended.stderr.count("\n") == 1
