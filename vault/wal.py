"""SQLite's write-ahead log, read only as far as the seal needs it.

The formats are SQLite's (sqlite.org/fileformat2.html, section 4, and
walformat.html, section 2): a -wal is a 32-byte header and frames of a 24-byte
header and one page; the -shm begins with the index header. SQLCipher leaves
both as they are and encrypts the pages only.
"""

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from vault import files
from vault.database import PAGE_SIZE
from vault.files import Fingerprint
from vault.heldfile import HeldFile

_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_FRAME: Final = _FRAME_HEADER + PAGE_SIZE
_MAGIC: Final = (0x377F0682, 0x377F0683)

#: On the page of this byte SQLite puts its locks and nothing else (fileformat2.html, section 1.5):
#: a file that grows over it has a page there that no frame brings, of zeros.
_LOCK_BYTE: Final = 0x40000000

#: Ours: it proves the -wal (``walproof.py``).
PROOF: Final = "-proof"
#: What a session that was cut off may leave beside a database file, and what SQLite would replay.
SUFFIXES: Final = ("-wal", "-shm", "-journal", PROOF)


def beside(records: Path, suffix: str) -> Path:
    """The companion file of a database, such as its -wal."""
    return records.with_name(records.name + suffix)


def companions(records: Path) -> list[Path]:
    """Those companion files that exist."""
    # A link to nowhere is there too: SQLite would follow it.
    return [path for suffix in SUFFIXES if os.path.lexists(path := beside(records, suffix))]


def size_of(frames: int) -> int:
    """How many bytes a -wal of this many frames has."""
    return _HEADER + frames * _FRAME


def salts(records: Path) -> str | None:
    """The salts in the header of the -wal, 16 hexadecimal digits; None where it has no header."""
    path = beside(records, "-wal")
    try:
        with files.answers(path), files.opened(path) as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        return None
    if len(header) < _HEADER or int.from_bytes(header[:4], "big") not in _MAGIC:
        return None
    return header[16:24].hex()


def committed_frames(index: HeldFile) -> int:
    """How many frames of the -wal are committed, from SQLite's own index (the -shm).

    Frames behind them, torn by a crash or rolled back, count for nothing, and
    only SQLite knows where they begin.
    """
    # WalIndexHdr.mxFrame, native byte order.
    return int.from_bytes(index.read(16, 4), sys.byteorder)


@dataclass(frozen=True, slots=True)
class _Frames:
    """For each page the offset of its newest bytes in the -wal, and the file's size in pages."""

    offsets: dict[int, int]
    pages: int


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The main file before and after a checkpoint, of bytes that were read once."""

    before: Fingerprint
    after: Fingerprint


def overlaid(records: HeldFile, path: Path, frames: int) -> Overlaid | None:
    """What the main file is, and what it becomes once ``frames`` frames of the -wal at ``path`` are in it.

    None where the -wal does not hold that many frames, or the last of them is no commit.
    """
    if frames == 0:
        as_it_is = records.fingerprint()
        return Overlaid(as_it_is, as_it_is)
    found = _newest(path, frames)
    if found is None:
        return None
    before, after, size = hashlib.sha256(), hashlib.sha256(), 0
    # No lock lies on the -wal itself: an ordinary descriptor will do.
    with files.answers(path), open(path, "rb") as wal:
        for old, new in _merged(records, wal, found):
            before.update(old)
            after.update(new)
            size += len(old)
    return Overlaid(
        Fingerprint(size, before.hexdigest()), Fingerprint(found.pages * PAGE_SIZE, after.hexdigest())
    )


def cut(records: Path, frames: int) -> None:
    """Leave only the first ``frames`` frames: SQLite would replay whatever was put behind them."""
    path, size = beside(records, "-wal"), size_of(frames)
    if path.exists() and path.stat().st_size > size:
        with files.answers(path), open(path, "r+b") as file:
            file.truncate(size)
            os.fsync(file.fileno())


def copy(records: Path, target: Path, frames: int) -> None:
    """Put the first ``frames`` frames beside the database file ``target``, and nothing from behind them."""
    path = beside(records, "-wal")
    if path.exists():
        files.write_pieces(beside(target, "-wal"), files.beginning(path, size_of(frames)))


def commits_behind(records: Path, frames: int) -> bool:
    """Whether a frame behind the first ``frames`` says, rightly or not, that it ends a transaction."""
    path = beside(records, "-wal")
    with files.answers(path), files.opened(path) as file:
        salted = file.read(_HEADER)[16:24]
        for frame in _not_in_holes(file, frames):
            file.seek(size_of(frame))
            header = file.read(_FRAME_HEADER)
            if any(header[4:8]) and header[8:16] == salted:
                return True
    return False


def _not_in_holes(file: BinaryIO, frame: int) -> Iterator[int]:
    """The frames from ``frame`` on: SQLite leaves no hole, and one that was planted takes days to read."""
    end = os.fstat(file.fileno()).st_size
    while (offset := size_of(frame)) < end:
        data = _next_data(file.fileno(), offset)
        if data is None:
            return
        frame = max(frame, (data - _HEADER) // _FRAME)
        yield frame
        frame += 1


def _next_data(descriptor: int, offset: int) -> int | None:
    """Where the next bytes lie that are in no hole; None where nothing else is left."""
    if sys.platform == "win32":
        return offset
    try:
        return os.lseek(descriptor, offset, os.SEEK_DATA)
    except OSError as error:
        # A file system that knows of no holes (HFS+ and exFAT on macOS) says EINVAL: then all of it is data.
        return None if error.errno == errno.ENXIO else offset


def _newest(path: Path, frames: int) -> _Frames | None:
    offsets: dict[int, int] = {}
    pages = 0
    with files.answers(path), open(path, "rb") as file:
        for index in range(frames):
            offset = size_of(index)
            file.seek(offset)
            header = file.read(_FRAME_HEADER)
            if len(header) < _FRAME_HEADER:
                return None
            offsets[int.from_bytes(header[:4], "big")] = offset + _FRAME_HEADER
            pages = int.from_bytes(header[4:8], "big")
        if path.stat().st_size < size_of(frames):
            return None
    return _Frames(offsets, pages) if pages else None


def _merged(records: HeldFile, wal: BinaryIO, frames: _Frames) -> Iterator[tuple[bytes, bytes]]:
    """The main file's bytes, old and new: page by page where a frame replaces one, in long runs elsewhere."""
    done = 0
    for page in sorted(number for number in frames.offsets if number <= frames.pages):
        start = (page - 1) * PAGE_SIZE
        yield from _between(records, done * PAGE_SIZE, start)
        wal.seek(frames.offsets[page])
        yield records.read(start, PAGE_SIZE), wal.read(PAGE_SIZE)
        done = page
    end = frames.pages * PAGE_SIZE
    yield from _between(records, done * PAGE_SIZE, end)
    yield from ((cut, b"") for cut in records.pieces(end))


def _between(records: HeldFile, start: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    """What no frame replaces."""
    for piece in records.pieces(start, end):
        yield piece, piece
        start += len(piece)
    if start <= _LOCK_BYTE < end:
        yield b"", bytes(PAGE_SIZE)
