"""Documents are flushed several at a time, never with more than 16 MiB unflushed behind them."""

import random
from pathlib import Path

import pytest

from tests.vault import rig
from vault.backup import restore
from vault.backup.copying import FLUSH_EVERY
from vault.errors import Interrupted
from vault.progress import Stage


def _file_documents(desk, sizes) -> None:
    dice = random.Random(7)
    with rig.session(desk.folder, desk.key.keys) as working:
        for size in sizes:
            working.document(dice.randbytes(size))


def _size(path: Path) -> int:
    """It may have got its name meanwhile."""
    return path.stat().st_size if path.exists() else 0


class Watched:
    """How many bytes of documents were written and never flushed, at most."""

    def __init__(self, desk) -> None:
        self._trouble = desk.trouble
        self.most = 0

    def begin(self, stage: Stage, total: int) -> None:
        """Nothing to say."""

    def advance(self, size: int) -> None:
        unflushed = (_size(path) - at for path, at in list(self._trouble.unflushed.items()))
        self.most = max(self.most, sum(unflushed))


@pytest.mark.parametrize(
    "sizes",
    [
        [4 << 20, 3 << 20, 4 << 20],
        [20 << 20],
        [7 << 20, 7 << 20, 20 << 20, 20 << 20],
        [100] * 70,
        [FLUSH_EVERY, 1, FLUSH_EVERY - 1],
    ],
    ids=[
        "two at most",
        "one larger than a batch",
        "larger ones behind others",
        "many small ones",
        "at the very limit",
    ],
)
def test_documents_of_every_size_arrive(desk, sizes, tmp_path):
    _file_documents(desk, sizes)
    watched = Watched(desk)
    made = desk.back_up(progress=watched)
    restore.restore(desk.path_of(made), tmp_path / "Neuf.serment", desk.key.keys)
    assert not rig.examined(tmp_path / "Neuf.serment", desk.key.keys).findings
    # A piece of a mebibyte may be on top before it is counted, and each file has a header.
    assert 0 < watched.most <= 2 * FLUSH_EVERY + (1 << 20) + 64 * 100


class Stops:
    """Interrupts at the given call of ``advance``."""

    def __init__(self, at: int) -> None:
        self.left = at

    def begin(self, stage: Stage, total: int) -> None:
        """Nothing to say."""

    def advance(self, size: int) -> None:
        self.left -= 1
        if not self.left:
            raise Interrupted


@pytest.mark.parametrize("at", range(1, 12))
def test_a_backup_stopped_in_the_middle_of_a_batch_leaves_only_unfinished_files(desk, at):
    first = desk.back_up()
    _file_documents(desk, [1000] * 4)
    with pytest.raises(Interrupted):
        desk.back_up(progress=Stops(at))
    second = desk.back_up()
    assert not list(desk.drive.rglob("*.unfinished"))
    assert {first.name, second.name} <= {path.name for path in desk.path_of(second).parent.iterdir()}
