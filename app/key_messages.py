"""What the lock screen and the session say to each other on the key socket.

The keeper makes it, hands an end to each, and reads neither. A frame is a 4-byte
big-endian length, a msgpack-encoded message of this module, and for a ``Handover`` the
raw bytes of each key in the order named, so that they are read straight into buffers
that can be wiped.
"""

from collections.abc import Mapping

import msgspec


class KeyMessage(msgspec.Struct, frozen=True, tag=True):
    """Anything that passes a key socket."""


class KeyField(msgspec.Struct, frozen=True):
    """A key that follows the frame: its name and its length in bytes."""

    name: str
    size: int


class Handover(KeyMessage, frozen=True):
    """Derived keys for a session. ``form`` is what a first run or a restore typed, encoded by its owner.

    ``purpose`` is to "open" a vault, or to "look" into a backup.
    """

    purpose: str
    vault: str
    fields: tuple[KeyField, ...]
    form: bytes = b""
    #: The slot whose secret was typed: whoever has its secret works. Empty for a vault just made.
    slot: str = ""


class Accepted(KeyMessage, frozen=True):
    """The vault opens."""


class Refused(KeyMessage, frozen=True):
    """The session cannot open the vault, and ends: the class of the error, with its facts."""

    error: str
    facts: Mapping[str, str | int]


class Questioned(KeyMessage, frozen=True):
    """The vault opens only after the person has read this (an older one than remembered, say)."""

    error: str
    facts: Mapping[str, str | int]


class Confirmed(KeyMessage, frozen=True):
    """The person has read it and goes on."""
