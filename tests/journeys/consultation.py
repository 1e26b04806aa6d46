"""Plays ``consultation.keys`` on the real program: keys from the X server, answers from AT-SPI.

Nothing is looked up inside the program: what the script waits for is what a screen reader could tell, and
each time it does, everything on the screen must have a name and nothing may be modal but printing.
"""

import os
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tests.journeys.assistive import Desktop, Node
from tests.journeys.program import PATIENCE, Program

SCRIPT = Path(__file__).with_suffix(".keys")
#: What a consultation may cost.
MOST_KEYS = 60
_BETWEEN_LETTERS = 12


def available() -> bool:
    """Whether keys can be pressed from outside."""
    return shutil.which("xdotool") is not None


@dataclass(slots=True)
class Played:
    """What a consultation took, and what was wrong with what it showed."""

    keys: int = 0
    nodes: int = 0
    unnamed: set[str] = field(default_factory=set)
    modal: set[str] = field(default_factory=set)


class Consultation:
    """One run of the script in ``program`` on ``desktop``."""

    def __init__(self, program: Program, desktop: Desktop) -> None:
        self._program, self._desktop = program, desktop
        self._played = Played()
        self._does = {"key": self._key, "type": self._type, "hears": self._hears}

    def play(self) -> Played:
        """From the first line to the last. Raises AssertionError where something is never told."""
        for line in SCRIPT.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                verb, _, rest = line.partition(" ")
                self._does[verb](rest)
        return self._played

    def _key(self, rest: str) -> None:
        chord, _, times = rest.partition(" ")
        for _ in range(int(times or 1)):
            self._x("key", chord)
            self._played.keys += 1

    def _type(self, words: str) -> None:
        self._x("type", "--delay", str(_BETWEEN_LETTERS), words)

    def _x(self, *order: str) -> None:
        subprocess.run(["xdotool", *order], env=os.environ | self._desktop.environment, check=True)

    def _hears(self, words: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not _tells(nodes := self._showing(), words):
            assert time.monotonic() < deadline, f"never told: {words}; {sorted({one.name for one in nodes})}"
            time.sleep(0.05)
        self._played.nodes += len(nodes)
        self._played.unnamed |= {
            f"{one.role} after {before.name!r}" for before, one in pairwise(nodes) if one.unnamed
        }
        self._played.modal |= {one.name for one in nodes if one.modal}

    def _showing(self) -> list[Node]:
        """What the window on the screen announces."""
        child = self._program.on_view_any()
        return self._desktop.reader.showing(child.pid)


def _tells(nodes: list[Node], words: str) -> bool:
    """Whether one may type: something says so, in a window that has the keys."""
    return any(one.active for one in nodes) and any(
        words in one.name or words in one.content for one in nodes
    )
