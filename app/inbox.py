"""The import folder: where a scanner or a phone leaves files that are to be filed.

It passes the place policy each time it is opened: what lies there is of
patients, and must not have come over a network or a cloud. A file is removed
only while it still is what was filed.
"""

import errno
import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import intake, places
from app.errors import DocumentTooLarge, InboxFileChanged
from app.places import FolderHandle, Purpose
from app.places.machine import Machine
from vault.errors import FileUnreachable

#: What programs call a file that they are still writing.
_UNFINISHED: Final = (".part", ".partial", ".crdownload", ".tmp", ".download")


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was read: its name, its bytes, and what tells them from all others."""

    name: str
    data: bytes
    sha256: str


def waiting(folder: Path, machine: Machine) -> tuple[str, ...]:
    """The names of the files that lie there, the oldest first. Raises PlaceRefused, DriveGone, ..."""
    with _open(folder, machine) as handle:
        found = [(name, handle.stat(name)) for name in handle.names() if _finished(name)]
    files = [(facts.st_mtime, name) for name, facts in found if stat.S_ISREG(facts.st_mode)]
    return tuple(name for _, name in sorted(files))


def take(folder: Path, name: str, machine: Machine) -> Taken:
    """Read one. Raises DocumentTooLarge before it is read, PlaceRefused, FileUnreachable, ..."""
    with _open(folder, machine) as handle:
        if handle.stat(name).st_size > intake.LARGEST:
            raise DocumentTooLarge(name, intake.LARGEST >> 20)
        data = _read(handle, name)
    return Taken(name, data, hashlib.sha256(data).hexdigest())


def remove(folder: Path, taken: str, sha256: str, machine: Machine) -> None:
    """Delete what was filed; something else under its name stays. Raises InboxFileChanged, as ``take``."""
    with _open(folder, machine) as handle:
        before = _facts(handle, taken)
        same = hashlib.sha256(_read(handle, taken)).hexdigest() == sha256
        # Many a scanner calls its next page by the same name, also while this one is read.
        if not same or _facts(handle, taken) != before:
            raise InboxFileChanged(taken)
        handle.unlink(taken)
        handle.sync()


def _finished(name: str) -> bool:
    return not name.startswith((".", "~")) and not name.lower().endswith(_UNFINISHED)


def _facts(handle: FolderHandle, name: str) -> tuple[int, int, int]:
    """What is another where another file has taken the name, or something was written to this one."""
    found = handle.stat(name)
    return found.st_ino, found.st_size, found.st_mtime_ns


def _read(handle: FolderHandle, name: str) -> bytes:
    with handle.open_file(name) as file:
        pieces = list(iter(lambda: file.read(1 << 20), b""))
    return b"".join(pieces)


@contextmanager
def _open(folder: Path, machine: Machine) -> Iterator[FolderHandle]:
    try:
        with places.approve(folder, Purpose.IMPORT, machine) as approved:
            yield approved.handle
    except OSError as error:
        raise FileUnreachable(str(folder), errno.errorcode.get(error.errno or 0, "EIO")) from None
