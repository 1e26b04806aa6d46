"""What the tests of the keeper and of presence share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.host import Host
from app.keeper.loop import Loop, Timers
from tests.app.computer import computer
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


@pytest.fixture
def here(tmp_path: Path) -> Host:
    """A computer in a folder."""
    return computer(tmp_path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a vault is about to be, on the disk of ``here``."""
    return tmp_path / "work" / "V.serment"
