"""Frames of a -wal as anybody can write them: page, salts and checksums need no key."""

import struct
from collections.abc import Sequence
from pathlib import Path

from vault.database import PAGE_SIZE

HEADER, FRAME = 32, 24 + PAGE_SIZE


def count(wal: Path) -> int:
    """How many frames a -wal has room for."""
    return (wal.stat().st_size - HEADER) // FRAME


def commits(wal: Path) -> list[int]:
    """For each transaction how many frames there are at its end."""
    data = wal.read_bytes()
    ends = range(1, count(wal) + 1)
    return [end for end in ends if any(data[HEADER + (end - 1) * FRAME :][4:8])]


def images(wal: Path) -> list[tuple[int, bytes]]:
    """Every page that a -wal holds, older ones of the same number too."""
    data = wal.read_bytes()
    starts = range(HEADER, HEADER + count(wal) * FRAME, FRAME)
    return [(int.from_bytes(data[at : at + 4], "big"), data[at + 24 : at + FRAME]) for at in starts]


def pages(records: Path) -> list[tuple[int, bytes]]:
    """Every page of a records file, as a -wal would hold them all."""
    data = records.read_bytes()
    return [(at // PAGE_SIZE + 1, data[at : at + PAGE_SIZE]) for at in range(0, len(data), PAGE_SIZE)]


def append(wal: Path, frames: int, images: Sequence[tuple[int, bytes]], pages: int | None = None) -> None:
    """Put one transaction behind the first ``frames`` frames: SQLite takes it for its own."""
    data = bytearray(wal.read_bytes()[: HEADER + frames * FRAME])
    order = ">" if data[3] & 1 else "<"
    last = data[HEADER + (frames - 1) * FRAME :]
    sums = struct.unpack(">II", last[16:24])
    size = pages or int.from_bytes(last[4:8], "big")
    for turn, (page, image) in enumerate(images):
        head = struct.pack(">II", page, size if turn == len(images) - 1 else 0)
        sums = _checksum(order, image, *_checksum(order, head, *sums))
        data += head + data[16:24] + struct.pack(">II", *sums) + image
    wal.write_bytes(data)


def _checksum(order: str, data: bytes, one: int, two: int) -> tuple[int, int]:
    for left, right in struct.iter_unpack(order + "II", data):
        one = (one + left + two) & 0xFFFFFFFF
        two = (two + right + one) & 0xFFFFFFFF
    return one, two
