"""The target is unmounted, covered or exchanged in the middle of a backup: no byte goes elsewhere."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.proofs.proof import NotHere, Proof

_RUNS = 1000


class Remounts:
    """A process with mounts of its own, in which the trials are made (``remounting``)."""

    runs = _RUNS
    slack = 0.0

    def __init__(self, scratch: Path) -> None:
        self._done: Counter[str] = Counter()
        self._process = subprocess.Popen(
            [*_unshared(), sys.executable, "-m", "tests.proofs.remounting", str(scratch)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def trial(self, number: int) -> None:
        """One backup with one disturbance."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert not answer["broken"], answer["broken"]
        self._done[answer["done"]] += 1

    def facts(self) -> dict[str, int]:
        """How often each was done, and how the backup ended."""
        return dict(sorted(self._done.items()))

    def close(self) -> None:
        """End the process, and its mounts with it."""
        self._process.communicate()


def _unshared() -> list[str]:
    """What gives a process mounts of its own. Raises NotHere."""
    command = ["unshare", "-m", "--propagation", "private"]
    if os.geteuid():
        command.insert(1, "-r")
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], capture_output=True).returncode:
        raise NotHere("This system lets no process have mounts of its own (unshare -m).")
    return command


PROOF = Proof("handle-writes", "whatever becomes of the target, no byte is written elsewhere", Remounts)
