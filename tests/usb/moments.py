"""A moment of a backup: which operation on the drive comes next when the command stands still.

Inside the machine a command can be told to stop itself there; all of it is the shipped program but these
pauses. From outside the stick is then pulled out, and the command goes on.
"""

import io
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, BinaryIO, cast

from app.places.handle import FileMode, PosixFolder

_open_file, _rename, _fsync = PosixFolder.open_file, PosixFolder.rename, os.fsync
_flush_all = PosixFolder.flush_all
#: Where a desktop mounts sticks.
MEDIA = "/media/"


@dataclass(frozen=True, slots=True)
class Moment:
    """Before the ``nth`` ``step`` of what is called ``name``, a pattern.

    A step is a write, an fsync, a read, or a rename to that name; "renamed" is just after it. "flush" is of
    all that is on the drive, and called "all".
    """

    step: str
    name: str
    nth: int = 1


class _Watched(io.FileIO):
    """A file of the drive that says what is about to be done to it."""

    tells: Callable[[str, str], None]
    label: str

    def write(self, data: Any) -> int:
        self.tells("write", self.label)
        return super().write(data)

    def read(self, size: int | None = -1) -> bytes:
        self.tells("read", self.label)
        return super().read(size if size is not None else -1)


def stop_at(moment: Moment, says: Callable[[], None]) -> None:
    """Have this process stop itself at ``moment``, after it called ``says``; for good, so in a child only."""
    left = moment.nth

    def before(step: str, name: str) -> None:
        nonlocal left
        if step == moment.step and fnmatchcase(name, moment.name):
            left -= 1
            if left == 0:
                says()
                os.kill(os.getpid(), signal.SIGSTOP)

    def open_file(self: PosixFolder, name: str, mode: FileMode = "rb") -> BinaryIO:
        plain = _open_file(self, name, mode)
        watched = _Watched(os.dup(plain.fileno()), "rb" if mode == "rb" else "rb+")
        plain.close()
        watched.tells, watched.label = before, name
        return cast(BinaryIO, watched)

    def rename(self: PosixFolder, old: str, new: str, into: PosixFolder | None = None) -> None:
        before("rename", new)
        _rename(self, old, new, into)
        before("renamed", new)

    def flush_all(self: PosixFolder) -> bool:
        before("flush", "all")
        return _flush_all(self)

    def fsync(handle: int) -> None:
        path = os.readlink(f"/proc/self/fd/{handle}")
        if path.startswith(MEDIA):
            before("fsync", os.path.basename(path))
        _fsync(handle)

    PosixFolder.open_file = open_file  # type: ignore[method-assign]  # the pause
    PosixFolder.rename = rename  # type: ignore[method-assign]  # the pause
    PosixFolder.flush_all = flush_all  # type: ignore[method-assign]  # the pause
    os.fsync = fsync  # type: ignore[assignment]  # the pause
