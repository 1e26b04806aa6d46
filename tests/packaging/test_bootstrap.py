"""On a machine that lacks something, the set-up says what in one sentence, and stops."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.scripts import PACKAGING

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The folder of commands of a machine with next to nothing, used by someone who is not root."""
    for name in ("sh", "dirname"):
        found = shutil.which(name)
        assert found is not None
        (tmp_path / name).symlink_to(found)
    _command(tmp_path, "id", "echo 1000")
    return tmp_path


def _command(machine: Path, name: str, does: str) -> None:
    (machine / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    (machine / name).chmod(0o755)


def _bootstrap(tmp_path: Path, machine: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    checkout = tmp_path / "checkout"
    shutil.copytree(PACKAGING, checkout / "packaging", dirs_exist_ok=True)
    environment = {"PATH": str(machine), **variables}
    script = str(checkout / "packaging" / "bootstrap")
    return subprocess.run(["sh", script], env=environment, capture_output=True, text=True, check=False)


def test_without_a_python_it_says_which_ones_serve(tmp_path: Path, machine: Path) -> None:
    done = _bootstrap(tmp_path, machine)
    assert done.returncode == 1
    assert done.stderr == "Serment needs Python 3.11 to 3.14: install one, or name it with PYTHON=...\n"


def test_where_it_may_not_install_it_prints_the_one_command(tmp_path: Path, machine: Path) -> None:
    _command(machine, "apt-get", "exit 1")
    done = _bootstrap(tmp_path, machine)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "    sudo apt-get install python3-venv"


def test_where_it_may_it_installs(tmp_path: Path, machine: Path) -> None:
    _command(machine, "id", "echo 0")
    _command(machine, "apt-get", f'echo "$@" >> "{tmp_path}/asked"')
    _bootstrap(tmp_path, machine)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["update -qq", "install -y -qq --no-install-recommends python3-venv"]


def test_a_python_that_is_too_old_is_refused_by_name(tmp_path: Path, machine: Path) -> None:
    _command(machine, "python3.10", "exit 1")
    done = _bootstrap(tmp_path, machine, PYTHON="python3.10")
    assert done.returncode == 1
    assert done.stderr == "Serment needs Python 3.11 to 3.14 with venv; python3.10 is not that.\n"


def test_a_machine_without_a_display_is_told_so_and_gets_the_demonstration(
    tmp_path: Path, machine: Path
) -> None:
    shutil.copytree(PACKAGING, tmp_path / "packaging")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    _command(tmp_path / ".venv" / "bin", "python", 'echo "$@"')
    _command(machine, "uname", "echo Linux")
    run = ["sh", str(tmp_path / "packaging" / "run"), "pictures"]
    blind = subprocess.run(run, env={"PATH": str(machine)}, capture_output=True, text=True, check=True)
    assert blind.stdout.splitlines() == [
        "This machine has no display: showing the demonstration instead, some minutes, "
        "in the folder pictures.",
        "-m ui demo pictures",
    ]
    environment = {"PATH": str(machine), "DISPLAY": ":0"}
    seeing = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert seeing.stdout == "-m ui\n"
