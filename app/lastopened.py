"""Which lineage of a vault was opened here last, by its folder and by the vault's id.

A restore begins a new lineage, and the folder from before it is a genuine vault of
the old one: put back in its place, nothing in it says that it is old. So what
was opened last is remembered for each folder, and for each vault wherever it
lies, should somebody bring it under another name. It is a memory, not a
guard: losing it makes the program ask once too little or too often.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from vault import files


class _Last(msgspec.Struct, frozen=True):
    vault_id: str
    lineage: str


@dataclass(frozen=True, slots=True)
class LastOpened:
    """The memory, in a folder of its own below the state folder."""

    folder: Path

    def lineage(self, vault: Path, vault_id: str) -> str | None:
        """The lineage opened last in this folder or, where it is new here, of this vault anywhere."""
        found = _read(self._by_folder(vault))
        if found is None or found.vault_id != vault_id:
            found = _read(self._by_vault(vault_id))
        return found.lineage if found else None

    def see(self, vault: Path, vault_id: str, lineage: str) -> None:
        """Remember it. Raises MachineError."""
        for path in (self._by_folder(vault), self._by_vault(vault_id)):
            # At every unlock and lock it is the same: the disk is not kept waiting for that.
            if _read(path) != (last := _Last(vault_id, lineage)):
                files.make_folder(path.parent)
                files.write(path, msgspec.json.encode(last))

    def _by_folder(self, vault: Path) -> Path:
        return self.folder / f"folder-{hash_of(vault)}.json"

    def _by_vault(self, vault_id: str) -> Path:
        return self.folder / f"vault-{vault_id}.json"


def hash_of(folder: Path) -> str:
    """What names the files that are kept about a folder, by whatever links it is reached."""
    return hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()


def _read(path: Path) -> _Last | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Last)
    except (OSError, ValueError, RecursionError):
        return None
