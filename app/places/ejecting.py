"""Letting go of an external drive, so that it can be unplugged: one question to each system.

Everything is flushed, every file system of the drive unmounted, and the drive
switched off where it can be. Only a drive that may hold backups is asked for:
nobody unmounts the disk of the system through here.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from app.errors import EjectUnavailable
from app.places import judging, policy
from app.places.facts import Facts
from app.places.machine import Machine
from app.places.policy import Purpose
from vault.errors import DriveGone, PlaceRefused


class Ejector(Protocol):
    """One system's way."""

    def eject(self, drive: Facts) -> None:
        """Let go of the drive that is mounted at ``drive.path``; it is safe to unplug when this returns.

        Raises DriveBusy, EjectRefused, EjectUnavailable, DriveGone.
        """


class NoEjector:
    """A machine on which nothing can be asked."""

    def eject(self, drive: Facts) -> None:
        """Raises EjectUnavailable."""
        raise EjectUnavailable(drive.path)


def this_ejector() -> Ejector:
    """That of the machine the program runs on."""
    if sys.platform == "win32":
        from app.places.eject_windows import WindowsEjector
        from app.places.windows_api import Win32

        return WindowsEjector(Win32())
    if sys.platform == "darwin":
        from app.places.eject_macos import MacEjector

        return MacEjector()
    from app.places.eject_linux import UdisksEjector

    return UdisksEjector()


def eject(mount: Path, machine: Machine, ejector: Ejector) -> Facts:
    """Let go of the drive mounted at ``mount``; what it was.

    Raises PlaceRefused, and as ``Ejector.eject``.
    """
    try:
        facts = judging.examine(mount, machine)
    except OSError:
        raise DriveGone(str(mount)) from None
    # One that cannot be written takes no backup, and is an external drive all the same.
    verdict = policy.decide(replace(facts, read_only=False, writable=True), Purpose.BACKUP)
    if not verdict.allowed:
        raise PlaceRefused(verdict.rule, facts.path, verdict.detail)
    ejector.eject(facts)
    return facts
