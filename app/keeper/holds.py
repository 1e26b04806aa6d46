"""What the keeper holds for a vault: the claim of this login, and ``vault.lock``."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import runtime, vaultlock
from vault.errors import VaultInUse


@dataclass(slots=True)
class Holds:
    """Takes a vault. One claim at a time: a program that goes over to another vault gives up the first."""

    folder: Path
    _marker: runtime.Marker
    _vault: Path | None
    claimed: Callable[[], None] = lambda: None

    @property
    def name(self) -> str:
        """What this program's claim is called."""
        return self._marker.path.stem

    def take(self, vault: str) -> vaultlock.VaultLock:
        """Claim ``vault`` and take its lock. Raises VaultInUse and OSError."""
        path = Path(vault)
        lock = vaultlock.take(path)
        try:
            self._claim(path)
        except BaseException:
            lock.release()
            raise
        return lock

    def say(self, *, locked: bool) -> None:
        """Let ``serment lock`` see how things are."""
        self._marker.say(locked=locked)

    def close(self) -> None:
        """Give up the claim."""
        self._marker.release()

    def _claim(self, vault: Path) -> None:
        if self._vault is not None and runtime.name_of(vault) == runtime.name_of(self._vault):
            return
        claimed = runtime.claim(self.folder, vault)
        if isinstance(claimed, runtime.Running):
            raise VaultInUse(str(vault), "")
        self._marker.release()
        self._marker, self._vault = claimed, vault
        self.claimed()
