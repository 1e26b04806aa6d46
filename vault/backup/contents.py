"""What a snapshot consists of: the files that a closed seal vouches for, and the documents of its manifest.

A file that is not what was stated is never passed on; it is named instead.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from vault import files, manifest, pending
from vault.backup import parts
from vault.entry import RECORDS
from vault.errors import Tampered
from vault.files import Fingerprint
from vault.findings import Kind
from vault.manifest import Entry
from vault.progress import Progress, counted
from vault.seal import Seal

#: What is wrong where a file that a closed seal vouches for is not there, or is another.
MISSING: Final = {
    RECORDS: Kind.RECORDS_MISSING,
    manifest.NAME: Kind.MANIFEST_MISSING,
    pending.NAME: Kind.PENDING_MISSING,
}
ALTERED: Final = {
    RECORDS: Kind.RECORDS_ALTERED,
    manifest.NAME: Kind.MANIFEST_ALTERED,
    pending.NAME: Kind.PENDING_ALTERED,
}


def sealed_files(sealed: Seal) -> list[tuple[str, Fingerprint]]:
    """The files beside the documents that a closed seal vouches for."""
    named = [(RECORDS, sealed.records), (manifest.NAME, sealed.manifest), (pending.NAME, sealed.pending)]
    return [(name, stated) for name, stated in named if stated]


def size(sealed: Seal, documents: Iterable[Entry]) -> int:
    """The bytes of these files and of ``documents``."""
    return sum(stated.size for _, stated in sealed_files(sealed)) + sum(entry.size for entry in documents)


def copy(source: Path, target: Path, stated: Fingerprint, progress: Progress) -> None:
    """Copy a sealed file or a document to a disk of this computer. Raises Tampered, which names it."""
    name = target.name
    relative = name if name in ALTERED else "/".join(target.parts[-3:])
    pieces = parts.joined(parts.of(source.parent)) if name == RECORDS else files.pieces(source)
    try:
        copied = files.write_pieces(target, counted(at_most(pieces, stated.size), progress))
    except FileNotFoundError:
        raise Tampered(MISSING.get(name, Kind.DOCUMENT_MISSING), relative) from None
    if copied != stated:
        raise Tampered(ALTERED.get(name, Kind.DOCUMENT_ALTERED), relative)


def at_most(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Stop once there is more than ``size``: no disk must fill up with what no seal states."""
    seen = 0
    for piece in pieces:
        yield piece
        seen += len(piece)
        if seen > size:
            return
