"""The running program, found and told to lock or to come forward.

One file a vault in the runtime folder carries a lock while a program is in
charge of that vault, and says which process that is. A second start and
``serment lock`` send that process a signal; on Windows, where there are
none, they set an event named after the same file. There is no socket that
anybody could connect to.
"""

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app import filelock

if sys.platform == "win32":
    from app import winevents

_SUFFIX = ".running"
_NO_VAULT = "none"
# A program that has the lock writes its name within microseconds.
_LONGEST_WAIT = 1.0
_LOOK_AGAIN = 0.005


class Program(msgspec.Struct, frozen=True):
    """A running program, as its file names it. ``birth`` tells it from a later process with the same id."""

    pid: int
    birth: str
    locked: bool
    vault: str | None


class Marker:
    """This program's claim on a vault (or on starting without one)."""

    def __init__(self, held: filelock.HeldLock, path: Path, vault: str | None) -> None:
        self._held = held
        self._vault = vault
        self.path = path
        self.say(locked=True)

    def say(self, *, locked: bool) -> None:
        """Write whether the vault is locked, for ``serment lock`` to see."""
        program = Program(os.getpid(), birth(os.getpid()), locked, self._vault)
        self._held.write(msgspec.json.encode(program))

    def release(self) -> None:
        """This program is no longer in charge. The file stays, empty."""
        self._held.write(b"")
        self._held.release()


@dataclass(frozen=True, slots=True)
class Running:
    """Another program that is in charge."""

    program: Program
    path: Path

    def lock(self) -> bool:
        """Ask it to lock; false if it has just ended."""
        return _notify(self, "lock")

    def come_forward(self) -> bool:
        """Ask it to show its window; false if it has just ended."""
        return _notify(self, "raise")

    def wait_locked(self, seconds: float = 3.0) -> bool:
        """Whether it says within so many seconds that it is locked, or ends."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            now = _read(self.path)
            if now is None or now.program.locked or now.program.pid != self.program.pid:
                return True
            time.sleep(_LOOK_AGAIN)
        return False


def claim(folder: Path, vault: Path | None) -> Marker | Running:
    """Take charge of ``vault``, or say who is in charge. ``folder`` is the runtime folder. Raises OSError."""
    path = folder / (name_of(vault) + _SUFFIX)
    deadline = time.monotonic() + _LONGEST_WAIT
    while True:
        held = filelock.take(path)
        if held is not None:
            return Marker(held, path, None if vault is None else str(vault))
        if running := _read(path):
            return running
        if time.monotonic() > deadline:
            raise TimeoutError(path)
        time.sleep(_LOOK_AGAIN)


def running(folder: Path) -> list[Running]:
    """Every running program of this login."""
    return [found for path in sorted(folder.glob("*" + _SUFFIX)) if (found := _read(path))]


def name_of(vault: Path | None) -> str:
    """One name for a folder, by whatever path it is reached."""
    if vault is None:
        return _NO_VAULT
    try:
        found = os.stat(vault)
    except (OSError, ValueError):  # a path from a damaged file may be none
        return _NO_VAULT
    return f"{found.st_dev:x}-{found.st_ino:x}"


def is_there(pid: int) -> bool:
    """Whether there is such a process, also one that nobody is shown."""
    return bool(birth(pid)) or _hidden(pid)


def _read(path: Path) -> Running | None:
    """The program named in ``path``, if that very process is alive."""
    try:
        program = msgspec.json.decode(filelock.said(path), type=Program)
    except (ValueError, RecursionError):
        return None
    alive = birth(program.pid)
    there = alive == program.birth if alive else _hidden(program.pid) and filelock.is_held(path)
    return Running(program, path) if there else None


if sys.platform == "linux":

    def birth(pid: int) -> str:
        """What tells this process from every other that had or will have its id; empty if there is none."""
        try:
            stat = Path(f"/proc/{pid}/stat").read_bytes()
            boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        except OSError:
            return ""
        # The name, in parentheses, may hold anything; start time is field 22 (proc(5)).
        state, *fields = stat.rpartition(b")")[2].split()
        return "" if state in (b"Z", b"X") else f"{boot}/{fields[18].decode()}"

elif sys.platform == "darwin":

    def birth(pid: int) -> str:
        """What tells this process from every other that had or will have its id; empty if there is none."""
        import subprocess

        found = subprocess.run(["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, check=False)
        return found.stdout.decode("ascii", "replace").strip()

else:

    def birth(pid: int) -> str:
        """What tells this process from every other that had or will have its id; empty if there is none."""
        return winevents.birth(pid)


if sys.platform == "win32":

    def _hidden(pid: int) -> bool:
        """Whether a process of this user is there of which nothing else can be known."""
        return False

    def _notify(running: Running, what: str) -> bool:
        return winevents.set_event(winevents.name(running.path.stem, what))

else:

    def _hidden(pid: int) -> bool:
        """Whether a process of this user is there of which nothing else can be known.

        Where /proc is mounted with ``hidepid``, one that hardened itself is hidden even from its own user.
        """
        try:
            os.kill(pid, 0)
        except OSError:
            return False
        return True

    _SIGNALS = {"lock": signal.SIGUSR1, "raise": signal.SIGUSR2}

    def _notify(running: Running, what: str) -> bool:
        try:
            os.kill(running.program.pid, _SIGNALS[what])
        except ProcessLookupError:
            return False
        return True
