"""What the channels of every platform share."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import NamedTuple

from app.framing import LARGEST, BadFrame
from app.key_messages import Handover, KeyField, KeyMessage
from app.messages import Message


class ChannelClosed(Exception):
    """The process at the other end is gone."""


class Arrival(NamedTuple):
    """A message, and the descriptor that came with it (the receiver's to close)."""

    message: Message
    descriptor: int | None = None


class KeyCarrier(ABC):
    """Passes keys from a lock screen to a session, and leaves no copy of them in this process."""

    def send_keys(self, handover: Handover, keys: Mapping[str, bytearray]) -> None:
        """Send ``handover`` with ``keys``, then wipe them. Raises ChannelClosed.

        Its ``fields`` are filled in here. The buffers are written as they are, so no
        copy is left in this process.
        """
        try:
            self.send(_named(handover, keys))
            for key in keys.values():
                self._send(key)
        finally:
            wipe(keys)

    def receive_keys(self, handover: Handover) -> dict[str, bytearray]:
        """Read the announced keys, each into a buffer to wipe. Raises ChannelClosed, BadFrame."""
        if sum(field.size for field in handover.fields) > LARGEST:
            raise BadFrame
        keys = {field.name: bytearray(field.size) for field in handover.fields}
        try:
            for key in keys.values():
                self._fill(key)
        except BaseException:
            wipe(keys)
            raise
        return keys

    @abstractmethod
    def send(self, message: KeyMessage) -> None:
        """Send a message that carries no key. Raises ChannelClosed."""

    @abstractmethod
    def _send(self, data: bytes | bytearray) -> None:
        """Write ``data`` as it is. Raises ChannelClosed."""

    @abstractmethod
    def _fill(self, key: bytearray) -> None:
        """Read as much as ``key`` holds into it. Raises ChannelClosed, BadFrame."""


def _named(handover: Handover, keys: Mapping[str, bytearray]) -> Handover:
    fields = tuple(KeyField(name, len(key)) for name, key in keys.items())
    return Handover(handover.purpose, handover.vault, fields, handover.form, handover.slot)


def wipe(keys: Mapping[str, bytearray]) -> None:
    """Overwrite every key."""
    for key in keys.values():
        key[:] = bytes(len(key))
