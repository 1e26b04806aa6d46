"""The vault's tests fsync some hundred thousand times: in memory where the system has a place for it.

What an fsync is for is tested by cameras and fake drives that forget unflushed
writes, not by waiting for a real disk.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault import rig
from vault.header import DataKey

_MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of the test's own."""
    if not _MEMORY.is_dir():
        yield tmp_path_factory.mktemp("vault")
        return
    folder = Path(tempfile.mkdtemp(prefix="serment-", dir=_MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a vault is about to be."""
    return tmp_path / "Cabinet.serment"


@pytest.fixture
def key(folder: Path) -> DataKey:
    """A new vault in ``folder``, and what opens it."""
    return rig.new_vault(folder)
