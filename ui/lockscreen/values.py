"""What the lock screen is given. Few values: they are made before the first paint."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.messages import Cause


class SecretKind(StrEnum):
    """Which kind of secret is typed."""

    PASSPHRASE = "passphrase"  # UTF-8 as typed; RFC 8265 is applied where the key is derived
    RECOVERY = "recovery"  # the 16 bytes the twelve words stand for
    PIN = "pin"  # no slot of the vault: digits that open it again today (``app/pin.py``)


@dataclass(frozen=True, slots=True)
class KnownVault:
    """A vault this computer remembers. ``missing``: its disk is not there at the moment."""

    path: Path
    practice: str
    fictive: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Locked:
    """The state a lock screen shows; without a ``cause`` the program has just been started."""

    vault: KnownVault
    cause: Cause | None = None
    at: datetime | None = None
    note_kept: bool = False
    #: A PIN was chosen today and may be asked for; ``pin_wanted``: one is asked for after a full unlock.
    pin: bool = False
    pin_wanted: bool = False
