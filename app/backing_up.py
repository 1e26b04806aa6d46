"""A backup as a person orders it: the vault, the drive that was approved, what this computer remembers.

The window's worker and the command do the same through here.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import resources
from app.errors import BackupRunning
from app.host import Host
from app.localstate import LocalState
from app.places import ApprovedFolder, approve_backup
from vault import header
from vault.backup import contents, homes, run, snapshot
from vault.backup.run import Order
from vault.backup.snapshot import Snapshot
from vault.backup.staging import Source
from vault.backup.target import drive_answers
from vault.clock import stamp
from vault.errors import DriveFull, DriveGone, DriveReadOnly, PlaceRefused, Tampered
from vault.findings import Kind
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

    Raises PlaceRefused, BackupRunning, and as ``vault.backup.run.back_up``.
    """
    state, today = host.local_state(source.seal.lineage), host.clock().date()
    _check_owner(state, source)
    with approve_backup(drive, vault, host.machine) as place:
        _check_fiction(place, source)
        uuid = place.facts.uuid
        order = Order(source, companions(), today, _last_run(state.reread_on(uuid), today))
        with _explained(place, source), _alone(place, source):
            made = run.back_up(place.handle, place.path, order, progress)
        place.recheck()
        path = Path(place.path) / homes.TOP / made.home / made.name
        state.reread(uuid, today)
    state.verified(made.seal_sha256, stamp(host.clock()), source.seal.schema)
    # From what is known: the drive may be pulled out as soon as it was checked.
    known = state.snapshot(made.seal_sha256)
    return Backup(made.name, made.sealed_at, known.verified_at, known.proven_at, _needed(source), str(path))


def _check_owner(state: LocalState, source: Source) -> None:
    """A vault signed anew by somebody else is no backup of ours. Raises Tampered."""
    seen = state.seen()
    if seen is not None and seen.public_key != source.header.public_key.hex():
        raise Tampered(Kind.HEADER_FOREIGN, header.MAIN)


def _check_fiction(place: ApprovedFolder, source: Source) -> None:
    """What the demonstration approved takes no real records. Raises PlaceRefused."""
    if place.fictive_only and not source.header.fictive:
        raise PlaceRefused("pretend-drive-foreign", place.path, {"path": place.path})


def _last_run(remembered: date | None, today: date) -> date | None:
    # A day to come was written by a clock that was wrong: it must not put rereading off.
    return remembered if remembered and remembered <= today else None


@contextmanager
def _explained(place: ApprovedFolder, source: Source) -> Iterator[None]:
    """A drive that filled up, went away or turned read-only midway: told apart by what stands there now."""
    try:
        yield
    except DriveFull as full:
        # What a system answers in the middle of writing says nothing of the room that is left.
        raise full if full.free else place.full(full.needed or _needed(source)) from None
    except (DriveGone, DriveReadOnly) as answer:
        raise place.standing() or answer from None


@contextmanager
def _alone(place: ApprovedFolder, source: Source) -> Iterator[None]:
    """Hold the vault's folder on the drive: a second backup would sweep away what the first is writing.

    Raises BackupRunning.
    """
    with ExitStack() as held:
        with drive_answers(place.path, begun=False):
            _, home = homes.opened(place.handle, source.seal)
            held.enter_context(home)
            if not home.lock():
                raise BackupRunning(place.path)
        yield


def _needed(source: Source) -> int:
    """The bytes of a whole snapshot: what the drive must be able to take."""
    return contents.size(source.seal, source.manifest.documents)


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
    known = host.local_state(found.seal.lineage).snapshot(found.seal_sha256)
    return Backup(
        found.name, found.seal.sealed_at, known.verified_at, known.proven_at, found.size, str(found.path)
    )
