"""Everything written out readable, into a folder the policy approved.

``records.jsonl`` holds one JSON object a line, every row of every table;
``documents/`` each document under its id and the ending of its kind.
"""

import json
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from app.places import ApprovedFolder, FolderHandle, sync_file
from vault.clock import Clock
from vault.errors import FolderNotEmpty
from vault.openvault import OpenVault
from vault.records import documents_index
from vault.records import export as rows
from vault.records.context import Context
from vault.records.practice import authors


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written."""

    records: int
    documents: int


def export(vault: OpenVault, place: ApprovedFolder, clock: Clock) -> Written:
    """Write it all. Raises FolderNotEmpty, DriveFull, DriveGone, DriveReadOnly, Tampered."""
    if place.handle.names():
        raise FolderNotEmpty(place.path)
    context = Context(vault.database, authors(vault.database)[0].id, clock)
    context.log("vault.exported")
    try:
        records = _records(vault, place.handle)
        documents = _documents(context, vault, place.handle)
        place.recheck()
    except OSError as error:
        raise place.explained(error) from None
    return Written(records, documents)


def _records(vault: OpenVault, folder: FolderHandle) -> int:
    count = 0
    with folder.open_file("records.jsonl", "xb") as file:
        for batch in _batches(vault):
            write_all(file, batch)
            count += batch.count(b"\n")
        sync_file(file)
    folder.sync()
    return count


def _batches(vault: OpenVault) -> Iterator[bytes]:
    """JSON lines, about a mebibyte at a time."""
    held = bytearray()
    for row in rows.lines(vault.database):
        held += json.dumps(row, ensure_ascii=False).encode() + b"\n"
        if len(held) > 1 << 20:
            yield bytes(held)
            held.clear()
    yield bytes(held)


def _documents(context: Context, vault: OpenVault, folder: FolderHandle) -> int:
    count = 0
    with folder.folder("documents", create=True) as place:
        for document_id, media_type in _stored(vault):
            data = vault.documents.read(document_id, documents_index.key_of(context, document_id))
            with place.open_file(document_id + (mimetypes.guess_extension(media_type) or ""), "xb") as file:
                write_all(file, data)
                sync_file(file)
            count += 1
        place.sync()
    return count


def write_all(file: BinaryIO, data: bytes) -> None:
    """Write ``data`` to an unbuffered file, whose writes may be short."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _stored(vault: OpenVault) -> list[tuple[str, str]]:
    found = vault.database.rows("SELECT id, media_type FROM document WHERE key IS NOT NULL ORDER BY id")
    return [(str(row[0]), str(row[1])) for row in found]
