"""Measures a keeper with puppets for windows: its memory, and how long its part of a lock takes.

``python -m tests.app.measure_keeper`` prints the figures as JSON.
"""

import json
import os
import signal
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from app.messages import Hidden, Painted, Ready
from tests.app.director import Director, Puppet, directed

_SETTLED = 3.0  # seconds until a keeper has found its sources and given memory back


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians over every lock, in milliseconds; memory in kilobytes."""

    resident_kb: int
    order_to_session_told_ms: float
    hidden_to_lock_screen_told_ms: float
    order_to_session_reaped_ms: float
    locks: int


def measure(locks: int = 20) -> Figures:
    """Lock so many times, by ``SIGUSR1`` as ``serment lock`` does."""
    with tempfile.TemporaryDirectory() as folder, directed(Path(folder)) as director:
        program = director.starts()
        lock_screen, session = director.pair()
        times: list[tuple[float, float, float]] = []
        for _ in range(locks):
            director.unlocks(lock_screen, session)
            lock_screen = director.enters("lock_screen")
            times.append(_lock(program.pid, session, lock_screen))
            lock_screen.says(Painted())
            session = _next_session(director)
            lock_screen.hears("SessionReady")
        time.sleep(_SETTLED)
        told, shown, reaped = (statistics.median(each) * 1000 for each in zip(*times, strict=True))
        return Figures(_resident(program.pid), told, shown, reaped, locks)


def _lock(keeper: int, session: Puppet, spare: Puppet) -> tuple[float, float, float]:
    began = time.perf_counter()
    os.kill(keeper, signal.SIGUSR1)
    session.hears("Lock")
    told = time.perf_counter()
    session.says(Hidden())
    spare.hears("Show")
    shown = time.perf_counter()
    session.does("exit", code=0)
    session.ends()
    while os.path.exists(f"/proc/{session.pid}"):
        time.sleep(0.0002)
    return told - began, shown - told, time.perf_counter() - began


def _next_session(director: Director) -> Puppet:
    session = director.enters("session")
    session.says(Ready())
    return session


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


if __name__ == "__main__":
    print(json.dumps(asdict(measure()), indent=2))
