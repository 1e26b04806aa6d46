"""Everything written out readable, into a folder the policy approved.

``save`` writes one file, such as a PDF for a patient, where the policy lets an export go.

``records.jsonl`` holds one JSON object a line, every row of every table;
``documents/`` each document under its id and the ending of its kind. An export
that fails takes back what it wrote: half a practice, readable, helps nobody.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from app.host import Host
from app.places import (
    ApprovedFolder,
    FolderHandle,
    Purpose,
    approve,
    approve_fictive,
    check_outside_vaults,
    judge,
    sync_file,
)
from vault import files
from vault.clock import Clock
from vault.errors import FolderNotEmpty, PlaceRefused
from vault.openvault import OpenVault
from vault.records import documents_index
from vault.records import export as rows
from vault.records.context import Context
from vault.records.practice import authors

RECORDS: Final = "records.jsonl"
DOCUMENTS: Final = "documents"


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written."""

    records: int
    documents: int


def check_place(target: Path, host: Host, *, fictive: bool) -> None:
    """Whether ``target`` can take an export, before anything is made. Raises PlaceRefused, FolderNotEmpty."""
    verdict = judge(target, Purpose.EXPORT, host.machine)
    if not fictive and not verdict.allowed:
        raise PlaceRefused(verdict.rule, str(target), verdict.detail)
    check_outside_vaults(target)
    with files.answers(target), suppress(FileNotFoundError, NotADirectoryError):
        if any(target.iterdir()):
            raise FolderNotEmpty(str(target))


def approved(target: Path, host: Host, *, fictive: bool) -> ApprovedFolder:
    """Hold ``target``, made if need be, open for an export. Raises PlaceRefused, DriveGone."""
    check_outside_vaults(target)
    if fictive:
        return approve_fictive(target, host.machine, create=True)
    return approve(target, Purpose.EXPORT, host.machine, create=True)


def export(vault: OpenVault, place: ApprovedFolder, clock: Clock) -> Written:
    """Write it all. Raises FolderNotEmpty, Tampered, and what ``ApprovedFolder.explained`` says."""
    if place.handle.names():
        raise FolderNotEmpty(place.path)
    context = Context(vault.database, authors(vault.database)[0].id, clock)
    context.log("vault.exported")
    with _whole_or_nothing(place, lambda: _sweep(place.handle)):
        records = _records(vault, place.handle)
        documents = _documents(context, vault, place.handle)
        place.recheck()
    return Written(records, documents)


def save(target: Path, data: bytes, host: Host, *, fictive: bool = False) -> None:
    """Write one file where the policy lets it, in the place of one of its name, and only once it is whole.

    Raises PlaceRefused, and what ``ApprovedFolder.explained`` says.
    """
    unfinished = target.name + files.UNFINISHED
    with approved(target.parent, host, fictive=fictive) as place:
        handle = place.handle
        with _whole_or_nothing(place, lambda: handle.unlink(unfinished)):
            with handle.open_file(unfinished, "wb") as file:
                write_all(file, data)
                sync_file(file)
            place.recheck()
            handle.rename(unfinished, target.name)
            handle.sync()


@contextmanager
def _whole_or_nothing(place: ApprovedFolder, sweep: Callable[[], object]) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        # A drive that is gone cannot be swept; the first error is the one to tell.
        with suppress(OSError):
            sweep()
        if isinstance(error, OSError):
            with files.answers(Path(place.path)):
                raise place.explained(error) from None
        raise


def _sweep(folder: FolderHandle) -> None:
    if folder.exists(DOCUMENTS):
        with folder.folder(DOCUMENTS) as place:
            for name in place.names():
                place.unlink(name)
        folder.rmdir(DOCUMENTS)
    if folder.exists(RECORDS):
        folder.unlink(RECORDS)


def _records(vault: OpenVault, folder: FolderHandle) -> int:
    count = 0
    with folder.open_file(RECORDS, "xb") as file:
        for batch in _batches(vault):
            write_all(file, batch)
            count += batch.count(b"\n")
        sync_file(file)
    folder.sync()
    return count


def _batches(vault: OpenVault) -> Iterator[bytes]:
    """JSON lines, about a mebibyte at a time."""
    held = bytearray()
    for line in rows.lines(vault.database):
        held += line.json()
        if len(held) > 1 << 20:
            yield bytes(held)
            held.clear()
    yield bytes(held)


def _documents(context: Context, vault: OpenVault, folder: FolderHandle) -> int:
    count = 0
    with folder.folder(DOCUMENTS, create=True) as place:
        for document_id, media_type in _stored(vault):
            data = vault.documents.read(document_id, documents_index.key_of(context, document_id))
            name = document_id + documents_index.ENDINGS.get(media_type, ".bin")
            with place.open_file(name, "xb") as file:
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
