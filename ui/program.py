"""The window program: the first lock screen on its way at once, then the keeper around it."""

import os
import sys

from app import paths, spawn
from app.harden import harden
from vault.errors import SermentError

_LOCK_SCREEN = (sys.executable, "-m", "ui.lockscreen")
_SESSION = (sys.executable, "-m", "ui.session")
_WORKERS = {"backup": (sys.executable, "-m", "app.backup_worker")}


def start() -> int:
    """Be the program until its windows are closed; the exit code."""
    try:
        return _started()
    except SermentError as error:
        from app import sentences
        from app.language import user_language

        print(sentences.sentence(error, user_language()), file=sys.stderr)
        return error.exit_code


def _started() -> int:
    harden()
    if not _has_display():
        return _without_display()
    paths.runtime_folder()  # said before a window is on its way
    first = spawn.start(_LOCK_SCREEN)
    # Everything else is imported while the lock screen starts.
    from app import log, settings
    from app.keeper.crew import Commands
    from app.keeper.run import Folders, run

    log.start(paths.log_folder(), "keeper")
    folders = Folders.here()
    known = settings.load(folders.settings).known_vaults
    there = [one.path for one in known if os.path.isdir(one.path)]
    from pathlib import Path

    vault = Path(there[0]) if there else None
    return run(Commands(_LOCK_SCREEN, _SESSION, _WORKERS), folders, vault, first)


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _without_display() -> int:
    from app.language import user_language

    english = "There is no display here. `serment --help` lists what works without one."
    french = "Il n'y a pas d'écran ici. `serment --help` donne ce qui marche sans écran."
    print(french if user_language() == "fr" else english, file=sys.stderr)
    return 6
