"""The memory of another process, read as root through /proc, and what of ours is still in it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

_PIECE = 8 << 20
_CAP_SYS_PTRACE = 19
# Odd: what ends in a zero, as every second byte of UTF-16 is, is sought at half the speed. And no more than
# the markers share in Latin-1, or there would be one search for each.
_HEAD = 7


def readable() -> bool:
    """Whether this test may read the memory of a process that made itself unreadable: root may."""
    status = Path("/proc/self/status").read_text().splitlines()
    effective = next(line.split()[1] for line in status if line.startswith("CapEff:"))
    return bool(int(effective, 16) >> _CAP_SYS_PTRACE & 1)


def spellings(text: str) -> list[bytes]:
    """A text as files, Qt and Python hold it: Python uses one or two bytes a character, whatever suffices."""
    held = [text.encode(), text.encode("utf-16-le")]
    return held if max(map(ord, text)) > 0xFF or text.isascii() else [*held, text.encode("latin-1")]


def key_spellings(key: bytes) -> list[bytes]:
    """A key as it is, and as the hexadecimal digits SQLCipher is given, in any spelling."""
    digits = (key.hex(), key.hex().upper())
    return [key, *(form.encode(code) for form in digits for code in ("ascii", "utf-16-le"))]


def held(processes: Iterable[int], wanted: Mapping[str, list[bytes]]) -> dict[str, set[int]]:
    """Which process holds what: name of a secret -> processes in whose memory it stands."""
    found: dict[str, set[int]] = {}
    # Markers share their beginning: one search for it serves them all.
    heads: dict[bytes, list[tuple[bytes, str]]] = {}
    for name, many in wanted.items():
        for one in many:
            heads.setdefault(one[:_HEAD], []).append((one, name))
    for process in processes:
        for name in _in(process, heads):
            found.setdefault(name, set()).add(process)
    return found


def _in(process: int, heads: Mapping[bytes, list[tuple[bytes, str]]]) -> set[str]:
    found: set[str] = set()
    longest = max(len(one) for many in heads.values() for one, _ in many)
    try:
        with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
            for start, end in _regions(process):
                for piece in _pieces(memory, start, end, longest):
                    for head, many in heads.items():
                        found |= set(_begun(piece, head, many))
    except (ProcessLookupError, FileNotFoundError):
        pass  # it has ended, and its memory with it
    return found


def _begun(piece: bytes, head: bytes, many: list[tuple[bytes, str]]) -> Iterable[str]:
    at = piece.find(head)
    while at >= 0:
        yield from (name for one, name in many if piece.startswith(one, at))
        at = piece.find(head, at + 1)


def _regions(process: int) -> list[tuple[int, int]]:
    """What the process can write to; nothing of ours can stand in the rest."""
    lines = (line.split() for line in Path(f"/proc/{process}/maps").read_text().splitlines())
    spans = [line[0].split("-") for line in lines if line[1].startswith("rw")]
    return [(int(start, 16), int(end, 16)) for start, end in spans]


def _pieces(memory: object, start: int, end: int, overlap: int) -> Iterable[bytes]:
    at = start
    while at < end:
        try:
            memory.seek(at)  # type: ignore[attr-defined]
            piece: bytes = memory.read(min(_PIECE, end - at))  # type: ignore[attr-defined]
        except OSError:
            return  # a region that was given back meanwhile, or that only the kernel reads
        if not piece:
            return
        yield piece
        at += len(piece) if at + len(piece) >= end else max(1, len(piece) - overlap)
