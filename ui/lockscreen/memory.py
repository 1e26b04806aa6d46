"""What this computer remembers while no vault is open: where vaults lie, and what was chosen."""

import logging
from pathlib import Path

import msgspec

from app import paths, settings
from app.settings import Settings
from ui.lockscreen import at_start
from ui.lockscreen.values import KnownVault
from vault.errors import SermentError

_log = logging.getLogger(__name__)


class Memory:
    """The settings, as they were read last."""

    def __init__(self, begun: Settings) -> None:
        self.settings = begun

    def read_again(self) -> None:
        """A spare lock screen was started before the session changed theme, text size or known vaults."""
        self.settings = settings.load(paths.settings_folder())

    def vaults(self) -> list[KnownVault]:
        """The vaults opened here, the last one first."""
        return [
            KnownVault(path := Path(one.path), one.practice, one.fictive, missing=not at_start.is_there(path))
            for one in self.settings.known_vaults
        ]

    def at(self, path: Path) -> KnownVault:
        """The vault of a folder, with what is remembered of it."""
        return next((one for one in self.vaults() if one.path == path), KnownVault(path, ""))

    def last(self) -> KnownVault | None:
        """The one opened last of those that are there; None where none ever was."""
        known = self.vaults()
        return next((one for one in known if not one.missing), known[0] if known else None)

    def put_first(self, vault: Path, practice: str, *, fictive: bool) -> None:
        """It was made or restored just now. Raises MachineError."""
        known = settings.KnownVault(str(vault), practice, fictive)
        self.settings = settings.change(paths.settings_folder(), lambda now: now.with_vault(known))

    def want_pin(self, wanted: bool) -> None:
        """Whether a PIN is asked for after the next full unlock."""

        def chosen(now: Settings) -> Settings:
            return msgspec.structs.replace(now, pin=wanted)

        try:
            self.settings = settings.change(paths.settings_folder(), chosen)
        except SermentError as error:
            _log.warning("choice of a PIN not remembered: %s", error)
