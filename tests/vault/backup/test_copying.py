"""A file on the drive has its name only once it was read back."""

import errno
import os
from collections.abc import Iterator
from contextlib import closing
from threading import Barrier, Event, Timer

import pytest

from tests.vault.fakedrive import FakeDrive
from vault.backup import copying
from vault.backup.copying import FLUSH_EVERY, Behind, Poured
from vault.backup.target import OtherBytes
from vault.files import UNFINISHED, Fingerprint, fingerprint_of
from vault.progress import Progress, Silent


@pytest.fixture
def drive(tmp_path):
    return FakeDrive(tmp_path)


def _flushes(monkeypatch, code: int = 0) -> list[int]:
    flushed, fsync = [], os.fsync

    def counted(descriptor: int) -> None:
        flushed.append(descriptor)
        if code:
            raise OSError(code, "no")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", counted)
    return flushed


def _written(drive, name: str, pieces: list[bytes], progress: Progress | None = None) -> Fingerprint:
    stated = fingerprint_of(b"".join(pieces))
    copying.write_parts(drive, [(name, pieces)], stated, progress or Silent())
    return stated


def test_data_are_flushed_every_eight_mebibytes(drive, monkeypatch):
    """Past the kernel's dirty limit a write to a pulled stick hangs for ever (measured)."""
    flushed = _flushes(monkeypatch)
    _written(drive, "a", [bytes(1 << 20)] * 25)
    assert len(flushed) == 4


@pytest.mark.parametrize("piece", [1 << 20, (1 << 20) + 7])
def test_a_large_file_is_read_back_while_it_is_written(drive, piece):
    class Watched(Silent):
        def __init__(self) -> None:
            self.told: list[int] = []

        def advance(self, size: int) -> None:
            self.told.append(size)

    watched = Watched()
    written = _written(drive, "a", [os.urandom(piece) for _ in range(50)], watched)
    assert written == copying.fingerprint(drive, "a", Silent())
    assert sum(watched.told) == 2 * 50 * piece
    assert sum(watched.told[:-1]) >= 50 * piece + (16 << 20)


def test_what_was_flushed_is_read_back_while_the_next_is_flushed():
    together, behind = Barrier(2), Behind()
    behind.follow(lambda: None, lambda: together.wait(10))
    behind.follow(lambda: together.wait(10), lambda: None).result()


def test_a_file_is_not_written_on_before_what_came_before_it_is_flushed(drive):
    behind, gate, flushed = Behind(), Event(), []
    behind.follow(gate.wait, lambda: None)
    Timer(0.1, gate.set).start()

    def pieces() -> Iterator[bytes]:
        yield bytes(FLUSH_EVERY)
        flushed.append(gate.is_set())

    with closing(Poured(drive, "file", pieces(), Silent(), behind)) as poured:
        behind.finish([poured], drive.flush_all)
        assert poured.returned(Silent()).size == FLUSH_EVERY
    assert flushed == [True]


def test_no_part_is_written_on_that_follows_one_which_could_not_be_flushed():
    behind, read = Behind(), []

    def fails() -> None:
        raise OSError(errno.EIO, "gone")

    behind.follow(fails, lambda: read.append("never"))
    with pytest.raises(OSError, match="gone"):
        behind.follow(lambda: None, lambda: read.append("never"))
    behind.let_go()
    assert not read


def test_what_a_drive_returns_otherwise_halfway_is_no_file(drive):
    drive.trouble.lies_about = "a"
    with pytest.raises(OtherBytes):
        _written(drive, "a", [bytes(1 << 20)] * 40)
    assert drive.names() == ["a" + UNFINISHED]


@pytest.mark.parametrize("code", [errno.ENOTTY, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS])
def test_a_file_system_without_fsync_is_read_back_all_the_same(drive, monkeypatch, code):
    _flushes(monkeypatch, code)
    assert copying.write(drive, "a", b"x") == fingerprint_of(b"x")
    drive.trouble.lies_about = "b"
    with pytest.raises(OtherBytes):
        copying.write(drive, "b", b"x")


def test_where_not_even_everything_can_be_flushed_it_is_read_back_too(drive, monkeypatch):
    _flushes(monkeypatch, errno.ENOTSUP)
    monkeypatch.delattr(os, "sync")
    assert copying.write(drive, "a", b"x") == fingerprint_of(b"x")
    assert not copying.flushes(drive, "a")


def test_a_flush_that_fails_is_no_file(drive, monkeypatch):
    _flushes(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match="no"):
        copying.write(drive, "a", b"x")
    assert drive.names() == ["a" + UNFINISHED]


def test_what_was_written_can_be_read_and_hashed(drive):
    data = os.urandom(3_000_000)
    written = _written(drive, "a", [data[:7], data[7:]])
    assert written == copying.fingerprint(drive, "a", Silent()) == fingerprint_of(data)
    assert copying.read(drive, "a") == data
    assert copying.read(drive, "a", most=100) == data[:100]


def test_files_that_are_one_together_get_their_names_together(drive):
    data = os.urandom(300)
    portions = [("a", [data[:100]]), ("b", [data[100:250], data[250:]])]
    with pytest.raises(OtherBytes):
        copying.write_parts(drive, portions, fingerprint_of(data[::-1]), Silent())
    assert drive.names() == ["a" + UNFINISHED, "b" + UNFINISHED]
    copying.write_parts(drive, portions, fingerprint_of(data), Silent())
    assert copying.fingerprint_of(drive, ["a", "b"], Silent(), 300) == fingerprint_of(data)


def test_what_was_planted_under_an_unfinished_name_is_not_written_through(drive):
    """Another name of somebody's own file, on the same drive: it was emptied and written over."""
    own = drive.path / "photo.jpg"
    own.write_bytes(b"photo")
    os.link(own, drive.path / ("a" + UNFINISHED))
    os.mkfifo(drive.path / ("b" + UNFINISHED))
    os.symlink(own, drive.path / ("c" + UNFINISHED))
    for name in "abc":
        assert copying.write(drive, name, b"x") == copying.fingerprint(drive, name, Silent())
    assert own.read_bytes() == b"photo"
