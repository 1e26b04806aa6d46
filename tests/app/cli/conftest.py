"""Computers to run commands on: with a vault that holds a small list, or without."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.app.cli.shell import Shell

collect_ignore_glob = ["test_*.py"] if sys.platform != "linux" else []


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A computer without a vault."""
    return Shell(tmp_path / "computer").make_folders()


@pytest.fixture
def on_disk() -> Iterator[Shell]:
    """A computer without a vault, on a disk: the shipped program wants none in memory."""
    with TemporaryDirectory(dir="/var/tmp") as folder:
        yield Shell(Path(folder) / "computer").make_folders()


@pytest.fixture(scope="session")
def _furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shell, tuple[str, ...]]:
    shell = Shell(tmp_path_factory.mktemp("furnished") / "computer").make_folders()
    words = shell.created()
    shell.imported()
    return shell, words


@pytest.fixture
def office(_furnished: tuple[Shell, tuple[str, ...]], tmp_path: Path) -> Shell:
    """A computer of its own with a vault of two patients, remembered there."""
    shutil.copytree(_furnished[0].root, tmp_path / "computer")
    return Shell(tmp_path / "computer")


@pytest.fixture
def words(_furnished: tuple[Shell, tuple[str, ...]]) -> tuple[str, ...]:
    """The recovery words of the office's vault."""
    return _furnished[1]
