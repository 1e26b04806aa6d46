"""Document files: each encrypted with a key of its own, written once, never changed.

They stay outside the database so that it stays small and a backup copies only
what is new. The key lies in the document's database row: whoever destroys the
row has destroyed the document.

A file is a 12-byte magic and STREAM segments (``cipher.encrypt_segments``);
its associated data bind it to its vault and its id.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vault import cipher, files
from vault.errors import Tampered
from vault.files import UNFINISHED, Fingerprint
from vault.findings import Kind
from vault.framing import framed
from vault.manifest import Entry, is_document_path
from vault.secret import Secret

FOLDER: Final = "documents"
MAGIC: Final = b"serment doc1"
_LABEL: Final = b"serment 1 document"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A file just written: what its database row must keep."""

    id: str
    key: Secret
    #: Of the ciphertext, as the manifest lists it.
    fingerprint: Fingerprint


def path_of(document_id: str) -> str:
    """Where a document lies, relative to the vault."""
    return f"{FOLDER}/{document_id[:2]}/{document_id}"


class DocumentFiles:
    """The documents folder of one vault."""

    def __init__(self, folder: Path, vault_id: str) -> None:
        self._folder = folder
        self._vault_id = vault_id

    def add(self, plain: Iterable[bytes]) -> StoredDocument:
        """Encrypt and write a new document; on the disk when this returns. Raises DiskFull, ..."""
        stored = self.write(plain)
        self.finish(stored)
        return stored

    def write(self, plain: Iterable[bytes]) -> StoredDocument:
        """The same, but nothing to anybody before ``finish``, which a row is to follow at once.

        This is what takes long, and may still run when the vault is closed.
        """
        document_id, key = secrets.token_hex(16), cipher.random_key()
        path = self._folder / path_of(document_id)
        if not path.parent.exists():
            files.make_folder(path.parent)
            with files.answers(path):
                files.flush_folder(path.parent.parent)
                files.flush_folder(self._folder)
        sealed = cipher.encrypt_segments(key, plain, self._associated(document_id))
        return StoredDocument(document_id, key, files.write_unfinished(path, _behind(MAGIC, sealed)))

    def finish(self, stored: StoredDocument) -> None:
        """What was written lies under its name."""
        files.finish(self._folder / path_of(stored.id))

    def written(self, stored: StoredDocument) -> Iterator[bytes]:
        """What was written and is not finished, from the disk. Raises as ``read``."""
        path = files.unfinished_name(self._folder / path_of(stored.id))
        return self._pieces(path, stored.id, stored.key)

    def read(self, document_id: str, key: Secret) -> bytes:
        """The document, every byte proven. Raises Tampered where it is missing or altered."""
        return b"".join(self.stream(document_id, key))

    def stream(self, document_id: str, key: Secret) -> Iterator[bytes]:
        """The document in pieces, each proven before it comes. Raises as ``read``."""
        return self._pieces(self._folder / path_of(document_id), document_id, key)

    def _pieces(self, path: Path, document_id: str, key: Secret) -> Iterator[bytes]:
        try:
            yield from cipher.decrypt_segments(key, _sealed_segments(path), self._associated(document_id))
        except FileNotFoundError:
            raise Tampered(Kind.DOCUMENT_MISSING, path_of(document_id)) from None
        except cipher.Unauthentic:
            raise Tampered(Kind.DOCUMENT_ALTERED, path_of(document_id)) from None

    def present(self) -> dict[str, int]:
        """The size of every file there, by its path relative to the vault; unfinished ones included."""
        top = self._folder / FOLDER
        if os.path.lexists(top) and (top.is_symlink() or not top.is_dir()):
            # What a link leads to was never ours: taken for strangers, a person's files would be moved away.
            return {FOLDER: top.lstat().st_size}
        found: dict[str, int] = {}
        with files.answers(top):
            for branch in sorted(_entries(top), key=lambda entry: entry.name):
                if branch.is_dir(follow_symlinks=False):
                    for entry in os.scandir(branch.path):
                        relative = f"{FOLDER}/{branch.name}/{entry.name}"
                        found[relative] = entry.stat(follow_symlinks=False).st_size
                else:
                    found[f"{FOLDER}/{branch.name}"] = branch.stat(follow_symlinks=False).st_size
        return found

    def _associated(self, document_id: str) -> bytes:
        return framed(_LABEL, bytes.fromhex(self._vault_id), bytes.fromhex(document_id))


@dataclass(frozen=True, slots=True)
class Presence:
    """How the files there differ from the documents there should be, by path."""

    missing: tuple[str, ...]
    wrong_size: tuple[str, ...]
    unknown: tuple[str, ...]
    #: Files whose writing was cut off: no document ever bore these names.
    unfinished: tuple[str, ...]


def compare(expected: Iterable[Entry], present: dict[str, int]) -> Presence:
    """Presence and size only; the bytes are proven by reading."""
    sizes = {entry.path: entry.size for entry in expected}
    strangers = [path for path in present if path not in sizes]
    return Presence(
        missing=tuple(sorted(path for path in sizes if path not in present)),
        wrong_size=tuple(
            sorted(path for path, size in sizes.items() if path in present and present[path] != size)
        ),
        unknown=tuple(sorted(path for path in strangers if not _is_unfinished(path))),
        unfinished=tuple(sorted(path for path in strangers if _is_unfinished(path))),
    )


def _entries(folder: Path) -> Iterable["os.DirEntry[str]"]:
    try:
        return os.scandir(folder)
    except FileNotFoundError:
        # A snapshot may have none; where a vault should, each one is then missing by name.
        return ()


def _is_unfinished(path: str) -> bool:
    return path.endswith(UNFINISHED) and is_document_path(path.removesuffix(UNFINISHED))


def _behind(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _sealed_segments(path: Path) -> Iterator[bytes]:
    with files.answers(path), os.fdopen(files.descriptor(path), "rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise cipher.Unauthentic
        while segment := file.read(cipher.SEGMENT_SIZE + cipher.TAG_SIZE):
            yield segment
