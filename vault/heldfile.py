"""A file read through one descriptor that stays as long as SQLite has the file open.

Closing *any* descriptor of a database file drops the POSIX locks that SQLite
holds on it in this process (sqlite.org, "How to corrupt", 2.2). So the
records file and its -shm are opened once, before SQLite opens them, and every
hash, copy and look goes through that descriptor until the last connection is closed.
It goes then: Windows renames no folder in which a file is open.
"""

import hashlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

from vault import files
from vault.errors import FileUnreachable
from vault.files import Fingerprint

_PIECE = 1 << 20
#: A planted link is not followed.
NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class HeldFile:
    """An open file, readable at any offset from any thread."""

    def __init__(self, path: Path) -> None:
        """Raises FileNotFoundError."""
        with files.answers(path):
            self._descriptor = files.descriptor(path, NO_LINK)
        self._path = path
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Its size now, in bytes."""
        return os.fstat(self._descriptor).st_size

    def bears_its_name(self) -> bool:
        """Whether the path still leads to this very file. Raises FileUnreachable where it leads nowhere."""
        try:
            with files.answers(self._path):
                found = os.stat(self._path, follow_symlinks=False)
        except FileNotFoundError:
            raise FileUnreachable(str(self._path), "ENOENT") from None
        held = os.fstat(self._descriptor)
        return (found.st_dev, found.st_ino) == (held.st_dev, held.st_ino)

    def read(self, offset: int, size: int) -> bytes:
        """Up to ``size`` bytes from ``offset``; fewer only at the end of the file."""
        parts = bytearray()
        # Windows has no pread, hence the lock.
        with self._lock, files.answers(self._path):
            os.lseek(self._descriptor, offset, os.SEEK_SET)
            while len(parts) < size and (part := os.read(self._descriptor, size - len(parts))):
                parts += part
        return bytes(parts)

    def close(self) -> None:
        """Let go of it: no connection to it is left. Whoever still reads raises FileUnreachable."""
        with self._lock:
            os.close(self._descriptor)
            self._descriptor = -1

    def pieces(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes from ``start`` to ``end`` (default: the end of the file), a mebibyte at a time."""
        offset = start
        while end is None or offset < end:
            piece = self.read(offset, _PIECE if end is None else min(_PIECE, end - offset))
            if not piece:
                return
            yield piece
            offset += len(piece)

    def fingerprint(self, most: int | None = None) -> Fingerprint:
        """Size and SHA-256 of the file as long as it is now; of one larger than ``most`` bytes its size."""
        end = self.size
        if most is not None and end > most:
            return Fingerprint(end, "")
        digest, size = hashlib.sha256(), 0
        for piece in self.pieces(0, end):
            digest.update(piece)
            size += len(piece)
        return Fingerprint(size, digest.hexdigest())
