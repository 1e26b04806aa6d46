"""A lock screen that was given a wrong secret remembers it, and is replaced."""

from app import messages as m
from tests.app.world import VAULT, FakeChild, World


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
