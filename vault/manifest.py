"""The manifest: which documents the folder must contain.

It says for each file its path, size and SHA-256, and no more: whose it is and
what it shows stand in the encrypted records. With it a snapshot can be copied
and verified by someone who holds no key.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from vault import files
from vault.errors import Damaged, Tampered
from vault.files import Fingerprint
from vault.findings import Kind

FORMAT: Final = 1
NAME: Final = "manifest.json"
#: More than a million documents. A stranger's seal may state any size.
LARGEST: Final = 256 << 20


class Entry(msgspec.Struct, frozen=True, order=True):
    """One document file; ``path`` is relative to the vault, with forward slashes."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """Of the file: the document's id."""
        return self.path.rpartition("/")[2]

    @property
    def fingerprint(self) -> Fingerprint:
        """What the file must be."""
        return Fingerprint(self.size, self.sha256)


class Manifest(msgspec.Struct, frozen=True):
    """All of them, sorted by path."""

    format: int = FORMAT
    documents: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Manifest":
        """A manifest of these entries."""
        return cls(FORMAT, tuple(sorted(entries)))

    def data(self) -> bytes:
        """The bytes to write; the same for the same entries."""
        return msgspec.json.format(msgspec.json.encode(self), indent=0)


def read(folder: Path, stated: Fingerprint) -> Manifest:
    """The manifest that the seal states. Raises Tampered where it is missing or another, Damaged."""
    if stated.size > LARGEST:
        raise Damaged(str(folder / NAME))
    try:
        # Only what has the right size is read into memory.
        data = files.read(folder / NAME) if (folder / NAME).stat().st_size == stated.size else b""
    except FileNotFoundError:
        raise Tampered(Kind.MANIFEST_MISSING, NAME) from None
    return checked(data, stated, str(folder / NAME))


def checked(data: bytes, stated: Fingerprint, path: str) -> Manifest:
    """As ``read``, of the bytes of a manifest. Raises Tampered, Damaged."""
    if files.fingerprint_of(data) != stated:
        raise Tampered(Kind.MANIFEST_ALTERED, NAME)
    return decoded(data, path)


def decoded(data: bytes, path: str) -> Manifest:
    """Raises Damaged where ``data`` is no manifest, or names a path outside documents/."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (ValueError, RecursionError):
        raise Damaged(path) from None
    if not all(is_document_path(entry.path) for entry in manifest.documents):
        raise Damaged(path)
    return manifest


def is_document_path(path: str) -> bool:
    """Whether this is ``documents/ab/ab…``: 32 lower-case hexadecimal digits and nothing else."""
    parts = path.split("/")
    return (
        len(parts) == 3
        and parts[0] == "documents"
        and len(parts[2]) == 32
        and set(parts[2]) <= set("0123456789abcdef")
        and parts[1] == parts[2][:2]
    )
