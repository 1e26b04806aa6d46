"""A file on the drive: written under another name, read back from the device, then named.

Without fsync a pulled stick reports no error at all and the file is 0 bytes or
half; past the kernel's dirty limit a write can hang for ever (both measured).
So data are flushed every 4 MiB, the page cache is dropped, and only what was
read back and matches gets its name.

The drive never waits for us: what was written is on its way to it while the
next piece is read and the last one is hashed.
"""

import errno
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO, Final

from vault.backup.target import TargetFolder
from vault.errors import Damaged
from vault.files import UNFINISHED, Fingerprint, read_ahead
from vault.progress import Progress

FLUSH_EVERY: Final = 4 << 20
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Poured:
    """A file on its way to the drive, open and without its name. Close ``file``."""

    folder: TargetFolder
    name: str
    file: BinaryIO
    fingerprint: Fingerprint

    def flush(self) -> None:
        """Have it on the drive. Raises OSError."""
        _flush(self.file)

    def prove(self, progress: Progress) -> None:
        """Read back what was flushed. Raises OSError, or Damaged where the drive returns other bytes."""
        _drop_cache(self.file.fileno())
        if _reread(self.file, progress) != self.fingerprint:
            raise Damaged(self.name)

    def take_name(self) -> None:
        """Replace what bears its name. Durable once the folder is flushed."""
        self.file.close()
        self.folder.rename(self.name + UNFINISHED, self.name)

    def discard(self) -> None:
        """Leave nothing of it."""
        self.file.close()
        self.folder.unlink(self.name + UNFINISHED)


def pour(folder: TargetFolder, name: str, pieces: Iterable[bytes], progress: Progress) -> Poured:
    """Write ``name`` under its unfinished name, and flush all but the last 4 MiB. Raises OSError."""
    file = folder.open_file(name + UNFINISHED, "wb")
    try:
        return Poured(folder, name, file, _pour(pieces, file, progress))
    except BaseException:
        file.close()
        raise


def write(folder: TargetFolder, name: str, pieces: Iterable[bytes], progress: Progress) -> Fingerprint:
    """Write ``name``, read it back, and return what it is.

    Raises OSError, or Damaged where the drive returns other bytes than it was given.
    """
    poured = pour(folder, name, pieces, progress)
    with poured.file:
        poured.flush()
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


def _pour(pieces: Iterable[bytes], file: BinaryIO, progress: Progress) -> Fingerprint:
    digest, unflushed, descriptor = Digest(), 0, file.fileno()
    for piece in pieces:
        at = digest.size
        digest.add(piece)
        _write_all(file, piece)
        # Dropping what is dirty sets it on its way to the drive; the flush then waits for little.
        _drop_cache(descriptor, at, len(piece))
        unflushed += len(piece)
        if unflushed >= FLUSH_EVERY:
            _flush(file)
            unflushed = 0
        progress.advance(len(piece))
    return digest.fingerprint()


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
