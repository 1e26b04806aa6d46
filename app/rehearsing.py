"""A rehearsal of a restore as a person orders it: which backup, with the keys that a secret opened.

It runs in the process that took the secret, lock screen or command, and is the
installed program's own: what lies on the drive is read, never run. What it
proved is remembered here by the backup's seal, and waits for the vault's access log.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app import access, settings, waiting
from app.host import Host
from app.scratch import scratch, sweep
from app.waiting import Deed
from vault import header
from vault.backup import look, rehearsal, restore, snapshot
from vault.backup.rehearsal import counts_of
from vault.backup.snapshot import Snapshot
from vault.clock import stamp
from vault.errors import MachineError, SermentError
from vault.findings import Finding
from vault.header import DataKey
from vault.keys import VaultKeys
from vault.progress import Progress

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a rehearsal proved. ``today``: what this computer's vault holds now; None where there is none."""

    snapshot: str
    sealed_at: str
    proven_at: str
    counts: dict[str, int]
    documents_read: int
    today: dict[str, int] | None
    findings: tuple[Finding, ...]


def check_room(found: Snapshot, host: Host) -> None:
    """Whether it can be rehearsed here, before a secret is asked for. Raises PlaceRefused, TooLittleRoom."""
    with _scratch(found, host):
        pass


def rehearse(source: Path, data_key: DataKey, host: Host, progress: Progress) -> Proof:
    """Restore the snapshot at ``source`` to a scratch place, look through it, and keep nothing of it.

    Raises PlaceRefused, TooLittleRoom, DriveGone, Tampered, and as ``vault.backup.rehearsal.rehearse``.
    """
    # What a rehearsal that was killed left takes the room of this one.
    sweep(host)
    with look.still_there(source):
        found = snapshot.read(source)
        with _scratch(found, host) as folder:
            done = rehearsal.rehearse(source, folder, data_key.keys, progress, host.clock)
    proof = Proof(
        done.snapshot,
        found.seal.sealed_at,
        stamp(host.clock()),
        done.counts,
        done.documents_read,
        _counts_today(found, data_key.keys, host),
        done.findings,
    )
    _remember(found, proof, host)
    return proof


@contextmanager
def _scratch(found: Snapshot, host: Host) -> Iterator[Path]:
    beside = next(iter(vaults_of(found.header.vault_id, host)), None)
    with scratch(restore.room_for(found), host, beside, fictive=found.header.fictive) as folder:
        yield folder


def vaults_of(vault_id: str, host: Host) -> list[Path]:
    """The folders of this vault that this computer knows, the one opened last first."""
    known = [Path(one.path) for one in settings.load(host.settings_folder).known_vaults]
    return [path for path in known if _id_of(path) == vault_id]


def _id_of(vault: Path) -> str:
    try:
        return header.read(vault).header.vault_id
    except (SermentError, OSError):
        return ""


def _counts_today(found: Snapshot, keys: VaultKeys, host: Host) -> dict[str, int] | None:
    """What the vault holds now, if it lies here closed and these keys are still its own."""
    for vault in vaults_of(found.header.vault_id, host):
        try:
            with access.locked(vault, quietly=True), access.looked_into(vault, keys) as database:
                return counts_of(database)
        except SermentError as error:
            # In use, moved, or of other keys by now: the backup is proven all the same.
            _log.info("vault not counted beside its backup: %s", error)
    return None


def _remember(found: Snapshot, proof: Proof, host: Host) -> None:
    try:
        host.local_state(found.seal.lineage).proven(found.seal_sha256, proof.proven_at)
        deed = Deed(proof.proven_at, waiting.PROVEN, proof.snapshot)
        waiting.add(host.state_folder, found.header.vault_id, deed)
    except MachineError as error:
        _log.warning("rehearsal not remembered: %s", error)
