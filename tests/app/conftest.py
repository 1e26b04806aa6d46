"""What the tests of the keeper and of presence share."""

from collections.abc import Iterator

import pytest

from app.keeper.loop import Loop, Timers
from tests.app.world import World


@pytest.fixture
def loop() -> Iterator[Loop]:
    """The keeper's loop, as on this platform."""
    made = Loop(Timers())
    yield made
    made.close()


@pytest.fixture
def world() -> World:
    """The keeper's decisions, with the first lock screen started."""
    made = World()
    made.life.start()
    return made
