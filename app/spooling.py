"""Where a page waits for the system's spooler: a folder of this process, which goes when the process does.

The library that speaks to CUPS writes each job into the temporary folder, readable, and removes it once
the spooler has it. A session that a lock ends meanwhile would leave it there for ever. In the runtime folder
it is in memory, where the system has such a folder, and the keeper removes it with the process.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.paths import private_folder
from app.runtime import birth

_PREFIX: Final = "printing-"


def settle(runtime: Path) -> None:
    """Have this process's jobs written into a folder of its own. Raises FileUnreachable."""
    # What CUPS asks for, and Qt.
    os.environ["TMPDIR"] = str(private_folder(_of(runtime, os.getpid())))


def forget(runtime: Path, pid: int) -> None:
    """Remove what a process left that has ended."""
    folder = _of(runtime, pid)
    with suppress(OSError):  # it printed nothing
        for job in os.listdir(folder):
            os.unlink(folder / job)
        os.rmdir(folder)


def sweep(runtime: Path) -> None:
    """Remove what processes left whose keeper ended with them."""
    for folder in runtime.glob(f"{_PREFIX}*"):
        pid = folder.name.removeprefix(_PREFIX)
        if pid.isdecimal() and not birth(int(pid)):
            forget(runtime, int(pid))


def _of(runtime: Path, pid: int) -> Path:
    return runtime / f"{_PREFIX}{pid}"
