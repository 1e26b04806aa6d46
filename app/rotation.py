"""The backup drives of a vault: those that are plugged in, those that are at home, and what each last took.

A drive is known where its UUID was introduced on this computer and the mark on
it is this vault's for that UUID. Anything else is said for what it is: a stick
that was exchanged for another of the same name must not pass for the first.
No key is needed, so the lock screen and the command line ask here too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from app import places
from app.host import Host
from app.localstate import Drive, LocalState, Met, Snapshot
from vault import header, seal
from vault.backup import marker, snapshot
from vault.backup.marker import Marking
from vault.backup.run import REREAD_DAYS
from vault.clock import moment, stamp
from vault.errors import MachineError
from vault.header import Header

#: Older documents on a drive are read again in turn: for so long a look back goes over each of them.
_A_TURN: Final = timedelta(days=REREAD_DAYS)


class Standing(StrEnum):
    """What a drive that may hold backups is to a vault."""

    KNOWN = "known"
    NEW = "new"
    #: Another file system under the name of a known drive.
    NAMESAKE = "namesake"
    #: Marked by this vault, but this computer was never told: a restored vault, a new computer.
    ELSEWHERE = "elsewhere"
    #: The UUID is known and the mark is gone or another's: erased, or a copy of the number.
    REPLACED = "replaced"
    #: It bears the mark of another drive of this vault.
    COPIED = "copied"
    #: It bears a mark that this vault did not sign: before a re-keying, or damaged.
    FOREIGN = "foreign"
    #: Its file system has no UUID to know it by.
    NAMELESS = "nameless"
    #: Another disk that is plugged in has the same UUID and the same mark: one is a copy of the other.
    TWIN = "twin"
    #: It was found to return other bytes than it was given.
    UNFAITHFUL = "unfaithful"


#: Standings that only a drive of the vault has.
_RECOGNISED: Final = frozenset({Standing.KNOWN, Standing.TWIN, Standing.UNFAITHFUL})


@dataclass(frozen=True, slots=True)
class Took:
    """What this computer knows of the backups on one drive. ``revision`` is the latest it holds."""

    verified_at: datetime | None = None
    proven_at: datetime | None = None
    revision: int | None = None
    first_verified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mended:
    """Documents and headers that a backup found altered on the drive, and wrote again."""

    at: datetime
    files: int


@dataclass(frozen=True, slots=True)
class BackupDrive:
    """One drive in the rotation, or one that may join it. ``mount`` is "" while it is not plugged in."""

    uuid: str
    label: str
    standing: Standing
    mount: str = ""
    free_bytes: int | None = None
    took: Took = Took()
    met: Met = field(default_factory=Met)
    #: Its backups open with the secrets of before their latest change, as far as this computer remembers.
    opens_as_before: bool = False
    #: When it was found unfaithful.
    unfaithful_at: datetime | None = None
    #: Older documents on it that were altered and copied again: how many at a time, oldest first.
    mended: tuple[Mended, ...] = ()

    @property
    def known(self) -> bool:
        """It is one of the vault's drives."""
        return self.standing is Standing.KNOWN

    @property
    def here(self) -> bool:
        """It is plugged in."""
        return bool(self.mount)

    @property
    def name(self) -> str:
        """What to call it."""
        return self.label or self.mount or self.uuid


@dataclass(frozen=True, slots=True)
class Rotation:
    """The drives of a vault, those that may become one, the disks that may not; what all took together."""

    drives: tuple[BackupDrive, ...]
    refused: tuple[places.Drive, ...] = ()
    took: Took = Took()
    #: When the vault was made; None where nobody has looked yet.
    created_at: datetime | None = None

    @property
    def known(self) -> tuple[BackupDrive, ...]:
        """The vault's drives, here first, each group by name."""
        return tuple(one for one in self.drives if one.known)

    @property
    def others(self) -> tuple[BackupDrive, ...]:
        """Drives that are plugged in and not the vault's, or not any more."""
        return tuple(one for one in self.drives if not (one.known or one.unfaithful_at))

    @property
    def unfaithful(self) -> tuple[BackupDrive, ...]:
        """Drives to replace, until they are forgotten."""
        return tuple(one for one in self.drives if one.unfaithful_at)


def look(vault: Path, host: Host) -> Rotation:
    """What is plugged in and what is known, for the vault in ``vault``; a sleeping drive takes seconds.

    Raises NotAVault, Damaged, Tampered, VaultTooNew, MachineError about the vault itself.
    """
    found = header.read(vault).header
    state = host.local_state(seal.read(vault, found).lineage)
    here = places.drives(host.machine, vault)
    allowed = [_seen(one, found) for one in here if one.allowed]
    refused = [one for one in here if not one.allowed]
    joined = rotation(state, allowed, refused, host.clock(), found.revision)
    return replace(joined, created_at=moment(found.created_at))


def identity(vault: Path) -> tuple[str, str]:
    """Lineage and id of the vault in ``vault``. Raises as ``look``."""
    sealed = seal.read(vault, header.read(vault).header)
    return sealed.lineage, sealed.vault_id


@dataclass(frozen=True, slots=True)
class Here:
    """A drive that is plugged in and may hold backups, and what its mark says."""

    drive: places.Drive
    marking: Marking
    #: The hashes of the seals that stand on it; None where they were not looked at.
    seals: frozenset[str] | None = None


def _seen(drive: places.Drive, vault: Header) -> Here:
    try:
        root = Path(drive.mount)
        found = marker.found(root, drive.uuid, vault)
        ours = found is Marking.OURS
        return Here(drive, found, snapshot.seals_on(root, vault.vault_id) if ours else None)
    except MachineError:
        # Pulled out this moment, or it cannot be read: certainly no drive to rely on.
        return Here(drive, Marking.NONE)


def rotation(
    state: LocalState,
    here: Sequence[Here],
    refused: Iterable[places.Drive],
    now: datetime,
    header_revision: int = 0,
) -> Rotation:
    """What this computer remembers, joined with what is plugged in; ``header_revision``: the vault's now."""
    memory = _Memory(state, here, now, header_revision)
    present = [memory.present(one, here) for one in here]
    at_hand = {one.uuid for one in present if one.standing in _RECOGNISED}
    away = [memory.away(uuid) for uuid in memory.introduced if uuid not in at_hand]
    by_name = sorted(away, key=lambda one: (one.name.casefold(), one.uuid))
    return Rotation((*present, *by_name), tuple(refused), memory.took())


class _Memory:
    """What this computer remembers of the drives."""

    def __init__(self, state: LocalState, here: Iterable[Here], now: datetime, header_revision: int) -> None:
        self._state = state
        self._header_revision = header_revision
        self._drives = state.drives()
        self._unfaithful = state.unfaithful()
        self.introduced = {uuid: one for uuid, one in self._drives.items() if one.introduced_at}
        known = {seal_hash: _until(now, one) for seal_hash, one in state.snapshots().items()}
        looked_at = [(one.drive.uuid, one.seals) for one in here if one.seals is not None]
        self._made = list(known.values())
        #: Without what is there no more: removed by hand, or another drive with the number of the first.
        self._standing = [
            one.without([uuid for uuid, seals in looked_at if seal_hash not in seals])
            for seal_hash, one in known.items()
        ]

    def took(self, uuid: str | None = None) -> Took:
        """What the drive ``uuid`` took, or all together. What the latest is counts only where it stands."""
        made, standing = took(self._made, uuid), took(self._standing, uuid)
        return replace(made, verified_at=standing.verified_at, revision=standing.revision)

    def present(self, one: Here, here: Iterable[Here]) -> BackupDrive:
        """A drive that is plugged in, beside the others that are."""
        drive = one.drive
        found = standing(drive.uuid, drive.label, self.introduced, one.marking)
        if found is Standing.KNOWN and any(_are_twins(one, other) for other in here):
            found = Standing.TWIN
        known = self._known(drive.uuid, drive.label, found)
        return replace(known, mount=drive.mount, free_bytes=drive.free_bytes)

    def away(self, uuid: str) -> BackupDrive:
        """A drive that was introduced and is elsewhere."""
        drive = self.introduced[uuid]
        as_before = bool(drive.seals) and drive.header_revision < self._header_revision
        return replace(self._known(uuid, drive.label, Standing.KNOWN), opens_as_before=as_before)

    def _known(self, uuid: str, label: str, found: Standing) -> BackupDrive:
        lost = self._unfaithful.get(uuid)
        mended = self._drives.get(uuid, Drive()).mended
        return BackupDrive(
            uuid,
            label,
            Standing.UNFAITHFUL if lost else found,
            took=self.took(uuid),
            met=self._state.met(uuid),
            unfaithful_at=moment(lost) if lost else None,
            mended=tuple(Mended(moment(at), files) for at, files in sorted(mended.items())),
        )


def _are_twins(one: Here, other: Here) -> bool:
    """One file system may be mounted twice; two disks do not come with the same number."""
    same = (one.drive.uuid, one.marking) == (other.drive.uuid, other.marking)
    return same and one.drive.disks != other.drive.disks


def _until(now: datetime, one: Snapshot) -> Snapshot:
    """Without moments yet to come, of a clock that was wrong: they would put everything off until then."""
    latest = stamp(now + timedelta(days=1))
    drives = {drive: at for drive, at in one.drives.items() if at <= latest}
    verified = [at for at in (one.verified_at, *drives.values()) if at and at <= latest]
    proven_at = one.proven_at if one.proven_at and one.proven_at <= latest else None
    verified_at = max(verified, default=None)
    return msgspec.structs.replace(one, drives=drives, verified_at=verified_at, proven_at=proven_at)


def standing(uuid: str, label: str, introduced: Mapping[str, Drive], marking: Marking) -> Standing:
    """What a drive is, from its UUID, its label, the drives introduced here and the mark on it."""
    if not uuid:
        return Standing.NAMELESS
    if marking is Marking.OURS:
        return Standing.KNOWN if uuid in introduced else Standing.ELSEWHERE
    if marking is Marking.COPIED:
        return Standing.COPIED
    if uuid in introduced:
        return Standing.REPLACED
    if marking is Marking.FOREIGN:
        return Standing.FOREIGN
    same_name = any(known.label.casefold() == label.casefold() for known in introduced.values())
    return Standing.NAMESAKE if label and same_name else Standing.NEW


def took(snapshots: Iterable[Snapshot], uuid: str | None = None) -> Took:
    """What the drive ``uuid`` holds, or all drives together, as far as this computer verified it."""
    theirs = [one for one in snapshots if uuid is None or uuid in one.drives]
    stamps = (one.drives.get(uuid or "", one.verified_at) for one in theirs)
    verified = [moment(at) for at in stamps if at]
    return Took(
        max(verified, default=None),
        max((moment(one.proven_at) for one in theirs if one.proven_at), default=None),
        max((one.revision for one in theirs if one.revision and one.verified_at), default=None),
        min(verified, default=None),
    )


def lately_mended(drive: BackupDrive, now: datetime) -> Mended | None:
    """What a backup found altered there since all documents were read last; None where nothing was."""
    lately = [one for one in drive.mended if now - one.at < _A_TURN]
    return Mended(lately[-1].at, sum(one.files for one in lately)) if lately else None


def days_behind(took: Took, now: datetime) -> int | None:
    """Calendar days here since the last verified backup; None where there is none."""
    if took.verified_at is None:
        return None
    return max(0, (now.astimezone().date() - took.verified_at.astimezone().date()).days)
