"""Counting absence, on a clock that stands until it is turned."""

from dataclasses import dataclass, field

import pytest

from app.keeper import clock
from app.keeper.loop import Timers
from app.messages import Cause
from app.presence.gap import Gap
from app.presence.idle import IdleWatch, OwnInput, Witness
from app.presence.source import Idle


@dataclass
class FakeDesktop:
    """A source that knows when the person last moved."""

    world: "World"
    name: str = "fake"
    moved: float = 0.0
    here: bool = True
    silent: bool = False
    #: What it says whatever happens, for one that does not count.
    says: float | None = None
    asked: int = 0

    def available(self) -> bool:
        return self.here

    def ask(self, answer: Idle) -> None:
        self.asked += 1
        if not self.silent:
            idle = self.world.time - self.moved if self.says is None else self.says
            answer(idle if self.here else None)

    def close(self) -> None:
        pass


@dataclass
class World:
    limit: float = 300.0
    time: float = 1000.0
    up: list[float] = field(default_factory=list)
    near: list[int | None] = field(default_factory=list)
    said_by: str = ""

    def __post_init__(self) -> None:
        self.timers = Timers(now=lambda: self.time)
        self.own = OwnInput(lambda: self.time)
        self.desktop = FakeDesktop(self, moved=self.time)
        self.second = FakeDesktop(self, "second", moved=self.time, here=False)
        self.watch = IdleWatch(
            self.timers, self.own, lambda: self.limit, self._up, self.near.append,
            [Witness(self.desktop), Witness(self.second)],
        )  # fmt: skip

    def _up(self, by: str) -> None:
        self.up.append(self.time)
        self.said_by = by

    def pass_time(self, seconds: float) -> None:
        end = self.time + seconds
        while self.time < end:
            self.time = min(end, self.time + min(self.timers.wait() or 0.01, 0.5))
            self.timers.fire()


@pytest.fixture
def world():
    return World()


def test_the_lock_comes_when_the_delay_is_over_and_only_once(world):
    world.watch.start()
    world.pass_time(299)
    assert world.up == []
    world.pass_time(600)
    assert world.up == [pytest.approx(1300.0, abs=0.1)]


def test_whoever_works_elsewhere_is_still_there(world):
    world.watch.start()
    for _ in range(10):
        world.pass_time(200)
        world.desktop.moved = world.time
    assert world.up == []


def test_the_last_thirty_seconds_are_counted_down_and_a_move_ends_them(world):
    world.watch.start()
    world.pass_time(269.9)
    assert world.near == []
    world.pass_time(5)
    assert world.near[0] == 30
    assert world.near[-1] in (25, 26)
    world.desktop.moved = world.time
    world.pass_time(1.5)
    assert world.near[-1] is None
    world.pass_time(200)
    assert world.near[-1] is None


def test_it_looks_seldom(world):
    world.watch.start()
    world.pass_time(265)
    assert world.desktop.asked == 2, "the second time to see that it counts"


def test_without_a_desktop_that_counts_our_own_windows_do_with_half_the_delay(world):
    world.desktop.here = False
    world.watch.start()
    world.pass_time(100)
    world.own.touch()
    world.pass_time(149)
    assert world.up == []
    world.pass_time(2)
    assert world.up == [pytest.approx(1250.0, abs=0.1)]


def test_a_desktop_that_says_the_same_whatever_happens_is_not_believed(world):
    """KDE's screen saver service answers 0 on Wayland, for ever: the program never locked."""
    world.desktop.says = 0.0
    world.watch.start()
    world.pass_time(149)
    assert world.up == []
    world.pass_time(2)
    assert (world.up, world.said_by) == ([pytest.approx(1150.0, abs=0.1)], "own_windows")


def test_a_desktop_that_stops_counting_is_found_out_in_time(world):
    world.watch.start()
    world.pass_time(50)
    world.desktop.says = 7.0
    world.pass_time(260)
    assert world.up
    assert world.up[0] <= 1000 + 300 + 5


def test_the_longest_absence_among_those_that_count_holds(world):
    world.second.here = True
    world.watch.start()
    world.pass_time(20)
    world.second.moved = world.time
    world.desktop.moved = 1000.0
    world.pass_time(281)
    assert (world.up, world.said_by) == ([pytest.approx(1300.0, abs=0.1)], "fake")


@pytest.mark.parametrize("says", [-5.0, 1e9, float("nan")])
def test_a_desktop_that_says_what_cannot_be_is_not_believed(world, says):
    """Somebody has just typed a passphrase, so nobody has been away for a year."""
    world.desktop.says = says
    world.watch.start()
    world.pass_time(140)
    assert world.up == []
    world.pass_time(20)
    assert world.said_by == "own_windows"


def test_a_desktop_blind_to_our_own_windows_does_not_lock_them(world):
    """The X server behind a Wayland desktop sees nothing of what is typed into other windows."""
    world.second.here, world.second.moved = True, 0.0
    world.watch.start()
    for _ in range(20):
        world.pass_time(20)
        world.own.touch()
        world.desktop.moved = world.time
    assert world.up == []


def test_whoever_writes_elsewhere_without_a_pause_is_not_taken_for_a_desktop_that_is_stuck(world):
    world.watch.start()
    for _ in range(500):
        world.pass_time(1)
        # In whole seconds, most answers are 0.
        world.desktop.says = float(_ % 9 == 8)
    assert world.up == []


def test_a_source_that_does_not_answer_is_passed_over(world):
    world.desktop.silent = True
    world.second.here = True
    world.watch.start()
    world.pass_time(310)
    assert world.up == [pytest.approx(1300.0, abs=4.0)]


def test_a_source_that_falls_silent_for_good_locks_by_our_own_windows(world):
    world.watch.start()
    world.pass_time(1)
    world.desktop.silent = True
    world.pass_time(310)
    assert world.up


def test_an_answer_that_is_late_locks_nobody_who_works_elsewhere(world):
    answers: list[Idle] = []
    world.watch.start()
    world.pass_time(200)
    world.desktop.moved = world.time
    world.watch.look()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world.desktop, "ask", answers.append)
        world.watch.look()
        world.pass_time(3)
    answers[0](3.0)
    world.pass_time(100)
    assert len(answers) == 1
    assert world.up == []


def test_a_late_answer_of_a_source_passed_over_changes_nothing(world):
    answers: list[Idle] = []
    world.desktop.ask = answers.append
    world.second.here = True
    world.watch.start()
    world.pass_time(250)
    answers[0](250.0)
    assert world.up == []


def test_nothing_is_counted_while_nothing_is_open(world):
    world.watch.start()
    world.watch.stop()
    world.pass_time(1000)
    assert world.up == []


def test_a_shorter_delay_holds_at_once(world):
    world.watch.start()
    world.pass_time(100)
    world.limit = 60.0
    world.watch.look()
    assert world.up == [pytest.approx(1100.0, abs=0.1)]


def test_a_machine_that_slept_longer_than_the_delay_locks_when_it_wakes(world):
    world.watch.start()
    world.time += 3600
    world.timers.fire()
    assert world.up == [4600.0]


def test_a_sleep_that_nobody_announced_is_seen_by_the_clocks():
    time, asleep = [0.0], [0.0]
    timers = Timers(now=lambda: time[0])
    causes: list[Cause] = []
    gap = Gap(timers, causes.append, lambda: asleep[0])
    gap.guard()
    gap.guard()
    for _ in range(5):
        time[0] += 5
        timers.fire()
    assert causes == []
    asleep[0] = 60.0
    time[0] += 5
    timers.fire()
    assert causes == [Cause.SLEEP]
    time[0] += 50
    timers.fire()
    assert causes == [Cause.SLEEP]
    asleep[0] = 90.0
    gap.look()
    assert causes == [Cause.SLEEP, Cause.SLEEP], "whoever knows of it does not wait"
    gap.rest()
    asleep[0] = 120.0
    gap.look()
    time[0] += 50
    timers.fire()
    assert len(causes) == 2
    assert gap.available()


def test_the_clock_that_counts_sleep_is_never_behind_the_one_that_does_not():
    first = clock.slept()
    assert first >= -0.1
    assert abs(clock.slept() - first) < clock.LEAST_SLEEP
