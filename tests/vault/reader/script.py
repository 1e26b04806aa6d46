"""What the tests of the stand-alone script share."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vault
from tests.vault import cheap
from vault import header, words
from vault.kdf import ARGON2ID

READER = Path(vault.__file__).parent / "serment_reader.py"
SECRET = cheap.PASSPHRASE
WORDS = " ".join(words.from_entropy(cheap.ENTROPY))


def keys_of(folder):
    return header.read(folder).header.unlock(cheap.passphrase(), ARGON2ID).keys


@dataclass
class Done:
    """How the script ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


class Terminal(io.StringIO):
    """Someone types."""

    def isatty(self) -> bool:
        return True


def rows(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (output / "records.jsonl").read_text("utf-8").splitlines()]


def read_ids(output: Path) -> set[str]:
    return {found["row"].get("id") for found in rows(output)}


def flip(path: Path, place: int = 5000) -> None:
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 1
    path.write_bytes(data)
