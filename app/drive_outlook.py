"""What comes next on a backup drive: the room, the backups that may go, those an old secret opens.

Plain values for the backups page and the command. Looking writes nothing; what
is decided goes with the next backup (``app.backing_up``).
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.host import Host
from app.localstate import LocalState
from app.places import approve_backup
from vault import header, seal
from vault.backup import contents, headers, homes, shelf, thinning
from vault.backup.room import Room
from vault.backup.target import TargetFolder, drive_answers
from vault.backup.thinning import Plan, Verified
from vault.header import Header


@dataclass(frozen=True, slots=True)
class Decision:
    """What the person decided for a drive, with a backup. ``rotates``: old ones may go; None: as before."""

    rotates: bool | None = None
    #: Older backups get today's header: what was replaced opens them no more.
    renews_headers: bool = False


NO_DECISION = Decision()


@dataclass(frozen=True, slots=True)
class Outlook:
    """One drive and one vault. ``room`` is None where no backup of the vault is there yet."""

    room: Room | None
    #: By the schedule; they go with the next backup where ``rotates``, and are shown first where not.
    may_go: Plan
    #: Beyond the schedule: what could go if the room is low, the oldest first.
    for_room: Plan
    rotates: bool
    #: A mass change waits for an answer: a ``Decision`` with ``rotates`` given.
    halted: bool
    #: The backups that open with secrets from before the latest change.
    old_headers: tuple[str, ...]


def outlook(vault: Path, drive: str, host: Host) -> Outlook:
    """What comes next for ``vault`` on ``drive``. Raises PlaceRefused, DriveGone, NotAVault, Damaged, ..."""
    now = header.read(vault).header
    lineage = seal.read(vault, now).lineage
    with approve_backup(drive, vault, host.machine) as place, drive_answers(place.path):
        home = homes.found(place.handle, now.vault_id)
        if home is None:
            return Outlook(None, thinning.NOTHING, thinning.NOTHING, False, False, ())
        with home:
            return _seen(home, now, host.local_state(lineage), lineage, place.facts.uuid, host.clock().date())


def _seen(
    home: TargetFolder, now: Header, state: LocalState, lineage: str, uuid: str, today: date
) -> Outlook:
    found, known, verified = shelf.look(home), state.drive(uuid), verified_on(state, uuid)
    newest = next(reversed(found.of(lineage)), None)
    room = Room(home.free_bytes(), contents.size(newest.seal, ())) if newest else None
    return Outlook(
        room,
        thinning.by_schedule(home, lineage, today, verified),
        thinning.for_room(home, lineage, today, verified) if room and room.is_low else thinning.NOTHING,
        known.rotates,
        known.halted,
        tuple(one.name for one in headers.behind(found, now)),
    )


def verified_on(state: LocalState, uuid: str) -> Verified:
    """Whether this computer remembers that a snapshot was verified on this very drive.

    A vault that was not opened meanwhile gives two drives the same snapshot, and what was read back
    from one says nothing of the other.
    """
    return lambda seal_sha256: uuid in state.snapshot(seal_sha256).drives
