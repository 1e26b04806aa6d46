"""Ordinary lives of a vault, crashes and restores included: nothing that happens in them is an alarm."""

import random
import shutil
from collections import Counter
from pathlib import Path

from tests.proofs.proof import Proof
from tests.vault.test_ordinary_life import Life

_SESSIONS = 20


class Lives:
    """Each trial is another life of twenty sessions."""

    runs = 50

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._said: Counter[str] = Counter()
        self._sessions = 0

    def trial(self, number: int) -> None:
        """A finding that fails raises at once."""
        place = self._scratch / "life"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        life = Life(place, random.Random(number))
        for _ in range(_SESSIONS):
            life.session()
            life.between()
            self._sessions += 1
        self._said.update({str(kind): count for kind, count in life.said.items()})

    def facts(self) -> dict[str, int]:
        """Sessions lived, and what ordinary accidents were told of."""
        return {"sessions": self._sessions, **self._said}


PROOF = Proof("false-alarms", "ordinary sessions, crashes and restores raise no alarm", Lives)
