"""Is a place inside a vault, or inside a backup of one?

Whatever a vault does not know it sets aside at the next unlock, and deletes
thirty days later: nothing else may be made in there.
"""

import os
from pathlib import Path
from typing import Final

from vault.errors import PlaceRefused

# As vault.header says, which loads the ciphers: the keeper, which watches mounts, has none.
_HEADERS: Final = ("header.json", "header.copy.json")


def check_outside_vaults(place: Path) -> None:
    """Raises PlaceRefused where ``place``, links followed, is a vault or a snapshot or lies in one."""
    real = place.resolve()
    for folder in (real, *real.parents):
        if any(os.path.lexists(folder / name) for name in _HEADERS):
            raise PlaceRefused("inside-vault", str(place), {"path": str(place), "vault": str(folder)})
