"""A computer in a folder: its disk in ``work``, a USB stick in ``stick``, what it remembers in ``state``."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from app.host import Host
from app.places.machine import Machine
from tests.app.cli.serment import host
from tests.app.places.fake_linux import Box


def computer(place: Path) -> Host:
    """One whose folders lie below ``place``, made for this."""
    for name in ("work", "stick"):
        (place / name).mkdir()
    return replace(host(place / "stick"), state_folder=place / "state")


class Socket:
    """A computer's USB socket: the machine ``machine()`` with one stick in it, or none.

    The folder that plays the stick is shown wherever it lies; a real machine shows nothing below /tmp.
    """

    def __init__(self, stick: Path) -> None:
        self.stick = str(stick.resolve())
        self._machine = Box().machine
        self._shown: list[str] = []

    def plug(self, uuid: str = "1A2B-3C4D", label: str = "CLE") -> None:
        """Put in the file system of this number."""
        self._machine = Box().stick(self.stick, "exfat", label=label, uuid=uuid).machine
        self._shown = [self.stick]

    def unplug(self) -> None:
        """Take it out."""
        self._machine, self._shown = Box().machine, []

    def machine(self) -> Machine:
        """The machine, as it is at each moment."""
        return cast(Machine, self)

    def mount_points(self) -> list[str]:
        return self._shown

    def __getattr__(self, name: str) -> Any:
        return getattr(self._machine, name)
