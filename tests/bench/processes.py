"""The program's own processes, started and spoken to as the keeper does; and what they weigh."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app import key_messages as k
from app import messages as m
from app.channel import ControlChannel, KeyChannel
from app.ends import pair
from app.settings import KnownVault, Settings, save
from app.spawn import start
from tests.bench.screen import HEIGHT, WIDTH
from vault.keys import VaultKeys

Said = TypeVar("Said", bound=m.Message)
PLACE = m.Placement(0, 0, WIDTH, HEIGHT, "", "normal")
_PATIENCE = 30.0
#: Seconds without a megabyte more.
_UNCHANGED = 4


def home(folder: Path, vault: Path) -> None:
    """Settings and state of its own for everything started from here, where ``vault`` is known.

    Python keeps what it compiles there too, even where the machine forbids it: an installed program was
    compiled when it was installed, a checkout perhaps not. The first, unmeasured run of each compiles.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    known = Settings(language="fr", theme="light", known_vaults=(KnownVault(str(vault), "Cabinet"),))
    save(folder / "config" / "serment", known)


class Session:
    """A real session process; we are its keeper and its lock screen."""

    def __init__(self) -> None:
        ours, theirs = pair()
        started = start((sys.executable, "-m", "ui.session"), {"keys": theirs})
        theirs.close()
        self.process = started.process
        self._control = ControlChannel(started.control)
        self._keys = KeyChannel(ours)
        self._heard: list[m.Message] = []
        self.hears(m.Ready)

    def guard(self, vault: Path) -> None:
        """The moment a secret was submitted: it hashes the records from now on."""
        with (vault / "vault.lock").open("a") as lock:
            self._control.send(m.Guard(str(vault)), lock.fileno())

    def open(self, vault: Path, keys: VaultKeys) -> None:
        """Hand the keys over."""
        buffers = {name: bytearray(getattr(keys, name).reveal()) for name in ("records", "pending", "seal")}
        self._keys.send_keys(k.Handover("open", str(vault), ()), buffers)
        self._control.send(m.Open(str(vault), PLACE))

    def lock(self) -> tuple[float, float]:
        """Order a lock; seconds until its windows were hidden, and until the process had ended."""
        began = time.perf_counter()
        self._control.send(m.Lock(m.Cause.BUTTON, time.time()))
        self.hears(m.Hidden)
        hidden = time.perf_counter()
        self.process.wait(_PATIENCE)
        return hidden - began, time.perf_counter() - began

    def hears(self, kind: type[Said]) -> Said:
        """Wait until it says this."""
        while not (found := self.heard(kind)):
            if self._control.closed or not self._control.wait(_PATIENCE):
                raise EOFError(f"the session never said {kind.__name__}")
        return found

    def heard(self, kind: type[Said]) -> Said | None:
        """Whether it has said this by now."""
        if self._control.wait(0):
            self._heard += [arrival.message for arrival in self._control.receive()]
        return next((each for each in self._heard if isinstance(each, kind)), None)

    def end(self) -> None:
        """Whatever it is doing."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


@contextmanager
def session() -> Iterator[Session]:
    """A waiting session, ended afterwards."""
    made = Session()
    try:
        yield made
    finally:
        made.end()


@contextmanager
def running(*command: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A Python program, asked to end afterwards, with everything it started."""
    program = subprocess.Popen(
        [sys.executable, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        below = children(program.pid)
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
        _reaped(below)


def _reaped(processes: list[int]) -> None:
    end = time.monotonic() + 10
    while any(os.path.exists(f"/proc/{pid}") for pid in processes) and time.monotonic() < end:
        time.sleep(0.005)


def children(pid: int) -> list[int]:
    """The processes that ``pid`` started and that still run."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


@dataclass(frozen=True, slots=True)
class Weight:
    """In megabytes: ``resident`` counts shared pages whole, ``own`` by its share (None where not allowed)."""

    resident: float
    own: float | None


def weight(pid: int) -> Weight:
    """What a process holds in memory now."""
    own = None
    with suppress(PermissionError):
        own = _kilobytes(Path(f"/proc/{pid}/smaps_rollup"), "Pss:") / 1024
    return Weight(_kilobytes(Path(f"/proc/{pid}/status"), "VmRSS:") / 1024, own)


def settled(pid: int) -> Weight:
    """The same, once it has stopped growing for some seconds."""
    heaviest, unchanged = weight(pid), 0
    while unchanged < _UNCHANGED:
        time.sleep(1.0)
        now = weight(pid)
        unchanged = unchanged + 1 if now.resident <= heaviest.resident + 1 else 0
        heaviest = max(heaviest, now, key=lambda one: one.resident)
    return heaviest


def _kilobytes(file: Path, name: str) -> int:
    return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(name))


def command_of(pid: int) -> str:
    """Its command line."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
