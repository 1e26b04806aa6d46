"""A disk that fails at one operation of ours: killed, an error, full, or with what was not flushed lost.

What ``vault.files`` and the renames of folders do is counted: every write, every fsync and every rename.
SQLite's own writing is not touched; its crashes are those of ``kills``.
"""

import errno
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import pytest

from vault import files


class Killed(BaseException):
    """The process is gone: nothing of it runs any more."""


class Fault(Enum):
    """What happens at the operation in question."""

    KILLED = "killed"
    POWER_CUT = "power cut, unflushed writes lost"
    EIO = "I/O error"
    EIO_FOR_GOOD = "I/O errors from then on"
    ENOSPC = "disk full"


@dataclass
class _Rename:
    source: Path
    target: Path
    before: bytes | None


@dataclass
class Disk:
    """Fails at operation ``at`` (from 1; 0: never) as ``fault`` says; ``seed``: what a power cut takes."""

    at: int = 0
    fault: Fault = Fault.KILLED
    seed: int = 0
    steps: int = 0
    _dead: bool = False
    _unsynced: set[Path] = field(default_factory=set)
    _renames: list[_Rename] = field(default_factory=list)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Everything that is done meanwhile is done on this disk."""
        with pytest.MonkeyPatch.context() as patch:
            for name in ("replace", "rename"):
                patch.setattr(os, name, self._renaming(getattr(os, name)))
            patch.setattr(os, "fsync", self._syncing(os.fsync))
            patch.setattr(files, "open", self._opening, raising=False)
            yield

    def step(self) -> None:
        """One operation begins. Raises what the fault is."""
        self.steps += 1
        if self._dead:
            raise Killed
        if self.steps == self.at or (self.fault is Fault.EIO_FOR_GOOD and 0 < self.at <= self.steps):
            self._fail()

    def _fail(self) -> None:
        if self.fault in (Fault.KILLED, Fault.POWER_CUT):
            # What comes after, in whoever tidies up, is not done by a process that is gone.
            self._dead = True
            raise Killed
        number = errno.ENOSPC if self.fault is Fault.ENOSPC else errno.EIO
        raise OSError(number, os.strerror(number))

    def lose(self) -> None:
        """The power is back: what was not flushed is there in part, or not at all."""
        dice = random.Random(self.seed)
        for rename in reversed(self._renames):
            if rename.target.exists() and dice.random() < 0.7:
                os.rename(rename.target, rename.source)
                if rename.before is not None:
                    rename.target.write_bytes(rename.before)
        for path in sorted(self._unsynced):
            if path.exists():
                os.truncate(path, int(path.stat().st_size * dice.choice((0, 0.5, 1))))

    def _renaming(self, really: Callable[..., None]) -> Callable[..., None]:
        def rename(source: Path, target: Path) -> None:
            self.step()
            before = Path(target).read_bytes() if Path(target).is_file() else None
            really(source, target)
            if Path(source) in self._unsynced:
                self._unsynced.remove(Path(source))
                self._unsynced.add(Path(target))
            self._renames.append(_Rename(Path(source), Path(target), before))

        return rename

    def _syncing(self, really: Callable[[int], None]) -> Callable[[int], None]:
        def fsync(descriptor: int) -> None:
            self.step()
            really(descriptor)
            path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
            self._unsynced.discard(path)
            self._renames = [one for one in self._renames if one.target.parent != path]

        return fsync

    def _opening(self, path: Path, mode: str) -> "_File":
        self._unsynced.add(Path(path))
        return _File(open(path, mode), self)  # type: ignore[arg-type]


class _File:
    """A file being written, each piece an operation; a full disk takes half of one."""

    def __init__(self, file: BinaryIO, disk: Disk) -> None:
        self._file, self._disk = file, disk

    def write(self, data: bytes) -> int:
        try:
            self._disk.step()
        except (OSError, Killed):
            self._file.write(data[: len(data) // 2])
            raise
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def __enter__(self) -> "_File":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
