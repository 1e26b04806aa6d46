"""Time as the keeper counts it.

Deadlines use CLOCK_BOOTTIME where there is one: it goes on while the machine
sleeps, so that five minutes of absence are five minutes with the lid closed.
A second clock stands still meanwhile: the two together tell of a sleep.
"""

import sys
import time
from datetime import UTC, datetime
from typing import Final

#: Clocks read one after the other differ by microseconds; a sleep takes seconds.
LEAST_SLEEP: Final = 2.0

if sys.platform == "linux":

    def now() -> float:
        """Seconds since the machine started, sleep included."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def awake() -> float:
        """Seconds the machine was awake."""
        return time.monotonic()

elif sys.platform == "darwin":

    def now() -> float:
        """Seconds since the machine started, sleep included (as CLOCK_MONOTONIC has it here)."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

    def awake() -> float:
        """Seconds the machine was awake (mach_absolute_time, which stands still in sleep)."""
        return time.clock_gettime(time.CLOCK_UPTIME_RAW)

else:
    import ctypes

    _unbiased = ctypes.WinDLL("kernel32").QueryUnbiasedInterruptTime
    _TICKS = 1e7

    def now() -> float:
        """Seconds since the machine started, sleep included (QueryPerformanceCounter goes on)."""
        return time.monotonic()

    def awake() -> float:
        """Seconds the machine was awake, in steps of up to 16 ms."""
        ticks = ctypes.c_ulonglong()
        _unbiased(ctypes.byref(ticks))
        return ticks.value / _TICKS


def slept() -> float:
    """Seconds the machine has slept since it was started, from wherever the platform counts them."""
    return now() - awake()


def today() -> float:
    """Seconds since 1970, for what people read."""
    return time.time()


def written(moment: float) -> str:
    """A moment in seconds since 1970 as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
