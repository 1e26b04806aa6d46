"""Genuine old pages in the -wal of a session that was cut off: they are named, and never taken."""

import random
import shutil
from collections import Counter
from pathlib import Path

from tests.proofs.proof import Proof
from tests.vault import frames, rig
from tests.vault.attacks import PROOF as PROVEN
from tests.vault.attacks import WAL, old_pages
from tests.vault.museum import built
from vault import audit
from vault.database import PAGE_SIZE, Database
from vault.findings import Kind

_NOTES = 20
_NAMES = {Kind.WAL_UNPROVEN, Kind.WAL_ALTERED, Kind.PROOF_MISSING, Kind.PROOF_ALTERED}


class Replays:
    """One session cut off after many notes; each time somebody with older copies writes into its -wal."""

    runs = 300

    def __init__(self, scratch: Path) -> None:
        (scratch / "museum").mkdir()
        self._museum = built(scratch / "museum")
        life = rig.copied(self._museum.earlier, scratch / "life" / "Cabinet.serment")
        session = rig.Session(life, self._museum.key.keys)
        self._before = _texts(session.database)
        self._notes = [f"Note {number} " + "é" * number * 100 for number in range(_NOTES)]
        for text in self._notes:
            session.note(text)
        self._cut = rig.copied(life, scratch / "cut" / "Cabinet.serment")
        session.close()
        self._victim = scratch / "victim" / "Cabinet.serment"
        self._named: Counter[str] = Counter()

    def trial(self, number: int) -> None:
        """Frames behind the last commit or in the place of some, and often the proof tampered with too."""
        dice = random.Random(number)
        _fresh(self._cut, self._victim)
        self._write_frames(dice)
        deeds = [self._leave, self._leave, self._remove, self._empty_some, self._damage, self._take_older]
        dice.choice(deeds)(dice)
        named = {one.kind for one in rig.examined(self._victim, None).findings}
        assert named & _NAMES, f"nothing was named: {named}"
        assert {one.kind for one in rig.examined(self._victim, self._museum.key.keys).findings} == named
        self._named.update(str(kind) for kind in named & _NAMES)
        self._opens_with_its_own(named)

    def _write_frames(self, dice: random.Random) -> None:
        wal = self._victim / WAL
        genuine = old_pages(self._museum) + frames.images(wal)
        at = dice.choice(frames.commits(wal)[-8:])
        for _ in range(dice.randint(1, 3)):
            chosen = dice.sample(genuine, dice.randint(1, 12))
            frames.append(wal, at, chosen)
            at += len(chosen)

    def _leave(self, _: random.Random) -> None:
        """The proof as it is."""

    def _remove(self, _: random.Random) -> None:
        (self._victim / PROVEN).unlink()

    def _empty_some(self, dice: random.Random) -> None:
        for _ in range(dice.randint(1, 16)):
            self._overwrite(dice.randrange(16) * PAGE_SIZE, bytes(PAGE_SIZE))

    def _damage(self, dice: random.Random) -> None:
        for _ in range(dice.randint(1, 4)):
            self._overwrite(dice.randrange(16) * PAGE_SIZE + dice.randrange(110), dice.randbytes(1))

    def _take_older(self, _: random.Random) -> None:
        (self._victim / PROVEN).write_bytes((self._museum.earlier_cut / PROVEN).read_bytes())

    def _overwrite(self, place: int, content: bytes) -> None:
        with (self._victim / PROVEN).open("r+b") as file:
            file.seek(place)
            file.write(content)

    def _opens_with_its_own(self, named: set[Kind]) -> None:
        again = rig.Session(self._victim, self._museum.key.keys)
        assert named == {one.kind for one in again.opened.findings} - {Kind.PENDING_STALE}
        assert audit.verify_log(again.database) is None
        texts = _texts(again.database) - self._before
        assert texts == set(self._notes[: len(texts)]), "what was opened never was a state of this session"
        again.close()
        assert not rig.examined(self._victim, self._museum.key.keys).findings

    def facts(self) -> dict[str, int]:
        """How often each name was told."""
        return dict(self._named)


def _fresh(source: Path, target: Path) -> None:
    shutil.rmtree(target.parent, ignore_errors=True)
    rig.copied(source, target)


def _texts(database: Database) -> set[str]:
    return {str(row[0]) for row in database.rows("SELECT text FROM note")}


PROOF = Proof("replays", "old pages in the -wal of a session cut off are named and never taken", Replays)
