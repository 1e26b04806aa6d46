"""A practice whose vault two backups are made of: one as it was yesterday, one after a day's work.

Its keys cost what the program asks for at least: everything in the machine is the shipped program.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from tests.app.cli.shell import PASSPHRASE
from tests.vault import cheap, rig
from vault import creation, words
from vault.kdf import ARGON2ID

#: A file of the size of a scanned letter, one of many pages, and many small ones.
_DOCUMENTS = (1_500_000, *[20_000] * 5)
_MORE_DOCUMENTS = (5_000_000, *[40_000] * 3)
_NOTES = 6


@dataclass(frozen=True, slots=True)
class Practice:
    """The same vault twice, closed."""

    before: Path
    after: Path

    @property
    def words(self) -> tuple[str, ...]:
        """Its recovery words."""
        return words.from_entropy(cheap.ENTROPY)


def founded(place: Path) -> Practice:
    """Make the two in ``place``."""
    before, after = place / "before.serment", place / "after.serment"
    floor = ARGON2ID.floor
    passphrase = cheap.passphrase(PASSPHRASE)
    founding = creation.Founding(passphrase, cheap.recovery(), floor, floor, False)
    key = creation.prepare(before, founding, creation.drawn())
    creation.finish(before, key.keys, cheap.PRACTICE)
    die = random.Random(20261122)
    with rig.session(before, key.keys) as working:
        _fill(working, die, _DOCUMENTS)
    rig.copied(before, after)
    with rig.session(after, key.keys) as working:
        _fill(working, die, _MORE_DOCUMENTS)
    return Practice(before, after)


def _fill(working: rig.Session, die: random.Random, documents: tuple[int, ...]) -> None:
    with working.database.transaction():
        for _ in range(_NOTES):
            working.note(" ".join(f"{die.getrandbits(40):x}" for _ in range(2000)))
    for size in documents:
        working.document(die.randbytes(size))
