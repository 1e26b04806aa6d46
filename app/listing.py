"""The backups on a drive, with what this computer knows of each; and what is called a backup and is none."""

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app import localstate
from app.host import Host
from vault.backup import broken, homes, snapshot
from vault.backup.snapshot import Found, Snapshot
from vault.backup.target import drive_answers
from vault.errors import SermentError
from vault.findings import Finding, Kind


@dataclass(frozen=True, slots=True)
class Backup:
    """A snapshot and what this computer knows of it. Moments are UTC, ISO 8601, or None."""

    snapshot: str
    sealed_at: str
    verified_at: str | None
    proven_at: str | None
    bytes: int
    path: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A folder that is called like a snapshot and cannot be restored.

    ``sealed_at`` is by its name; the path of ``wrong`` is relative to its folder.
    """

    snapshot: str
    sealed_at: str
    wrong: Finding
    path: str

    @property
    def unfinished(self) -> bool:
        """Whether it may never have been a backup: one is being made, or was cut off."""
        return self.wrong.kind is Kind.SNAPSHOT_UNFINISHED


@dataclass(frozen=True, slots=True)
class Listing:
    """What a drive holds, the newest first."""

    backups: tuple[Backup, ...]
    broken: tuple[Broken, ...]


def on_drive(drive: Path, host: Host) -> Listing:
    """Everything on a drive that is a backup or is called one. Raises MachineError."""
    return described(snapshot.found_on(drive), drive, host)


def described(found: Found, drive: Path, host: Host) -> Listing:
    """What was found on ``drive``, with what is remembered of it."""
    stood = _stood(drive, host) if found.broken else frozenset()
    return Listing(
        tuple(backup(one, host) for one in found.whole), tuple(_broken(one, stood) for one in found.broken)
    )


def backup(found: Snapshot, host: Host) -> Backup:
    """A snapshot with what this computer remembers of it; one never seen here is unverified."""
    known = host.local_state(found.seal.lineage).snapshot(found.seal_sha256)
    return Backup(
        found.name, found.seal.sealed_at, known.verified_at, known.proven_at, found.size, str(found.path)
    )


def _broken(found: broken.Broken, stood: Collection[tuple[str, str]]) -> Broken:
    """Whether a missing seal was ever there, ``stood`` tells."""
    home, name, wrong = found.path.parent.name, found.path.name, found.finding
    lost = any(homes.is_of(home, vault_id) and name == one for vault_id, one in stood)
    if lost and wrong.kind is Kind.SNAPSHOT_UNFINISHED:
        wrong = Finding(Kind.SEAL_MISSING, wrong.path)
    return Broken(name, snapshot.sealed_at(name), wrong, str(found.path))


def _stood(drive: Path, host: Host) -> frozenset[tuple[str, str]]:
    """The snapshots remembered on this very drive, each by its vault's id and its name."""
    machine = host.machine
    try:
        with drive_answers(str(drive)):
            opened = machine.open(machine.real(str(drive)))
            with closing(opened.handle):
                uuid = machine.facts(opened, "", None).uuid
    except SermentError:
        return frozenset()  # no folder that a drive was ever remembered by
    known = (one for _, one in localstate.remembered_on(host.state_folder, uuid))
    return frozenset((one.vault_id, name) for one in known for name in one.seals.values())
