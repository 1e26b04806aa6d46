"""A document on its way into the vault: written and read back, before any record knows of it.

That takes a second for a large one, and asks nothing of the database: it is done on
any thread, so that the records stay at hand meanwhile.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from app.intake import Incoming
from vault.documents import DocumentFiles, StoredDocument
from vault.errors import Damaged, Interrupted

#: Bytes that are encrypted or compared at once.
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Put:
    """A document that lies in the vault, and is of no record yet."""

    title: str
    media_type: str
    size: int
    stored: StoredDocument


def put(files: DocumentFiles, incoming: Incoming, stopped: Callable[[], bool]) -> Put:
    """Write and read back. Raises DiskFull, Damaged, ..., Interrupted once it is ``stopped``."""
    data = incoming.data
    stored = files.write(_pieces(data, stopped))
    at = 0
    for piece in files.written(stored):
        if piece != data[at : at + len(piece)]:
            raise Damaged(incoming.title)
        at += len(piece)
    if at != len(data):
        raise Damaged(incoming.title)
    return Put(incoming.title, incoming.media_type, len(data), stored)


def _pieces(data: bytes, stopped: Callable[[], bool]) -> Iterator[bytes]:
    for at in range(0, len(data), _PIECE):
        if stopped():
            raise Interrupted
        yield data[at : at + _PIECE]
