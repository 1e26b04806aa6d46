"""A look into a snapshot, without restoring it and without writing a byte to its drive.

Whoever looks must see what was sealed: seal, manifest and records are checked
before SQLite opens the records in place, read-only and immutable; a document is
proven when it is opened. Records of an older schema, or that lie on the drive in
parts, are copied beside the vault and brought up there: nothing on the drive changes.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from vault import files, migrations, seal
from vault.backup import contents, parts, snapshot
from vault.backup.snapshot import Snapshot
from vault.database import Database, Mode
from vault.documents import DocumentFiles, path_of
from vault.entry import RECORDS
from vault.errors import BackupTampered, Damaged, DriveGone, MachineError, NotAVault, Tampered
from vault.files import Fingerprint
from vault.findings import Kind
from vault.keys import VaultKeys
from vault.opening import check_owner
from vault.openvault import VaultState
from vault.progress import Progress, Silent, Stage
from vault.secret import Secret

T = TypeVar("T")


class Look:
    """An open snapshot. One thread at a time uses it; ``close`` lets the drive be ejected."""

    def __init__(self, found: Snapshot, database: Database) -> None:
        self.snapshot = found
        self.database = database
        self.documents = DocumentFiles(snapshot.documents_root(found.path), found.seal.vault_id)

    def read(self, call: Callable[[], T]) -> T:
        """What ``call`` reads of it. Raises DriveGone where the drive was pulled out meanwhile."""
        with still_there(self.snapshot.path):
            return call()

    def document(self, document_id: str) -> bytes:
        """The plain bytes of a document, every one proven. Raises Tampered, DriveGone."""
        return self.read(lambda: self.documents.read(document_id, self._key_of(document_id)))

    def _key_of(self, document_id: str) -> Secret:
        key = self.database.value("SELECT key FROM document WHERE id = ?", (document_id,))
        if not isinstance(key, bytes):
            raise Tampered(Kind.DOCUMENT_MISSING, path_of(document_id))
        return Secret(key)

    def close(self) -> None:
        """Let go of the records."""
        self.database.close()


def needs_scratch(found: Snapshot) -> bool:
    """Whether its records can be read from a copy only."""
    return found.seal.schema < migrations.latest() or parts.is_split(found.path)


def into(
    source: Path, keys: VaultKeys, scratch: Path | None = None, progress: Progress | None = None
) -> Look:
    """Open the snapshot (or closed vault) at ``source``; ``scratch``, an empty folder, where it needs one.

    Raises NotSealed, Tampered naming what does not match the seal, Damaged, VaultTooNew, DriveGone.
    """
    with still_there(source):
        found = snapshot.read(source)
        check_owner(found.header, keys)
        migrations.check_known(found.seal.schema)
        told = progress or Silent()
        told.begin(Stage.CHECKING, found.seal.records.size)
        database = (
            _brought_up(found, keys, scratch, told)
            if scratch is not None and needs_scratch(found)
            else _in_place(found, keys, told)
        )
        _check_records(database, found)
    return Look(found, database)


@contextmanager
def still_there(source: Path) -> Iterator[None]:
    """A drive that was pulled out is no tampering and no defect.

    Raises DriveGone, Tampered where the records are missing, and what else is raised meanwhile.
    """
    try:
        with snapshot.blamed():
            yield
    except (NotAVault, Tampered, Damaged, MachineError, FileNotFoundError) as error:
        # A folder that never was a snapshot is no drive that went away.
        if not os.path.lexists(source if isinstance(error, NotAVault) else source / seal.NAME):
            raise DriveGone(str(source)) from None
        if isinstance(error, FileNotFoundError):
            raise BackupTampered(Kind.RECORDS_MISSING, RECORDS) from None
        raise


def _in_place(found: Snapshot, keys: VaultKeys, progress: Progress) -> Database:
    path = found.path / RECORDS
    before = _as_it_is(path)
    # A larger one is not read: one with a hole would take days.
    size = before[1]
    larger = size > found.seal.records.size
    _check(Fingerprint(size, "") if larger else files.fingerprint(path), found.seal.records)
    progress.advance(found.seal.records.size)
    database = Database.open(path, keys.records, Mode.IMMUTABLE)
    if _as_it_is(path) != before:
        # Somebody put another file there while we read: what was hashed is not what was opened.
        database.close()
        raise Tampered(Kind.RECORDS_ALTERED, RECORDS)
    return database


def _as_it_is(path: Path) -> tuple[int, int, int]:
    with files.answers(path):
        stat = os.stat(path, follow_symlinks=False)
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _check(read: Fingerprint, stated: Fingerprint) -> None:
    if read != stated:
        shorter = read.size < stated.size
        raise Tampered(Kind.RECORDS_TRUNCATED if shorter else Kind.RECORDS_ALTERED, RECORDS)


def _brought_up(found: Snapshot, keys: VaultKeys, scratch: Path, progress: Progress) -> Database:
    path = scratch / RECORDS
    contents.copy(found.path / RECORDS, path, found.seal.records, progress)
    database = Database.open(path, keys.records)
    migrations.migrate(database)
    # The last connection: closing it leaves one file without a -wal.
    database.close()
    return Database.open(path, keys.records, Mode.IMMUTABLE)


def _check_records(database: Database, found: Snapshot) -> None:
    """The records say of themselves what the seal says of them, and name the documents it lists."""
    if not VaultState.of(database, found.path).fits(found.seal, recover=False):
        database.close()
        raise Tampered(Kind.RECORDS_FOREIGN, RECORDS)
