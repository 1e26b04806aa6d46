"""The verb: plays the demonstration and says what was done and measured."""

import os
from argparse import Namespace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import fiction, places
from app.cli.errors import AskedWrongly
from app.cli.terminal import Terminal
from app.host import Host
from ui.demo.folder import claimed
from ui.demo.proof import Proof
from ui.demo.report import Reporter
from ui.demo.stage import Stage
from ui.demo.story import Story
from vault.errors import ExitCode


def demo(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Do the whole main job in DIR with the real windows; DONE only if the restored vault is the first one.

    Raises PlaceRefused, FolderNotEmpty, AskedWrongly, MachineError.
    """
    if not 1 <= arguments.patients <= fiction.MOST_PATIENTS:
        raise AskedWrongly("serment demo", "bad_value", "--patients")
    if QApplication.instance() is None:
        # Also where there is a display: the windows are for the pictures, nothing should flash by.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    where = Path(arguments.folder).absolute()
    places.approve_fictive(where, host.machine, create=True).close()
    folder, reporter = claimed(where), Reporter(terminal)
    today = host.clock().astimezone().date()
    practice = fiction.practice(arguments.seed, arguments.patients, today)
    with Stage(folder.pictures, reporter.tell) as stage:
        outcome = Story(stage, folder, practice, host).played()
        reporter.conclude(folder, stage, outcome)
    return verdict(outcome.proof)


def verdict(found: Proof) -> ExitCode:
    """DONE only where the restored vault is sound and equals the first one."""
    return ExitCode.DONE if found.holds else ExitCode.DAMAGED
