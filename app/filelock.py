"""A file whose lock is the message: held by a living process, or by none.

The system drops the lock with the last descriptor, however its owner died,
so a lock can be stale only in what is written inside. The file is never
renamed or deleted: a second file under the same name would be a second lock.
"""

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # Locks are mandatory there: a byte far beyond the text leaves the text readable to others.
    _BYTE = 0x7FFF_0000

    def _try(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _drop(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        # flock belongs to the open file, not to the process: it survives in a
        # descriptor handed to another process, and closing some other descriptor of
        # the same file does not drop it, as it would a POSIX lock.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _drop(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


_READ_WRITE = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
# Non-blocking: a pipe left under the name of a lock must not hang us.
_READ = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"))
_LONGEST = 4096
# NFS locks only what is open for writing, which a folder never is; some FUSE file systems know no lock.
NO_LOCKS = frozenset({errno.EBADF, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS})


class HeldLock:
    """A lock this process holds."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        """The descriptor; a duplicate in another process holds the lock as well (not on Windows)."""
        return self._descriptor

    def write(self, text: bytes) -> None:
        """Replace what the file says. Raises OSError."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, text)
        os.ftruncate(self._descriptor, len(text))

    def release(self) -> None:
        """Let go, for every process that holds it through this descriptor."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            _drop(descriptor)
            os.close(descriptor)

    def __enter__(self) -> "HeldLock":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def take(path: Path) -> HeldLock | None:
    """The lock of ``path``, made if it is not there; None if another process holds it. Raises OSError."""
    while True:
        descriptor = os.open(path, _READ_WRITE, 0o600)
        try:
            _try(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        if _still(descriptor, path):
            return HeldLock(descriptor)
        # Someone else replaced the file between opening and locking: that lock guards nothing.
        os.close(descriptor)


def held(descriptor: int) -> bool:
    """Lock what ``descriptor`` has open, a folder perhaps, until it is closed; false if somebody else does.

    Raises OSError, with one of ``NO_LOCKS`` where the file system knows no such lock.
    """
    try:
        _try(descriptor)
    except BlockingIOError:
        return False
    return True


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock of a file."""
    try:
        descriptor = os.open(path, _READ_WRITE & ~os.O_CREAT)
    except OSError:
        return False
    try:
        _try(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def said(path: Path) -> bytes:
    """What the file says, empty if there is none."""
    try:
        descriptor = os.open(path, _READ)
    except OSError:
        return b""
    try:
        return os.read(descriptor, _LONGEST)
    except OSError:
        return b""
    finally:
        os.close(descriptor)


def _still(descriptor: int, path: Path) -> bool:
    try:
        there, ours = os.stat(path), os.fstat(descriptor)
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)
