"""Time as the keeper counts it.

Deadlines use CLOCK_BOOTTIME where there is one: it goes on while the machine
sleeps, so that five minutes of absence are five minutes with the lid closed.
"""

import sys
import time
from datetime import UTC, datetime

if sys.platform == "linux":

    def now() -> float:
        """Seconds since the machine started, sleep included."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

elif sys.platform == "darwin":

    def now() -> float:
        """Seconds since the machine started, sleep included (as CLOCK_MONOTONIC has it here)."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

else:

    def now() -> float:
        """Seconds since the machine started, sleep included (QueryPerformanceCounter goes on)."""
        return time.monotonic()


def today() -> float:
    """Seconds since 1970, for what people read."""
    return time.time()


def written(moment: float) -> str:
    """A moment in seconds since 1970 as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
