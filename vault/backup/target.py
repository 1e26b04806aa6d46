"""The folder on the drive, as the backup needs it: opened once, written through its handle only.

The place policy makes these (``app.places``). What the system answers while a
drive is pulled out varies from run to run and from file system to file system
(measured), so several answers mean one thing: the drive is gone.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, Protocol, Self

from vault.errors import (
    DriveFull,
    DriveGone,
    DriveObstructed,
    DriveReadOnly,
    DriveUnfaithful,
    FileUnreachable,
    TooLargeForDisk,
)

FileMode = Literal["rb", "r+b", "wb", "xb"]


class TargetFolder(Protocol):
    """Operations inside one open folder; all raise OSError as the system gives it."""

    def open_file(self, name: str, mode: FileMode = "rb") -> BinaryIO:
        """An unbuffered file of this folder."""

    def folder(self, name: str, create: bool = False) -> Self:
        """A folder in it, held open too."""

    def rename(self, old: str, new: str, into: Self | None = None) -> None:
        """Replace ``new`` by ``old``."""

    def unlink(self, name: str) -> None:
        """Remove a file."""

    def rmdir(self, name: str) -> None:
        """Remove an empty folder."""

    def names(self) -> list[str]:
        """Everything in it."""

    def stat(self, name: str) -> os.stat_result:
        """Of the entry itself."""

    def exists(self, name: str) -> bool:
        """Whether there is an entry of that name."""

    def sync(self) -> bool:
        """Flush its entries to the drive; False where the file system cannot."""

    def flush_all(self) -> bool:
        """Flush all files and names of the drive at once; False where only one at a time can be."""

    def free_bytes(self) -> int:
        """Room left on the drive."""

    def close(self) -> None:
        """Let go of it."""


#: What a drive says that takes no more.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
#: What a drive says that was pulled out; read-only too, where it could be written a moment ago.
GONE = frozenset(
    {
        errno.EIO,
        errno.ENODEV,
        errno.ENXIO,
        errno.EROFS,
        errno.ENOENT,
        errno.ESTALE,
        errno.EBADF,
        errno.ENOTCONN,
    }
)
#: What a drive says that was never writable.
NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
#: What a drive says where a name is taken by another kind of thing: a folder where a file is to be.
_OBSTRUCTED = frozenset({errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ELOOP, errno.EXDEV})


class OtherBytes(OSError):
    """The drive does not return what was written to it."""


@contextmanager
def drive_answers(path: str, *, begun: bool = True) -> Iterator[None]:
    """Turn the system's errors about a drive into ours. ``begun``: writing worked before."""
    try:
        yield
    except OtherBytes:
        raise DriveUnfaithful(path) from None
    except OSError as error:
        code = error.errno or 0
        if code in _OBSTRUCTED:
            raise DriveObstructed(path, Path(str(error.filename2 or error.filename)).name) from None
        if code in FULL:
            raise DriveFull(path, 0, 0) from None
        if code == errno.EFBIG:
            raise TooLargeForDisk(path) from None
        if code in NO_RIGHT and not (begun and code in GONE):
            raise DriveReadOnly(path) from None
        if code in GONE:
            raise DriveGone(path) from None
        raise FileUnreachable(path, errno.errorcode.get(code, "EIO")) from None
