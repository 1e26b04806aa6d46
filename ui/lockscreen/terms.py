"""A locum whose days are over reads it where they would type, and the owner that this way is still there.

To whom a vault is lent, and until when, stands in its header: nothing is opened for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.host import Host

#: What every term says and no other slot.
_TERM: Final = b"ends_at"
#: A header is no larger (``vault.header``).
_LARGEST: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Ended:
    """Whose passphrase opens the vault no more, and since the end of which day."""

    name: str
    last: date


def ended(vault: Path, host: "Callable[[], Host]") -> Sequence[Ended]:
    """The terms of ``vault`` that are over, as its passphrases would be told. Raises VaultError, OSError."""
    if not any(map(_tells_a_term, vault.glob("header*.json"))):
        return ()
    # The ciphers come with them, 20 MB: only for a vault that is lent.
    from app import access, locums
    from vault import header
    from vault.errors import LocumNotYet, LocumOver

    found, over = header.read(vault).header, []
    for slot in found.slots:
        try:
            access.check_term(vault, found, slot.locum, host())
        except LocumOver:
            assert slot.locum is not None
            over.append(Ended(slot.locum.name, locums.last_day(slot.locum)))
        except LocumNotYet:
            pass
    return sorted(over, key=lambda one: one.last)


def _tells_a_term(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _TERM in file.read(_LARGEST)
