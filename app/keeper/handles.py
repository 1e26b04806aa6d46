"""Waiting for pipes, events, processes and deadlines, by their handles: Windows.

The waiting itself is ``multiprocessing``'s, which also waits for descriptors
elsewhere; this loop is tested there.
"""

from multiprocessing.connection import wait
from typing import Any

from app.keeper.timers import LONGEST_WAIT, Callback, Timers

# A handle, or a connection of ``multiprocessing``.
Waitable = Any


class HandleLoop:
    """Waits for whatever was asked of it and calls back, until stopped."""

    def __init__(self, timers: Timers) -> None:
        self.timers = timers
        self._readable: dict[Waitable, Callback] = {}
        self._running = False

    def watch(self, waitable: Waitable, readable: Callback, writable: Callback | None = None) -> None:
        """Call ``readable`` when the handle is signalled or the pipe has something; it never lacks room."""
        self._readable[waitable] = readable

    def forget(self, waitable: Waitable) -> None:
        """Watch it no more (before it is closed)."""
        self._readable.pop(waitable, None)

    def run(self) -> None:
        """Wait and call, until ``stop``."""
        self._running = True
        while self._running:
            self.turn()

    def turn(self, longest: float = LONGEST_WAIT) -> None:
        """Wait once, call what is ready and what is due."""
        for ready in wait(list(self._readable), min(self.timers.wait(), longest)):
            # Another callback of this turn may have forgotten it.
            if readable := self._readable.get(ready):
                readable()
        self.timers.fire()

    def stop(self) -> None:
        """Leave ``run`` after the current turn."""
        self._running = False

    def close(self) -> None:
        """Nothing is held."""
        self._readable.clear()
