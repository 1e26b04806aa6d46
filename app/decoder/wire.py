"""A question or an answer on the socket: a short head, and bytes behind it that are never copied into it.

Both ends block, with a deadline for the whole of it; each refuses what is
announced as larger than it is ready for, before spending memory on it.
"""

import sys
import time
from typing import NamedTuple

from app.ends import End

LARGEST = 512 << 20


class Room(NamedTuple):
    """How many bytes a head and a body may have."""

    head: int = LARGEST
    body: int = LARGEST


ROOM = Room()


class WireEnded(Exception):
    """The process at the other end is gone, or talks nonsense."""


class TookTooLong(Exception):
    """The deadline passed first."""


class Parcel(NamedTuple):
    """What travels: ``head`` is msgpack, ``body`` a file or pixels, often empty."""

    head: bytes
    body: bytes | bytearray = b""


if sys.platform == "win32":

    class Wire:
        """One end, over a pipe that keeps messages apart by itself."""

        def __init__(self, end: End) -> None:
            self._end = end

        def send(self, parcel: Parcel, seconds: float | None = None) -> None:
            """Raises WireEnded."""
            try:
                self._end.send_bytes(parcel.head)
                self._end.send_bytes(parcel.body)
            except OSError as error:
                raise WireEnded from error

        def receive(self, seconds: float | None = None, room: Room = ROOM) -> Parcel:
            """The next parcel. Raises WireEnded, TookTooLong."""
            try:
                if not self._end.poll(seconds):
                    raise TookTooLong
                return Parcel(self._end.recv_bytes(room.head), self._end.recv_bytes(room.body))
            except (OSError, EOFError) as error:
                raise WireEnded from error

        def close(self) -> None:
            """Close this end."""
            self._end.close()

else:
    _SIZES = 4  # bytes of each of the two lengths

    class Wire:
        """One end of a socketpair."""

        def __init__(self, end: End) -> None:
            self._end = end

        def fileno(self) -> int:
            """For a poll."""
            return self._end.fileno()

        def send(self, parcel: Parcel, seconds: float | None = None) -> None:
            """Raises WireEnded, TookTooLong."""
            deadline = _deadline(seconds)
            sizes = b"".join(len(part).to_bytes(_SIZES, "big") for part in parcel)
            for part in (sizes, *parcel):
                self._wait_until(deadline)
                try:
                    self._end.sendall(part)
                except TimeoutError:
                    raise TookTooLong from None
                except OSError as error:
                    raise WireEnded from error

        def receive(self, seconds: float | None = None, room: Room = ROOM) -> Parcel:
            """The next parcel. Raises WireEnded, TookTooLong."""
            deadline = _deadline(seconds)
            sizes = self._filled(2 * _SIZES, deadline)
            head, body = (int.from_bytes(sizes[at : at + _SIZES], "big") for at in (0, _SIZES))
            if head > room.head or body > room.body:
                raise WireEnded
            return Parcel(bytes(self._filled(head, deadline)), self._filled(body, deadline))

        def close(self) -> None:
            """Close this end."""
            self._end.close()

        def _filled(self, size: int, deadline: float | None) -> bytearray:
            buffer = bytearray(size)
            rest = memoryview(buffer)
            while rest:
                self._wait_until(deadline)
                try:
                    read = self._end.recv_into(rest)
                except TimeoutError:
                    raise TookTooLong from None
                except OSError as error:
                    raise WireEnded from error
                if read == 0:
                    raise WireEnded
                rest = rest[read:]
            return buffer

        def _wait_until(self, deadline: float | None) -> None:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise TookTooLong
            self._end.settimeout(left)

    def _deadline(seconds: float | None) -> float | None:
        return None if seconds is None else time.monotonic() + seconds
