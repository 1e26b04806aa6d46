"""What this computer remembers of a vault, so that a changed past is noticed.

By lineage: the highest revision and header seen and the public key (written by
whoever opens the vault), snapshots verified and proven, the drives that were
introduced and what stands on each (written by backups), when a drive was last
plugged in and what was said of it, and when the person was last reminded
(written by windows), and a session that the keeper had to kill (written by the
keeper). Each has its own file and one kind of writer, so nobody waits for
anybody. It is a memory, not a guard: deleting it makes the program ask, never
refuse.
"""

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Self, TypeVar

import msgspec

from vault.errors import InvalidInput

_SEEN = "seen.json"
_KILLED = "killed.json"
_SNAPSHOTS = "snapshots"
_DRIVES = "drives"
_MET = "met"
_REMINDED = "reminded.json"
# Lineages and hashes come from files: they name a folder only if they look like names.
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,127}")

_Kept = TypeVar("_Kept", bound=msgspec.Struct)


class Seen(msgspec.Struct, frozen=True):
    """The latest state of a lineage that was opened here. ``public_key`` is hexadecimal."""

    revision: int
    public_key: str
    sealed_at: str = ""
    #: The latest header: one from before lets a replaced passphrase in.
    header_revision: int = 0


class Killed(msgspec.Struct, frozen=True):
    """A session that the keeper ended at its deadline: the vault stayed open, through nobody's fault."""

    at: str
    cause: str
    revision: int | None
    pending_saved: bool


class Snapshot(msgspec.Struct, frozen=True):
    """When a snapshot was verified (every byte read back) and proven (a rehearsal opened it)."""

    verified_at: str | None = None
    proven_at: str | None = None
    #: The schema of its records, where it was verified here, and the state of the vault it holds.
    schema: int = 0
    revision: int = 0
    #: The drives it was verified on, by the UUID of their file systems, and when.
    #: A vault that was not opened meanwhile gives two drives the very same snapshot.
    drives: dict[str, str] = {}  # a Struct copies its defaults

    def without(self, lost: Collection[str]) -> Self:
        """What is left of it without these drives."""
        drives = {drive: at for drive, at in self.drives.items() if drive not in lost}
        if drives == self.drives:
            return self
        # It was verified last on a drive that has no number to be remembered by.
        elsewhere = self.verified_at not in self.drives.values()
        verified_at = self.verified_at if elsewhere else max(drives.values(), default=None)
        proven_at = self.proven_at if verified_at else None
        return msgspec.structs.replace(self, drives=drives, verified_at=verified_at, proven_at=proven_at)


class Held(msgspec.Struct, frozen=True):
    """What a snapshot holds: the schema of its records, and the state of the vault."""

    schema: int
    revision: int


class Drive(msgspec.Struct, frozen=True):
    """A drive as the last backup onto it left it, and what the person decided about it."""

    #: When the documents on it were last read again in turn.
    reread_on: date | None = None
    label: str = ""
    #: When the person said that it is a backup drive.
    introduced_at: str | None = None
    #: Old backups on it may go by the schedule: the person was shown which, and agreed.
    rotates: bool = False
    #: Much of the vault changed since the backup before: nothing goes until the person has said that it may.
    halted: bool = False
    #: The lowest revision of the headers on it: what they opened with then opens it still.
    header_revision: int = 0
    #: The snapshots that stand on it: hash of the seal -> name of the folder.
    seals: dict[str, str] = {}
    #: The pages that were written beside them: name -> SHA-256.
    companions: dict[str, str] = {}
    vault_id: str = ""
    #: When it was found to return other bytes than it was given: it is trusted no more.
    unfaithful_at: str | None = None
    #: Older documents and headers there that were not as they were, and were written again: when -> how many.
    mended: dict[str, int] = {}


def remembered_on(folder: Path, drive: str) -> list[tuple[str, Drive]]:
    """The lineages that have backups on ``drive``, as far as is known here; ``folder``: the state folder."""
    if not _NAME.fullmatch(drive):
        return []
    paths = sorted((folder / "vaults").glob(f"*/{_DRIVES}/{drive}.json"))
    read = ((path.parents[1].name, _read(path, Drive)) for path in paths)
    return [(lineage, known) for lineage, known in read if known is not None]


def unfaithful(folder: Path) -> dict[str, str]:
    """The drives that were found so, with whichever vault, and when; ``folder``: the state folder."""
    paths = sorted((folder / "vaults").glob(f"*/{_DRIVES}/*.json"))
    read = ((path.stem, _read(path, Drive)) for path in paths)
    return {name: known.unfaithful_at for name, known in read if known and known.unfaithful_at}


class Met(msgspec.Struct, frozen=True):
    """When a drive was last plugged in here, and whether the person said that it is not for backups."""

    at: str | None = None
    declined: bool = False


class Reminded(msgspec.Struct, frozen=True):
    """The days on which the person was last reminded."""

    of_backup: date | None = None
    of_rehearsal: date | None = None


class LocalState:
    """The memory of one lineage. ``folder`` is the state folder of the program."""

    def __init__(self, folder: Path, lineage: str) -> None:
        """Raises InvalidInput for a lineage that is not one of ours."""
        self._folder = folder / "vaults" / _named("lineage", lineage)

    def seen(self) -> Seen | None:
        """The latest state seen here; None for a lineage never seen."""
        return _read(self._folder / _SEEN, Seen)

    def see(self, seen: Seen) -> None:
        """Remember a state, unless a later one is remembered. Raises MachineError."""
        before = self.seen()
        if before is not None and before.public_key == seen.public_key:
            seen = _later(before, seen)
        if seen != before:
            self._write(_SEEN, seen)

    def forget_later(self, seen: Seen) -> None:
        """Remember an older state on purpose: the person has read what is older. Raises MachineError."""
        self._write(_SEEN, seen)

    def killed(self) -> Killed | None:
        """The session the keeper killed, if the vault was not opened since."""
        return _read(self._folder / _KILLED, Killed)

    def record_kill(self, killed: Killed) -> None:
        """Remember it. Raises MachineError."""
        self._write(_KILLED, killed)

    def recovered(self) -> None:
        """The vault was opened after a kill."""
        (self._folder / _KILLED).unlink(missing_ok=True)

    def snapshot(self, seal_hash: str) -> Snapshot:
        """What is known here of the snapshot with this seal; a snapshot never seen is unverified."""
        known = _read(self._snapshot(seal_hash), Snapshot) or Snapshot()
        return known.without(self.unfaithful())

    def snapshots(self) -> dict[str, Snapshot]:
        """All that are known here, by the hashes of their seals."""
        lost = self.unfaithful()
        known = _all(self._folder / _SNAPSHOTS, Snapshot)
        return {seal_hash: one.without(lost) for seal_hash, one in known.items()}

    def verified(self, seal_hash: str, at: str, held: Held | None = None, drive: str = "") -> None:
        """Remember a verification, what the snapshot holds and on which drive. Raises MachineError."""
        known = self.snapshot(seal_hash)
        held = held or Held(known.schema, known.revision)
        self._keep(
            seal_hash,
            msgspec.structs.replace(
                known,
                verified_at=at,
                schema=held.schema,
                revision=held.revision,
                drives=known.drives | ({drive: at} if drive else {}),
            ),
        )

    def not_as_sealed(self, seal_hash: str, drive: str) -> None:
        """What ``drive`` holds of it was read, and is not it any more. Raises MachineError."""
        self._keep(seal_hash, self.snapshot(seal_hash).without((drive,)))

    def verified_schema(self) -> int:
        """The latest schema a snapshot of this lineage was verified with; 0 where none was."""
        return max((one.schema for one in self.snapshots().values() if one.verified_at), default=0)

    def proven(self, seal_hash: str, at: str) -> None:
        """Remember a rehearsal. Raises MachineError."""
        self._keep(seal_hash, msgspec.structs.replace(self.snapshot(seal_hash), proven_at=at))

    # --- Drives, each named by its file system's UUID; what has none is never known again ------------------

    def drive(self, drive: str) -> Drive:
        """What is known here of ``drive``; nothing of one without such a name."""
        return (_read(self._drive(drive), Drive) if _NAME.fullmatch(drive) else None) or Drive()

    def remember_drive(self, drive: str, known: Drive) -> None:
        """Remember it; one without a name of its own is never known again. Raises MachineError."""
        if _NAME.fullmatch(drive):
            self._write(f"{_DRIVES}/{drive}.json", known)

    def drives(self) -> dict[str, Drive]:
        """All that are known, by their UUIDs."""
        return _all(self._folder / _DRIVES, Drive)

    def introduce(self, drive: str, label: str, at: str) -> None:
        """Remember a backup drive. Raises InvalidInput for one without a UUID, and MachineError."""
        known = self.drive(_named("uuid", drive))
        self.remember_drive(drive, msgspec.structs.replace(known, label=label, introduced_at=at))

    def forget_drive(self, drive: str) -> None:
        """A drive is lost, or serves something else now. Raises InvalidInput, MachineError."""
        from vault import files

        known = self.drive(_named("uuid", drive))
        if known.unfaithful_at:
            # Plugged in again, it would pass for a new one.
            self.remember_drive(drive, Drive(label=known.label, unfaithful_at=known.unfaithful_at))
        else:
            files.remove(self._drive(drive))

    def distrust(self, drive: str, label: str, at: str) -> None:
        """Remember that a drive returns other bytes than it was given. Raises MachineError."""
        known = self.drive(drive)
        self.remember_drive(drive, msgspec.structs.replace(known, label=label, unfaithful_at=at))

    def unfaithful(self) -> dict[str, str]:
        """The drives that were found so, with whichever vault, and when."""
        return unfaithful(self._folder.parent.parent)

    def met(self, drive: str) -> Met:
        """What windows know of a drive."""
        found = _read(self._folder / _MET / f"{drive}.json", Met) if _NAME.fullmatch(drive) else None
        return found or Met()

    def meet(self, drive: str, met: Met) -> None:
        """Remember it. Raises MachineError."""
        if _NAME.fullmatch(drive):
            self._write(f"{_MET}/{drive}.json", met)

    def reminded(self) -> Reminded:
        """When the person was last reminded."""
        return _read(self._folder / _REMINDED, Reminded) or Reminded()

    def remind(self, reminded: Reminded) -> None:
        """Remember it. Raises MachineError."""
        self._write(_REMINDED, reminded)

    def _drive(self, drive: str) -> Path:
        return self._folder / _DRIVES / f"{drive}.json"

    def _snapshot(self, seal_hash: str) -> Path:
        return self._folder / _SNAPSHOTS / f"{_named('seal_hash', seal_hash)}.json"

    def _keep(self, seal_hash: str, snapshot: Snapshot) -> None:
        path = self._snapshot(seal_hash)
        self._write(f"{_SNAPSHOTS}/{path.name}", snapshot)

    def _write(self, name: str, value: msgspec.Struct) -> None:
        from vault import files  # its hashes weigh 4 MB, which a keeper without a kill to record does without

        path = self._folder / name
        files.make_folder(path.parent)
        files.write(path, msgspec.json.encode(value))


def _later(before: Seen, now: Seen) -> Seen:
    """The later of two states, with the later of their headers."""
    latest = now if now.revision >= before.revision else before
    header_revision = max(before.header_revision, now.header_revision)
    return msgspec.structs.replace(latest, header_revision=header_revision)


def _named(field: str, value: str) -> str:
    if not _NAME.fullmatch(value):
        raise InvalidInput(field, "name")
    return value


def _all(folder: Path, kind: type[_Kept]) -> dict[str, _Kept]:
    """Every legible file of ``folder``, by its name."""
    read = ((path.stem, _read(path, kind)) for path in sorted(folder.glob("*.json")))
    return {name: found for name, found in read if found is not None}


def _read(path: Path, kind: type[_Kept]) -> _Kept | None:
    """What a file says, or None where it is missing or illegible: this memory may always be lost."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, ValueError, RecursionError):
        return None
