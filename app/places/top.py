"""Is a folder the top of a disk that is mounted there? Such a folder keeps its name.

A vault gets its name when it is whole, and changes places with the one written anew under new
keys. Neither is possible where the folder is a mount point, and neither must be found out at the end.
"""

import os
import sys
from pathlib import Path

from app.places.handle import mount_of


def is_top(folder: Path) -> bool:
    """Whether something is mounted on ``folder`` itself, links followed."""
    real = folder.resolve()
    if sys.platform == "linux" and real.is_dir() and real.parent != real:
        # A part of a btrfs has a device number of its own and can be renamed; a folder that is mounted
        # on another one of its disk has none, and cannot.
        return _mount(real, os.O_PATH) != _mount(real.parent, os.O_PATH)
    return os.path.ismount(real)


def _mount(folder: Path, flags: int) -> str:
    descriptor = os.open(folder, flags)
    try:
        return mount_of(descriptor)
    finally:
        os.close(descriptor)
