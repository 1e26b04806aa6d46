"""A records file that is larger than a drive takes files: ``records.db.001``, ``records.db.002``, ...

FAT32 ends every file at 4 GiB - 1. The parts follow each other in the order of
their numbers; the seal states what they are together.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from vault import files
from vault.entry import RECORDS

#: The largest file that FAT takes (4 GiB - 1), less what is no whole page.
FAT_LARGEST: Final = (4 << 30) - 4096
_PART: Final = re.compile(re.escape(RECORDS) + r"\.\d{3}")


def is_part(name: str) -> bool:
    """Whether this is the name of a part."""
    return _PART.fullmatch(name) is not None


def part_name(number: int) -> str:
    """The name of a part, counted from 1."""
    return f"{RECORDS}.{number:03}"


def names(there: Callable[[str], bool]) -> list[str]:
    """The files of a records file, in their order: itself where it is whole or missing, else its parts."""
    found: list[str] = []
    while there(name := part_name(len(found) + 1)):
        found.append(name)
    return found if found and not there(RECORDS) else [RECORDS]


def of(folder: Path) -> list[Path]:
    """As ``names``, in a folder."""
    return [folder / name for name in names(lambda name: (folder / name).is_file())]


def is_split(folder: Path) -> bool:
    """Whether the records file in a snapshot's folder lies there in parts."""
    return of(folder) != [folder / RECORDS]


def joined(paths: Iterable[Path]) -> Iterator[bytes]:
    """Their bytes, one file after the other, in pieces. Raises FileNotFoundError."""
    for path in paths:
        yield from files.pieces(path)


def cut(pieces: Iterable[bytes], size: int) -> Iterator[Iterator[bytes]]:
    """The same pieces in portions of ``size`` bytes, the last one shorter; take each portion whole."""
    source = _Remaining(pieces)
    while source.has_more():
        yield source.portion(size)


class _Remaining:
    """What was not taken yet."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held = b""

    def has_more(self) -> bool:
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            self._held = piece
        return True

    def portion(self, size: int) -> Iterator[bytes]:
        while size and self.has_more():
            piece, self._held = self._held[:size], self._held[size:]
            size -= len(piece)
            yield piece
