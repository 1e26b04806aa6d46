"""``python -m tests.app.cli.serment [OPTION] STICK VERB ...``: the command on a machine made for a test.

Everything is the shipped program but two things: the folder STICK counts as a
mounted USB stick, and deriving a key is cheap unless ``--real-kdf`` is given.
``--little-memory`` leaves less than the smallest real derivation needs,
``--sabotaged`` puts a defect where patients are read, whose message names one,
and ``--interrupted`` presses Ctrl+C while SQLite asks whether a statement may run.
"""

import os
import resource
import signal
import sys
from pathlib import Path
from typing import NoReturn

from app import paths
from app.cli.run import run
from app.host import Host
from tests.app.places.fake_linux import with_stick_at
from vault import database
from vault.database import Database
from vault.kdf import ARGON2ID, Kdf, KdfParameters

#: Room for the four lanes that calibration asks for at most.
CHEAP = KdfParameters(memory_kib=32, passes=1, lanes=1)
KDF = Kdf(floor=CHEAP, ceiling=KdfParameters(1024, 4, 4), target_seconds=0.001, calibrated_memory_kib=64)


def host(stick: Path, *, real_kdf: bool = False) -> Host:
    """This computer, as far as the test wants it to be."""
    return Host(
        machine=with_stick_at(stick).machine,
        kdf=ARGON2ID if real_kdf else KDF,
        settings_folder=paths.settings_folder(),
        state_folder=paths.state_folder(),
        runtime_folder=paths.runtime_folder(),
    )


def _defect(*_: object) -> NoReturn:
    raise RuntimeError("MARQUEUR0QZX Prénom, née le 12/03/1968")


def _ctrl_c(action: int, *_: object) -> int:
    signal.raise_signal(signal.SIGINT)
    return 0


def _leave(size: int) -> None:
    import precis_i18n  # noqa: F401  # what a command loads takes none of it

    from app.cli import verbs_vault  # noqa: F401  # likewise

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + size
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """As ``ui.__main__`` ends: never by the interpreter's ordinary exit."""
    given = sys.argv[1:]
    option = given.pop(0) if given[0].startswith("--") else ""
    stick, *words = given
    if option == "--sabotaged":
        Database.rows = _defect  # type: ignore[method-assign,assignment]  # the defect
    if option == "--interrupted":
        database._authorise = _ctrl_c
    if option == "--little-memory":
        _leave(40 << 20)
    try:
        code = run(words, host(Path(stick), real_kdf=option in ("--real-kdf", "--little-memory")))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
