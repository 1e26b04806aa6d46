"""A private D-Bus with services that say what a test tells them to."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from app.keeper.loop import Loop

Handler = Callable[..., tuple[str, tuple[Any, ...]]]

# Nothing here takes this long; what does is a failure.
PATIENCE = 10.0


class MockService:
    """Owns a name on the bus and answers the methods it was given; all others with an error."""

    def __init__(self, address: str, name: str, methods: dict[str, Handler] | None = None) -> None:
        self._methods = methods or {}
        self._connection: DBusConnection = open_dbus_connection(address, enable_fds=True)
        self._connection.send_and_get_reply(message_bus.RequestName(name, 4))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def emit(self, path: str, interface: str, member: str, signature: str, *body: object) -> None:
        self._connection.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def leave(self) -> None:
        if not self._thread.is_alive():
            return
        self._connection.sock.shutdown(2)
        self._thread.join(PATIENCE)
        self._connection.close()

    def _serve(self) -> None:
        try:
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._connection.send(self._answer(message))
        except (ConnectionError, OSError):
            return

    def _answer(self, message: Message) -> Message:
        handler = self._methods.get(message.header.fields[HeaderFields.member])
        if handler is None:
            return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        try:
            signature, body = handler(*message.body)
        except KeyError:
            return new_error(message, "org.freedesktop.DBus.Error.Failed")
        return new_method_return(message, signature, body)


@contextmanager
def private_bus() -> Iterator[str]:
    """A bus of its own; its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.kill()


def missing() -> bool:
    """Whether this machine has no bus to start."""
    return shutil.which("dbus-daemon") is None


def wait(loop: Loop, until: Callable[[], object]) -> None:
    """Turn the loop until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline, "it did not come about"
        loop.turn(longest=0.05)


def closed(descriptor: int) -> bool:
    """Whether the other end of a pipe is closed everywhere."""
    os.set_blocking(descriptor, False)
    try:
        return os.read(descriptor, 1) == b""
    except BlockingIOError:
        return False
