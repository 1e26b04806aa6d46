"""``lock``: a word to the program that runs."""

from argparse import Namespace

from app import runtime
from app.cli.errors import NotLockedInTime
from app.cli.terminal import Terminal
from app.host import Host
from vault.errors import ExitCode


def lock(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Lock every running program of this login. Raises NotLockedInTime."""
    running = runtime.running(host.runtime_folder)
    asked = [one for one in running if one.lock()]
    late = [one for one in asked if not one.wait_locked()]
    if late:
        raise NotLockedInTime
    locked, idle = (
        terminal.said("Locked.", "Verrouillé."),
        terminal.said("Serment is not running.", "Serment n’est pas ouvert."),
    )
    terminal.answer({"locked": len(asked)}, lambda: locked if asked else idle)
    return ExitCode.DONE
