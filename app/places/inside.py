"""Is a place inside a vault, or inside a backup of one?

Whatever a vault does not know it sets aside at the next unlock, and deletes
thirty days later: nothing else may be made in there.
"""

import os
from pathlib import Path
from typing import Final

from vault.errors import PlaceRefused

RULE: Final = "inside-vault"
# As vault.header says, which loads the ciphers: the keeper, which watches mounts, has none.
_HEADERS: Final = ("header.json", "header.copy.json")


def vault_around(place: Path) -> Path | None:
    """The vault or snapshot that ``place``, links followed, is or lies in."""
    real = place.resolve()
    return next((folder for folder in (real, *real.parents) if _is_vault(folder)), None)


def check_outside_vaults(place: Path) -> None:
    """Raises PlaceRefused where ``place`` is a vault or a snapshot or lies in one."""
    vault = vault_around(place)
    if vault is not None:
        raise PlaceRefused(RULE, str(place), detail(place, vault))


def place_of(path: Path) -> Path:
    """Where ``path`` lies, if that is a vault: it is no stranger in its own folder. Else ``path``."""
    real = path.resolve()
    # A snapshot, which shares the documents beside it, is no place of a vault.
    return real.parent if _is_vault(real) and (real / "documents").is_dir() else path


def detail(place: Path, vault: Path) -> dict[str, str]:
    """The facts of a refusal."""
    return {"path": str(place), "vault": str(vault)}


def _is_vault(folder: Path) -> bool:
    return any(os.path.lexists(folder / name) for name in _HEADERS)
