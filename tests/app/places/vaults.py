"""Folders with the header of a vault and nothing else: all that a pretend drive looks at."""

from pathlib import Path

from tests.vault.cheap import founding
from vault import creation


def header_of(folder: Path, *, fictive: bool) -> Path:
    """A folder that holds a true, signed header."""
    creation.prepare(folder, founding(fictive=fictive)).wipe()
    creation.workshop(folder).rename(folder)
    return folder
