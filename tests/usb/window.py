"""Inside the machine: the program with its window, and a backup onto the stick that is plugged in.

``python -m tests.usb.window VAULT FOLDER`` copies the vault into the folder, which the program lives in, and
tells, one JSON line each, that the backup copies, and what the window says of its end, with the longest
time that it took to answer meanwhile, in seconds.
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from app import settings
from app.settings import KnownVault, Settings
from tests.journeys.played.play import Play
from tests.journeys.program import Child, Program

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
    given, folder = map(Path, sys.argv[1:])
    program = _Program(folder)
    try:
        vault = shutil.copytree(given, program.home / "Cabinet.serment")
        known = Settings().with_vault(KnownVault(str(vault), "Cabinet"))
        settings.save(folder / "config" / "serment", known)
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
