"""Vaults in small: a header that is true and signed is all that a pretend drive looks at."""

from pathlib import Path

from tests.vault.cheap import new_vault


def header_of(folder: Path, *, fictive: bool) -> Path:
    """The folder of a new vault."""
    new_vault(folder, fictive=fictive).wipe()
    return folder
