"""The keeper's deadlines."""

from functools import partial

from app.keeper.timers import Timers


def test_timers_fire_in_order_and_a_cancelled_one_does_not():
    time = [0.0]
    timers = Timers(now=lambda: time[0])
    fired: list[int] = []
    for number, seconds in enumerate((3.0, 1.0, 2.0)):
        timers.later(seconds, partial(fired.append, number))
    timers.later(1.5, lambda: fired.append(9)).cancel()
    time[0] = 2.5
    timers.fire()
    assert fired == [1, 2]
    assert timers.wait() == 0.5
