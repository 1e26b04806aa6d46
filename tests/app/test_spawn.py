"""What a process of the program begins with."""

import sys

import pytest

from app import spawn


@pytest.fixture
def hostile_folder(tmp_path, monkeypatch):
    """A folder somebody else filled, such as a stick's, and a shell that happens to stand in it."""
    (tmp_path / "msgspec.py").write_text("raise SystemExit(66)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_a_child_runs_nothing_that_lies_where_the_program_was_started(hostile_folder):
    """``python -m`` looks into the current folder first: a stranger's msgspec.py met the passphrase there."""
    process, control = spawn.start((sys.executable, "-m", "app.backup_worker"))
    control.close()
    assert process.wait(20) == 0
