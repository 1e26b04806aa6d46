"""Deadlines, in the order they fall due."""

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from app.keeper import clock

# A timer of the kernel's sleeps with the machine while our deadlines do not: after a
# resume they are compared within this many seconds at the latest.
LONGEST_WAIT = 10.0

Callback = Callable[[], None]


@dataclass(slots=True)
class Timer:
    """A deadline that can be called off."""

    _call: Callback | None

    def cancel(self) -> None:
        """Nothing will be called."""
        self._call = None

    def fire(self) -> None:
        """Call, once."""
        call, self._call = self._call, None
        if call is not None:
            call()


@dataclass(slots=True)
class Timers:
    """Deadlines in the order they fall due, on a clock that tests can turn."""

    now: Callable[[], float] = clock.now
    _due: list[tuple[float, int, Timer]] = field(default_factory=list)
    _order: "itertools.count[int]" = field(default_factory=itertools.count)

    def later(self, seconds: float, call: Callback) -> Timer:
        """Call ``call`` in ``seconds``."""
        timer = Timer(call)
        heapq.heappush(self._due, (self.now() + seconds, next(self._order), timer))
        return timer

    def wait(self) -> float:
        """Seconds until the next deadline, 0 if one has passed."""
        return max(0.0, self._due[0][0] - self.now()) if self._due else LONGEST_WAIT

    def fire(self) -> None:
        """Call everything that is due."""
        while self._due and self._due[0][0] <= self.now():
            heapq.heappop(self._due)[2].fire()
