"""A rehearsal: a snapshot is restored for real, opened, looked through, and what came back is counted.

Verified means that the bytes are there; proven, that a typed secret brings a
whole vault back from them. So everything is done that a restore does, in a scratch
folder that whoever calls removes. Then the restored vault is examined from
its first page to its last document, and some documents are deciphered: a key that
does not fit its file would be found on no other way.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vault.backup import look, restore
from vault.clock import Clock, utc_now
from vault.database import Database, Mode
from vault.documents import DocumentFiles
from vault.entry import RECORDS
from vault.errors import Tampered
from vault.findings import Finding, Kind
from vault.keys import VaultKeys
from vault.manifest import Entry
from vault.openvault import expected_documents
from vault.progress import Progress, Silent, Stage
from vault.secret import Secret
from vault.verify import COUNTED, Subject, verify

#: How many documents are deciphered: a fault of one in seven shows in 19 rehearsals of 20.
SAMPLE: Final = 20
_NAME: Final = "Rehearsal.serment"

#: Some of all entries, at random.
Chosen = Callable[[Sequence[Entry], int], list[Entry]]
_AT_RANDOM: Final[Chosen] = secrets.SystemRandom().sample


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came back: the snapshot is proven."""

    snapshot: str
    counts: dict[str, int]
    #: How many documents were deciphered.
    documents_read: int
    findings: tuple[Finding, ...]


def rehearse(
    source: Path,
    scratch: Path,
    keys: VaultKeys,
    progress: Progress | None = None,
    clock: Clock = utc_now,
    chosen: Chosen = _AT_RANDOM,
) -> Rehearsed:
    """Restore the snapshot at ``source`` into ``scratch``, an empty folder, and look through it.

    Raises as ``restore.restore``, and Tampered naming what did not come back.
    """
    told = progress or Silent()
    target = scratch / _NAME
    restored = restore.restore(source, target, keys, told, clock)
    report = verify(Subject(target, keys), told)
    for found in report.findings:
        if found.fails:
            raise Tampered(found.kind, found.path, found.detail)
    _check_counts(_counted_in(source, scratch, keys), report.counts)
    read = _read_some(target, keys, restored.vault_id, chosen, told)
    return Rehearsed(restored.snapshot, report.counts, read, restored.findings)


def counts_of(database: Database) -> dict[str, int]:
    """How many of each noun there are."""
    return {
        name: int(database.value(f"SELECT count(*) FROM {table}") or 0) for name, table in COUNTED.items()
    }


def _counted_in(source: Path, scratch: Path, keys: VaultKeys) -> dict[str, int]:
    looked = look.into(source, keys, scratch)
    try:
        return looked.read(lambda: counts_of(looked.database))
    finally:
        looked.close()


def _check_counts(there: dict[str, int], back: dict[str, int]) -> None:
    # There may be more: drafts that lay unsaved beside the records become notes, and opening is logged.
    if any(back.get(name, 0) < count for name, count in there.items()):
        raise Tampered(Kind.RECORDS_INCONSISTENT, RECORDS, "counts")


def _read_some(vault: Path, keys: VaultKeys, vault_id: str, chosen: Chosen, progress: Progress) -> int:
    """Decipher some documents of the restored vault, and hold them against their rows."""
    database = Database.open(vault / RECORDS, keys.records, Mode.IMMUTABLE)
    try:
        entries = list(expected_documents(database))
        sample = chosen(entries, min(SAMPLE, len(entries)))
        progress.begin(Stage.REHEARSING, sum(entry.size for entry in sample))
        documents = DocumentFiles(vault, vault_id)
        for entry in sample:
            _read_one(documents, database, entry)
            progress.advance(entry.size)
    finally:
        database.close()
    return len(sample)


def _read_one(documents: DocumentFiles, database: Database, entry: Entry) -> None:
    document_id = entry.path.rpartition("/")[2]
    key, size = database.row("SELECT key, size FROM document WHERE id = ?", (document_id,)) or (b"", -1)
    assert isinstance(key, bytes)
    if len(documents.read(document_id, Secret(key))) != size:
        raise Tampered(Kind.DOCUMENT_ALTERED, entry.path, "size")
