"""The window program: the first lock screen on its way at once, then the keeper around it."""

import os
import sys

from app import spawn

_LOCK_SCREEN = (sys.executable, "-m", "ui.lockscreen")
_SESSION = (sys.executable, "-m", "ui.session")
_WORKERS = {
    "backup": (sys.executable, "-m", "app.backup_worker"),
    "eject": (sys.executable, "-m", "app.eject_worker"),
}


def start() -> int:
    """Be the program until its windows are closed; the exit code."""
    if not _has_display():
        return _without_display()
    first = spawn.start(_LOCK_SCREEN)
    # Everything else is read while the lock screen starts. There is no secret yet, nor a window: it
    # hardens itself, and stays unseen until it is told to show itself.
    from app.harden import harden
    from vault.errors import SermentError

    try:
        harden()
        return _keep(first)
    except SermentError as error:
        first.process.kill()
        from app import sentences
        from app.language import user_language

        _say(sentences.sentence(error, user_language()))
        return error.exit_code


def _keep(first: spawn.Started) -> int:
    from app import log, paths, settings
    from app.keeper.crew import Commands
    from app.keeper.run import Folders, run

    log.start(paths.log_folder(), "keeper")
    folders = Folders.here()
    known = settings.load(folders.settings).known_vaults
    there = [one.path for one in known if os.path.isdir(one.path)]
    from pathlib import Path

    vault = Path(there[0]) if there else None
    return run(Commands(_LOCK_SCREEN, _SESSION, _WORKERS), folders, vault, first)


def _say(words: str) -> None:
    """Where it can be read: who started the program by its icon has no terminal."""
    if sys.stderr is not None:
        print(words, file=sys.stderr)
        if sys.stderr.isatty():
            return
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        from PySide6.QtWidgets import QApplication, QMessageBox

        _app = QApplication.instance() or QApplication(["serment"])
        QMessageBox.critical(None, "Serment", words)


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _without_display() -> int:
    from app.language import user_language

    english = "There is no display here. `serment --help` lists what works without one."
    french = "Il n’y a pas d’écran ici. `serment --help` donne ce qui marche sans écran."
    print(french if user_language() == "fr" else english, file=sys.stderr)
    return 6
