"""An open folder, and file operations that go through it and nowhere else.

A path is looked up anew each time: after a drive has been pulled out, the same
path can name a folder of the internal disk, and a write lands there (measured).
An open folder cannot: where the drive is gone, the write fails. So whoever
writes outside the vault gets no path, only one of these. Names are single
names; a folder below is opened in its own right, and links are not followed.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, Literal, Protocol, Self

from app import filelock

if sys.platform == "linux":
    from app.places import filesystem

FileMode = Literal["rb", "r+b", "wb", "xb"]
#: What holds a folder's lock where the folder itself cannot (Windows).
LOCK: Final = "backup.lock"

_FLAGS = {
    "rb": os.O_RDONLY,
    "r+b": os.O_RDWR,
    "wb": os.O_RDWR | os.O_CREAT | os.O_TRUNC,
    "xb": os.O_RDWR | os.O_CREAT | os.O_EXCL,
}
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
# Non-blocking: a pipe left on a drive under the name of a file must not hang us.
_SAFE = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NONBLOCK"))
# What a file system without the notion answers to fsync (exFAT on macOS, FUSE).
_NO_FSYNC = frozenset({errno.ENOTTY, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS})


class FolderHandle(Protocol):
    """Operations inside one open folder. All raise OSError as the system gives it."""

    def open_file(self, name: str, mode: FileMode = "rb") -> BinaryIO:
        """An unbuffered file. A link of that name raises OSError (ELOOP), a pipe or a device EINVAL."""

    def folder(self, name: str, create: bool = False) -> Self:
        """The folder of that name, held open too; close it. Another disk mounted there raises EXDEV."""

    def mkdir(self, name: str) -> None: ...
    def rename(self, old: str, new: str, into: "Self | None" = None) -> None:
        """Move, replacing what is there, within this folder or into another of the same drive."""

    def unlink(self, name: str) -> None: ...
    def rmdir(self, name: str) -> None: ...
    def names(self) -> list[str]: ...
    def stat(self, name: str) -> os.stat_result:
        """Of the entry itself, should it be a link."""

    def exists(self, name: str) -> bool: ...
    def sync(self) -> bool:
        """Flush the folder's entries to the disk. False where the file system knows no such thing.

        An entry names a file that was flushed, at its full size, even where it got that name just now.
        """

    def flush_all(self) -> bool:
        """Flush all files and names of the drive at once. False where only one at a time can be."""

    def free_bytes(self) -> int: ...
    def lock(self) -> bool:
        """Hold this folder for ourselves until ``close``; false where another process, or handle, holds it.

        True as well where the file system knows no locks.
        """

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...


def sync_file(file: BinaryIO) -> bool:
    """Flush a file to the disk. False where the file system knows no such thing. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        # fsync alone stops at the drive's own cache there (fsync(2)).
        with suppress(OSError):
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
            return True
    return _synced(file.fileno())


def _synced(handle: int) -> bool:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in _NO_FSYNC:
            return False
        raise
    return True


def single(name: str) -> str:
    """``name``, when it names something in the folder itself. Raises ValueError."""
    if name in ("", ".", "..") or "/" in name or "\0" in name or (os.name == "nt" and set(name) & set("\\:")):
        raise ValueError(f"not a single name: {name!r}")
    return name


def _ordinary(descriptor: int, name: str, mode: FileMode) -> BinaryIO:
    """The file just opened, unless it is a pipe or a device: reading one may never end. Raises OSError."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), name)
    return os.fdopen(descriptor, "rb" if mode == "rb" else "r+b", buffering=0)


def _are_on_one_disk(one: int, other: int) -> bool:
    """Of open folders. The parts of one btrfs have numbers of their own and come with one mount (Linux)."""
    if os.fstat(one).st_dev == os.fstat(other).st_dev:
        return True
    return sys.platform == "linux" and mount_of(one) == mount_of(other)


def mount_of(descriptor: int) -> str:
    """What an open file or folder is mounted with (Linux); two of one mount have the same."""
    described = Path(f"/proc/self/fdinfo/{descriptor}").read_text("ascii")
    return next(line for line in described.splitlines() if line.startswith("mnt_id:"))


class PosixFolder:
    """A folder held by a descriptor (openat and its family)."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @property
    def descriptor(self) -> int:
        """Stays ours to close."""
        return self._descriptor

    def open_file(self, name: str, mode: FileMode = "rb") -> BinaryIO:
        flags = _FLAGS[mode] | _SAFE
        descriptor = os.open(single(name), flags, 0o600, dir_fd=self._descriptor)
        return _ordinary(descriptor, name, mode)

    def folder(self, name: str, create: bool = False) -> "PosixFolder":
        if create and not self.exists(name):
            self.mkdir(name)
        below = PosixFolder(os.open(single(name), _FOLDER | _SAFE, dir_fd=self._descriptor))
        try:
            # Whoever is logged in may mount a network folder inside a drive (FUSE): that was never approved.
            if not _are_on_one_disk(below.descriptor, self._descriptor):
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), name)
        except BaseException:
            below.close()
            raise
        return below

    def mkdir(self, name: str) -> None:
        os.mkdir(single(name), 0o700, dir_fd=self._descriptor)

    def rename(self, old: str, new: str, into: "PosixFolder | None" = None) -> None:
        target = (into or self)._descriptor
        os.replace(single(old), single(new), src_dir_fd=self._descriptor, dst_dir_fd=target)

    def unlink(self, name: str) -> None:
        os.unlink(single(name), dir_fd=self._descriptor)

    def rmdir(self, name: str) -> None:
        os.rmdir(single(name), dir_fd=self._descriptor)

    def names(self) -> list[str]:
        return sorted(os.listdir(self._descriptor))

    def stat(self, name: str) -> os.stat_result:
        return os.stat(single(name), dir_fd=self._descriptor, follow_symlinks=False)

    def exists(self, name: str) -> bool:
        try:
            self.stat(name)
        except FileNotFoundError:
            return False
        return True

    def sync(self) -> bool:
        done = _synced(self._descriptor)
        if sys.platform == "linux":
            filesystem.flush_sizes(self._descriptor)
        return done

    def flush_all(self) -> bool:
        return sys.platform == "linux" and filesystem.flush_all(self._descriptor)

    def free_bytes(self) -> int:
        if sys.platform == "win32":
            raise OSError("folders have no descriptor here")
        found = os.fstatvfs(self._descriptor)
        return found.f_bavail * found.f_frsize

    def lock(self) -> bool:
        # The folder itself is locked: there is no file that could be left behind, or deleted.
        try:
            return filelock.held(self._descriptor)
        except OSError as error:
            if error.errno in filelock.NO_LOCKS:
                return True
            raise

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> "PosixFolder":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class PathFolder:
    """A folder held by the path of its volume, for Windows, which has no openat.

    The path starts with the volume's own name (``\\\\?\\Volume{...}\\``), never with a
    drive letter: another drive under the same letter is another volume, and the
    write fails. The handle that the probe keeps open pins the folder meanwhile.
    """

    def __init__(self, path: str, on_close: Callable[[], None] | None = None) -> None:
        """``on_close`` gives back what pins the folder, once."""
        self._path = path
        self._on_close = on_close
        self._lock: filelock.HeldLock | None = None

    def path_of(self, name: str) -> str:
        """Where something in the folder lies."""
        return os.path.join(self._path, single(name))

    def open_file(self, name: str, mode: FileMode = "rb") -> BinaryIO:
        path = self.path_of(name)
        if os.path.islink(path):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name)
        return _ordinary(os.open(path, _FLAGS[mode] | _SAFE, 0o600), name, mode)

    def folder(self, name: str, create: bool = False) -> "PathFolder":
        if create and not self.exists(name):
            self.mkdir(name)
        if not stat.S_ISDIR(self.stat(name).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), name)
        return PathFolder(self.path_of(name))

    def mkdir(self, name: str) -> None:
        os.mkdir(self.path_of(name))

    def rename(self, old: str, new: str, into: "PathFolder | None" = None) -> None:
        os.replace(self.path_of(old), (into or self).path_of(new))

    def unlink(self, name: str) -> None:
        os.unlink(self.path_of(name))

    def rmdir(self, name: str) -> None:
        os.rmdir(self.path_of(name))

    def names(self) -> list[str]:
        return sorted(os.listdir(self._path))

    def stat(self, name: str) -> os.stat_result:
        return os.stat(self.path_of(name), follow_symlinks=False)

    def exists(self, name: str) -> bool:
        return os.path.lexists(self.path_of(name))

    def sync(self) -> bool:
        # NTFS journals its folders; there is no flush of one to ask for.
        return False

    def flush_all(self) -> bool:
        return False

    def free_bytes(self) -> int:
        import shutil

        return shutil.disk_usage(self._path).free

    def lock(self) -> bool:
        # A folder has no descriptor here; a file in it that is open and locked cannot be deleted.
        self._lock = filelock.take(Path(self.path_of(LOCK)))
        return self._lock is not None

    def close(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        release, self._on_close = self._on_close, None
        if release:
            release()

    def __enter__(self) -> "PathFolder":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
