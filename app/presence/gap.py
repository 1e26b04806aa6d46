"""A sleep that nobody announced: the clock that counts it has run ahead of the one that does not."""

from collections.abc import Callable

from app.keeper import clock
from app.keeper.loop import Timer, Timers
from app.messages import Cause
from app.presence.source import Lock

_LOOK_EVERY = 5.0


class Gap:
    """Looks for a sleep while a vault is open: now and then, and whenever something says that it woke."""

    name = "sleep_gap"
    hears = (Cause.SLEEP,)

    def __init__(self, timers: Timers, lock: Lock, slept: Callable[[], float] = clock.slept) -> None:
        self.last_heard: float | None = None
        self._timers = timers
        self._lock = lock
        self._slept = slept
        self._before = 0.0
        self._timer: Timer | None = None

    def available(self) -> bool:
        """Every machine has both clocks."""
        return True

    def guard(self) -> None:
        """Begin to look."""
        self._before = self._slept()
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

    def look(self) -> None:
        """Compare now, if a vault is open."""
        if self._timer is not None:
            self._compare()

    def _look(self) -> None:
        self._timer = self._timers.later(_LOOK_EVERY, self._look)
        self._compare()

    def _compare(self) -> None:
        gap = self._slept() - self._before
        self._before += gap
        if gap > clock.LEAST_SLEEP:
            self.last_heard = clock.today()
            self._lock(Cause.SLEEP)
