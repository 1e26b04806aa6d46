"""A backup as a person orders it: the vault, the drive that was approved, what this computer remembers.

The window's worker and the command do the same through here.
"""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import resources
from app.host import Host
from app.places import approve_backup
from vault.backup import run, snapshot
from vault.backup.run import Order
from vault.backup.snapshot import Snapshot
from vault.backup.staging import Source
from vault.clock import stamp
from vault.progress import Progress


@dataclass(frozen=True, slots=True)
class Backup:
    """A snapshot and what this computer knows of it. Moments are UTC, ISO 8601, or None."""

    snapshot: str
    sealed_at: str
    verified_at: str | None
    proven_at: str | None
    bytes: int
    path: str


def back_up(source: Source, vault: Path, drive: str, host: Host, progress: Progress | None = None) -> Backup:
    """Make a snapshot on ``drive`` and remember that it was verified.

    Raises PlaceRefused, DriveFull, DriveGone, DriveReadOnly, Damaged, Tampered, Interrupted.
    """
    memory = host.memory(source.seal.lineage)
    with approve_backup(drive, vault, host.machine) as place:
        order = Order(source, companions(), host.clock().date())
        made = run.back_up(place.handle, place.path, order, progress)
        place.recheck()
        path = Path(place.path) / snapshot.HOME / made.home / made.name
    memory.verified(made.seal_sha256, stamp(host.clock()))
    return described(snapshot.read(path), host)


def companions() -> dict[str, bytes]:
    """The pages and the script that lie on every drive."""
    pages = files("vault")
    return {
        "LISEZ-MOI.txt": resources.data("help", "LISEZ-MOI.txt"),
        "FORMAT.md": (pages / "FORMAT.md").read_bytes(),
        "serment_reader.py": (pages / "serment_reader.py").read_bytes(),
        # The script reads recovery words by it.
        "french.txt": (pages / "french.txt").read_bytes(),
    }


def listed(drive: Path, host: Host) -> list[Backup]:
    """Every backup on a drive, newest first."""
    return [described(found, host) for found in snapshot.found_on(drive)]


def described(found: Snapshot, host: Host) -> Backup:
    """A snapshot with what this computer remembers of it; one never seen here is unverified."""
    known = host.memory(found.seal.lineage).snapshot(found.seal_sha256)
    return Backup(
        found.name, found.seal.sealed_at, known.verified_at, known.proven_at, found.size, str(found.path)
    )
