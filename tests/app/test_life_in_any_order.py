"""Whatever children say and whenever they die, one session at most has the vault, and nobody is left over."""

from hypothesis import given
from hypothesis import strategies as st

from app import messages as m
from app.keeper.duty import Stage
from tests.app.world import VAULT, World

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
