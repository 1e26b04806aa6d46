"""A practice at work: the real program with one vault, one record open, and the note that is written in it.

What the proofs of the running program share. One process set serves many trials, since starting
the program costs more than most of what is tried on it; after a trial that failed it is begun anew.
"""

import time
from collections.abc import Callable
from pathlib import Path

from tests.journeys import day, vaults
from tests.journeys.program import Child, Program
from tests.journeys.vaults import Made

#: What a proof of the running program is of.
RUNNING = ("vault", "app", "ui")
NAME = "DELMAS Agnès"
WORDS = "Tension à 13/8, œdème cédé, ça va mieux depuis l’été ; 2 € de monnaie. "
#: A note longer than this is signed before the next is begun.
_LONG = 4000


class Practice:
    """``written`` is the text of the note being written, as the screen must show it after each unlock."""

    def __init__(self, folder: Path, **options: object) -> None:
        self.program = Program(folder, **options)  # type: ignore[arg-type]
        try:
            self.vault: Made = vaults.given(self.program)
            self.keeper = self.program.starts()
            day.new_patient(self.program.unlocks(), "Delmas", "Agnès", "12/03/1968")
        except BaseException:
            self.program.close()
            raise
        self.written = ""

    def at_the_note(self) -> Child:
        """The session on view, its record's note ready to be written on."""
        session = self.program.session
        session.presses("Ctrl+N")
        session.focuses(day.NOTE)
        if len(self.written) > _LONG:
            session.presses("Ctrl+Return")
            session.sees_when(lambda seen: not seen["focus"].get("text"), "an empty note")
            self.written = ""
        return session

    def is_back(self, session: Child) -> None:
        """The same patient, the same words, all of them."""
        seen = session.focuses(day.NOTE)
        assert seen["focus"]["text"] == self.written, "another text than was typed"
        assert NAME in seen["texts"], "another patient than before"

    def close(self) -> None:
        """End every process, and wait until each is gone."""
        self.program.close()


def eventually(true: Callable[[], object], what: str, patience: float = 20.0) -> None:
    """Wait for what no process tells."""
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.01)
