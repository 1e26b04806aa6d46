"""One job on its way to the spooler: whether there is room for all of it, and how it is called off.

CUPS is handed the job's file when the painting ends, whatever is in it: pages that
a full disk cut short, or that a lock did. Nothing says so, and half of a record
comes out of the printer as if it were all. Where the system keeps jobs elsewhere,
none of this is known, and it says for itself what it does not take.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import Final

from app import spooling

#: What the end of a job takes at most: its fonts, and where each page begins.
_ENDING: Final = 8 << 20
_beginning = threading.Lock()


class Job:
    """The files that a job waits in."""

    def __init__(self) -> None:
        self._files: set[Path] = set()

    def has_room(self) -> bool:
        """Whether all of it has been written so far, and its end will be."""
        try:
            return all(disk_usage(file.parent).free >= _ENDING for file in self._files)
        except OSError:  # somebody removed the folder
            return False

    def call_off(self) -> None:
        """Have the spooler find nothing."""
        for file in self._files:
            file.unlink(missing_ok=True)

    @contextmanager
    def beginning(self) -> Iterator[None]:
        """What is begun within is this job. One begins at a time, so that each knows its file."""
        with _beginning:
            before = _waiting()
            yield
            self._files = _waiting() - before


def _waiting() -> set[Path]:
    folder = spooling.settled()
    return {folder / name for name in os.listdir(folder)} if folder and folder.is_dir() else set()
