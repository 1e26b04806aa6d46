"""Inside the machine: the program with its window, unlocked, and a backup onto the stick that is plugged in.

``python -m tests.usb.window FOLDER`` tells, one JSON line each, that the backup copies, and what the window
says of its end, with the longest time that it took to answer meanwhile, in seconds.
"""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from tests.journeys import vaults
from tests.journeys.played.play import Play
from tests.journeys.program import Child, Program
from tests.vault import rig

_DOCUMENT_BYTES = 6_000_000
#: What the window may say of a backup: it is complete, or the drive is gone.
_ENDS = ("relue en entier", "n’est plus là")


class _Program(Program):
    """On the real machine, with its real drives."""

    def starts(self) -> "subprocess.Popen[bytes]":
        play = msgspec.json.encode(Play(self._path, "")).decode()
        command = [sys.executable, "-m", "tests.journeys.played.keeper", play]
        self.programs.append(subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL))
        return self.programs[-1]


def main() -> None:
    """From the start of the program to the end of one backup."""
    program = _Program(Path(sys.argv[1]))
    try:
        made = vaults.given(program)
        with rig.session(made.folder, made.keys) as working:
            working.document(random.Random(5).randbytes(_DOCUMENT_BYTES))
        program.starts()
        session = program.unlocks()
        session.clicks("Sauvegardes")
        session.clicks("C’est mon disque de sauvegarde")
        session.reads("Annuler")
        _tell("copying")
        _tell(*_watched(session))
    finally:
        program.close()


def _watched(session: Child) -> tuple[str, float]:
    """Look at the window until it says how the backup ended: that, and how long it was silent at most."""
    longest = 0.0
    while True:
        asked = time.monotonic()
        texts = session.sees()["texts"]
        longest = max(longest, time.monotonic() - asked)
        for text in texts:
            if any(words in text for words in _ENDS):
                return text, longest


def _tell(said: str, longest: float = 0.0) -> None:
    print(json.dumps({"said": said, "longest": longest}), flush=True)


if __name__ == "__main__":
    main()
