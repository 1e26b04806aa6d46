"""The process behind a decoder, looked at from outside."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.decoder.decoder import Decoder

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="/proc")


def pid_of(decoder: Decoder) -> int:
    assert decoder.pid is not None
    return decoder.pid


def gone(pid: int) -> bool:
    """Whether a process has ended with all its threads, reaped or not."""
    try:
        ended = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
        return ended and len(list(Path(f"/proc/{pid}/task").iterdir())) <= 1
    except FileNotFoundError:
        return True


def worked(pid: int) -> int:
    """The processor time that a process has taken, in ticks of the system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)
