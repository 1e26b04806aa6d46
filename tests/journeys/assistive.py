"""What a screen reader is told: the accessibility tree of a process, read from AT-SPI's own bus.

A desktop of its own is started for it: Xvfb and a window manager, a session bus, and the launcher of
the accessibility bus beside it. Nothing of the machine's own desktop is asked or changed.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

#: Where distributions put it: it is not meant to be found by name.
_LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACTIVE, _FOCUSABLE, _MODAL, _SHOWING = 1, 11, 16, 25
#: What only holds other parts; a screen reader passes over it.
_HOLDERS = frozenset("filler,panel,layered pane,scroll pane,viewport,separator,scroll bar".split(","))
_PATIENCE = 30.0


def available() -> bool:
    """Whether such a desktop can be started here."""
    return all(map(shutil.which, ("Xvfb", "dbus-daemon", "openbox"))) and any(
        path.exists() for path in _LAUNCHERS
    )


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a window that can be seen, as it is announced."""

    role: str
    name: str
    #: What stands in it, of a field.
    content: str
    states: int

    def _has(self, state: int) -> bool:
        return bool(self.states >> state & 1)

    @property
    def active(self) -> bool:
        """A window to which the keys go."""
        return self._has(_ACTIVE)

    @property
    def modal(self) -> bool:
        return self._has(_MODAL)

    @property
    def unnamed(self) -> bool:
        """It is more than a holder, and nobody is told what it is."""
        more = self.role not in _HOLDERS or self._has(_FOCUSABLE)
        return more and not self.name.strip()


class Reader:
    """A screen reader's connection to the accessibility bus."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as session:
            place = _call(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")[0]
        self._bus = open_dbus_connection(place)
        # Whoever asks for the registry starts it, and programs report to it from then on.
        self.applications()

    def applications(self) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = self._ask("org.a11y.atspi.Registry", _ROOT, "GetChildren")
        return found

    def showing(self, pid: int) -> list[Node]:
        """What a process announces of what it has on the screen, once it does."""
        deadline = time.monotonic() + _PATIENCE
        while not (place := self._place_of(pid)):
            assert time.monotonic() < deadline, f"{pid} announces nothing"
            time.sleep(0.05)
        return list(self._below(*place))

    def close(self) -> None:
        self._bus.close()

    def _place_of(self, pid: int) -> tuple[str, str] | None:
        names = "org.freedesktop.DBus"
        for name, path in self.applications():
            asked = (self._bus, names, "/org/freedesktop/DBus", names, "GetConnectionUnixProcessID", "s")
            try:
                if _call(*asked, (name,))[0] == pid:
                    return name, path
            except LookupError:
                continue  # it went while the others were asked
        return None

    def _below(self, name: str, path: str) -> Iterator[Node]:
        try:
            low, high = self._ask(name, path, "GetState")
            states = low | high << 32
            if not states >> _SHOWING & 1:
                return
            role = self._ask(name, path, "GetRoleName")
            yield Node(role, self._name(name, path), self._content(name, path, role), states)
            children = self._ask(name, path, "GetChildren")
        except LookupError:
            return  # it went while the tree was walked
        for child in children:
            yield from self._below(*child)

    def _ask(self, name: str, path: str, member: str) -> Any:
        return _call(self._bus, name, path, _ACCESSIBLE, member)[0]

    def _name(self, name: str, path: str) -> str:
        properties = "org.freedesktop.DBus.Properties"
        return str(_call(self._bus, name, path, properties, "Get", "ss", (_ACCESSIBLE, "Name"))[0][1])

    def _content(self, name: str, path: str, role: str) -> str:
        if role != "text":
            return ""
        return str(_call(self._bus, name, path, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0])


def _call(
    bus: DBusConnection,
    name: str,
    path: str,
    interface: str,
    member: str,
    signature: str | None = None,
    body: tuple[object, ...] = (),
) -> Any:
    """Raises LookupError where the other side has no such thing any more."""
    message = new_method_call(DBusAddress(path, name, interface), member, signature, body)
    answer = bus.send_and_get_reply(message, timeout=_PATIENCE)
    if answer.header.message_type is MessageType.error:
        raise LookupError(answer.body)
    return answer.body


@dataclass(frozen=True, slots=True)
class Desktop:
    """A screen and a bus of their own; ``environment`` leads a program there."""

    environment: dict[str, str]
    reader: Reader


@contextmanager
def desktop(width: int = 1400, height: int = 900) -> Iterator[Desktop]:
    """One with a screen reader listening."""
    with _screen(width, height) as display, _bus() as address:
        environment = {
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        launcher = next(path for path in _LAUNCHERS if path.exists())
        surroundings = os.environ | environment
        # Without a window manager nothing hands the keys on when one window takes another's place.
        with (
            _running([str(launcher), "--launch-immediately"], surroundings),
            _running(["openbox"], surroundings),
        ):
            reader = _connected(address)
            try:
                yield Desktop(environment, reader)
            finally:
                reader.close()


def _connected(address: str) -> Reader:
    """As soon as the launcher is there."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return Reader(address)
        except LookupError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


@contextmanager
def _screen(width: int, height: int) -> Iterator[str]:
    reading, writing = os.pipe()
    size = f"{width}x{height}x24"
    # Without a last client a server begins anew, and whoever connects just then is thrown out.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with _running(command, dict(os.environ), pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"


@contextmanager
def _bus() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"]
    with _running(command, dict(os.environ), pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as told:
            yield told.readline().strip()


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=environment, pass_fds=pass_fds, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        server.terminate()
        server.wait()
