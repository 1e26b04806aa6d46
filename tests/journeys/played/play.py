"""What is played: one value, handed to every process of the program as JSON."""

from pathlib import Path

import msgspec

from app import paths
from app.host import Host
from app.places.linux import LinuxMachine
from app.places.reader import FolderReader
from tests.app.places.fake_linux import with_stick_at
from vault.kdf import Kdf, KdfParameters

#: No time at all, whatever the number of cores.
QUICK = Kdf(KdfParameters(64, 1, 1), KdfParameters(1024, 4, 4), 0.001, 64)
#: Seconds of computing on any machine, yet little memory: what a lock interrupts.
_LONG = KdfParameters(memory_kib=64 * 1024, passes=20, lanes=1)
SLOW = Kdf(_LONG, KdfParameters(64 * 1024, 20, 4), 0.001, 64 * 1024)


class Play(msgspec.Struct, frozen=True):
    """Where the driver listens, which folder is the stick, and what is shortened.

    Without a ``stick`` the machine is the real one, with the drives it has.
    """

    driver: str
    stick: str
    slow_kdf: bool = False
    spare_after: float = 0.05
    leave: float = 0.9
    spent_after: int = 30_000

    def host(self) -> Host:
        """A machine whose one external drive is the folder ``stick``."""
        stick = self.stick
        keychain = Path(self.driver).with_name("keychain")
        return Host(
            machine=StickMachine(with_stick_at(Path(stick)), stick) if stick else LinuxMachine(),
            kdf=SLOW if self.slow_kdf else QUICK,
            settings_folder=paths.settings_folder(),
            state_folder=paths.state_folder(),
            runtime_folder=paths.runtime_folder(),
            keychain=PlayedKeychain(keychain),
        )


class PlayedKeychain:
    """The keychain of the system that is played: a folder that is none of the program's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> str | None:
        path = self._folder / name
        return path.read_text("ascii") if path.exists() else None

    def write(self, name: str, line: str) -> None:
        self._folder.mkdir(exist_ok=True)
        (self._folder / name).write_text(line, "ascii")

    def remove(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)


class StickMachine(LinuxMachine):
    """A machine whose stick is shown although it lies where tests may write, below /tmp."""

    def __init__(self, reader: FolderReader, stick: str) -> None:
        super().__init__(reader)
        self._stick = stick

    def mount_points(self) -> list[str]:
        return sorted({*super().mount_points(), self._stick})


def read(argument: str) -> Play:
    """The play a process was started with."""
    return msgspec.json.decode(argument, type=Play)
