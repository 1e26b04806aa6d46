"""A vault of the test's own."""

import shutil
from pathlib import Path

import pytest

from tests.vault import rig
from vault.header import DataKey


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a vault is about to be."""
    return tmp_path / "Cabinet.serment"


@pytest.fixture(scope="session")
def _new(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DataKey]:
    folder = tmp_path_factory.mktemp("new") / "Cabinet.serment"
    return folder, rig.new_vault(folder)


@pytest.fixture
def key(folder: Path, _new: tuple[Path, DataKey]) -> DataKey:
    """A new vault in ``folder``, and what opens it."""
    shutil.copytree(_new[0], folder)
    return _new[1]
