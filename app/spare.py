"""Room on the vault's disk that is held back for the last words typed before a lock.

A lock waits for nobody to make room on a full disk. What is held while the vault
is open is given up for the last save of its drafts, and for its seal. To the
vault it is a file that was never finished, and means nothing.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from vault.files import UNFINISHED

NAME: Final = f"room{UNFINISHED}"
#: Bytes: some hundred pages of drafts, and the seal.
SIZE: Final = 1 << 20


def hold(folder: Path) -> None:
    """Hold room in ``folder``, as far as there is any. What a disk packs or finds twice would hold none."""
    with suppress(OSError), open(folder / NAME, "xb") as file:
        file.write(os.urandom(SIZE))


def give_up(folder: Path) -> None:
    """Somebody needs it now."""
    with suppress(OSError):
        (folder / NAME).unlink()
