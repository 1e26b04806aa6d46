"""What the channels of every platform share."""

from collections.abc import Mapping
from typing import NamedTuple

from app.messages import Handover, KeyField, Message


class ChannelClosed(Exception):
    """The process at the other end is gone."""


class Arrival(NamedTuple):
    """A message, and the descriptor that came with it (the receiver's to close)."""

    message: Message
    descriptor: int | None = None


def named(handover: Handover, keys: Mapping[str, bytearray]) -> Handover:
    """``handover`` with the names and sizes of ``keys``."""
    fields = tuple(KeyField(name, len(key)) for name, key in keys.items())
    return Handover(handover.purpose, handover.vault, fields, handover.form)


def wipe(keys: Mapping[str, bytearray]) -> None:
    """Overwrite every key."""
    for key in keys.values():
        key[:] = bytes(len(key))
