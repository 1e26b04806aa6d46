"""The computer a command runs on: everything outside the vault it may ask or write to.

Composed once (``this_host``) and handed down, so that a test describes another
computer, with other disks and a cheaper key derivation, instead of patching.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app import paths
from app.boot import boot_id
from app.errors import NoKeychain
from app.keeper import clock as keeper_clock
from app.keychain import Keychain, SystemKeychain
from app.lastopened import LastOpened
from app.localstate import LocalState
from app.places.ejecting import Ejector, NoEjector, this_ejector
from app.places.machine import Machine, this_machine
from vault.clock import Clock, utc_now
from vault.kdf import ARGON2ID, Kdf, KdfParameters

_UNKNOWN_RAM = 2 << 30
#: A PIN is typed thirty times a day: with all that opening takes, it is to be felt as "at once".
_PIN_SECONDS = 0.25


class NoKeychainHere:
    """A computer without a keychain."""

    def read(self, name: str) -> str | None:
        """Raises NoKeychain."""
        raise NoKeychain

    def write(self, name: str, line: str) -> None:
        """Raises NoKeychain."""
        raise NoKeychain

    def remove(self, name: str) -> None:
        """Raises NoKeychain."""
        raise NoKeychain


@dataclass(frozen=True, slots=True)
class Host:
    """Disks, key derivation, folders and clock."""

    machine: Machine
    kdf: Kdf
    settings_folder: Path
    state_folder: Path
    runtime_folder: Path
    clock: Clock = utc_now
    keychain: Keychain = field(default_factory=NoKeychainHere)
    ejector: Ejector = field(default_factory=NoEjector)
    #: Seconds since the computer was started, sleep included, and which start that was.
    elapsed: Callable[[], float] = keeper_clock.now
    boot: Callable[[], str] = boot_id

    def local_state(self, lineage: str) -> LocalState:
        """What this computer remembers of a lineage."""
        return LocalState(self.state_folder, lineage)

    @property
    def last_opened(self) -> LastOpened:
        """Which lineage of each vault was opened here last."""
        return LastOpened(self.state_folder / "last")

    def passphrase_kdf(self) -> KdfParameters:
        """What deriving from a passphrase should cost here (measures for about two seconds)."""
        return self.kdf.calibrated(ram_bytes(), os.cpu_count() or 1)

    def pin_kdf(self) -> KdfParameters:
        """What deriving from a PIN should cost here, once a day measured: never under the floor."""
        quick = replace(self.kdf, target_seconds=min(_PIN_SECONDS, self.kdf.target_seconds))
        return quick.calibrated(ram_bytes(), os.cpu_count() or 1)

    def recovery_kdf(self) -> KdfParameters:
        """Recovery words have 128 bits of their own: the floor is enough."""
        return self.kdf.floor


def this_host() -> Host:
    """The computer we run on."""
    return Host(
        machine=this_machine(),
        kdf=ARGON2ID,
        settings_folder=paths.settings_folder(),
        state_folder=paths.state_folder(),
        runtime_folder=paths.runtime_folder(),
        keychain=SystemKeychain(),
        ejector=this_ejector(),
    )


def ram_bytes() -> int:
    """The memory of this computer; 2 GiB where it does not say."""
    if sys.platform == "win32":
        return _UNKNOWN_RAM  # it has no sysconf
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return _UNKNOWN_RAM
