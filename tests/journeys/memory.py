"""The memory of another process, read as root through /proc, and what of ours is still in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_PIECE = 8 << 20
_CAP_SYS_PTRACE = 19
#: So many bytes are looked for first, which all markers share, in Latin-1 too.
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
    sought = Sought(wanted)
    for process in processes:
        for name in _in(process, sought):
            found.setdefault(name, set()).add(process)
    return found


class Sought:
    """Names, and what each is looked for by. One walk for all takes a quarter of the time of one for each."""

    def __init__(self, wanted: Mapping[str, list[bytes]]) -> None:
        # Markers share their beginning: looking for it serves them all.
        self._heads: dict[bytes, list[tuple[bytes, str]]] = {}
        for name, many in wanted.items():
            for one in many:
                self._heads.setdefault(one[:_HEAD], []).append((one, name))
        self._begin = re.compile(b"|".join(map(re.escape, self._heads)))
        self.longest = max(len(one) for many in wanted.values() for one in many)

    def within(self, piece: bytes) -> Iterator[str]:
        """The names of what stands there, also where one overlaps another."""
        begins = self._begin.search(piece)
        while begins:
            at = begins.start()
            for head, many in self._heads.items():
                if piece.startswith(head, at):
                    yield from (name for one, name in many if piece.startswith(one, at))
            begins = self._begin.search(piece, at + 1)


def _in(process: int, sought: Sought) -> set[str]:
    found: set[str] = set()
    try:
        with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
            for start, end in _regions(process):
                for piece in _pieces(memory, start, end, sought.longest):
                    found |= set(sought.within(piece))
    except (ProcessLookupError, FileNotFoundError):
        pass  # it has ended, and its memory with it
    return found


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
