"""Each document under a new key and a new name, and whatever names it in the records with it.

A row that was changed is no longer listed, so work that was cut off is gone on with.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from vault import documents, files, manifest
from vault.database import Database
from vault.documents import DocumentFiles, StoredDocument
from vault.openvault import expected_documents
from vault.progress import Progress
from vault.seal import Seal
from vault.secret import Secret

#: Columns that name a record of any noun, or a document without a foreign key.
_NAMING: Final = frozenset({"document_id", "made_from", "record_id", "about_id"})


def rewrite_documents(folder: Path, work: Path, database: Database, sealed: Seal, told: Progress) -> None:
    """Write those that are not written yet from ``folder`` to ``work``, whose records ``database`` is.

    Raises DiskFull, Tampered, Interrupted.
    """
    old, new = DocumentFiles(folder, sealed.vault_id), DocumentFiles(work, sealed.vault_id)
    left = documents.compare(expected_documents(database), new.present())
    for path in (*left.unknown, *left.unfinished):
        files.remove(work / path)  # cut off before its row was written
    listed = {Path(entry.path).name: entry.size for entry in manifest.read(folder, sealed.manifest).documents}
    for document_id in sorted(listed):
        key = database.value("SELECT key FROM document WHERE id = ?", (document_id,))
        if isinstance(key, bytes):
            with Secret(key) as held:
                stored = new.add(old.stream(document_id, held))
            _rename(database, document_id, stored)
        told.advance(listed[document_id])


def _rename(database: Database, old: str, stored: StoredDocument) -> None:
    """Give a document another id wherever the records name it. The access log keeps what it was."""
    columns = _references(database)
    with database.transaction(), _unguarded(database, {"document", *(table for table, _ in columns)}):
        database.run("PRAGMA defer_foreign_keys = ON")
        database.run(
            "UPDATE document SET id = ?, key = ?, cipher_size = ?, cipher_sha256 = ? WHERE id = ?",
            (
                stored.id,
                bytes(stored.key.reveal()),
                stored.fingerprint.size,
                stored.fingerprint.sha256,
                old,
            ),
        )
        for table, column in columns:
            # An id is 128 random bits: it names one thing, in whatever column it stands.
            database.run(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (stored.id, old))


@contextmanager
def _unguarded(database: Database, tables: set[str]) -> Iterator[None]:
    """Without the triggers that keep what was written as it is: nothing it says changes, only a name does."""
    found = database.rows("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'")
    triggers = [(str(name), str(sql)) for name, table, sql in found if table in tables]
    for name, _ in triggers:
        database.run(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        database.run(sql)


def _references(database: Database) -> list[tuple[str, str]]:
    """Every column that can name a document, by the schema itself: later steps may add some."""
    tables = [str(row[0]) for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = set()
    for table in tables:
        tied = database.rows(f"PRAGMA foreign_key_list({table})")
        found |= {(table, str(row[3])) for row in tied if row[2] == "document"}
        columns = [str(row[1]) for row in database.rows(f"PRAGMA table_info({table})")]
        found |= {(table, column) for column in columns if column in _NAMING}
    return sorted(one for one in found if one[0] != "access_log")
