"""How much changed since the last snapshot on a drive: a mass change stops the deletion of old ones.

Somebody who wrecks the records, or a program that does, must not see to it in
passing that the snapshots from before go. A page of the records that was not
written keeps its bytes, so counting needs no key.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from vault.manifest import Entry, Manifest

PAGE: Final = 4096
#: Of the pages, or the documents, that were there before: more than this share is a mass change.
_SHARE: Final = 0.20
#: A small vault changes much of itself on any day: below a mebibyte, or five documents, nothing is asked.
_PAGES_AT_LEAST: Final = 256
_DOCUMENTS_AT_LEAST: Final = 5


@dataclass(frozen=True, slots=True)
class Change:
    """Of what the snapshot before holds: pages that are others now or gone, documents that are gone."""

    pages: int
    pages_changed: int
    documents: int
    documents_gone: int

    @property
    def is_mass(self) -> bool:
        """Whether somebody should look before anything older goes."""
        pages = self.pages_changed >= _PAGES_AT_LEAST and self.pages_changed > _SHARE * self.pages
        gone = self.documents_gone
        return pages or (gone >= _DOCUMENTS_AT_LEAST and gone > _SHARE * self.documents)


def compared(
    before: Iterable[bytes], now: Callable[[int], bytes], listed: Manifest, entries: Iterable[Entry]
) -> Change:
    """The pieces of the records ``before`` beside what ``now`` reads, that many bytes at a time."""
    pages = changed = 0
    for piece in before:
        other = now(len(piece))
        pages += -(-len(piece) // PAGE)
        changed += 0 if other == piece else _differing(piece, other)
    ids = {entry.path for entry in entries}
    gone = sum(entry.path not in ids for entry in listed.documents)
    return Change(pages, changed, len(listed.documents), gone)


def _differing(piece: bytes, other: bytes) -> int:
    return sum(piece[at : at + PAGE] != other[at : at + PAGE] for at in range(0, len(piece), PAGE))
