"""A file on the drive: written under another name, read back from the device, then named.

Without fsync a pulled stick reports no error at all and the file is 0 bytes or
half; past the kernel's dirty limit a write can hang for ever (both measured).
So data are flushed every 4 MiB, the page cache is dropped, and only what was
read back and matches gets its name.
"""

import errno
import hashlib
import os
from collections.abc import Iterable
from typing import BinaryIO, Final

from vault.backup.target import TargetFolder
from vault.errors import Damaged
from vault.files import UNFINISHED, Fingerprint
from vault.progress import Progress

FLUSH_EVERY: Final = 4 << 20
_PIECE: Final = 1 << 20


def write(folder: TargetFolder, name: str, pieces: Iterable[bytes], progress: Progress) -> Fingerprint:
    """Write ``name``, read it back, and return what it is.

    Raises OSError, or Damaged where the drive returns other bytes than it was given.
    """
    unfinished = name + UNFINISHED
    with folder.open_file(unfinished, "wb") as file:
        written = _pour(pieces, file, progress)
        _drop_cache(file)
        if _reread(file, progress) != written:
            raise Damaged(name)
    folder.rename(unfinished, name)
    folder.sync()
    return written


def fingerprint(folder: TargetFolder, name: str, progress: Progress) -> Fingerprint:
    """Size and SHA-256 of a file as the device returns it, not as the cache remembers it."""
    with folder.open_file(name) as file:
        _drop_cache(file)
        return _reread(file, progress)


def read(folder: TargetFolder, name: str, most: int = 64 << 20) -> bytes:
    """A whole file of at most ``most`` bytes."""
    with folder.open_file(name) as file:
        return _full_read(file, most)


def _pour(pieces: Iterable[bytes], file: BinaryIO, progress: Progress) -> Fingerprint:
    digest, size, unflushed = hashlib.sha256(), 0, 0
    for piece in pieces:
        _write_all(file, piece)
        digest.update(piece)
        size, unflushed = size + len(piece), unflushed + len(piece)
        if unflushed >= FLUSH_EVERY:
            _flush(file)
            unflushed = 0
        progress.advance(len(piece))
    _flush(file)
    return Fingerprint(size, digest.hexdigest())


def _write_all(file: BinaryIO, piece: bytes) -> None:
    # An unbuffered write may be short, and the next one then says why.
    rest = memoryview(piece)
    while rest:
        rest = rest[file.write(rest) :]


def _flush(file: BinaryIO) -> None:
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if not _knows_no_fsync(error):
            raise


def _knows_no_fsync(error: OSError) -> bool:
    return error.errno in (errno.ENOTTY, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS)


def _drop_cache(file: BinaryIO) -> None:
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _reread(file: BinaryIO, progress: Progress) -> Fingerprint:
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        progress.advance(len(piece))
    return Fingerprint(size, digest.hexdigest())


def _full_read(file: BinaryIO, most: int) -> bytes:
    parts = bytearray()
    while len(parts) < most and (piece := file.read(min(_PIECE, most - len(parts)))):
        parts += piece
    return bytes(parts)
