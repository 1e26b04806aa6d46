"""A folder that passed the policy, held open until the writing is done.

There is one way to get an ``ApprovedFolder``: the policy looks at the facts of
the very folder that is held open, and lets it pass. Whoever asks for one in a
signature needs to ask nothing else.
"""

import errno
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from app.places import policy
from app.places.facts import Facts
from app.places.handle import FolderHandle
from app.places.machine import Machine, Opened
from app.places.policy import Purpose, Verdict
from vault.backup.target import FULL, GONE, NO_RIGHT
from vault.errors import DriveFull, DriveGone, DriveReadOnly, PlaceRefused, TooLargeForDisk


class ApprovedFolder:
    """One open folder and the purpose it was approved for. Close it, or use it in a ``with``."""

    #: Only the demonstration may write here.
    fictive_only = False

    def __init__(self, machine: Machine, opened: Opened, facts: Facts, purpose: Purpose) -> None:
        """Raises PlaceRefused unless the policy lets ``facts`` pass; the folder is closed then."""
        self.purpose = purpose
        self.facts = facts
        self._machine = machine
        self._opened = opened
        self._mounted = machine.mounted(opened)
        self._check(self._decide(facts, purpose))

    def _decide(self, facts: Facts, purpose: Purpose) -> Verdict:
        return policy.decide(facts, purpose)

    def _check(self, verdict: Verdict) -> None:
        if not verdict.allowed:
            self.close()
            raise PlaceRefused(verdict.rule, self.facts.path, verdict.detail)
        if self._mounted is None:
            self.close()
            raise DriveGone(self.facts.path)

    @property
    def path(self) -> str:
        """Where it lies, for sentences and for reading; writing goes through ``handle``."""
        return self._opened.path

    @property
    def handle(self) -> FolderHandle:
        """The operations. They stay valid until ``close``."""
        return self._opened.handle

    def standing(self) -> DriveGone | DriveReadOnly | None:
        """What has become of the drive under the folder; None where it stands as it was approved."""
        now = self._machine.mounted(self._opened)
        if now is None or self._mounted is None or now.text != self._mounted.text:
            return DriveGone(self.path)
        if now.read_only and self.purpose is not Purpose.IMPORT:
            return DriveReadOnly(self.path)
        return None

    def recheck(self) -> None:
        """The folder still stands on what was approved. Raises DriveGone, DriveReadOnly."""
        if answer := self.standing():
            raise answer

    def vouch_for(self, made: Path) -> None:
        """What was made at the path ``made`` lies in this very folder, still where it was approved.

        For what cannot be written through the handle, as SQLite opens its files by path.
        Raises PlaceRefused, DriveGone, DriveReadOnly.
        """
        self.recheck()
        try:
            same = os.path.samestat(os.stat(made, follow_symlinks=False), self.handle.stat(made.name))
        except OSError:
            same = False
        if not same:
            raise PlaceRefused("replaced", str(made), {"path": str(made.parent)})

    def explained(self, error: OSError, needed: int = 0) -> Exception:
        """What a failed operation means: what has become of the drive, a MachineError, or the error itself.

        ``needed`` is what was still to be written, in bytes.
        """
        if error.errno in FULL:
            return self.full(needed)
        if error.errno == errno.EFBIG:
            return TooLargeForDisk(self.path)
        if answer := self.standing():
            return answer
        if error.errno in NO_RIGHT:
            return DriveReadOnly(self.path)
        return DriveGone(self.path) if error.errno in GONE else error

    def full(self, needed: int) -> DriveFull:
        """The drive has no room for ``needed`` bytes more; with the room it has, as far as it says."""
        try:
            free = self.handle.free_bytes()
        except OSError:
            free = 0
        return DriveFull(self.path, needed, free)

    def close(self) -> None:
        """Let go of the folder; a second time does nothing."""
        self.handle.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class FictiveFolder(ApprovedFolder):
    """Any local folder, for a fictive vault alone: memory will do."""

    fictive_only = True

    def _decide(self, facts: Facts, purpose: Purpose) -> Verdict:
        return policy.decide_fictive(facts)
