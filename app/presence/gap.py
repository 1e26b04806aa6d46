"""A sleep that nobody announced: the clock that counts it has run ahead of the one that does not."""

import sys
import time
from collections.abc import Callable

from app.keeper import clock
from app.keeper.loop import Timer, Timers
from app.messages import Cause
from app.presence.source import Lock

_LOOK_EVERY = 5.0
# Clocks read one after the other differ by microseconds; a sleep takes seconds.
_SLEPT = 2.0


class Gap:
    """Looks for a sleep while a vault is open."""

    name = "sleep_gap"

    def __init__(
        self,
        timers: Timers,
        lock: Lock,
        with_sleep: Callable[[], float] = clock.now,
        without_sleep: Callable[[], float] = time.monotonic,
    ) -> None:
        self.last_heard: float | None = None
        self._timers = timers
        self._lock = lock
        self._ahead: Callable[[], float] = lambda: with_sleep() - without_sleep()
        self._before = 0.0
        self._timer: Timer | None = None

    def available(self) -> bool:
        """Only Linux has both clocks."""
        return sys.platform == "linux"

    def guard(self) -> None:
        """Begin to look."""
        self._before = self._ahead()
        if self._timer is None:
            self._timer = self._timers.later(_LOOK_EVERY, self._look)

    def rest(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def close(self) -> None:
        """Look no more."""
        self.rest()

    def _look(self) -> None:
        self._timer = self._timers.later(_LOOK_EVERY, self._look)
        slept = self._ahead() - self._before
        self._before += slept
        if slept > _SLEPT:
            self.last_heard = clock.today()
            self._lock(Cause.SLEEP)
