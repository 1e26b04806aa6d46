"""What the keeper decides, without a process: every order of events can be played here."""

from dataclasses import dataclass, field
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import messages as m
from app.keeper.departures import Overdue
from app.keeper.duty import Stage
from app.keeper.life import Effects, Life
from app.keeper.loop import Timers
from app.keeper.roles import Child, Limits
from vault.errors import VaultInUse

VAULT = "/home/camille/Cabinet.serment"


@dataclass(eq=False)
class FakeChild:
    role: str
    heard: list[m.Message] = field(default_factory=list)
    killed: bool = False
    introduced: list[Child] = field(default_factory=list)

    def send(self, message: m.Message, descriptor: int | None = None) -> None:
        self.heard.append(message)

    def kill(self) -> None:
        self.killed = True

    def introduce_to(self, lock_screen: Child) -> None:
        self.introduced.append(lock_screen)
        lock_screen.send(m.SessionReady())

    def heard_of(self, kind: type[m.Message]) -> list[m.Message]:
        return [message for message in self.heard if isinstance(message, kind)]


@dataclass
class FakeHold:
    stage: "World"

    def fileno(self) -> int:
        return 99

    def release(self) -> None:
        assert self.stage.held, "released twice"
        self.stage.held = False


class World:
    """Everything around a Life, with a clock that stands until it is turned."""

    def __init__(self) -> None:
        self.time = 0.0
        self.timers = Timers(now=lambda: self.time)
        self.children: list[FakeChild] = []
        self.held = False
        self.in_use: str | None = None
        self.told: list[str] = []
        self.kills: list[Overdue] = []
        self.exit: int | None = None
        effects = Effects(
            vault_state=lambda _, is_open: self.told.append("vault open" if is_open else "vault closed"),
            locked=lambda: self.told.append("locked"),
            unlocked=lambda: self.told.append("unlocked"),
            on_view=lambda child: None,
            killed=self.kills.append,
            done=self._done,
        )
        self.life = Life(self, self.timers, self.take, effects, lambda: 1000.0, Limits(), VAULT)

    def lock_screen(self) -> FakeChild:
        return self._child("lock_screen")

    def session(self) -> FakeChild:
        return self._child("session")

    def take(self, vault: str) -> FakeHold:
        if self.in_use is not None:
            raise VaultInUse(vault, self.in_use)
        assert not self.held, "one vault, one session"
        self.held = True
        return FakeHold(self)

    def turn(self, seconds: float) -> None:
        self.time += seconds
        self.timers.fire()

    def says(self, child: FakeChild, *messages: m.Message) -> None:
        for message in messages:
            self.life.heard(child, message)

    def ends(self, child: FakeChild) -> None:
        self.children.remove(child)
        self.life.ended(child)

    def latest(self, role: str) -> FakeChild:
        return [child for child in self.children if child.role == role][-1]

    def pair(self) -> tuple[FakeChild, FakeChild]:
        lock_screen = self.latest("lock_screen")
        self.says(lock_screen, m.Painted())
        session = self.latest("session")
        self.says(session, m.Ready())
        return lock_screen, session

    def opened(self) -> tuple[FakeChild, FakeChild]:
        lock_screen, session = self.pair()
        self.says(lock_screen, m.Submitted(VAULT, "lineage"), m.Unlocked(VAULT))
        self.says(session, m.Opened("lineage", 3))
        self.ends(lock_screen)
        self.turn(1.0)
        return session, self.latest("lock_screen")

    def _child(self, role: str) -> FakeChild:
        child = FakeChild(role)
        self.children.append(child)
        return child

    def _done(self, code: int) -> None:
        if not self.children:
            self.exit = code


@pytest.fixture
def world() -> World:
    made = World()
    made.life.start()
    return made


def test_a_spare_is_shown_at_the_latest_after_the_time_a_window_has_to_hide(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.IDLE)
    assert not spare.heard_of(m.Show)
    world.turn(0.09)
    assert not spare.heard_of(m.Show)
    world.turn(0.02)
    assert spare.heard_of(m.Show) == [m.Show(VAULT, m.Cause.IDLE, 1000.0, None)]
    world.says(session, m.Hidden())
    assert len(spare.heard_of(m.Show)) == 1


def test_without_a_spare_a_lock_screen_is_started_for_the_lock(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.says(session, m.Opened("lineage", 3))
    world.ends(lock_screen)
    world.life.lock(m.Cause.BUTTON)
    world.says(session, m.Hidden())
    assert world.latest("lock_screen").heard_of(m.Show)


def test_a_session_is_killed_at_its_deadline_and_not_before(world):
    session, _ = world.opened()
    world.life.lock(m.Cause.IDLE)
    world.says(session, m.Saved())
    world.turn(0.85)
    assert not session.killed
    world.turn(0.06)
    assert session.killed
    assert world.kills == [Overdue("lineage", 3, m.Cause.IDLE, True)]
    assert world.held, "a killed process may still write until it is reaped"
    world.ends(session)
    assert not world.held


def test_a_session_that_leaves_in_time_is_not_killed_later(world):
    session, _ = world.opened()
    world.life.lock(m.Cause.IDLE)
    world.ends(session)
    world.turn(5.0)
    assert not session.killed
    assert not world.kills


def test_an_opened_that_comes_after_the_lock_is_not_believed(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.life.lock(m.Cause.SCREEN_LOCKED)
    world.says(session, m.Opened("lineage", 3))
    assert world.life.stage is Stage.LOCKED
    assert "unlocked" not in world.told
    assert lock_screen.killed, "it took a secret"
    assert world.latest("lock_screen").heard_of(m.Show) == [
        m.Show(VAULT, m.Cause.SCREEN_LOCKED, 1000.0, None)
    ]


def test_an_unlocked_that_comes_after_the_lock_opens_nothing(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT))
    world.life.lock(m.Cause.SLEEP)
    world.says(lock_screen, m.Unlocked(VAULT))
    assert not session.heard_of(m.Open)
    assert session.heard_of(m.Lock)


def test_a_lock_of_a_locked_program_changes_nothing(world):
    lock_screen, session = world.pair()
    world.life.lock(m.Cause.SCREEN_LOCKED)
    assert not session.heard_of(m.Lock)
    assert not lock_screen.killed
    assert len(lock_screen.heard_of(m.Show)) == 1


def test_a_second_lock_does_not_change_the_reason_given_for_the_first(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.IDLE)
    world.life.lock(m.Cause.SCREEN_LOCKED)
    world.says(session, m.Hidden())
    assert spare.heard_of(m.Show) == [m.Show(VAULT, m.Cause.IDLE, 1000.0, None)]


def test_a_vault_is_granted_only_when_the_last_session_has_ended(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.BUTTON)
    world.says(session, m.Hidden())
    world.says(spare, m.Painted(), m.Submitted(VAULT))
    assert not spare.heard_of(m.Held)
    world.ends(session)
    assert spare.heard_of(m.Held)
    assert world.latest("session").heard_of(m.Guard)


def test_a_lock_while_a_question_waits_for_the_last_session_forgets_the_question(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.BUTTON)
    world.says(session, m.Hidden())
    world.says(spare, m.Painted(), m.Submitted(VAULT))
    world.life.lock(m.Cause.SCREEN_LOCKED)
    world.ends(session)
    assert not spare.heard_of(m.Held)
    assert not world.held


def test_a_session_that_gives_up_while_opening_lets_the_lock_screen_try_again(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.ends(session)
    assert not world.held
    assert lock_screen.heard_of(m.SessionLost) == [m.SessionLost(False)]
    world.says(world.latest("session"), m.Ready())
    world.says(lock_screen, m.Submitted(VAULT))
    assert world.held


def test_a_secret_typed_again_before_the_refusing_session_has_ended_is_not_lost(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT), m.Submitted(VAULT))
    assert len(lock_screen.heard_of(m.Held)) == 1
    world.ends(session)
    assert len(lock_screen.heard_of(m.Held)) == 2
    second = world.latest("session")
    assert second.heard_of(m.Guard)
    world.says(second, m.Ready())
    world.says(lock_screen, m.Unlocked(VAULT))
    assert second.heard_of(m.Open)


def test_a_session_lost_while_the_key_is_derived_is_replaced_behind_the_same_lock_screen(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT))
    world.ends(session)
    second = world.latest("session")
    assert second.heard_of(m.Guard)
    world.says(second, m.Ready())
    assert second.introduced == [lock_screen]
    world.says(lock_screen, m.Unlocked(VAULT))
    assert second.heard_of(m.Open)


def test_a_lock_screen_that_dies_while_deriving_takes_the_grant_with_it(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT))
    world.ends(lock_screen)
    assert session.heard_of(m.Lock)
    world.ends(session)
    assert not world.held
    assert world.latest("lock_screen").heard_of(m.Show)


def test_a_lock_screen_that_dies_again_and_again_ends_the_program(world):
    for _ in range(3):
        world.says(world.latest("lock_screen"), m.Painted())
        world.ends(world.latest("lock_screen"))
    for child in list(world.children):
        world.ends(child)
    assert world.exit == 1


def test_a_lock_screen_that_dies_after_the_keys_went_over_disturbs_nobody(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.ends(lock_screen)
    world.says(session, m.Opened("lineage", 3))
    assert world.life.stage is Stage.OPEN


def test_a_vault_in_use_leaves_the_pair_as_it_was(world):
    lock_screen, session = world.pair()
    world.in_use = "2026-11-21T08:00:00Z"
    world.says(lock_screen, m.Submitted(VAULT))
    assert lock_screen.heard_of(m.InUse) == [m.InUse(VAULT, "2026-11-21T08:00:00Z")]
    assert world.life.stage is Stage.LOCKED
    assert not session.heard_of(m.Guard)


def test_a_lock_screen_that_took_a_secret_is_killed_if_it_does_not_end(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.says(session, m.Opened("lineage", 3))
    assert lock_screen.heard_of(m.Finish)
    world.turn(1.1)
    assert lock_screen.killed


def test_the_countdown_is_told_to_an_open_session_alone(world):
    _, session = world.pair()
    world.life.countdown(20)
    assert not session.heard_of(m.LockSoon)
    world.ends(session)
    session, _ = world.opened()
    world.life.countdown(20)
    world.life.countdown(None)
    assert session.heard[-2:] == [m.LockSoon(20), m.LockLater()]


def test_the_place_of_the_window_goes_from_hand_to_hand(world):
    session, spare = world.opened()
    place = m.Placement(1, 2, 300, 400, "HDMI-1", "full", "search")
    world.life.lock(m.Cause.BUTTON)
    world.says(session, m.Hidden(place))
    assert spare.heard_of(m.Show) == [m.Show(VAULT, m.Cause.BUTTON, 1000.0, place)]
    world.ends(session)
    world.says(spare, m.Painted(), m.Submitted(VAULT), m.Unlocked(VAULT))
    assert world.latest("session").heard_of(m.Open) == [m.Open(VAULT, place)]


def test_a_second_start_during_the_quit_stays(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.CLOSED)
    world.life.come_forward()
    shown = world.latest("lock_screen")
    assert shown is not spare
    assert shown.heard_of(m.Show)
    world.ends(session)
    world.ends(spare)
    assert world.exit is None
    world.says(shown, m.Painted())
    assert world.latest("session")


def wrong(world: World) -> tuple[FakeChild, FakeChild]:
    """A pair whose lock screen was given a secret that opened nothing."""
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Released())
    return lock_screen, session


def test_a_lock_screen_that_remembers_a_wrong_secret_is_replaced_without_a_gap(world):
    old, session = wrong(world)
    world.says(old, m.Spent())
    new = world.latest("lock_screen")
    assert new is not old
    assert new.heard_of(m.Show) == old.heard_of(m.Show)
    assert session.heard_of(m.Lock), "the other end of its key socket is with the old one"
    assert not old.heard_of(m.Finish), "its window stays until there is another"
    world.ends(session)
    world.says(new, m.Painted())
    assert old.heard_of(m.Finish)
    second = world.latest("session")
    assert second is not session
    world.says(second, m.Ready())
    assert second.introduced == [new]
    world.turn(1.1)
    assert old.killed


def test_a_lock_screen_that_was_replaced_is_heard_no_more(world):
    old, _ = wrong(world)
    world.says(old, m.Spent(), m.Submitted(VAULT))
    assert not world.held
    world.ends(old)
    assert world.latest("lock_screen").heard_of(m.Show)


def test_a_secret_typed_in_the_last_moment_is_not_thrown_away(world):
    lock_screen, _ = wrong(world)
    world.says(lock_screen, m.Submitted(VAULT), m.Spent())
    assert world.held
    assert world.latest("lock_screen") is lock_screen


def test_an_end_takes_the_replaced_lock_screen_along(world):
    old, _ = wrong(world)
    world.says(old, m.Spent())
    world.life.lock(m.Cause.ENDED)
    assert old.heard_of(m.Finish)
    for child in list(world.children):
        world.ends(child)
    assert world.exit == 0


EVENTS = st.lists(
    st.tuples(st.sampled_from(range(21)), st.integers(0, 5), st.sampled_from([0.0, 0.05, 0.2, 1.0])),
    max_size=60,
)


@given(EVENTS)
def test_whatever_happens_in_whatever_order_one_session_at_most_has_the_vault(events):
    """Children may say anything at any time, die at any time, and orders come at any time."""
    world = World()
    world.life.start()
    said: list[m.Message] = [
        m.Painted(), m.Submitted(VAULT, "lineage"), m.Released(), m.CancelWanted(), m.Unlocked(VAULT),
        m.Ready(), m.Opened("lineage", 3), m.Hidden(), m.Saved(), m.LockWanted(m.Cause.BUTTON),
        m.Spent(),
    ]  # fmt: skip
    for what, whom, seconds in events:
        if world.exit is not None:
            break
        child = world.children[whom % len(world.children)] if world.children else None
        if what < len(said) and child:
            world.says(child, said[what])
        elif what == 11 and child:
            world.ends(child)
        elif what == 12:
            world.life.lock(m.Cause.IDLE)
        elif what == 13:
            world.life.come_forward()
        elif what > 13:
            _takes_the_next_step(world)
        world.turn(seconds)
        sessions = [child for child in world.children if child.role == "session" and child.heard_of(m.Guard)]
        assert world.life.stage in (Stage.LOCKED, Stage.ASKED) or world.held
        leaving = [child for child in world.children if child.heard_of(m.Lock)]
        if world.life.stage is Stage.LOCKED and not leaving:
            assert not world.held
        if world.life.stage is Stage.OPEN:
            assert [child for child in sessions if not child.heard_of(m.Lock)]
    _winds_down(world)


def _takes_the_next_step(world: World) -> None:
    """What a person and well-behaved processes would do: chance alone seldom gets as far as an open vault."""
    duty = world.life._duty
    answers: dict[Stage, m.Message] = {
        Stage.LOCKED: m.Submitted(VAULT, "lineage"),
        Stage.HELD: m.Unlocked(VAULT),
    }
    if duty.session in world.children and not duty.session.introduced:
        world.life.heard(duty.session, m.Ready())
    elif duty.lock_screen in world.children:
        world.life.heard(
            duty.lock_screen, answers.get(world.life.stage, m.Painted()) if duty.painted else m.Painted()
        )
    if world.life.stage is Stage.OPENING and duty.session in world.children:
        world.life.heard(duty.session, m.Opened("lineage", 3))


def _winds_down(world: World) -> None:
    """After an order to end, nothing is left but what is told to go."""
    world.life.lock(m.Cause.ENDED)
    for child in list(world.children):
        assert child.killed or child.heard_of(m.Lock) or child.heard_of(m.Finish)
        world.ends(child)
    assert world.exit is not None
    assert not world.held


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
