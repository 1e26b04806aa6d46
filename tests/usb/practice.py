"""A practice whose vault two backups are made of: one as it was yesterday, one after a day's work.

Its keys cost what the program asks for at least: everything that is done with it in the machine is the
shipped program. A third vault, with keys that cost next to nothing, is for the window that a test drives.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from tests.app.cli.shell import PASSPHRASE
from tests.journeys.played.play import QUICK
from tests.vault import cheap, rig
from vault import creation, words
from vault.header import DataKey
from vault.kdf import ARGON2ID, KdfParameters

#: One file of many pages, and many small ones.
_DOCUMENTS = (1_500_000, *[20_000] * 5)
_MORE_DOCUMENTS = (5_000_000, *[40_000] * 3)
_NOTES = 6
BEFORE, AFTER, SHOWN = "before.serment", "after.serment", "shown.serment"


@dataclass(frozen=True, slots=True)
class Practice:
    """Its vaults, closed, lie in ``place``."""

    place: Path

    @property
    def words(self) -> tuple[str, ...]:
        """The recovery words of each."""
        return words.from_entropy(cheap.ENTROPY)


def founded(place: Path) -> Practice:
    """Make the three in ``place``."""
    die = random.Random(20261122)
    key = _vault(place / BEFORE, ARGON2ID.floor, PASSPHRASE)
    with rig.session(place / BEFORE, key.keys) as working:
        _fill(working, die, _DOCUMENTS)
    rig.copied(place / BEFORE, place / AFTER)
    with rig.session(place / AFTER, key.keys) as working:
        _fill(working, die, _MORE_DOCUMENTS)
    shown = _vault(place / SHOWN, QUICK.floor, cheap.PASSPHRASE)
    with rig.session(place / SHOWN, shown.keys) as working:
        _fill(working, die, _MORE_DOCUMENTS)
    return Practice(place)


def _vault(folder: Path, cost: KdfParameters, passphrase: str) -> DataKey:
    founding = creation.Founding(cheap.passphrase(passphrase), cheap.recovery(), cost, cost, False)
    key = creation.prepare(folder, founding, creation.drawn())
    creation.finish(folder, key.keys, cheap.PRACTICE)
    return key


def _fill(working: rig.Session, die: random.Random, documents: tuple[int, ...]) -> None:
    with working.database.transaction():
        for _ in range(_NOTES):
            working.note(" ".join(f"{die.getrandbits(40):x}" for _ in range(2000)))
    for size in documents:
        working.document(die.randbytes(size))
