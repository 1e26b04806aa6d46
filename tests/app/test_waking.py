"""A machine that wakes is noticed at once."""

import errno
import os
import sys

import pytest

from tests.app.mockbus import wait

if sys.platform != "linux":
    pytest.skip("the kernel's timers", allow_module_level=True)

from app.presence import waking


@pytest.fixture
def woken():
    return []


def test_the_kernel_gives_a_timer_and_it_says_nothing_by_itself(loop, woken):
    source = waking.Waking(loop, lambda: woken.append(1))
    assert source._descriptor is not None
    loop.turn(longest=0)
    assert woken == []
    source.close()
    source.close()


def test_a_clock_that_jumped_has_the_clocks_compared(loop, woken, monkeypatch):
    """Read after a jump, the kernel's timer answers with ECANCELED (timerfd_create(2))."""
    reading, writing = os.pipe()
    source = waking.Waking(loop, lambda: woken.append(1), lambda: reading)

    def read(descriptor: int, size: int) -> bytes:
        real(descriptor, size)
        raise OSError(errno.ECANCELED, "the clock jumped")

    real = os.read
    monkeypatch.setattr(os, "read", read)
    os.write(writing, b"12345678")
    wait(loop, lambda: len(woken) == 1)
    os.write(writing, b"12345678")
    wait(loop, lambda: len(woken) == 2)
    source.close()
    os.close(writing)


def test_a_timer_that_fails_is_given_up(loop, woken):
    reading, writing = os.pipe()
    source = waking.Waking(loop, lambda: woken.append(1), lambda: writing)
    os.close(reading)
    wait(loop, lambda: source._descriptor is None)
    assert woken == []


def test_a_system_without_such_timers_has_none(loop, woken):
    waking.Waking(loop, lambda: woken.append(1), lambda: None).close()
