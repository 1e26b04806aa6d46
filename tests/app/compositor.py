"""A Wayland compositor that has a seat and counts idleness, on a socket, pumped by a test."""

import socket
import struct
from pathlib import Path

_REQUESTS = {("wl_display", 1): "get_registry", ("wl_display", 0): "sync", ("wl_registry", 0): "bind"}
_NOTICES = {
    ("ext_idle_notifier_v1", 1): "=III",
    ("ext_idle_notifier_v1", 2): "=III",
    ("org_kde_kwin_idle", 0): "=III",
}
USUAL = {"wl_compositor": 6, "wl_output": 4, "wl_seat": 9, "ext_idle_notifier_v1": 2}


class Compositor:
    """Checks each request as a real one would, and hangs up on a wrong one."""

    def __init__(self, path: Path, globals: dict[str, int] | None = None, *, in_pieces: bool = False) -> None:
        self.path = path
        self.globals = USUAL if globals is None else globals
        self.in_pieces = in_pieces
        #: Interface, request and milliseconds of the notice asked for.
        self.asked: tuple[str, int, int] | None = None
        self.left = False
        self._objects: dict[int, str] = {1: "wl_display"}
        self._notice = 0
        self._incoming = b""
        self._connection: socket.socket | None = None
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        self._socket.setblocking(False)

    def pump(self) -> None:
        """Take and answer what has come."""
        if self._connection is None:
            try:
                self._connection, _ = self._socket.accept()
            except BlockingIOError:
                return
            self._connection.setblocking(False)
        try:
            data = self._connection.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self.left = not data
        self._incoming += data
        while len(self._incoming) >= 8:
            target, rest = struct.unpack_from("=II", self._incoming)
            body, self._incoming = self._incoming[8 : rest >> 16], self._incoming[rest >> 16 :]
            self._take(target, rest & 0xFFFF, body)

    def idled(self) -> None:
        """Nobody has touched anything for as long as was asked."""
        self._event(self._notice, 0)

    def resumed(self) -> None:
        """Somebody has."""
        self._event(self._notice, 1)

    def removes(self, interface: str) -> None:
        """Take a global away."""
        registry = next(number for number, kind in self._objects.items() if kind == "wl_registry")
        self._event(registry, 1, struct.pack("=I", self._number(interface)))

    def says(self, data: bytes) -> None:
        """Send bytes as they are."""
        if self._connection is not None:
            self._connection.sendall(data)

    def close(self) -> None:
        """End, with the connection."""
        if self._connection is not None:
            self._connection.close()
        self._socket.close()
        self.path.unlink(missing_ok=True)

    def _take(self, target: int, request: int, body: bytes) -> None:
        kind = self._objects[target]
        if (kind, request) in _NOTICES:
            self._notify(kind, request, body)
            return
        getattr(self, f"_{_REQUESTS[kind, request]}")(body)

    def _get_registry(self, body: bytes) -> None:
        (registry,) = struct.unpack("=I", body)
        self._objects[registry] = "wl_registry"
        for interface, version in self.globals.items():
            described = _text(interface) + struct.pack("=I", version)
            self._event(registry, 0, struct.pack("=I", self._number(interface)) + described)

    def _sync(self, body: bytes) -> None:
        (callback,) = struct.unpack("=I", body)
        self._event(callback, 0, struct.pack("=I", 17))
        self._event(1, 1, body)  # its number is free again

    def _bind(self, body: bytes) -> None:
        number, size = struct.unpack_from("=II", body)
        interface = body[8 : 8 + size - 1].decode()
        version, made = struct.unpack_from("=II", body, 8 + size + -size % 4)
        assert self._number(interface) == number
        assert version <= self.globals[interface]
        self._objects[made] = interface
        if interface == "wl_seat":
            self._event(made, 0, struct.pack("=I", 3))

    def _notify(self, kind: str, request: int, body: bytes) -> None:
        self._notice, first, second = struct.unpack(_NOTICES[kind, request], body)
        seat, milliseconds = (first, second) if kind == "org_kde_kwin_idle" else (second, first)
        assert self._objects[seat] == "wl_seat"
        self.asked = (kind, request, milliseconds)

    def _number(self, interface: str) -> int:
        return 40 + list(self.globals).index(interface)

    def _event(self, sender: int, event: int, body: bytes = b"") -> None:
        data = struct.pack("=II", sender, (8 + len(body)) << 16 | event) + body
        pieces = [data[at : at + 3] for at in range(0, len(data), 3)] if self.in_pieces else [data]
        for piece in pieces:
            self.says(piece)


def _text(words: str) -> bytes:
    data = words.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)
