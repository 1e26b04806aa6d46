"""A screen that can be watched from outside: Xvfb keeps its pixels in a file.

So "painted" means that the pixels changed, whatever the program says of itself,
and nothing has to be put into the program that is measured.
"""

import mmap
import os
import shutil
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
_EVERY = 0.001
_PATIENCE = 30.0
_STILL = 0.4


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the screen, of which every eighth line is looked at."""

    left: int = 0
    top: int = 0
    right: int = WIDTH
    bottom: int = HEIGHT


class Screen:
    """The pixels of one Xvfb."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._map = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
        # An XWD header: its own size, and how many 12-byte colours follow it (X11/XWDFile.h).
        size, self._line, colours = (self._number(at) for at in (0, 12, 19))
        self._start = size + 12 * colours

    def _number(self, word: int) -> int:
        return int.from_bytes(self._map[4 * word : 4 * word + 4], "big")

    def digest(self, region: Region = Region()) -> int:
        """A number that changes when the region does."""
        found = 0
        for line in range(region.top, region.bottom, 8):
            start = self._start + line * self._line
            found = zlib.crc32(self._map[start + 4 * region.left : start + 4 * region.right], found)
        return found

    def first_change(self, since: int, region: Region = Region()) -> float:
        """Wait until the region is not as it was (``digest``); the moment it changed."""
        end = time.perf_counter() + _PATIENCE
        while self.digest(region) == since:
            if time.perf_counter() > end:
                raise TimeoutError("nothing was painted")
            time.sleep(_EVERY)
        return time.perf_counter()

    def last_change(self, going_on: Callable[[], bool], region: Region = Region()) -> float:
        """Wait until the region rests and nothing is ``going_on``; the moment of its last change."""
        known, changed = self.digest(region), time.perf_counter()
        while going_on() or time.perf_counter() - changed < _STILL:
            found = self.digest(region)
            if found != known:
                known, changed = found, time.perf_counter()
            if time.perf_counter() - changed > _PATIENCE:
                raise TimeoutError("it never came to rest")
            time.sleep(_EVERY)
        return changed

    def picture(self) -> bytes:
        """All of it, as 32-bit pixels."""
        return self._map[self._start : self._start + HEIGHT * self._line]


def available() -> bool:
    """Whether this machine can show windows without a display."""
    return shutil.which("Xvfb") is not None


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen of its own, with DISPLAY set to it."""
    folder = tempfile.mkdtemp(prefix="screen")
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            size,
            "-fbdir",
            folder,
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            os.environ["DISPLAY"] = f":{told.readline().strip()}"
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield Screen(Path(folder) / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)
