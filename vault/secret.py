"""Bytes that open things, held so that they can be wiped.

Python copies strings and bytes freely and nothing can wipe those copies, so
a secret lives in one bytearray, never prints itself, and is overwritten when
its owner is done with it. What libraries copy on the way is beyond reach:
the process that held a secret is ended, which is the only complete wipe.
"""

from types import TracebackType
from typing import Self


class Secret:
    """A secret of any length. Use as a context manager, or call ``wipe``."""

    __slots__ = ("_bytes",)

    def __init__(self, value: bytearray | bytes) -> None:
        self._bytes = bytearray(value)

    @classmethod
    def taken_from(cls, buffer: bytearray) -> Self:
        """A secret holding what ``buffer`` held; ``buffer`` is wiped."""
        secret = cls(buffer)
        overwrite(buffer)
        return secret

    def reveal(self) -> bytearray:
        """The bytes themselves, not a copy: valid until ``wipe``."""
        return self._bytes

    def wipe(self) -> None:
        """Overwrite and empty the buffer."""
        overwrite(self._bytes)
        self._bytes.clear()

    def __len__(self) -> int:
        return len(self._bytes)

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is never pickled")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()


def overwrite(buffer: bytearray) -> None:
    """Fill ``buffer`` with zeros in place."""
    for position in range(len(buffer)):
        buffer[position] = 0
