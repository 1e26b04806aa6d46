"""What FAT holds back is written before a folder counts as flushed; ``tests/usb`` pulls real sticks out."""

import os
import sys

import pytest

from app.places.handle import PosixFolder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone holds the sizes back")


@pytest.fixture
def flushed(monkeypatch):
    """The descriptors whose file system was flushed as a whole."""
    from app.places import filesystem

    seen: list[int] = []
    monkeypatch.setattr(filesystem._LIBC, "syncfs", lambda descriptor: seen.append(descriptor))
    return seen


@pytest.mark.parametrize(("kind", "times"), [(0x4D44, 1), (0xEF53, 0)], ids=["fat", "ext4"])
def test_only_fat_is_flushed_as_a_whole(kind, times, tmp_path, monkeypatch, flushed):
    from app.places import filesystem

    monkeypatch.setattr(filesystem, "_kind", lambda _: kind)
    with PosixFolder(os.open(tmp_path, os.O_RDONLY)) as folder:
        assert folder.sync()
        assert flushed == [folder.descriptor] * times


@pytest.mark.parametrize(("kind", "knows"), [(0xEF53, True), (0x01021994, False)], ids=["ext4", "tmpfs"])
def test_all_is_flushed_at_once_where_that_is_known_to_work(kind, knows, tmp_path, monkeypatch, flushed):
    from app.places import filesystem

    monkeypatch.setattr(filesystem, "_kind", lambda _: kind)
    with PosixFolder(os.open(tmp_path, os.O_RDONLY)) as folder:
        assert folder.flush_all() is knows
        assert flushed == [folder.descriptor] * knows


def test_a_stick_that_is_gone_is_an_error(tmp_path, monkeypatch):
    from app.places import filesystem

    monkeypatch.setattr(filesystem, "_kind", lambda _: 0x4D44)
    with pytest.raises(OSError, match="Bad file descriptor"):
        filesystem.flush_sizes(10_000)
    monkeypatch.undo()
    with pytest.raises(OSError, match="Bad file descriptor"):
        filesystem.flush_sizes(10_000)
