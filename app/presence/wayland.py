"""How long a Wayland desktop has been idle, by the protocol its own screen lock uses.

Spoken over the compositor's socket, in a handful of messages, instead of
through Qt or libwayland: the keeper has neither, and must not stop when a
compositor does. A compositor says when nobody has touched anything for a
second, and when somebody has again; in between the clock that counts sleep
counts.

Two dialects of one idea: ``ext_idle_notifier_v1`` (KWin since 5.27, wlroots
since 0.16, Hyprland, niri, COSMIC), and ``org_kde_kwin_idle`` before it.
Version 2 of the first can leave out what keeps a screen awake: a film that
plays is nobody at the keyboard. The older ones wait for the end of the film.
The predecessor was measured on cage 0.1.4 (wlroots 0.15); the other is played.

Wire format: wayland.freedesktop.org, "Wayland Protocol", chapter 4; the
protocols: ext-idle-notify-v1.xml, org-kde-idle.xml.
"""

import os
import socket
import struct
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.keeper.loop import Loop
from app.presence.source import Idle

_DISPLAY, _REGISTRY, _LISTED, _SEAT, _NOTIFIER, _NOTICE = range(1, 7)
_GET_REGISTRY, _SYNC, _BIND = 1, 0, 0
_ERROR, _GLOBAL, _GLOBAL_REMOVE, _DONE = 0, 0, 1, 0
_IDLED, _RESUMED = 0, 1
_SEAT_INTERFACE = "wl_seat"
# What counts as a pause, in seconds. It costs two messages each time somebody stops typing.
_PAUSE = 1.0
_HEADER = struct.Struct("=II")


@dataclass(frozen=True, slots=True)
class _Dialect:
    interface: str
    version: int
    # The request that asks for a notice, and its arguments after the new object.
    request: int
    arguments: Callable[[int, int], tuple[int, int]]


def _time_first(milliseconds: int, seat: int) -> tuple[int, int]:
    return milliseconds, seat


def _seat_first(milliseconds: int, seat: int) -> tuple[int, int]:
    return seat, milliseconds


# The best first: of the two requests of the notifier, the newer one counts input and nothing else.
_DIALECTS = (
    _Dialect("ext_idle_notifier_v1", 2, 2, _time_first),
    _Dialect("ext_idle_notifier_v1", 1, 1, _time_first),
    _Dialect("org_kde_kwin_idle", 1, 0, _seat_first),
)


class WaylandIdle:
    """The idle time of the compositor in ``environment``."""

    name = "wayland"

    def __init__(self, loop: Loop, environment: Mapping[str, str] | None = None) -> None:
        self._loop = loop
        self._incoming = bytearray()
        #: Number and version of everything the compositor has; the first seat is the one people sit at.
        self._globals: dict[str, tuple[int, int]] = {}
        self._needed: set[int] = set()
        self._still_since: float | None = None
        self._counting = False
        self._socket: socket.socket | None = None
        path = _path(os.environ if environment is None else environment)
        if path is not None:
            self._reach(path)

    def available(self) -> bool:
        """Whether the compositor speaks one of the dialects."""
        return self._counting and self._socket is not None

    def ask(self, answer: Idle) -> None:
        """Seconds since the last input on this desktop; less than a second counts as none."""
        if not self.available():
            answer(None)
        elif self._still_since is None:
            answer(0.0)
        else:
            answer(self._loop.timers.now() - self._still_since)

    def close(self) -> None:
        """Leave the compositor."""
        if self._socket is not None:
            self._loop.forget(self._socket.fileno())
            self._socket.close()
            self._socket = None

    def _reach(self, path: str) -> None:
        if sys.platform == "win32":
            return
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(path)
        except OSError:
            connection.close()
            return
        connection.setblocking(False)
        self._socket = connection
        self._loop.watch(connection.fileno(), self._read)
        self._say(_DISPLAY, _GET_REGISTRY, struct.pack("=I", _REGISTRY))
        # Answered once everything the compositor has was listed.
        self._say(_DISPLAY, _SYNC, struct.pack("=I", _LISTED))

    def _say(self, target: int, request: int, body: bytes) -> None:
        if self._socket is None:
            return
        try:
            self._socket.sendall(_HEADER.pack(target, (_HEADER.size + len(body)) << 16 | request) + body)
        except OSError:
            self.close()

    def _read(self) -> None:
        try:
            data = self._socket.recv(65536) if self._socket is not None else b""
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self._incoming += data
        try:
            for sender, event, body in _events(self._incoming):
                self._hear(sender, event, body)
        except (struct.error, ValueError):
            data = b""  # what talks nonsense is no compositor
        if not data:
            self.close()

    def _hear(self, sender: int, event: int, body: bytes) -> None:
        heard = {
            # The compositor is about to hang up.
            (_DISPLAY, _ERROR): lambda _: self.close(),
            (_REGISTRY, _GLOBAL): self._list,
            (_REGISTRY, _GLOBAL_REMOVE): self._remove,
            (_LISTED, _DONE): self._subscribe,
            (_NOTICE, _IDLED): self._stand_still,
            (_NOTICE, _RESUMED): self._move,
        }.get((sender, event))
        if heard is not None:
            heard(body)

    def _stand_still(self, _: bytes) -> None:
        self._still_since = self._loop.timers.now() - _PAUSE

    def _move(self, _: bytes) -> None:
        self._still_since = None

    def _list(self, body: bytes) -> None:
        (number, size) = struct.unpack_from("=II", body)
        interface = body[8 : 8 + size - 1].decode()
        (version,) = struct.unpack_from("=I", body, 8 + size + -size % 4)
        self._globals.setdefault(interface, (number, version))

    def _remove(self, body: bytes) -> None:
        (number,) = struct.unpack_from("=I", body)
        if number in self._needed:
            self.close()

    def _dialect(self) -> _Dialect | None:
        for dialect in _DIALECTS:
            if self._globals.get(dialect.interface, (0, 0))[1] >= dialect.version:
                return dialect
        return None

    def _subscribe(self, _: bytes) -> None:
        dialect = self._dialect()
        if dialect is None or _SEAT_INTERFACE not in self._globals:
            self.close()
            return
        self._bind(_SEAT_INTERFACE, 1, _SEAT)
        self._bind(dialect.interface, dialect.version, _NOTIFIER)
        arguments = dialect.arguments(int(_PAUSE * 1000), _SEAT)
        self._say(_NOTIFIER, dialect.request, struct.pack("=III", _NOTICE, *arguments))
        self._counting = self._socket is not None

    def _bind(self, interface: str, version: int, number: int) -> None:
        name = interface.encode() + b"\0"
        padded = name + bytes(-len(name) % 4)
        listed, _ = self._globals[interface]
        self._needed.add(listed)
        body = struct.pack("=II", listed, len(name)) + padded + struct.pack("=II", version, number)
        self._say(_REGISTRY, _BIND, body)


def _path(environment: Mapping[str, str]) -> str | None:
    """Where the compositor listens. A connection inherited for Qt (WAYLAND_SOCKET) is not ours to take."""
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return None
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if Path(name).is_absolute():
        return name
    return str(Path(folder, name)) if folder else None


def _events(incoming: bytearray) -> Iterator[tuple[int, int, bytes]]:
    """Sender, number and body of each whole event. Raises ValueError for what cannot be one."""
    while len(incoming) >= _HEADER.size:
        sender, rest = _HEADER.unpack_from(incoming)
        size = rest >> 16
        if size < _HEADER.size or size % 4:
            raise ValueError(size)
        if len(incoming) < size:
            return
        body = bytes(incoming[_HEADER.size : size])
        del incoming[:size]
        yield sender, rest & 0xFFFF, body
