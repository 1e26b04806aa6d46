"""A computer in a folder: its disk in ``work``, a USB stick in ``stick``, what it remembers in ``state``."""

from dataclasses import replace
from pathlib import Path

from app.host import Host
from tests.app.cli.serment import host


def computer(place: Path) -> Host:
    """One whose folders lie below ``place``, made for this."""
    for name in ("work", "stick"):
        (place / name).mkdir()
    return replace(host(place / "stick"), state_folder=place / "state")
