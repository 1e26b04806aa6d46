"""A backup as a person orders it: the vault, the drive that was approved, what this computer remembers.

The window's worker and the command do the same through here.
"""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import msgspec

import resources
from app.drive_outlook import NO_DECISION, Decision, Outlook, verified_on
from app.errors import BackupRunning
from app.host import Host
from app.listing import Backup
from app.localstate import Drive, Held, LocalState
from app.places import ApprovedFolder, FolderHandle, approve_backup
from app.trusting import trusted
from vault import header
from vault.backup import contents, headers, homes, parts, run, shelf
from vault.backup.changes import Change
from vault.backup.rotating import Rotation
from vault.backup.run import Made, Order
from vault.backup.shelf import Shelf
from vault.backup.staging import Source
from vault.backup.target import drive_answers
from vault.backup.thinning import Plan, Verified
from vault.clock import moment, stamp
from vault.errors import DriveFull, DriveGone, DriveReadOnly, PlaceRefused, Tampered
from vault.findings import Kind
from vault.progress import Progress

#: The largest file each file system takes, in bytes, where that is little.
_LARGEST = {"vfat": parts.FAT_LARGEST}

#: Longer without a backup, old ones go only once somebody has looked at the date.
_LEAP = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Done:
    """A backup that was made, and what became of the drive with it."""

    backup: Backup
    #: The bytes that were copied.
    written: int
    #: Older documents that the drive did not return as they were, and that were copied again.
    mended: int
    #: False where the drive's file system knows no flush: pull it out only after ejecting it.
    flushes: bool
    #: Since the backup before on this drive; None where there was none.
    change: Change | None
    #: The old backups that went with this one.
    gone: Plan
    #: The old backups that got today's header, and those that had lost theirs and open again.
    renewed: tuple[str, ...]
    reopened: tuple[str, ...]
    outlook: Outlook


def back_up(
    source: Source,
    vault: Path,
    drive: str,
    host: Host,
    progress: Progress | None = None,
    decision: Decision = NO_DECISION,
    uuid: str = "",
) -> Done:
    """Make a snapshot on ``drive``, remember that it was verified, and do with older ones as decided.

    ``uuid``: of the drive that is meant; another one may stand at the same path by now.
    Raises PlaceRefused, DriveGone, DriveDistrusted, BackupRunning, and as ``vault.backup.run.back_up``.
    """
    state, today = host.local_state(source.seal.lineage), host.clock().date()
    _check_owner(state, source)
    with approve_backup(drive, vault, host.machine) as place:
        if uuid and place.facts.uuid != uuid:
            raise DriveGone(place.path)
        _check_fiction(place, source)
        known = _decided(_as_of(state, place.facts.uuid, host.clock()), decision)
        rotation = Rotation(verified_on(state, place.facts.uuid), known.rotates and not known.halted)
        largest = _LARGEST.get(place.facts.file_system or "")
        with trusted(place, state, host), _explained(place, source), _alone(place, source) as home:
            last = _last_run(known, home, today)
            stood = _stood(known, home, rotation.verified)
            order = Order(source, companions(), today, last, largest, rotation, stood)
            made = run.back_up(place.handle, place.path, order, progress)
            now = header.read(source.folder)
            reopened = headers.mend(home, now)
            renewed = headers.renew(home, now) if decision.renews_headers else ()
            found = shelf.look(home)
        place.recheck()
        path = Path(place.path) / homes.TOP / made.home / made.name
        known = _left(known, place, made, found, source, host.clock())
        if mended := made.documents_mended + len(reopened):
            known = msgspec.structs.replace(known, mended=known.mended | {stamp(host.clock()): mended})
        state.remember_drive(place.facts.uuid, known)
    held = Held(source.seal.schema, source.seal.revision)
    state.verified(made.seal_sha256, stamp(host.clock()), held, place.facts.uuid)
    # From what is known: the drive may be pulled out as soon as it was checked.
    stamped = state.snapshot(made.seal_sha256)
    backup = Backup(
        made.name, made.sealed_at, stamped.verified_at, stamped.proven_at, _needed(source), str(path)
    )
    behind = tuple(one.name for one in headers.behind(found, now.header))
    ahead = Outlook(made.room, made.may_go, made.for_room, known.rotates, known.halted, behind)
    return Done(
        backup,
        made.bytes_written,
        made.documents_mended,
        made.flushes,
        made.change,
        made.gone,
        renewed,
        reopened,
        ahead,
    )


def _decided(known: Drive, decision: Decision) -> Drive:
    """What counts for this run: an answer given now, or the one of before."""
    if decision.rotates is None:
        return known
    return msgspec.structs.replace(known, rotates=decision.rotates, halted=False)


def _left(
    known: Drive, place: ApprovedFolder, made: Made, found: Shelf, source: Source, now: datetime
) -> Drive:
    """The drive as this backup leaves it."""
    mass_change = made.change is not None and made.change.is_mass
    return msgspec.structs.replace(
        known,
        reread_on=now.date(),
        label=place.facts.label or Path(place.path).name,
        halted=known.halted or mass_change,
        header_revision=min((one.header.lowest for one in found.standing), default=0),
        seals={one.seal_sha256: one.name for one in found.standing},
        companions={name: hashlib.sha256(page).hexdigest() for name, page in companions().items()},
        vault_id=source.seal.vault_id,
    )


def _check_owner(state: LocalState, source: Source) -> None:
    """A vault signed anew by somebody else is no backup of ours. Raises Tampered."""
    seen = state.seen()
    if seen is not None and seen.public_key != source.header.public_key.hex():
        raise Tampered(Kind.HEADER_FOREIGN, header.MAIN)


def _check_fiction(place: ApprovedFolder, source: Source) -> None:
    """What the demonstration approved takes no real records. Raises PlaceRefused."""
    if place.fictive_only and not source.header.fictive:
        raise PlaceRefused("pretend-drive-foreign", place.path, {"path": place.path})


def _as_of(state: LocalState, uuid: str, now: datetime) -> Drive:
    """The drive as it is known. A clock that leaps ahead makes every backup old, and old ones go.

    So after a long time without any backup the person is shown again which may go.
    """
    known = state.drive(uuid)
    last = max((one.verified_at for one in state.snapshots().values() if one.verified_at), default=None)
    leapt = last is not None and now - moment(last) > _LEAP
    return msgspec.structs.replace(known, rotates=known.rotates and not leapt)


def _last_run(known: Drive, home: FolderHandle, today: date) -> date | None:
    """When this very drive was last read again in turn; None where it is not as it was left.

    A copy of a whole file system has its UUID and its mark, and not what was written since.
    """
    stands = {one.seal_sha256 for one in shelf.look(home).standing}
    as_it_was = known.seals.keys() <= stands
    # A day to come was written by a clock that was wrong: it must not put rereading off.
    return known.reread_on if known.reread_on and known.reread_on <= today and as_it_was else None


def _stood(known: Drive, home: FolderHandle, verified: Verified) -> frozenset[str]:
    """The snapshots remembered on the drive since the newest verified one that stands there."""
    newest = max((one.name for one in shelf.look(home).standing if verified(one.seal_sha256)), default="")
    return frozenset(name for name in known.seals.values() if name > newest)


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
def _alone(place: ApprovedFolder, source: Source) -> Iterator[FolderHandle]:
    """Hold the vault's folder on the drive: a second backup would sweep away what the first is writing.

    Raises BackupRunning.
    """
    with ExitStack() as held:
        with drive_answers(place.path, begun=False):
            _, home = homes.opened(place.handle, source.seal)
            held.enter_context(home)
            if not home.lock():
                raise BackupRunning(place.path)
        with drive_answers(place.path):
            yield home


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
