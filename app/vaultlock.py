"""``vault.lock``: one session a vault.

Whoever opens a vault holds the lock of this file in its folder (on Windows beside it), from the
typed secret to the end of the session, and with it the lock of the folder itself:
a file can be deleted and made anew under its holder, the folder one stands in
cannot. The keeper and the session hold it through one open descriptor, so it
outlives a keeper that dies before its session.
"""

import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app import filelock
from app.errors import VaultBackedUp
from app.keeper import clock
from vault.errors import VaultInUse

NAME = "vault.lock"
#: Windows renames no folder in which a file is open, and re-keying renames the vault's under the lock.
BESIDE = sys.platform == "win32"


class Holder(msgspec.Struct, frozen=True):
    """What the file says of who holds it."""

    since: str
    pid: int
    host: str
    #: The vault is closed, and is being copied.
    backing_up: bool = False


@dataclass(frozen=True, slots=True)
class VaultLock:
    """The lock of a vault, held."""

    folder: Path
    _held: filelock.HeldLock
    #: The folder's own lock, where the system and its file system have one.
    _around: filelock.HeldLock | None = None

    def fileno(self) -> int:
        """The descriptor that holds it, whatever becomes of the file."""
        return (self._around or self._held).fileno()

    def say(self, holder: Holder) -> None:
        """Write who holds it. Raises OSError."""
        self._held.write(msgspec.json.encode(holder))

    def release(self) -> None:
        """Let go. The file stays."""
        self._held.release()
        if self._around is not None:
            self._around.release()

    def __enter__(self) -> "VaultLock":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def file_of(folder: Path) -> Path:
    """The file whose lock is that of the vault in ``folder``, the same by whatever link it is reached."""
    return Path(f"{os.path.realpath(folder)}.lock") if BESIDE else folder / NAME


def take(folder: Path, *, backing_up: bool = False) -> VaultLock:
    """Take the lock of the vault in ``folder``.

    Raises VaultInUse, VaultBackedUp where a backup holds it; OSError where the file cannot be had.
    """
    lock = watch(folder)
    # The lock is what counts: a full disk must not keep the owner out for want of a date.
    with suppress(OSError):
        lock.say(Holder(clock.written(clock.today()), os.getpid(), socket.gethostname(), backing_up))
    return lock


def watch(folder: Path) -> VaultLock:
    """Take the lock without writing who holds it, for whoever only reads. Raises as ``take``."""
    around = enclose(folder)
    try:
        held = filelock.take(file_of(folder))
        if held is None:
            raise _in_use(folder)
    except BaseException:
        if around is not None:
            around.release()
        raise
    return VaultLock(folder, held, around)


def enclose(folder: Path) -> filelock.HeldLock | None:
    """The folder's own lock, which leaves nothing there; None where there is none. Raises as ``take``."""
    if BESIDE or sys.platform == "win32":
        return None  # an open file cannot be deleted there
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if filelock.held(descriptor):
            return filelock.HeldLock(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in filelock.NO_LOCKS:
            return None
        raise
    os.close(descriptor)
    raise _in_use(folder)


def _in_use(folder: Path) -> VaultInUse:
    holder = holder_of(folder)
    kind = VaultBackedUp if holder and holder.backing_up else VaultInUse
    return kind(str(folder), holder.since if holder else "")


def holder_of(folder: Path) -> Holder | None:
    """Who says to hold it (true only while ``take`` fails); None if nothing legible is there."""
    try:
        return msgspec.json.decode(filelock.said(file_of(folder)), type=Holder)
    except (ValueError, RecursionError):
        return None
