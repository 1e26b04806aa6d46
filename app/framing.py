"""Length-prefixed frames of msgpack, and the two families of messages that travel in them."""

from collections.abc import Iterator
from types import ModuleType

import msgspec

from app import key_messages, messages

LARGEST = 1 << 20  # a frame longer than this is not one of ours
_PREFIX = 4


def _family(module: ModuleType, base: type[msgspec.Struct]) -> object:
    # A union made of the module's own classes: a message added there is known here at once.
    known = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, base)]
    union: object = known[1]
    for kind in known[2:]:
        union = union | kind
    return union


_control: msgspec.msgpack.Decoder[messages.Message] = msgspec.msgpack.Decoder(
    _family(messages, messages.Message)
)
_keys: msgspec.msgpack.Decoder[key_messages.KeyMessage] = msgspec.msgpack.Decoder(
    _family(key_messages, key_messages.KeyMessage)
)


class BadFrame(Exception):
    """The peer sent something that is not a message: a defect of ours, never an answer."""


def frame(message: messages.Message | key_messages.KeyMessage) -> bytes:
    """``message`` with its length before it."""
    body = encoded(message)
    return len(body).to_bytes(_PREFIX, "big") + body


def encoded(message: messages.Message | key_messages.KeyMessage) -> bytes:
    """``message`` alone, for what keeps messages apart by itself."""
    return msgspec.msgpack.encode(message)


def frames(buffer: bytearray) -> Iterator[messages.Message]:
    """Every whole control message at the front of ``buffer``, which is shortened. Raises BadFrame."""
    while len(buffer) >= _PREFIX:
        end = _PREFIX + size_of(bytes(buffer[:_PREFIX]))
        if len(buffer) < end:
            return
        body = bytes(buffer[_PREFIX:end])
        del buffer[:end]
        yield control_message(body)


def size_of(prefix: bytes) -> int:
    """The length of the body that follows ``prefix``. Raises BadFrame."""
    size = int.from_bytes(prefix, "big")
    if size > LARGEST:
        raise BadFrame
    return size


def control_message(body: bytes) -> messages.Message:
    """Decode one control message. Raises BadFrame."""
    try:
        return _control.decode(body)
    except msgspec.DecodeError as error:
        raise BadFrame from error


def key_message(body: bytes) -> key_messages.KeyMessage:
    """Decode one message of the key socket. Raises BadFrame."""
    try:
        return _keys.decode(body)
    except msgspec.DecodeError as error:
        raise BadFrame from error
