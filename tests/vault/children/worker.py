"""Opens a vault, writes notes, and says each one on standard output once it was acknowledged.

``worker FOLDER END``: keys come as hexadecimal lines on standard input. ``END`` is how it ends: ``never``
(somebody kills it), ``exit`` (after 5 notes, an interpreter's ordinary end), ``error`` (an uncaught
exception), ``close`` (well), ``full`` (after a closing that found the disk full).
"""

import os
import resource
import signal
import sys
from pathlib import Path

from tests.vault.rig import Session
from vault.backup import staging
from vault.errors import MachineError
from vault.keys import VaultKeys
from vault.secret import Secret


def main(folder: Path, end: str) -> None:
    keys = VaultKeys(*(Secret(bytes.fromhex(line)) for line in sys.stdin.read().split()))
    working = Session(folder, keys)
    _say("open")
    for number in range(5 if end != "never" else 1_000_000):
        _say(working.note(f"Note {number}"))
        if number % 7 == 3:
            staging.checkpointed(working.vault, [])
    if end == "error":
        raise RuntimeError
    if end == "full":
        _fill_the_disk(working)
    if end in ("close", "full"):
        working.vault.close()
        os._exit(0)


def _fill_the_disk(working: Session) -> None:
    """No file of this process may grow: the closing fails, and succeeds once there is room again."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        working.vault.close()
    except MachineError as error:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        _say(f"full {type(error).__name__}")


def _say(line: str) -> None:
    print(line, flush=True)


main(Path(sys.argv[1]), sys.argv[2])
