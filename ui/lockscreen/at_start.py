"""What lies on this computer when the lock screen starts: vaults, a PIN for today, what was cut off.

Asked before anything is opened, so nothing here is imported before it is needed.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vault.errors import SermentError

if TYPE_CHECKING:
    from app.host import Host


def is_there(vault: Path) -> bool:
    """Whether its folder is there; one that lost its name to a change of keys cut off gets it back.

    One that cannot be looked at, on a disk that fails or in another user's folder, is not.
    """
    if not os.path.isdir(vault) and os.path.isdir(_before_rekeying(vault)):
        from app import rekeying

        rekeying.settle(vault)
    return os.path.isdir(vault)


def left_of_rekeying(vault: str) -> bool:
    """Whether a vault under the old keys still lies beside the new one: its removal was cut off."""
    left = _before_rekeying(vault)
    return any(map(os.path.isdir, (left, f"{left}.unfinished")))


def _before_rekeying(vault: str | Path) -> str:
    """Where the vault under its old keys lies meanwhile: beside itself, by whatever link it is reached."""
    try:
        real = os.path.realpath(vault)
    except ValueError:  # a path from a damaged file may be none
        real = str(vault)
    return f"{real}.before-rekeying"


def settle(vault: Path) -> None:
    """End a change of keys that was cut off."""
    from app import rekeying

    rekeying.settle(vault)


def has_pin(vault: Path) -> bool:
    """Whether a PIN chosen today may be asked for."""
    from app import boot, paths, pinned
    from app.keeper import clock

    try:
        folder = paths.runtime_folder()
    except SermentError:
        return False
    if not pinned.path_of(folder, vault).exists():
        return False
    return pinned.offered(folder, vault, boot.boot_id(), clock.now())


def has_scratch() -> bool:
    """Whether a rehearsal that was killed left something; asked of every start, so without its module."""
    from app import paths

    try:
        return any(paths.state_folder().joinpath("scratch").iterdir())
    except OSError:
        return False


def sweep(host: "Callable[[], Host]") -> None:
    """Remove what a rehearsal left."""
    from app.scratch import sweep

    sweep(host())


def keeps_a_note(vault: Path) -> bool:
    """Whether drafts wait for the unlock."""
    # The ciphers come with this module: 30 ms that a first lock screen does without.
    from vault.pending import NAME

    return (vault / NAME).exists()
