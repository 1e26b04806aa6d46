"""The two kinds of socket between the processes (what passes them is in ``messages``).

``ControlChannel`` never blocks: it suits an event loop, ours or Qt's.
``KeyChannel`` does, briefly, and wipes what it held. Windows has them over
pipes (``pipes``).
"""

import os
import socket
import sys
from collections import deque
from select import select

from app.channelled import Arrival, ChannelClosed, KeyCarrier, wipe
from app.ends import adopt
from app.framing import BadFrame, frame, frames, key_message, size_of
from app.key_messages import KeyMessage
from app.messages import CARRIES_DESCRIPTOR, Message

_AT_ONCE = 65536
_MOST_DESCRIPTORS = 4
_LONGEST_WAIT = 10.0  # seconds for a peer that has begun a frame to finish it


class SocketControlChannel:
    """One end of a control socket. Descriptors sent with a message are duplicated: close your own."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._end = end
        self._incoming = bytearray()
        self._outgoing: deque[tuple[bytes, list[int]]] = deque()
        self._descriptors: deque[int] = deque()
        self.closed = False

    def fileno(self) -> int:
        """For a selector or a QSocketNotifier: readable means that ``receive`` has something to say."""
        return self._end.fileno()

    @property
    def waitable(self) -> int:
        """What the keeper's loop waits for."""
        return self._end.fileno()

    def wait(self, seconds: float | None = None) -> bool:
        """Block until there is something to receive."""
        return bool(select([self._end], [], [], seconds)[0])

    def send(self, message: Message, descriptor: int | None = None) -> None:
        """Send, or keep for ``flush`` what the socket has no room for. Silent when the peer is gone."""
        # The queue owns a duplicate, so that a caller may close its own at once.
        extra = [] if descriptor is None else [os.dup(descriptor)]
        self._outgoing.append((frame(message), extra))
        self.flush()

    @property
    def pending(self) -> bool:
        """Something waits for room in the socket."""
        return bool(self._outgoing)

    def flush(self) -> None:
        """Send what is waiting, as far as there is room."""
        while self._outgoing and not self.closed:
            data, extra = self._outgoing[0]
            try:
                sent = _send(self._end, data, extra)
            except BlockingIOError:
                return
            except OSError:
                # The end of the stream is reported by ``receive``, once everything was read.
                self._forget_outgoing()
                return
            self._sent(data, extra, sent)

    def receive(self) -> list[Arrival]:
        """Everything that has arrived. ``closed`` is true from the end of the stream on. Raises BadFrame."""
        while not self.closed:
            try:
                data, descriptors = _receive(self._end)
            except BlockingIOError:
                break
            except OSError:
                data, descriptors = b"", []
            self._descriptors.extend(descriptors)
            self._incoming += data
            self.closed = not data
        return [Arrival(message, self._carried(message)) for message in frames(self._incoming)]

    def close(self) -> None:
        """Close the socket and every descriptor still on its way."""
        self._forget_outgoing()
        while self._descriptors:
            os.close(self._descriptors.popleft())
        self.closed = True
        self._end.close()

    def _carried(self, message: Message) -> int | None:
        if not isinstance(message, CARRIES_DESCRIPTOR):
            return None
        if not self._descriptors:
            raise BadFrame
        return self._descriptors.popleft()

    def _sent(self, data: bytes, extra: list[int], sent: int) -> None:
        for descriptor in extra:
            os.close(descriptor)
        if sent == len(data):
            self._outgoing.popleft()
        else:
            self._outgoing[0] = (data[sent:], [])

    def _forget_outgoing(self) -> None:
        for _, extra in self._outgoing:
            for descriptor in extra:
                os.close(descriptor)
        self._outgoing.clear()


class SocketKeyChannel(KeyCarrier):
    """One end of the key socket between a lock screen and a session."""

    def __init__(self, end: socket.socket) -> None:
        end.settimeout(_LONGEST_WAIT)
        self._end = end

    def fileno(self) -> int:
        """For a QSocketNotifier."""
        return self._end.fileno()

    def send(self, message: KeyMessage) -> None:
        """Send a message that carries no key. Raises ChannelClosed."""
        self._send(frame(message))

    def receive(self) -> KeyMessage:
        """The next message; after a ``Handover`` call ``receive_keys``. Raises ChannelClosed, BadFrame."""
        prefix = bytearray(4)
        self._fill(prefix)
        body = bytearray(size_of(bytes(prefix)))
        self._fill(body)
        return key_message(bytes(body))

    def close(self) -> None:
        """Close the socket."""
        self._end.close()

    def _send(self, data: bytes | bytearray) -> None:
        try:
            self._end.sendall(data)
        except OSError as error:
            raise ChannelClosed from error

    def _fill(self, buffer: bytearray) -> None:
        rest = memoryview(buffer)
        while rest:
            try:
                read = self._end.recv_into(rest)
            except OSError as error:
                raise ChannelClosed from error
            if read == 0:
                raise ChannelClosed
            rest = rest[read:]


def _send(end: socket.socket, data: bytes, descriptors: list[int]) -> int:
    if sys.platform != "win32" and descriptors:
        return socket.send_fds(end, [data], descriptors)
    return end.send(data)


def _receive(end: socket.socket) -> tuple[bytes, list[int]]:
    if sys.platform == "win32":
        return end.recv(_AT_ONCE), []  # no descriptor passes there
    flags = 0
    if sys.platform == "linux":
        flags = socket.MSG_CMSG_CLOEXEC
    data, descriptors, _, _ = socket.recv_fds(end, _AT_ONCE, _MOST_DESCRIPTORS, flags)
    for descriptor in descriptors:
        os.set_inheritable(descriptor, False)
    return data, descriptors


if sys.platform == "win32":
    from app.pipes import PipeControlChannel as ControlChannel
    from app.pipes import PipeKeyChannel as KeyChannel
else:
    ControlChannel = SocketControlChannel
    KeyChannel = SocketKeyChannel


def inherited_control(number: int) -> ControlChannel:
    """The channel a child was started with (``--control``)."""
    return ControlChannel(adopt(number))


def inherited_keys(number: int) -> KeyChannel:
    """The channel a session was started with (``--keys``), or that came with ``SessionReady``."""
    return KeyChannel(adopt(number))


__all__ = [
    "Arrival",
    "ChannelClosed",
    "ControlChannel",
    "KeyChannel",
    "inherited_control",
    "inherited_keys",
    "wipe",
]
