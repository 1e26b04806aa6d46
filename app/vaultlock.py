"""``vault.lock``: one session a vault.

Whoever opens a vault holds the lock of this file in its folder, from the
typed secret to the end of the session. The keeper and the session hold it
through one open file, so it outlives a keeper that dies before its session.
"""

import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app import filelock
from app.keeper import clock
from vault.errors import VaultInUse

NAME = "vault.lock"


class Holder(msgspec.Struct, frozen=True):
    """What the file says of who holds it."""

    since: str
    pid: int
    host: str


@dataclass(frozen=True, slots=True)
class VaultLock:
    """The lock of a vault, held."""

    folder: Path
    _held: filelock.HeldLock

    def fileno(self) -> int:
        """The descriptor that holds it."""
        return self._held.fileno()

    def say(self, holder: Holder) -> None:
        """Write who holds it. Raises OSError."""
        self._held.write(msgspec.json.encode(holder))

    def release(self) -> None:
        """Let go. The file stays."""
        self._held.release()

    def __enter__(self) -> "VaultLock":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def take(folder: Path) -> VaultLock:
    """Take the lock of the vault in ``folder``. Raises VaultInUse; OSError where the file cannot be had."""
    lock = watch(folder)
    # The lock is what counts: a full disk must not keep the owner out for want of a date.
    with suppress(OSError):
        lock.say(Holder(clock.written(clock.today()), os.getpid(), socket.gethostname()))
    return lock


def watch(folder: Path) -> VaultLock:
    """Take the lock without writing who holds it, for whoever only reads. Raises as ``take``."""
    held = filelock.take(folder / NAME)
    if held is None:
        holder = holder_of(folder)
        raise VaultInUse(str(folder), holder.since if holder else "")
    return VaultLock(folder, held)


def holder_of(folder: Path) -> Holder | None:
    """Who says to hold it (true only while ``take`` fails); None if nothing legible is there."""
    try:
        return msgspec.json.decode(filelock.said(folder / NAME), type=Holder)
    except msgspec.DecodeError:
        return None
