"""How the probes read a machine, kept narrow so that tests can be the machine.

Everything the Linux and macOS probes and the search for cloud clients learn
comes through here: a test answers with a tree of recorded files, and no
switch of the program is needed.
"""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

# A configuration file or a client's database beyond this is not what it claims to be.
LARGEST = 64 << 20

# Non-blocking: a pipe left where a configuration file should be must not hang us.
_READING = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NONBLOCK", "O_BINARY"))


class Reader(Protocol):
    """Reads of files, folders and the user's surroundings. All but ``exists`` raise OSError."""

    def read(self, path: str) -> bytes: ...
    def names(self, path: str) -> list[str]: ...
    def real(self, path: str) -> str: ...
    def exists(self, path: str) -> bool: ...
    def homes(self) -> tuple[str, ...]: ...
    def environment(self) -> Mapping[str, str]: ...


class FolderReader(Reader, Protocol):
    """Reads that need an open folder too. Handles are descriptors; ``number`` is "major:minor"."""

    def open_folder(self, path: str) -> int: ...
    def close_folder(self, handle: int) -> None: ...
    def opened_path(self, handle: int) -> str: ...
    def space(self, handle: int) -> tuple[int, bool]: ...
    def writable(self, handle: int) -> bool: ...
    def number(self, device: str) -> str: ...


class PosixReader:
    """The machine this runs on."""

    def read(self, path: str) -> bytes:
        """The whole file. Raises OSError, also for what is no ordinary file or is far too large."""
        handle = os.open(path, _READING)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(f"not an ordinary file: {path}")
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise OSError(f"too large: {path}")
        return data

    def names(self, path: str) -> list[str]:
        """What a folder holds, sorted."""
        return sorted(os.listdir(path))

    def real(self, path: str) -> str:
        """``path`` absolute and without symbolic links; missing ends are kept."""
        return os.path.realpath(path)

    def exists(self, path: str) -> bool:
        """A link that leads nowhere exists too."""
        return os.path.lexists(path)

    def homes(self) -> tuple[str, ...]:
        """The home of the account, and where HOME points: a changed variable must hide nothing."""
        return tuple(dict.fromkeys((_account_home(), os.path.expanduser("~"))))

    def environment(self) -> Mapping[str, str]:
        """The environment of this process."""
        return os.environ

    def open_folder(self, path: str) -> int:
        """A descriptor of the folder. Raises OSError."""
        if sys.platform == "win32":
            raise OSError("folders have no descriptor here")
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def close_folder(self, handle: int) -> None:
        """Give the descriptor back."""
        os.close(handle)

    def opened_path(self, handle: int) -> str:
        """Where the system says that the open folder lies."""
        if sys.platform == "darwin":
            import fcntl

            path = fcntl.fcntl(handle, fcntl.F_GETPATH, bytes(1024))
            return os.fsdecode(path.split(b"\0", 1)[0])
        return os.readlink(f"/proc/self/fd/{handle}")

    def space(self, handle: int) -> tuple[int, bool]:
        """Free bytes for this user, and whether the file system is read-only."""
        if sys.platform == "win32":
            raise OSError("folders have no descriptor here")
        found = os.fstatvfs(handle)
        return found.f_bavail * found.f_frsize, bool(found.f_flag & os.ST_RDONLY)

    def writable(self, handle: int) -> bool:
        """This user may make files in the folder."""
        # Through the descriptor, so that what is asked about is what was opened.
        return os.access(".", os.W_OK | os.X_OK, dir_fd=handle, effective_ids=True)

    def number(self, device: str) -> str:
        """The device number of a node such as /dev/sdb1. Raises OSError."""
        if sys.platform == "win32":
            raise OSError("devices have no number here")
        found = os.stat(device)
        if not stat.S_ISBLK(found.st_mode):
            raise OSError(f"not a block device: {device}")
        return f"{os.major(found.st_rdev)}:{os.minor(found.st_rdev)}"


def _account_home() -> str:
    if sys.platform == "win32":
        return str(Path.home())
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:  # an account without a line, as in some containers
        return os.path.expanduser("~")
