"""What only the program around a vault can answer: what it remembers, where it lies, who else is at work."""

from dataclasses import dataclass

from vault.errors import ExitCode, OlderThanRemembered, PlaceRefused, SermentError


@dataclass(eq=False)
class NotTheLastUsed(OlderThanRemembered):
    """This folder is not the one of this vault that was opened here last: a restore lies between, or a copy.

    ``used_at`` is when the other one was last sealed here.
    """

    used_at: str


@dataclass(eq=False)
class BackupRunning(SermentError):
    """Another backup of this vault is being written to this drive."""

    path: str
    exit_code = ExitCode.IN_USE


@dataclass(eq=False)
class VaultMisplaced(PlaceRefused):
    """An existing vault stands where the policy would refuse a new one."""
