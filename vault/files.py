"""Files written so that a crash leaves the old one or the new one, never half.

A new file is written under another name, flushed to the disk, renamed over
the old one, and the folder flushed too. What the system answers (no room,
read-only, I/O error) becomes one of our answers here, and only here.
"""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO

from vault.errors import DiskFull, FileUnreachable, ReadOnlyFolder, SermentError, TooLargeForDisk

#: A name that ends so was never finished; it is swept, and never read.
UNFINISHED = ".unfinished"
_PIECE = 1 << 20
_AHEAD = 8 << 20
# Non-blocking: a pipe left under the name of a file must not hang us.
_READ = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK"))


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file is: its size in bytes and its SHA-256, in lower-case hexadecimal."""

    size: int
    sha256: str


class Digest:
    """The fingerprint of bytes that come in pieces."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._size = 0

    def add(self, piece: bytes) -> None:
        """The next piece."""
        self._digest.update(piece)
        self._size += len(piece)

    def fingerprint(self) -> Fingerprint:
        """Of everything added."""
        return Fingerprint(self._size, self._digest.hexdigest())


@contextmanager
def answers(path: Path) -> Iterator[None]:
    """Turn the system's errors about ``path`` into ours. A missing file stays FileNotFoundError."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _answer(error, path) from None


def _answer(error: OSError, path: Path) -> SermentError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(str(path))
    if error.errno == errno.EFBIG:
        return TooLargeForDisk(str(path))
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnlyFolder(str(path))
    return FileUnreachable(str(path), errno.errorcode.get(error.errno or 0, "EIO"))


def write(path: Path, data: bytes) -> Fingerprint:
    """Replace ``path`` by ``data``, whole or not at all, on the disk when this returns."""
    return write_pieces(path, [data])


def write_pieces(path: Path, pieces: Iterable[bytes]) -> Fingerprint:
    """As ``write``, for what comes in pieces."""
    fingerprint = write_unfinished(path, pieces)
    finish(path)
    return fingerprint


def write_unfinished(path: Path, pieces: Iterable[bytes]) -> Fingerprint:
    """The first half of ``write_pieces``: on the disk, and under another name until ``finish``."""
    with _gone_if_it_fails(path) as unfinished:
        return _write_new(unfinished, pieces)


def finish(path: Path) -> None:
    """The other half: give what was written its name."""
    with _gone_if_it_fails(path) as unfinished:
        _take_name(unfinished, path)


def unfinished_name(path: Path) -> Path:
    """Where it lies until it is finished."""
    return path.with_name(path.name + UNFINISHED)


@contextmanager
def _gone_if_it_fails(path: Path) -> Iterator[Path]:
    unfinished = unfinished_name(path)
    with answers(path):
        try:
            yield unfinished
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def write_together(contents: Sequence[tuple[Path, bytes]]) -> None:
    """Replace several files of one folder, in this order; none where the disk has no room for all."""
    unfinished = [unfinished_name(path) for path, _ in contents]
    try:
        for waiting, (path, data) in zip(unfinished, contents, strict=True):
            with answers(path):
                _write_new(waiting, [data])
        for waiting, (path, _) in zip(unfinished, contents, strict=True):
            with answers(path):
                _take_name(waiting, path)
    except BaseException:
        for waiting in unfinished:
            waiting.unlink(missing_ok=True)
        raise


def _write_new(path: Path, pieces: Iterable[bytes]) -> Fingerprint:
    # What bears this name was cut off or planted. A link there would have us write over what it points to.
    path.unlink(missing_ok=True)
    with _folder_there(path):
        file = open(path, "xb")  # noqa: SIM115 - closed below; what the pieces raise is not the folder's
    with file:
        fingerprint = _copy(pieces, file)
        file.flush()
        os.fsync(file.fileno())
    return fingerprint


def _take_name(unfinished: Path, path: Path) -> None:
    with _folder_there(path):
        os.replace(unfinished, path)
        flush_folder(path.parent)


@contextmanager
def _folder_there(path: Path) -> Iterator[None]:
    """To write, no file has to be there: where the system misses one, the folder was moved or is gone."""
    try:
        yield
    except FileNotFoundError:
        raise FileUnreachable(str(path), "ENOENT") from None


def _copy(pieces: Iterable[bytes], file: BinaryIO) -> Fingerprint:
    digest = Digest()
    for piece in pieces:
        file.write(piece)
        digest.add(piece)
    return digest.fingerprint()


def read(path: Path) -> bytes:
    """The whole file. Raises FileNotFoundError where there is none."""
    with answers(path), opened(path) as file:
        return b"".join(iter(lambda: _full(file.fileno(), _PIECE), b""))


def pieces(path: Path, size: int = _PIECE) -> Iterator[bytes]:
    """The file in pieces of ``size`` bytes, the last one shorter."""
    at = 0
    with answers(path), opened(path) as file:
        while True:
            read_ahead(file.fileno(), at)
            piece = _full(file.fileno(), size)
            if not piece:
                return
            yield piece
            at += len(piece)


def beginning(path: Path, size: int) -> Iterator[bytes]:
    """Its first ``size`` bytes, or as many as there are, in pieces."""
    for piece in pieces(path):
        yield piece[:size]
        size -= len(piece)
        if size <= 0:
            return


def read_ahead(descriptor: int, offset: int) -> None:
    """Have the disk deliver what comes next while a reader works on what is there (Linux)."""
    # Asking costs a look at every page: half of what was asked for is still to be read.
    if sys.platform == "linux" and offset % (_AHEAD // 2) == 0:
        os.posix_fadvise(descriptor, offset, _AHEAD, os.POSIX_FADV_WILLNEED)


def opened(path: Path) -> BinaryIO:
    """An ordinary file to read, unbuffered. Raises OSError."""
    return os.fdopen(descriptor(path), "rb", buffering=0)


def descriptor(path: Path, flags: int = 0) -> int:
    """Of an ordinary file: a pipe hangs whoever reads it, and a device never ends. Raises OSError."""
    found = os.open(path, _READ | flags)
    if not stat.S_ISREG(os.fstat(found).st_mode):
        os.close(found)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return found


def _full(descriptor: int, size: int) -> bytes:
    """``size`` bytes where the file still has them: one read may return fewer."""
    piece = os.read(descriptor, size)
    while 0 < len(piece) < size and (more := os.read(descriptor, size - len(piece))):
        piece += more
    return piece


def fingerprint(path: Path, most: int | None = None) -> Fingerprint:
    """Size and SHA-256 of a file. Raises FileNotFoundError.

    One that is larger than ``most`` bytes is told by its size: one with a hole takes days to read.
    """
    with answers(path):
        size = path.stat().st_size
    if most is not None and size > most:
        return Fingerprint(size, "")
    return fingerprint_of_pieces(pieces(path))


def fingerprint_of_pieces(read: Iterable[bytes]) -> Fingerprint:
    """Of bytes that come in pieces."""
    digest = Digest()
    for piece in read:
        digest.add(piece)
    return digest.fingerprint()


def fingerprint_of(data: bytes) -> Fingerprint:
    """Size and SHA-256 of bytes at hand."""
    return Fingerprint(len(data), hashlib.sha256(data).hexdigest())


def make_folder(path: Path) -> None:
    """A folder only its owner can enter; one that is there already is kept."""
    with answers(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def new_folder(path: Path) -> None:
    """A folder that is empty: what lies in it goes, a link without what it points to.

    One that is there stays the same folder, so that a lock on it holds.
    """
    with answers(path):
        if path.is_symlink():
            path.unlink()
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
        for entry in sorted(path.iterdir()):
            if entry.is_dir() and not entry.is_symlink():
                rmtree(entry)
            else:
                entry.unlink()


def move(source: Path, target: Path) -> None:
    """Rename within one disk, on the disk when this returns."""
    with answers(source):
        os.replace(source, target)
        flush_folder(source.parent)
        flush_folder(target.parent)


def remove(path: Path) -> None:
    """Remove a file if it is there, on the disk when this returns."""
    with answers(path):
        path.unlink(missing_ok=True)
        flush_folder(path.parent)


def flush_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "nt":  # Windows has no handle for this; NTFS journals its names.
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
