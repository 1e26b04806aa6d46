"""The two channels over named pipes: Windows, where sockets between processes would be network sockets.

The same two classes as in ``channel``, over the connections of
``multiprocessing``, which exist elsewhere too and are tested there. A pipe
keeps messages apart by itself, so frames have no length here.
"""

from collections.abc import Callable
from typing import Protocol

from app.channelled import Arrival, ChannelClosed, KeyCarrier
from app.framing import LARGEST, BadFrame, control_message, encoded, key_message
from app.key_messages import KeyMessage
from app.messages import CARRIES_DESCRIPTOR, Message

_NO_HANDLE = bytes(8)
_LONGEST_WAIT = 10.0

# Makes a handle of ours valid in the process at the other end; the number it has there.
Grant = Callable[[int], int]


class PipeEnd(Protocol):
    """A connection of ``multiprocessing``, as far as it is used here."""

    def send_bytes(self, buf: bytes | bytearray, /) -> None:
        """Send one message."""

    def recv_bytes(self, maxlength: int | None = None, /) -> bytes:
        """Wait for one message."""

    def recv_bytes_into(self, buf: bytearray, /) -> int:
        """Wait for one message, into a buffer; its size."""

    def poll(self, timeout: float | None = 0.0, /) -> bool:
        """Whether there is a message."""

    def close(self) -> None:
        """Close."""


class PipeControlChannel:
    """One end of a control pipe. Before each message stand 8 bytes: the handle it carries, or zero."""

    def __init__(self, end: PipeEnd, grant: Grant | None = None) -> None:
        self._end = end
        self._grant = grant
        self.closed = False
        #: A pipe takes each message at once, or the peer is gone.
        self.pending = False

    @property
    def waitable(self) -> PipeEnd:
        """What to wait for: ready means that ``receive`` has something to say."""
        return self._end

    def wait(self, seconds: float | None = None) -> bool:
        """Block until there is something to receive, the end included. A window waits no time at all."""
        try:
            return self._end.poll(seconds)
        except OSError:  # the peer is gone: whoever receives now learns it
            return True

    def send(self, message: Message, descriptor: int | None = None) -> None:
        """Send. Silent when the peer is gone."""
        handle = _NO_HANDLE
        if descriptor is not None and self._grant is not None:
            handle = self._grant(descriptor).to_bytes(8, "big")
        try:
            self._end.send_bytes(handle + encoded(message))
        except OSError:
            return

    def flush(self) -> None:
        """Nothing ever waits."""

    def receive(self) -> list[Arrival]:
        """Everything that has arrived. ``closed`` is true from the end of the stream on. Raises BadFrame."""
        arrivals: list[Arrival] = []
        try:
            while not self.closed and self._end.poll(0):
                arrivals.append(_arrival(self._end.recv_bytes(LARGEST)))
        except (EOFError, OSError):
            self.closed = True
        return arrivals

    def close(self) -> None:
        """Close the pipe."""
        self.closed = True
        self._end.close()


class PipeKeyChannel(KeyCarrier):
    """One end of the key pipe between a lock screen and a session."""

    def __init__(self, end: PipeEnd) -> None:
        self._end = end

    @property
    def waitable(self) -> PipeEnd:
        """What to wait for."""
        return self._end

    def send(self, message: KeyMessage) -> None:
        """Send a message that carries no key. Raises ChannelClosed."""
        self._send(encoded(message))

    def receive(self) -> KeyMessage:
        """The next message; after a ``Handover`` call ``receive_keys``. Raises ChannelClosed, BadFrame."""
        self._await()
        try:
            return key_message(self._end.recv_bytes(LARGEST))
        except (EOFError, OSError) as error:
            raise ChannelClosed from error

    def close(self) -> None:
        """Close the pipe."""
        self._end.close()

    def _send(self, data: bytes | bytearray) -> None:
        try:
            self._end.send_bytes(data)
        except OSError as error:
            raise ChannelClosed from error

    def _fill(self, key: bytearray) -> None:
        self._await()
        try:
            size = self._end.recv_bytes_into(key)
        except (EOFError, OSError) as error:
            raise ChannelClosed from error
        if size != len(key):
            raise BadFrame

    def _await(self) -> None:
        try:
            if not self._end.poll(_LONGEST_WAIT):
                raise ChannelClosed
        except OSError as error:
            raise ChannelClosed from error


def _arrival(frame: bytes) -> Arrival:
    message, handle = control_message(frame[8:]), int.from_bytes(frame[:8], "big")
    carries = isinstance(message, CARRIES_DESCRIPTOR)
    return Arrival(message, handle if carries and handle else None)
