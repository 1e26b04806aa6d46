"""A drive in a folder that fails when it is told to: pulled out, full, lying, or merely slow to write.

What was not flushed before the drive was pulled out is lost, as measured on a real stick.
"""

import errno
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from vault.backup.target import FileMode


class PulledOut(BaseException):
    """The process did not survive either: nothing above may catch it."""


class FakeDrive:
    """One folder of the drive. All folders of a drive share its ``Trouble``."""

    def __init__(self, path: Path, trouble: "Trouble | None" = None) -> None:
        self.path = path
        self.trouble = trouble or Trouble()
        self._closed = False

    def open_file(self, name: str, mode: FileMode = "rb") -> BinaryIO:
        self.trouble.step(f"open {name}")
        opened = io.FileIO(self.path / name, {"rb": "r", "r+b": "r+", "wb": "w+", "xb": "x+"}[mode])
        return cast(BinaryIO, _File(opened, self.path / name, self.trouble))

    def folder(self, name: str, create: bool = False) -> "FakeDrive":
        self.trouble.step(f"folder {name}")
        if create and not (self.path / name).exists():
            (self.path / name).mkdir()
            self.trouble.named(self.path / name)
        if not (self.path / name).is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "", name)
        self.trouble.holds(+1)
        return FakeDrive(self.path / name, self.trouble)

    def rename(self, old: str, new: str, into: "FakeDrive | None" = None) -> None:
        self.trouble.step(f"rename {new}")
        self.trouble.forgotten((into or self).path / new)
        os.replace(self.path / old, (into or self).path / new)
        self.trouble.moved(self.path / old, (into or self).path / new)
        self.trouble.named((into or self).path / new)

    def unlink(self, name: str) -> None:
        self.trouble.step(f"unlink {name}")
        self.trouble.forgotten(self.path / name)
        (self.path / name).unlink()

    def rmdir(self, name: str) -> None:
        self.trouble.step(f"rmdir {name}")
        (self.path / name).rmdir()

    def names(self) -> list[str]:
        return sorted(os.listdir(self.path))

    def stat(self, name: str) -> os.stat_result:
        return (self.path / name).lstat()

    def exists(self, name: str) -> bool:
        return (self.path / name).exists()

    def sync(self) -> bool:
        self.trouble.step("sync")
        self.trouble.names_flushed(self.path)
        return True

    def flush_all(self) -> bool:
        if not self.trouble.flushes_all:
            return False
        self.trouble.step("flush all")
        self.trouble.all_flushed()
        return True

    def free_bytes(self) -> int:
        return self.trouble.free or shutil.disk_usage(self.path).free

    def close(self) -> None:
        if not self._closed:
            self.trouble.holds(-1)
        self._closed = True


class Trouble:
    """What is going to happen, and when. Steps are counted from 1."""

    def __init__(self) -> None:
        self.steps = 0
        #: At this step, and ever after, this is raised.
        self.at = 0
        self.error: Callable[[], BaseException] = lambda: OSError(errno.EIO, "gone")
        self.once = False
        self.free = 0
        #: One write accepts at most this many bytes.
        self.shortest = 0
        #: Bytes the drive still takes; then ENOSPC after a short write.
        self.room = -1
        #: Returns other bytes than it was given, for names that contain this.
        self.lies_about = ""
        #: Bytes that the drive really holds, whatever it says (0: any). What comes after them is lost,
        #: or takes the place of the first.
        self.holds_really = 0
        self.wraps = False
        #: Where it lies: file, offset, size, in the order in which it came.
        self.laid: list[tuple[Path, int, int]] = []
        #: Whether the drive can be told to write everything at once.
        self.flushes_all = True
        self.unflushed: dict[Path, int] = {}
        #: Names and folders that were made and whose folder was not flushed since.
        self.unnamed: set[Path] = set()
        #: What was removed or replaced, and whose folder was not flushed since: it comes back.
        self.removed: dict[Path, bytes] = {}
        #: Folders of the drive that are open, and the most there ever were.
        self.held = self.most_held = 0

    def holds(self, more: int) -> None:
        self.held += more
        self.most_held = max(self.held, self.most_held)

    def step(self, what: str) -> None:
        """Count one operation, and fail if it is time."""
        self.steps += 1
        if self.at and (self.steps == self.at or (self.steps > self.at and not self.once)):
            raise self.error()

    def wrote(self, path: Path, size: int) -> None:
        self.unflushed.setdefault(path, size)

    def kept(self, path: Path, at: int, data: "memoryview") -> bytes:
        """What a drive that lies about its size keeps of it."""
        self.laid.append((path, at, len(data)))
        if not self.holds_really or sum(size for *_, size in self.laid) <= self.holds_really:
            return bytes(data)
        if not self.wraps:
            return bytes(len(data))
        first, offset, size = self.laid.pop(0)
        with open(first, "r+b") as file:
            file.seek(offset)
            file.write(bytes(size))
        return bytes(data)

    def flushed(self, path: Path) -> None:
        self.unflushed.pop(path, None)

    def moved(self, old: Path, new: Path) -> None:
        if old in self.unflushed:
            self.unflushed[new] = self.unflushed.pop(old)
        self.laid = [(new if path == old else path, at, size) for path, at, size in self.laid]

    def named(self, path: Path) -> None:
        self.unnamed.add(path)

    def forgotten(self, path: Path) -> None:
        if path in self.unnamed:
            self.unnamed.discard(path)
        elif path.is_file():
            self.removed.setdefault(path, path.read_bytes())

    def names_flushed(self, folder: Path) -> None:
        self.unnamed = {path for path in self.unnamed if path.parent != folder}
        self.removed = {path: data for path, data in self.removed.items() if path.parent != folder}

    def all_flushed(self) -> None:
        self.unflushed.clear()
        self.unnamed.clear()
        self.removed.clear()

    def lose_unflushed(self) -> None:
        """What a pulled stick forgets: what became of names in folders not flushed; writes read as zeros."""
        for path in self.unnamed:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        for path, size in self.unflushed.items():
            if path.exists():
                data = path.read_bytes()
                path.write_bytes(data[:size] + bytes(len(data) - size))
        for path, data in self.removed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


class _File(io.RawIOBase):
    def __init__(self, opened: io.FileIO, path: Path, trouble: Trouble) -> None:
        self._file, self._path, self._trouble = opened, path, trouble

    def fileno(self) -> int:
        self._trouble.step(f"flush {self._path.name}")
        self._trouble.flushed(self._path)
        return self._file.fileno()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size) or b""
        if data and self._trouble.lies_about and self._trouble.lies_about in self._path.name:
            return bytes([data[0] ^ 1]) + data[1:]
        return data

    def write(self, data: "memoryview") -> int:  # type: ignore[override]
        trouble = self._trouble
        trouble.step(f"write {self._path.name}")
        size = min(len(data), trouble.shortest or len(data))
        if trouble.room >= 0:
            size = min(size, trouble.room)
            trouble.room -= size
            if not size:
                raise OSError(errno.ENOSPC, "full")
        trouble.wrote(self._path, self._file.tell())
        return self._file.write(trouble.kept(self._path, self._file.tell(), data[:size]))

    def close(self) -> None:
        self._file.close()
        super().close()
