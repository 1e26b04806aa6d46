"""Several byte strings as one, without ambiguity.

What is authenticated together is joined with its lengths: ``ab`` + ``c`` and
``a`` + ``bc`` must never look the same to a cipher or a hash.
"""

from collections.abc import Iterable


def framed(*parts: bytes) -> bytes:
    """Each part behind its length as four big-endian bytes."""
    return b"".join(_with_length(parts))


def _with_length(parts: Iterable[bytes]) -> Iterable[bytes]:
    for part in parts:
        yield len(part).to_bytes(4, "big")
        yield part


def number(value: int) -> bytes:
    """A non-negative integer as eight big-endian bytes."""
    return value.to_bytes(8, "big")
