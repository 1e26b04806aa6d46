"""A vault of the test's own."""

from pathlib import Path

import pytest

from tests.vault import rig
from vault.header import DataKey


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a vault is about to be."""
    return tmp_path / "Cabinet.serment"


@pytest.fixture
def key(folder: Path) -> DataKey:
    """A new vault in ``folder``, and what opens it."""
    return rig.new_vault(folder)
