"""How long an X11 desktop has been idle, by its MIT-SCREEN-SAVER extension.

Spoken over the display's own socket, in five messages, instead of through
Xlib: Xlib ends the process when the display goes away and blocks while it is
busy, and the keeper must do neither. Under Wayland the extension sees only
the windows of old programs, so it is not used there.

Byte layouts: X Window System Protocol, version 11, appendix B; MIT-SCREEN-SAVER 1.1.
"""

import os
import re
import socket
import struct
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.keeper.loop import Loop
from app.presence.source import Idle

_EXTENSION = b"MIT-SCREEN-SAVER"
_COOKIE = b"MIT-MAGIC-COOKIE-1"
_QUERY_EXTENSION, _QUERY_INFO = 98, 1
_REPLY, _ERROR = 1, 0
_LOCAL, _WILD = 256, 65535
_ANSWER_BYTES = 32
_PATIENCE = 1.0


class _NoDisplay(Exception):
    """There is no X11 display to ask."""


class X11Idle:
    """The idle time of the display in ``environment``."""

    name = "x11"

    def __init__(self, loop: Loop, environment: Mapping[str, str] | None = None) -> None:
        self._loop = loop
        self._answers: deque[Idle] = deque()
        self._incoming = bytearray()
        try:
            self._socket: socket.socket | None
            self._socket, self._query = _connected(os.environ if environment is None else environment)
        except (_NoDisplay, OSError, struct.error):
            self._socket = None
        else:
            self._socket.setblocking(False)
            loop.watch(self._socket.fileno(), self._read)

    def available(self) -> bool:
        """Whether the display answered and has the extension."""
        return self._socket is not None

    def ask(self, answer: Idle) -> None:
        """Seconds since the last input on this display."""
        if self._socket is None:
            answer(None)
            return
        self._answers.append(answer)
        try:
            self._socket.sendall(self._query)
        except OSError:
            self.close()

    def close(self) -> None:
        """Leave the display; whoever waits for an answer gets none."""
        if self._socket is not None:
            self._loop.forget(self._socket.fileno())
            self._socket.close()
            self._socket = None
        while self._answers:
            self._answers.popleft()(None)

    def _read(self) -> None:
        if self._socket is None:
            return
        try:
            data = self._socket.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.close()
            return
        self._incoming += data
        for kind, idle in _answers(self._incoming):
            if self._answers:
                self._answers.popleft()(idle / 1000 if kind == _REPLY else None)


def _answers(incoming: bytearray) -> Iterator[tuple[int, int]]:
    """Kind and idle milliseconds of each whole answer; events, which we never asked for, are passed over."""
    while len(incoming) >= _ANSWER_BYTES:
        kind, idle = incoming[0], struct.unpack_from("<I", incoming, 16)[0]
        del incoming[:_ANSWER_BYTES]
        if kind in (_REPLY, _ERROR):
            yield kind, idle


def _connected(environment: Mapping[str, str]) -> tuple[socket.socket, bytes]:
    """A display that has the extension, and the question to send it. Raises _NoDisplay, OSError."""
    if environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland":
        raise _NoDisplay
    number = _display_number(environment.get("DISPLAY", ""))
    connection = _reached(number)
    try:
        connection.settimeout(_PATIENCE)
        root = _greet(connection, _cookie(environment, number))
        major = _extension(connection)
    except BaseException:
        connection.close()
        raise
    return connection, struct.pack("<BBHI", major, _QUERY_INFO, 2, root)


def _display_number(display: str) -> str:
    # Another host's display says nothing of the person at this one.
    found = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if not found:
        raise _NoDisplay
    return found.group(1)


def _reached(number: str) -> socket.socket:
    if sys.platform == "win32":
        raise _NoDisplay
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  # where X11 has it
    connection = socket.socket(socket.AF_UNIX)
    try:
        try:
            connection.connect("\0" + path)
        except OSError:
            connection.connect(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _greet(connection: socket.socket, cookie: bytes) -> int:
    """Set the connection up; the id of the first screen's root window."""
    name = _COOKIE if cookie else b""
    connection.sendall(
        struct.pack("<BxHHHHxx", 0x6C, 11, 0, len(name), len(cookie)) + _padded(name) + _padded(cookie)
    )
    status, _, _, _, words = struct.unpack("<BBHHH", _exactly(connection, 8))
    setup = _exactly(connection, 4 * words)
    if status != 1:
        raise _NoDisplay
    vendor, _, _, formats = struct.unpack_from("<HHBB", setup, 16)
    root: int = struct.unpack_from("<I", setup, 32 + vendor + -vendor % 4 + 8 * formats)[0]
    return root


def _extension(connection: socket.socket) -> int:
    """The extension's opcode."""
    length = 2 + len(_padded(_EXTENSION)) // 4
    question = struct.pack("<BxHHxx", _QUERY_EXTENSION, length, len(_EXTENSION)) + _padded(_EXTENSION)
    connection.sendall(question)
    present, major = struct.unpack_from("<BB", _exactly(connection, _ANSWER_BYTES), 8)
    if not present:
        raise _NoDisplay
    return int(major)


def _cookie(environment: Mapping[str, str], number: str) -> bytes:
    path = environment.get("XAUTHORITY") or str(Path.home() / ".Xauthority")
    try:
        entries = Path(path).read_bytes()
    except OSError:
        return b""
    return next(_cookies(entries, number.encode()), b"")


def _cookies(entries: bytes, number: bytes) -> Iterator[bytes]:
    """The cookies of this display in an authority file (big-endian, whatever the machine)."""
    at = 0

    def text() -> bytes:
        nonlocal at
        (size,) = struct.unpack_from(">H", entries, at)
        at += 2 + size
        return entries[at - size : at]

    while at + 2 <= len(entries):
        (family,) = struct.unpack_from(">H", entries, at)
        at += 2
        _, display, name, cookie = text(), text(), text(), text()
        if family in (_LOCAL, _WILD) and display in (number, b"") and name == _COOKIE:
            yield cookie


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise _NoDisplay
        data += part
    return data
