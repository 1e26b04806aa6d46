"""Marker texts spread over a day, and the search for them in every file that the day left behind."""

import base64
import random
from pathlib import Path

# A beginning of its own, so that one search finds them all, in capitals too (names are kept so).
_BEGIN = "Zqkanari"
COUNT = 200


def drawn(seed: int) -> list[str]:
    """Words that are nowhere else, and that a birth name may be."""
    die = random.Random(seed)
    return [_BEGIN + "".join(die.choices("abcdefghijklmnopqrstuvwxyz", k=8)) for _ in range(COUNT)]


def spellings(word: str) -> list[bytes]:
    """A word as a file may hold it: UTF-8, UTF-16 and base64 of it, in any alignment."""
    found = []
    for text in (word, word.upper(), word.lower()):
        data = text.encode()
        found += [data, text.encode("utf-16-le"), *_in_base64(data)]
    return found


def _in_base64(data: bytes) -> list[bytes]:
    """What base64 makes of ``data`` wherever it begins: the characters that depend on it alone."""
    aligned = []
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + data)
        aligned.append(encoded[(0, 2, 3)[before] : len(encoded) - 4])
    return aligned


def readable(folder: Path, *secrets: str) -> list[str]:
    """Every file below ``folder`` that shows a marker or a secret, in its content or its name."""
    wanted = [one for word in (_BEGIN, *secrets) for one in spellings(word)]
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.name.encode() + b"\n" + path.read_bytes()
        found += [f"{path}: {one!r}" for one in wanted if one in data]
    return found
