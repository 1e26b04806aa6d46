"""A vault in use: its records, its documents, and the seal kept true.

One thread owns the database. Whatever changes the main file goes through
``checkpoint``, so that the seal on disk describes the file at every moment
(``seal.py``). Where that was cut short, by a full disk for instance, nothing
is written until the seal says again that the -wal is ours.
"""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from vault import aside, audit, documents, files, manifest, migrations, pending, seal, wal
from vault.backup import marker
from vault.clock import Clock, stamp
from vault.database import Database
from vault.documents import DocumentFiles, Presence, path_of
from vault.entry import RECORDS
from vault.errors import Damaged, MachineError, Tampered
from vault.files import Fingerprint
from vault.findings import Kind
from vault.heldfile import HeldFile
from vault.keys import VaultKeys
from vault.manifest import Entry, Manifest
from vault.pending import Binding, Pending
from vault.seal import Overlay, Seal, SetAside, State
from vault.wal import Overlaid
from vault.walproof import Prover


@dataclass(frozen=True, slots=True)
class VaultState:
    """What the records say of the vault they belong to."""

    vault_id: str
    epoch: int
    lineage: str
    revision: int

    @classmethod
    def of(cls, database: Database, folder: Path) -> Self:
        """As the records state it. Raises Damaged where they state nothing."""
        row = database.row("SELECT vault_id, epoch, lineage, revision FROM vault_state")
        if row is None:
            raise Damaged(str(folder / RECORDS))
        return cls(str(row[0]), int(row[1] or 0), str(row[2]), int(row[3] or 0))

    def fits(self, sealed: Seal, *, recover: bool) -> bool:
        """Whether these records are the sealed ones; ``recover``: a -wal may have taken them further."""
        same = (self.vault_id, self.epoch, self.lineage) == (sealed.vault_id, sealed.epoch, sealed.lineage)
        return same and (self.revision == sealed.revision or (recover and self.revision > sealed.revision))


@dataclass(frozen=True, slots=True)
class NewSession:
    """How one begins: with what the last one left unsaved, in the lineage of that id (None: the same)."""

    waiting: Pending
    lineage: str | None


class OpenVault:
    """An open vault. ``vault.opening.open_vault`` makes one."""

    def __init__(
        self, folder: Path, keys: VaultKeys, database: Database, records: HeldFile, sealed: Seal, clock: Clock
    ) -> None:
        self.folder = folder
        self.database = database
        self.documents = DocumentFiles(folder, sealed.vault_id)
        self._keys = keys
        self._records = records
        # SQLite made the -shm when it opened the file; its locks live on it (heldfile.py).
        self._index = HeldFile(wal.beside(folder / RECORDS, "-shm"))
        self._seal = sealed
        self._unsure = False
        # What the prover of the present -wal does; nothing before there is one.
        self._prove: Callable[[], None] = _go_on
        self._check_wal: Callable[[], None] = _go_on
        self._pending_lock = threading.Lock()
        self.clock = clock

    @property
    def seal(self) -> Seal:
        """The seal as it stands on the disk."""
        return self._seal

    @property
    def binding(self) -> Binding:
        """What this session's pending.bin is bound to."""
        sealed = self._seal
        return Binding(sealed.vault_id, sealed.epoch, sealed.lineage, sealed.session_revision)

    def state(self) -> VaultState:
        """The identity and revision in the records."""
        return VaultState.of(self.database, self.folder)

    def raise_revision(self, operation: str) -> int:
        """Count one more state of the vault, and log why. Call it inside a transaction."""
        revision = self.state().revision + 1
        self.database.run("UPDATE vault_state SET revision = ?", (revision,))
        audit.append(self.database, stamp(self.clock()), "", operation)
        return revision

    def log_slot_changes(self, header_revision: int) -> None:
        """Log that slots were changed while the vault was closed. Call it inside a transaction."""
        changed = self.database.run(
            "UPDATE vault_state SET header_revision = ? WHERE header_revision < ?",
            (header_revision, header_revision),
        )
        if changed:
            audit.append(self.database, stamp(self.clock()), "", "slots.changed")

    def prepare_migration(self) -> None:
        """Copy the records aside before a step changes their schema; the seal names the copy."""
        if self._seal.schema < migrations.latest():
            name = migrations.copy_name(migrations.latest())
            copied = files.write_pieces(self.folder / name, self._records.pieces())
            self._write_seal(before_migration=SetAside(name, copied))

    def forget_copy(self) -> None:
        """Remove the records from before a migration: a verified backup holds what became of them."""
        if self._seal.before_migration:
            self._write_seal(before_migration=None)
        self.remove_unnamed_copies()

    def remove_unnamed_copies(self) -> None:
        """Remove records from before a migration that the seal no longer names.

        One may be left of a removal that was cut off, or stand for a step before the last one; what is
        destroyed in the records must not go on living there.
        """
        named = self._seal.before_migration
        for path in migrations.copies(self.folder):
            if named is None or path.name != named.path:
                files.remove(path)

    def begin(self, operation: str, session: NewSession | None = None) -> None:
        """Commit a raised revision, which gives the -wal its salts, and say that the -wal is ours.

        Without a new ``session``, the one that is open goes on.
        """
        self.database.before_writing = self.database.after_commit = _go_on
        try:
            self._begin(operation, session)
        finally:
            self.database.before_writing = self._ready
            self.database.after_commit = self._prove

    def _ready(self) -> None:
        """Finish what was cut short: a crash would lose what is written into a -wal that is not ours."""
        if self._unsure:
            self._write_seal()
        if self._seal.state is State.CLOSING:
            self.checkpoint()
        if self._seal.state is State.OPENING:
            self.begin("vault.resumed")
        self._prove()

    def _begin(self, operation: str, session: NewSession | None) -> None:
        new_lineage = session.lineage if session else None
        with self.database.transaction():
            revision = self.raise_revision(operation)
            if new_lineage:
                self.database.run("UPDATE vault_state SET lineage = ?", (new_lineage,))
        if session and session.waiting != Pending():
            sealed = self._seal
            binding = Binding(sealed.vault_id, sealed.epoch, new_lineage or sealed.lineage, revision)
            pending.write(self.folder, session.waiting, self._keys.pending, binding)
        prover = Prover(self.folder / RECORDS, self._index)
        self._prove, self._check_wal = prover.extend, prover.check
        self._write_seal(
            state=State.OPEN,
            lineage=new_lineage or self._seal.lineage,
            parent=self._seal.lineage if new_lineage else self._seal.parent,
            revision=revision,
            session_revision=revision if session else self._seal.session_revision,
            schema=migrations.latest(),
            wal_salts=wal.salts(self.folder / RECORDS),
            proof=prover.start,
        )

    def save_pending(self, unsaved: Pending) -> Fingerprint:
        """Put drafts and view state on the disk; any thread may, the database is not involved.

        Not once the vault is closed: the seal vouches for what was there.
        """
        with self._pending_lock:
            if self._seal.state is State.CLOSED:
                raise ValueError("drafts for a vault that is closed")
            return pending.write(self.folder, unsaved, self._keys.pending, self.binding)

    def checkpoint(self) -> None:
        """Move everything committed into the main file; the vault is *opening* after it."""
        overlay = self._begin_checkpoint()
        if self.database.checkpoint().busy:
            raise AssertionError("a reader of ours was left open across a checkpoint")
        self._write_seal(
            state=State.OPENING,
            # The main file now holds a revision that was raised since the last seal.
            revision=self.state().revision,
            records=overlay.records,
            wal_salts=None,
            proof=None,
            overlay=None,
        )

    def _begin_checkpoint(self) -> Overlay:
        """The *closing* seal: SQLite may touch the main file only after it."""
        frames = wal.committed_frames(self._index)
        path = wal.beside(self.folder / RECORDS, "-wal")
        found = wal.overlaid(self._records, path, frames)
        if found is None:
            raise Damaged(str(path))
        self._check_untouched(found)
        overlay = Overlay(frames, found.after)
        self._write_seal(state=State.CLOSING, wal_salts=wal.salts(self.folder / RECORDS), overlay=overlay)
        return overlay

    def _check_untouched(self, found: Overlaid) -> None:
        """What somebody put into our files while they were open is not sealed as ours. Raises Tampered."""
        begun = self._seal.overlay
        # A checkpoint that was cut short left the file half copied: there its end is known.
        sealed = begun.records == found.after if begun else self._seal.records == found.before
        if not sealed or not self._records.bears_its_name():
            raise Tampered(Kind.RECORDS_ALTERED, RECORDS)
        if self._seal.state is State.OPEN:
            self._check_wal()

    def close(self) -> None:
        """Leave a closed vault behind: a snapshot. Drafts must be in pending.bin by now."""
        self.set_strangers_aside()
        with self.database.transaction():
            audit.append(self.database, stamp(self.clock()), "", "vault.closed")
        # Raised by a backup that came to nothing, it is in no seal yet.
        revision = self.state().revision
        head = audit.head(self.database)
        listed = self.manifest()
        practice = self._practice()
        overlay = self._begin_checkpoint()
        if self.database.checkpoint().busy:
            raise AssertionError("a reader of ours was left open across the last checkpoint")
        self.database.close()
        self._records.close()
        self._index.close()
        files.remove(wal.beside(self.folder / RECORDS, wal.PROOF))
        manifest_print = self._written(listed)
        with self._pending_lock:
            self._write_seal(
                state=State.CLOSED,
                practice=practice,
                revision=revision,
                records=overlay.records,
                manifest=manifest_print,
                pending=pending_fingerprint(self.folder),
                log_rows=head.rows,
                log_head=head.hash,
                wal_salts=None,
                proof=None,
                overlay=None,
            )

    def snapshot_seal(self, listed: Fingerprint) -> Seal:
        """Checkpoint, and return the closed seal of the records file as it now is, for a copy of it."""
        head = audit.head(self.database)
        self.checkpoint()
        return msgspec.structs.replace(
            self._seal,
            state=State.CLOSED,
            revision=self.state().revision,
            manifest=listed,
            pending=None,
            log_rows=head.rows,
            log_head=head.hash,
            before_migration=None,
        )

    def records_pieces(self) -> Iterable[bytes]:
        """The main file's bytes, through the descriptor that is never closed."""
        return self._records.pieces()

    def sign(self, folder: Path, sealed: Seal) -> None:
        """Write ``sealed`` as the seal of ``folder``."""
        seal.write(folder, sealed, self._keys.seal)

    def drive_mark(self, drive: str) -> bytes:
        """The signed mark that makes the file system with the UUID ``drive`` a backup drive of this vault."""
        return marker.signed(self._seal, drive, stamp(self.clock()), self._keys.seal)

    def manifest(self) -> Manifest:
        """The documents that the records know."""
        return Manifest.of(expected_documents(self.database))

    def set_strangers_aside(self) -> Presence:
        """Move documents no row knows out of the way; how files and rows differed.

        Such are destroyed documents, and new ones whose row was rolled back.
        """
        found = documents.compare(expected_documents(self.database), self.documents.present())
        for path in found.unfinished:
            # One that is being written this moment cannot be removed on Windows; the next unlock does.
            with suppress(MachineError):
                files.remove(self.folder / path)
        aside.set_aside(self.folder, [self.folder / path for path in found.unknown], self.clock())
        return found

    def _practice(self) -> str:
        """The name on the letterhead, which may have changed since the last closing; else the one sealed."""
        return str(self.database.value("SELECT name FROM practice") or self._seal.practice)

    def _written(self, listed: Manifest) -> Fingerprint:
        data, path = listed.data(), self.folder / manifest.NAME
        # A session that was cut off may have left another one than the seal states.
        if path.exists() and files.read(path) == data:
            return files.fingerprint_of(data)
        return files.write(path, data)

    def _write_seal(self, **changes: object) -> None:
        sealed = msgspec.structs.replace(self._seal, sealed_at=stamp(self.clock()), **changes)
        # Where this fails, the new seal may stand on the disk all the same: only its folder was not flushed.
        self._unsure = True
        seal.write(self.folder, sealed, self._keys.seal)
        self._seal, self._unsure = sealed, False


def _go_on() -> None:
    """The transaction that makes the -wal ours waits for nothing."""


def expected_documents(database: Database) -> Iterable[Entry]:
    """What the manifest must list: every document whose key was not destroyed."""
    rows = database.rows(
        "SELECT id, cipher_size, cipher_sha256 FROM document WHERE key IS NOT NULL ORDER BY id"
    )
    return [Entry(path_of(str(row[0])), int(row[1] or 0), str(row[2])) for row in rows]


def pending_fingerprint(folder: Path) -> Fingerprint | None:
    """Size and hash of pending.bin, where there is one."""
    try:
        return files.fingerprint(folder / pending.NAME, pending.LARGEST)
    except FileNotFoundError:
        return None
