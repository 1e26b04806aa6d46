"""A program made of a real keeper and puppets: ``program.py FOLDER DIRECTOR [VAULT] [--leave SECONDS]``."""

import argparse
import sys
from pathlib import Path

from app.harden import harden
from app.keeper.crew import Commands
from app.keeper.life import Limits
from app.keeper.run import Folders, run

_PUPPET = "tests.app.keeper_children.puppet"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("director")
    parser.add_argument("vault", type=Path, nargs="?")
    parser.add_argument("--leave", type=float, default=0.9)
    parser.add_argument("--spare-after", type=float, default=0.05)
    given = parser.parse_args()
    harden()
    commands = Commands(
        lock_screen=(sys.executable, "-m", _PUPPET, "lock_screen", given.director),
        session=(sys.executable, "-m", _PUPPET, "session", given.director),
        workers={"backup": (sys.executable, "-m", _PUPPET, "worker", given.director)},
    )
    folders = Folders(given.folder / "settings", given.folder / "state", given.folder / "run")
    return run(commands, folders, given.vault, Limits(leave=given.leave, spare_after=given.spare_after))


if __name__ == "__main__":
    sys.exit(main())
