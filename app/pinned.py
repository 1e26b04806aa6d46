"""The half of a PIN that lies in the runtime folder: whether there is one, and until when.

Read before the first paint and by the keeper, so nothing here needs a cipher.
What makes a PIN, and what one opens, is in ``app/pin.py``.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from app import runtime

_SUFFIX: Final = ".pin"
#: A PIN opens a vault for half a day of work; then the passphrase is asked for again.
LIFETIME: Final = 12 * 3600.0


class Pinned(msgspec.Struct, frozen=True):
    """Session keys wrapped under a PIN and a half in the keychain, and what they are bound to."""

    format: int
    #: Of this PIN: the entry in the keychain bears it too.
    id: str
    vault_id: str
    lineage: str
    header_revision: int
    slot_id: str
    boot: str
    #: On the clock that counts sleep, in seconds since the computer was started.
    until: float
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    wrapped_keys: bytes

    def holds(self, boot: str, now: float) -> bool:
        """Whether this is still the same start of the computer, and within the hours."""
        return bool(boot) and self.boot == boot and now < self.until <= now + LIFETIME


def path_of(folder: Path, vault: Path) -> Path:
    """Where the half of ``vault`` lies; ``folder`` is the runtime folder."""
    return folder / (runtime.name_of(vault) + _SUFFIX)


def read(path: Path) -> Pinned | None:
    """What lies there; None where nothing does, or nothing of ours."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Pinned)
    except (OSError, ValueError, RecursionError):
        return None


def offered(folder: Path, vault: Path, boot: str, now: float) -> bool:
    """Whether a PIN may be asked for."""
    found = read(path_of(folder, vault))
    return found is not None and found.holds(boot, now)


def sweep(folder: Path, boot: str, now: float) -> float | None:
    """Remove every half whose time is over; the seconds until the next one's is, None if there is none."""
    left = []
    for path, found in _all(folder):
        if found is not None and found.holds(boot, now):
            left.append(found.until - now)
        else:
            with suppress(OSError):
                path.unlink()
    return min(left, default=None)


def _all(folder: Path) -> Iterator[tuple[Path, Pinned | None]]:
    for path in sorted(folder.glob("*" + _SUFFIX)):
        yield path, read(path)
