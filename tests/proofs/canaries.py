"""After a day's work nothing of a patient is readable in any file the program wrote.

A list taken over, patients created, notes written and signed, a document attached, searches, a backup,
locks, a process killed in the middle of typing, and the backup restored on another computer: two hundred
words that are nowhere else go through all of it, and every file in both homes is searched for them,
and for the passphrase and the PIN of the day.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.journeys import canaries, day, vaults
from tests.journeys.program import Program, program
from tests.proofs.locks import order
from tests.proofs.practice import RUNNING, eventually
from tests.proofs.proof import Proof
from tests.vault import cheap
from vault import words
from vault.backup import snapshot

#: Longer than any, so that no number in a file looks like it by chance.
PIN = "4815926357084163"


class Canaries:
    """Each trial is another day, with other words."""

    runs = 10

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._counted: Counter[str] = Counter()

    def trial(self, number: int) -> None:
        """A day here, a restore there, and a search for the words after each."""
        place = self._scratch / f"day-{number}"
        place.mkdir()
        drawn = canaries.drawn(number)
        with program(place / "here") as here:
            self._works(here, drawn, place / "apart")
        with program(place / "there", stick=here.stick) as there:
            self._restores(there, drawn)
        for home in ("here", "there"):
            files = [path for path in (place / home).rglob("*") if path.is_file()]
            assert any(path.name == "records.db" for path in files), "the search has seen no vault"
            found = canaries.readable(place / home, cheap.PASSPHRASE, PIN)
            assert not found, f"{len(found)} readable: {found[:3]}"
            self._counted["files searched"] += len(files)
        self._counted["words"] += len(drawn)
        shutil.rmtree(place)

    def facts(self) -> dict[str, int]:
        """How many words went through the days, and how many files were searched for them."""
        return dict(self._counted)

    def _works(self, here: Program, drawn: list[str], apart: Path) -> None:
        others = iter(drawn)
        listed, scan = brought(apart, [next(others) for _ in range(150)])
        vault = vaults.given(here)
        keeper = here.starts()
        session = day.unlock_for_a_pin(here, PIN)
        day.take_list_over(session, listed)
        for year in (1951, 1984):  # born on other days than anybody: all these words begin alike
            day.new_patient(session, next(others), next(others), f"07/04/{year}")
            session.types(_some(others, 8))
            day.sign(session)
        day.attach(session, scan)
        session.types(_some(others, 10))
        session.presses("Ctrl+K")
        session.types(next(others))
        day.back_up(session)
        eventually(lambda: snapshot.found_on(here.stick).whole, "a backup")
        order(here)
        session.ends()
        session = day.unlock_by_pin(here, PIN)
        session.presses("Ctrl+N")
        session.types(_some(others, 10))
        session.kill()
        session.ends()
        found = canaries.readable(here.folder)
        assert not found, f"after a process was killed: {found[:3]}"
        day.unlock_by_pin(here, PIN).does("close")
        assert keeper.wait(40) == 0
        assert vault.verified().ok

    def _restores(self, there: Program, drawn: list[str]) -> None:
        there.starts()
        day.restore(there.lock_screen, words.from_entropy(cheap.ENTROPY))
        session = there.session
        session.presses("Ctrl+K")
        session.types(drawn[0])
        session.reads(drawn[0].upper())
        session.does("close")
        assert there.programs[-1].wait(40) == 0


def brought(folder: Path, drawn: list[str]) -> tuple[Path, Path]:
    """The practitioner's own files, which lie elsewhere and stay as they are."""
    folder.mkdir()
    listed, scan = folder / "patients.csv", folder / "compte rendu.txt"
    rows = [f"{drawn[at].upper()};{drawn[at + 1]};12/03/1968;{drawn[at + 2]}" for at in range(0, 147, 3)]
    listed.write_text("Nom;Prénom;Date de naissance;Remarques\n" + "\n".join(rows) + "\n", encoding="cp1252")
    scan.write_text(" ".join(drawn[147:]))
    return listed, scan


def _some(others: Iterator[str], count: int) -> str:
    return " ".join(next(others) for _ in range(count))


PROOF = Proof(
    "canaries", "after a day's work nothing of a patient is readable in any file", Canaries, RUNNING
)
