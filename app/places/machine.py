"""A machine as the places see it: the same questions to every system."""

import sys
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

from app.places.facts import Facts
from app.places.handle import FolderHandle


@dataclass(frozen=True, slots=True)
class Mounted:
    """What an open folder stands on, to be compared later. ``text`` differs for anything else put there."""

    text: str
    read_only: bool


class Opened(Protocol):
    """A folder held open: what is decided on, and later written through."""

    @property
    def path(self) -> str: ...
    @property
    def handle(self) -> FolderHandle: ...


class Machine(Protocol):
    """Opens folders and tells the facts about them."""

    @property
    def paths(self) -> ModuleType:
        """posixpath or ntpath."""

    def real(self, path: str) -> str:
        """``path`` absolute and without links; missing ends are kept."""

    def open(self, path: str) -> Opened:
        """Hold an existing folder open. Raises OSError."""

    def below(self, opened: Opened, name: str) -> Opened:
        """The folder ``name`` in an open one, made if it is missing; through the handle. Raises OSError."""

    def facts(self, opened: Opened, rest: str, vault: str | None) -> Facts:
        """All about ``rest`` ("" or a path not there yet) below an open folder, beside a vault if named."""

    def mounted(self, opened: Opened) -> Mounted | None:
        """What the folder stands on now; None when that is gone."""

    def mount_points(self) -> list[str]:
        """Mounted disks worth showing to a person."""


def this_machine() -> Machine:
    """The one the program runs on."""
    if sys.platform == "win32":
        from app.places.reader import PosixReader
        from app.places.windows import WindowsMachine
        from app.places.windows_api import Win32

        return WindowsMachine(Win32(), PosixReader())
    if sys.platform == "darwin":
        from app.places.macos import MacMachine

        return MacMachine()
    from app.places.linux import LinuxMachine

    return LinuxMachine()
