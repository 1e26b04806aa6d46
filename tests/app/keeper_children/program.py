"""A program made of a real keeper and puppets; its one argument is a ``Play`` in JSON."""

import sys
from pathlib import Path

import msgspec

from app.harden import harden
from app.keeper import run as keeper
from app.keeper.crew import Commands
from app.keeper.loop import Timers
from app.keeper.roles import Limits
from app.keeper.run import Folders, run
from app.spawn import start
from tests.app.ahead import AdvancedClock

_PUPPET = "tests.app.keeper_children.puppet"


class Play(msgspec.Struct):
    """What is played where."""

    folder: str
    director: str
    vault: str | None = None
    leave: float = 0.9
    spare_after: float = 0.05


def main() -> int:
    given = msgspec.json.decode(sys.argv[1], type=Play)
    harden()
    first = start((sys.executable, "-m", _PUPPET, "lock_screen", given.director))
    commands = Commands(
        lock_screen=(sys.executable, "-m", _PUPPET, "lock_screen", given.director),
        session=(sys.executable, "-m", _PUPPET, "session", given.director),
        workers={"backup": (sys.executable, "-m", _PUPPET, "worker", given.director)},
    )
    folder = Path(given.folder)
    folders = Folders(folder / "settings", folder / "state", folder / "run")
    vault = None if given.vault is None else Path(given.vault)
    advanced = AdvancedClock()
    setattr(keeper, "Timers", lambda: Timers(advanced.now))  # noqa: B010 - read where it is used
    advanced.obey(given.director)
    limits = Limits(leave=given.leave, spare_after=given.spare_after)
    return run(commands, folders, vault, first, limits)


if __name__ == "__main__":
    sys.exit(main())
