"""The program itself: the shipped keeper around the shipped windows, on a clock that a test can put forward.

``python -m tests.journeys.played.keeper PLAY``. The harness puts the clock forward over the driver's socket.
"""

import sys
from pathlib import Path

from app import log, paths, settings
from app.keeper.crew import Commands
from app.keeper.holds import Holds
from app.keeper.loop import Loop, Timers
from app.keeper.roles import Limits
from app.keeper.run import Folders, Keeper, _deaf
from app.runtime import Running, claim
from app.spawn import start
from tests.app.ahead import AdvancedClock
from tests.journeys.played.play import Play, read

_CHILD = "tests.journeys.played"


def main() -> int:
    play = read(sys.argv[1])
    lock_screen = _command("lockscreen")
    first = start(lock_screen)
    _deaf()
    log.start(paths.log_folder(), "keeper")
    folders = Folders.here()
    known = settings.load(folders.settings).known_vaults
    vault = Path(known[0].path) if known and Path(known[0].path).is_dir() else None
    marker = claim(folders.runtime, vault)
    if isinstance(marker, Running):
        marker.come_forward()
        first.process.kill()
        return 0
    return _kept(
        play,
        Commands(lock_screen, _command("session"), {"backup": _command("worker")}),
        folders,
        Holds(folders.runtime, marker, vault),
        first,
        vault,
    )


def _kept(
    play: Play, commands: Commands, folders: Folders, holds: Holds, first: object, vault: Path | None
) -> int:
    advanced = AdvancedClock()
    limits = Limits(spare_after=play.spare_after, leave=play.leave)
    keeper = Keeper(commands, folders, holds, first, limits, Loop(Timers(advanced.now)))  # type: ignore[arg-type]
    advanced.obey(play.driver)
    try:
        return keeper.run(vault)
    finally:
        keeper.close()


def _command(role: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"{_CHILD}.{role}", sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
