"""Told at once that the machine has woken, without a bus and without looking every second.

A timer of the kernel's sleeps with the machine: the keeper, which waits for
minutes, would look at its clocks seconds after the screen is back. A
descriptor for a moment far away, on the clock of the day, is called off by the
kernel whenever that clock jumps, as it does on waking (timerfd_create(2),
TFD_TIMER_CANCEL_ON_SET). It also is when somebody sets the clock: whoever is
told compares, and finds nothing.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable

from app.keeper.loop import Loop

_NONBLOCK, _CLOEXEC = 0o4000, 0o2000000
_ABSTIME, _CANCEL_ON_SET = 1, 2
_REALTIME = 0
# The year 2100: a moment that does not come.
_FAR = 4_102_444_800


class _Times(ctypes.Structure):
    """struct itimerspec, with longs for its times as on every 64-bit Linux."""

    _fields_ = tuple((name, ctypes.c_long) for name in ("every", "every_ns", "at", "at_ns"))


class Waking:
    """Calls ``woke`` when the machine has woken, or its clock was set."""

    def __init__(
        self, loop: Loop, woke: Callable[[], None], made: "Callable[[], int | None] | None" = None
    ) -> None:
        self._loop = loop
        self._woke = woke
        self._descriptor = (made or _timer)()
        if self._descriptor is not None:
            loop.watch(self._descriptor, self._ready)

    def close(self) -> None:
        """Give the descriptor back."""
        if self._descriptor is not None:
            self._loop.forget(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None

    def _ready(self) -> None:
        if self._descriptor is None:
            return
        try:
            os.read(self._descriptor, 8)
        except BlockingIOError:
            return
        except OSError as error:
            if error.errno != errno.ECANCELED:
                self.close()
                return
        self._woke()


if sys.platform == "linux":

    def _timer() -> int | None:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "timerfd_create"):
            return None
        descriptor: int = libc.timerfd_create(_REALTIME, _NONBLOCK | _CLOEXEC)
        far = _Times(0, 0, _FAR, 0)
        if descriptor < 0:
            return None
        if libc.timerfd_settime(descriptor, _ABSTIME | _CANCEL_ON_SET, ctypes.byref(far), None) < 0:
            os.close(descriptor)
            return None
        return descriptor

else:

    def _timer() -> int | None:
        return None
