"""What this computer remembers of a vault, so that a changed past is noticed.

By lineage: the highest revision and header seen and the public key (written by
whoever opens the vault), snapshots verified and proven and what stands on each
drive (written by backups), and a session that the keeper
had to kill (written by the keeper). Each has its own file and one kind of
writer, so nobody waits for anybody. It is a memory, not a guard: deleting it
makes the program ask, never refuse.
"""

import re
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from vault.errors import InvalidInput

_SEEN = "seen.json"
_KILLED = "killed.json"
_SNAPSHOTS = "snapshots"
_DRIVES = "drives"
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
    #: The schema of its records, where it was verified here.
    schema: int = 0


class Drive(msgspec.Struct, frozen=True):
    """A drive as the last backup onto it left it, and what the person decided about it."""

    #: When the documents on it were last read again in turn.
    reread_on: date | None = None
    label: str = ""
    #: Old backups on it may go by the schedule: the person was shown which, and agreed.
    rotates: bool = False
    #: Much of the vault changed since the backup before: nothing goes until the person has said that it may.
    halted: bool = False
    #: The lowest revision of the headers on it: what they opened with then opens it still.
    header_revision: int = 0
    #: The seals of the snapshots that stand on it, by their hashes.
    seals: tuple[str, ...] = ()


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
        return _read(self._snapshot(seal_hash), Snapshot) or Snapshot()

    def verified(self, seal_hash: str, at: str, schema: int = 0) -> None:
        """Remember a verification, and what schema the records have. Raises MachineError."""
        known = self.snapshot(seal_hash)
        self._keep(seal_hash, msgspec.structs.replace(known, verified_at=at, schema=schema or known.schema))

    def verified_schema(self) -> int:
        """The latest schema a snapshot of this lineage was verified with; 0 where none was."""
        paths = (self._folder / _SNAPSHOTS).glob("*.json")
        found = (snapshot for path in paths if (snapshot := _read(path, Snapshot)))
        return max((snapshot.schema for snapshot in found if snapshot.verified_at), default=0)

    def proven(self, seal_hash: str, at: str) -> None:
        """Remember a rehearsal. Raises MachineError."""
        self._keep(seal_hash, msgspec.structs.replace(self.snapshot(seal_hash), proven_at=at))

    def drive(self, drive: str) -> Drive:
        """What is known here of ``drive`` (its file system's UUID); nothing of one without such a name."""
        found = _read(self._folder / _DRIVES / f"{drive}.json", Drive) if _NAME.fullmatch(drive) else None
        return found or Drive()

    def remember_drive(self, drive: str, known: Drive) -> None:
        """Remember it; one without a name of its own is never known again. Raises MachineError."""
        if _NAME.fullmatch(drive):
            self._write(f"{_DRIVES}/{drive}.json", known)

    def drives(self) -> dict[str, Drive]:
        """All that are known, by their UUIDs."""
        folder = self._folder / _DRIVES
        paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
        read = ((path.stem, _read(path, Drive)) for path in paths)
        return {name: known for name, known in read if known is not None}

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


def _read(path: Path, kind: type[_Kept]) -> _Kept | None:
    """What a file says, or None where it is missing or illegible: this memory may always be lost."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, ValueError, RecursionError):
        return None
