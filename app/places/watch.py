"""Tells when a disk is mounted or goes away, without a thread and without D-Bus.

The kernel marks /proc/self/mountinfo with POLLPRI at each change (proc(5));
whoever has an event loop watches ``fileno`` for that, and calls ``changes``.
"""

import os
import select
import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from app.places import mountinfo

if sys.platform == "win32":
    EVENTS = 0
else:
    #: What to poll ``MountWatch.fileno`` for.
    EVENTS = select.POLLPRI | select.POLLERR


@dataclass(frozen=True, slots=True)
class MountChanges:
    """Mount points that came and went since the last look."""

    arrived: frozenset[str]
    gone: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.arrived or self.gone)


class MountWatch:
    """One descriptor to be polled by its owner. Linux only: raises OSError elsewhere."""

    def __init__(self) -> None:
        self._descriptor = os.open(mountinfo.PATH, os.O_RDONLY)
        self._known = self._read()

    def fileno(self) -> int:
        """Readable at once and always; only its exceptional condition (POLLPRI) means a change."""
        return self._descriptor

    def changes(self) -> MountChanges:
        """What changed since the last call. Another disk on the same mount point has come and gone."""
        before, self._known = self._known, self._read()
        arrived, gone = self._known - before, before - self._known
        return MountChanges(_points(arrived), _points(gone))

    def _read(self) -> frozenset[tuple[int, str, str]]:
        pieces = []
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        while piece := os.read(self._descriptor, 1 << 16):
            pieces.append(piece)
        mounts = mountinfo.parse(os.fsdecode(b"".join(pieces)))
        return frozenset((mount.id, mount.device, mount.point) for mount in mounts)

    def close(self) -> None:
        """Stop watching."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _points(mounts: frozenset[tuple[int, str, str]]) -> frozenset[str]:
    return frozenset(point for _, _, point in mounts)
