"""The vault's tests fsync some hundred thousand times: in memory where the system has a place for it.

What an fsync is for is tested by cameras and fake drives that forget unflushed
writes, not by waiting for a real disk.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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
