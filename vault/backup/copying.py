"""A file on the drive: written under another name, read back from the device, then named.

Without fsync a pulled stick reports no error at all and the file is 0 bytes or
half; past the kernel's dirty limit a write can hang for ever (both measured).
So no more than 4 MiB are ever unflushed, the page cache is dropped, and only what
was read back and matches gets its name.

The drive never waits for us: what was written is on its way to it while the
next piece is read and the last one is hashed, and a second thread flushes and
reads back what was written while the next is.
"""

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from typing import BinaryIO, Final

from vault.backup.target import TargetFolder
from vault.errors import Damaged
from vault.files import UNFINISHED, Fingerprint, read_ahead
from vault.progress import Progress

#: What is flushed and what is written meanwhile: 4 MiB in all are unflushed, and no more.
FLUSH_EVERY: Final = 2 << 20
_PIECE: Final = 1 << 20
#: A large file is read back so many bytes at a time: a disk that turns goes back to them.
_WORTH_IT: Final = 16 << 20


#: Flushes and reads back while the next bytes are written, one step behind.
_behind = ThreadPoolExecutor(1, thread_name_prefix="behind")


class Poured:
    """A file on its way to the drive, without its name. Close it."""

    def __init__(self, folder: TargetFolder, name: str, pieces: Iterable[bytes], progress: Progress) -> None:
        """Write it under its unfinished name; its last 2 MiB are not flushed then. Raises OSError."""
        self.folder = folder
        self._name = name
        self._file = folder.open_file(name + UNFINISHED, "wb")
        self._returned = _Returned(folder, name + UNFINISHED)
        self._under_way: Future[None] | None = None
        try:
            self.fingerprint = self._poured(pieces, progress)
        except BaseException:
            self.close()
            raise

    def _poured(self, pieces: Iterable[bytes], progress: Progress) -> Fingerprint:
        digest, followed, descriptor = Digest(), 0, self._file.fileno()
        for piece in pieces:
            at = digest.size
            digest.add(piece)
            _write_all(self._file, piece)
            # Dropping what is dirty sets it on its way to the drive; the flush then waits for little.
            _drop_cache(descriptor, at, len(piece))
            if digest.size - followed >= FLUSH_EVERY:
                followed = digest.size
                self._wait()
                self.follow_with(_behind.submit(self._follow, followed))
            progress.advance(len(piece) + self._returned.news())
        self._wait()
        return digest.fingerprint()

    def _follow(self, written: int) -> None:
        _flush(self._file)
        self._returned.read_to(written)

    def follow_with(self, under_way: "Future[None]") -> None:
        """What the second thread does with it now."""
        self._under_way = under_way

    def flush(self) -> None:
        """Have all of it on the drive. Raises OSError."""
        _flush(self._file)

    def read_back(self) -> None:
        """Read the rest of what was flushed. Raises OSError."""
        self._returned.read_on()

    def prove(self, progress: Progress) -> None:
        """Wait until it is read back. Raises OSError, or Damaged where the drive returns other bytes."""
        self._wait()
        if self._returned.fingerprint() != self.fingerprint:
            raise Damaged(self._name)
        progress.advance(self._returned.news())

    def take_name(self) -> None:
        """Replace what bears its name. Durable once the folder is flushed."""
        self.close()
        self.folder.rename(self._name + UNFINISHED, self._name)

    def discard(self) -> None:
        """Leave nothing of it."""
        self.close()
        self.folder.unlink(self._name + UNFINISHED)

    def close(self) -> None:
        """Let go of the file, once the second thread did."""
        if self._under_way is not None:
            wait([self._under_way])
        self._file.close()
        self._returned.close()

    def _wait(self) -> None:
        if self._under_way is not None:
            self._under_way.result()


def finish(batch: Sequence[Poured], flush_all: Callable[[], bool]) -> None:
    """Have files flushed and read back by the second thread; ``prove`` waits for it.

    ``flush_all`` flushes everything on the drive at once; false where that cannot be had.
    """
    under_way = _behind.submit(_finish, batch, flush_all)
    for one in batch:
        one.follow_with(under_way)


def _finish(batch: Sequence[Poured], flush_all: Callable[[], bool]) -> None:
    if len(batch) == 1 or not flush_all():
        for one in batch:
            one.flush()
    for one in batch:
        one.read_back()


class _Returned:
    """A file as the device returns it, read while more of it is written."""

    def __init__(self, folder: TargetFolder, name: str) -> None:
        self._folder = folder
        self._name = name
        self._file: BinaryIO | None = None
        self._digest = hashlib.sha256()
        #: Bytes that were read, and those that were told of.
        self._size = self._told = 0

    def read_to(self, flushed: int) -> None:
        """Read as far as that, where it is enough to be worth a disk's way back. Raises OSError."""
        # Whole pieces: a page of which half was flushed stays in the cache.
        end = flushed // _PIECE * _PIECE
        if end - self._size >= _WORTH_IT:
            self._read(end)

    def read_on(self) -> None:
        """Read to the end. Raises OSError."""
        self._read(None)

    def _read(self, end: int | None) -> None:
        if self._file is None:
            self._file = self._folder.open_file(self._name)
        _drop_cache(self._file.fileno(), self._size, end - self._size if end else 0)
        while self._size != end:
            most = min(_PIECE, end - self._size) if end else _PIECE
            piece = self._file.read(most)
            if not piece:
                return
            self._digest.update(piece)
            self._size += len(piece)

    def news(self) -> int:
        """The bytes that were read since this was asked before."""
        size = self._size
        news, self._told = size - self._told, size
        return news

    def fingerprint(self) -> Fingerprint:
        """Of all that was read."""
        return Fingerprint(self._size, self._digest.hexdigest())

    def close(self) -> None:
        """Let go of it."""
        if self._file is not None:
            self._file.close()


def write(folder: TargetFolder, name: str, pieces: Iterable[bytes], progress: Progress) -> Fingerprint:
    """Write ``name``, read it back, and return what it is.

    Raises OSError, or Damaged where the drive returns other bytes than it was given.
    """
    with closing(Poured(folder, name, pieces, progress)) as poured:
        finish([poured], folder.flush_all)
        poured.prove(progress)
        poured.take_name()
    folder.sync()
    return poured.fingerprint


def fingerprint(folder: TargetFolder, name: str, progress: Progress) -> Fingerprint:
    """Size and SHA-256 of a file as the device returns it, not as the cache remembers it."""
    with folder.open_file(name) as file:
        _drop_cache(file.fileno())
        return _reread(file, progress)


def fingerprint_of(folder: TargetFolder, names: Iterable[str], progress: Progress) -> Fingerprint:
    """As ``fingerprint``, of files that follow each other."""
    digest = Digest()
    for name in names:
        with folder.open_file(name) as file:
            _drop_cache(file.fileno())
            _digest(file, digest, progress)
    return digest.fingerprint()


def read(folder: TargetFolder, name: str, most: int = 64 << 20) -> bytes:
    """A whole file of at most ``most`` bytes."""
    with folder.open_file(name) as file:
        return _full_read(file, most)


def pieces(folder: TargetFolder, names: Iterable[str]) -> Iterator[bytes]:
    """The bytes of files, one after the other, in pieces of at most a mebibyte."""
    for name in names:
        with folder.open_file(name) as file:
            while piece := _full_read(file, _PIECE):
                yield piece


class Digest:
    """SHA-256 in a thread of its own: hashing takes as long as a fast drive takes to write."""

    _hasher = ThreadPoolExecutor(1, thread_name_prefix="hash")

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.size = 0
        self._under_way: Future[None] | None = None

    def add(self, piece: bytes) -> None:
        """The next piece; waits for the one before."""
        self._wait()
        self.size += len(piece)
        if len(piece) < _PIECE:
            # The last one, often the only one: handing it over would take longer than hashing it.
            self._digest.update(piece)
            self._under_way = None
            return
        self._under_way = self._hasher.submit(self._digest.update, piece)

    def added(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces; each is added as it goes by."""
        for piece in pieces:
            self.add(piece)
            yield piece

    def fingerprint(self) -> Fingerprint:
        """Of everything added."""
        self._wait()
        return Fingerprint(self.size, self._digest.hexdigest())

    def _wait(self) -> None:
        if self._under_way is not None:
            self._under_way.result()


def _write_all(file: BinaryIO, piece: bytes) -> None:
    # An unbuffered write may be short, and the next one then says why.
    rest = memoryview(piece)
    while rest:
        rest = rest[file.write(rest) :]


def flushes(folder: TargetFolder, name: str) -> bool:
    """Whether the file system of the drive knows how to flush one file. Raises OSError."""
    with folder.open_file(name, "r+b") as file:
        return _flush(file)


def _flush(file: BinaryIO) -> bool:
    """Have it on the drive; false where only all files at once can be flushed, which was asked for then."""
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if not _knows_no_fsync(error):
            raise
        if hasattr(os, "sync"):
            os.sync()
        return False
    return True


def _knows_no_fsync(error: OSError) -> bool:
    return error.errno in (errno.ENOTTY, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS)


def _drop_cache(descriptor: int, at: int = 0, size: int = 0) -> None:
    """Of ``size`` bytes from ``at``; by default of the whole file."""
    if sys.platform == "linux":
        os.posix_fadvise(descriptor, at, size, os.POSIX_FADV_DONTNEED)


def _reread(file: BinaryIO, progress: Progress) -> Fingerprint:
    file.seek(0)
    digest = Digest()
    _digest(file, digest, progress)
    return digest.fingerprint()


def _digest(file: BinaryIO, digest: Digest, progress: Progress) -> None:
    at = 0
    while True:
        read_ahead(file.fileno(), at)
        piece = file.read(_PIECE)
        if not piece:
            return
        digest.add(piece)
        at += len(piece)
        progress.advance(len(piece))


def _full_read(file: BinaryIO, most: int) -> bytes:
    parts = bytearray()
    while len(parts) < most and (piece := file.read(min(_PIECE, most - len(parts)))):
        parts += piece
    return bytes(parts)
