"""Where a page waits for the system's spooler: a folder of this process, which goes when the process does.

The library that speaks to CUPS writes each job into the temporary folder, readable, and removes it once
the spooler has it. A session that a lock ends meanwhile would leave it there for ever. In the runtime folder
it is in memory, where the system has such a folder, and the keeper removes it with the process.
"""

import os
from pathlib import Path
from typing import Final

from app.paths import private_folder
from app.runtime import is_there

_PREFIX: Final = "printing-"


def settle(runtime: Path) -> None:
    """Have this process's jobs written into a folder of its own. Raises FileUnreachable."""
    # What CUPS asks for, and Qt.
    os.environ["TMPDIR"] = str(private_folder(_of(runtime, os.getpid())))


def settled() -> Path | None:
    """The folder of this process; None where it printed nothing yet."""
    folder = Path(os.environ.get("TMPDIR", ""))
    return folder if folder.name == _of(folder.parent, os.getpid()).name else None


def forget(runtime: Path, pid: int) -> None:
    """Remove what a process left that has ended."""
    folder = _of(runtime, pid)
    if os.path.isdir(folder):
        # Most processes print nothing, and the keeper has a megabyte better to use.
        from shutil import rmtree

        # A link that somebody put there is left, with what it leads to; what cannot go keeps nothing else.
        rmtree(folder, ignore_errors=True)


def sweep(runtime: Path) -> None:
    """Remove what processes left whose keeper ended with them."""
    for folder in runtime.glob(f"{_PREFIX}*"):
        pid = folder.name.removeprefix(_PREFIX)
        if pid.isdecimal() and not is_there(int(pid)):
            forget(runtime, int(pid))


def _of(runtime: Path, pid: int) -> Path:
    return runtime / f"{_PREFIX}{pid}"
