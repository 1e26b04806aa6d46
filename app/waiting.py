"""What happened to a vault's backups while the vault was closed, and belongs into its access log.

A look into a backup and a rehearsal take a secret in the lock screen, where no
access log can be written. The moment, what was done and the name of the backup
wait here, by the vault's id, since another lineage of it may be the next to be opened;
whoever opens it writes them into its log. Nothing of a patient is among them.
"""

import logging
from pathlib import Path

import msgspec

from vault import audit, files
from vault.backup import snapshot
from vault.clock import moment
from vault.errors import MachineError
from vault.openvault import OpenVault

_log = logging.getLogger(__name__)
#: Of a vault that is never opened here, no more is remembered.
_MOST = 500

LOOKED, PROVEN = "backup.looked_into", "backup.proven"


class Deed(msgspec.Struct, frozen=True):
    """What was done (``LOOKED``, ``PROVEN``), when, and with which backup."""

    at: str
    operation: str
    snapshot: str

    @property
    def makes_sense(self) -> bool:
        """Whether it can stand in an access log: somebody else may have written the file it came from."""
        try:
            moment(self.at)
        except ValueError:
            return False
        return self.operation in (LOOKED, PROVEN) and snapshot.is_name(self.snapshot)


def add(folder: Path, vault_id: str, deed: Deed) -> None:
    """Have it entered when this vault is next opened; ``folder`` is the state folder. Raises MachineError."""
    path = _path(folder, vault_id)
    files.make_folder(path.parent)
    files.write(path, msgspec.json.encode([*_read(path), deed][-_MOST:]))


def enter(vault: OpenVault, folder: Path) -> None:
    """Write what waits for this vault into its access log."""
    path = _path(folder, vault.seal.vault_id)
    if not path.exists():
        return
    deeds = [deed for deed in _read(path) if deed.makes_sense]
    if deeds:
        with vault.database.transaction():
            for deed in deeds:
                audit.append(vault.database, deed.at, "", deed.operation, record_id=deed.snapshot)
    try:
        # Once it stands in the log: said twice is better than never.
        files.remove(path)
    except MachineError as error:
        _log.warning("deeds not forgotten: %s", error)


def _path(folder: Path, vault_id: str) -> Path:
    return folder / "waiting" / f"{vault_id}.json"


def _read(path: Path) -> list[Deed]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Deed])
    except (OSError, ValueError, RecursionError):
        return []
