"""Thirteen desktops, by what each of them says of the person: which services, which signals, which display.

From their sources and documentation, and from what was measured on some of
them. Each is played over real messages, on a clock that a trial turns.
"""

import random
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.keeper.loop import Loop
from app.presence.linux import Surroundings, find
from app.presence.watch import Presence
from tests.app.compositor import Compositor
from tests.app.tinybus import Fails, Reply, Service, TinyBus

LOGIN = "org.freedesktop.login1"
MANAGER, SESSION = "/org/freedesktop/login1", "/org/freedesktop/login1/session/_32"
MUTTER = "org.gnome.Mutter.IdleMonitor"
ROOT = 0x2A7


@dataclass(frozen=True, slots=True)
class Kind:
    """A desktop."""

    name: str
    x11: bool = False
    #: What the compositor offers beside a seat, with its version.
    wayland: tuple[str, int] | None = None
    mutter: bool = False
    #: The screen saver service that says when the screen is locked, and those merely there.
    saver: str = ""
    others: tuple[str, ...] = ()
    #: Whether its screen saver counts, and what it says then: seconds, or always 0.
    counts: str = ""
    locked_hint: bool = False
    session_bus: bool = True
    system_bus: bool = True


FREEDESKTOP = "org.freedesktop.ScreenSaver"
KINDS = (
    Kind("GNOME, Wayland", wayland=("", 0), mutter=True, saver="org.gnome.ScreenSaver",
         others=(FREEDESKTOP,), locked_hint=True),
    Kind("GNOME, X11", x11=True, mutter=True, saver="org.gnome.ScreenSaver",
         others=(FREEDESKTOP,), locked_hint=True),
    Kind("KDE, Wayland", wayland=("ext_idle_notifier_v1", 1), saver=FREEDESKTOP, counts="zero",
         locked_hint=True),
    Kind("KDE, X11", x11=True, saver=FREEDESKTOP, counts="seconds", locked_hint=True),
    Kind("Xfce", x11=True, saver="org.xfce.ScreenSaver"),
    Kind("Cinnamon", x11=True, saver="org.cinnamon.ScreenSaver"),
    Kind("MATE", x11=True, saver="org.mate.ScreenSaver"),
    Kind("sway", wayland=("org_kde_kwin_idle", 1)),
    Kind("Hyprland", wayland=("ext_idle_notifier_v1", 2)),
    Kind("niri", wayland=("ext_idle_notifier_v1", 1), locked_hint=True),
    Kind("i3", x11=True, session_bus=False),
    Kind("LXQt", x11=True),
    Kind("nothing but a screen", session_bus=False, system_bus=False),
)  # fmt: skip


class Display:
    """An X11 display with MIT-SCREEN-SAVER, pumped once it was greeted."""

    def __init__(self, number: int, idle: Callable[[], float | None]) -> None:
        self._idle = idle
        self._connection: socket.socket | None = None
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(f"\0/tmp/.X11-unix/X{number}")
        self._listening.listen()
        self._thread = threading.Thread(target=self._greet, daemon=True)
        self._thread.start()

    def pump(self) -> bool:
        """Answer what has come; whether anything had."""
        if self._connection is None:
            return False
        try:
            asked = self._connection.recv(64)
        except BlockingIOError:
            return False
        idle = self._idle() if asked else None
        if idle is not None:
            reply = struct.pack("<BBHIIIIIB", 1, 0, 2, 0, 0, 0, int(max(0.0, idle) * 1000), 0, 0)
            self._connection.sendall(reply.ljust(32, b"\0"))
        return bool(asked)

    def greeted(self) -> None:
        """Wait until the one client is in."""
        self._thread.join()

    def close(self) -> None:
        self._listening.close()
        if self._connection is not None:
            self._connection.close()

    def _greet(self) -> None:
        connection, _ = self._listening.accept()
        connection.recv(200)
        setup = struct.pack("<IIIIHHBBBBBBBBxxxx", 1, 0, 0, 256, 0, 65535, 1, 0, 0, 0, 32, 32, 8, 255)
        setup += struct.pack("<I", ROOT) + bytes(36)
        connection.sendall(struct.pack("<BBHHH", 1, 0, 11, 0, len(setup) // 4) + setup)
        connection.recv(200)
        connection.sendall(struct.pack("<BxHIBB", 1, 1, 0, 1, 144).ljust(32, b"\0"))
        connection.setblocking(False)
        self._connection = connection


@dataclass(slots=True)
class Person:
    """Who sits there: when they last touched anything."""

    now: Callable[[], float]
    touched: float = 0.0

    @property
    def idle(self) -> float:
        return self.now() - self.touched


@dataclass(slots=True)
class Desktop:
    """A kind of desktop, running. ``manner`` is how it answers about idleness."""

    kind: Kind
    loop: Loop
    scratch: Path
    dice: random.Random
    person: Person
    number: int
    manner: str = "honest"
    session: TinyBus | None = None
    system: TinyBus | None = None
    compositor: Compositor | None = None
    display: Display | None = None
    _said_idle: bool = False
    _closing: list[Callable[[], None]] = field(default_factory=list)

    def start(self, presence: Presence, *, services: bool) -> None:
        """Run, with its services or, for now, without; and let ``presence`` look for sources."""
        environment: dict[str, str] = {}
        kind = self.kind
        if kind.session_bus:
            self.session = self._bus()
            self._serve_session(self.session, here=services)
        if kind.system_bus:
            self.system = self._bus()
            self.system.offer(Service(LOGIN, self._login(self.system), here=services))
        if kind.x11:
            self.display = Display(self.number, self._counted)
            self._closing.append(self.display.close)
            environment["DISPLAY"] = f":{self.number}"
        if kind.wayland is not None:
            offered = dict([kind.wayland]) if kind.wayland[0] else {}
            self.compositor = Compositor(self.scratch / f"wayland-{self.number}", {"wl_seat": 9} | offered)
            self._closing.append(self.compositor.close)
            environment |= {
                "WAYLAND_DISPLAY": self.compositor.path.name,
                "XDG_RUNTIME_DIR": str(self.scratch),
            }
        session, system = (bus.client if bus else None for bus in (self.session, self.system))
        find(presence, Surroundings(environment, session, system))
        if self.display is not None:
            self.display.greeted()

    def pump(self) -> bool:
        """Let everybody answer; whether anybody had to."""
        moved = [bus.pump() for bus in (self.session, self.system) if bus is not None]
        if self.display is not None:
            moved.append(self.display.pump())
        if self.compositor is not None:
            self.compositor.pump()
            self._tell_idleness(self.compositor)
        return any(moved)

    def appear(self, here: bool) -> None:
        """Start every service, or end them."""
        for bus in (self.session, self.system):
            for name in list(bus.services) if bus is not None else ():
                assert bus is not None
                bus.appear(name, here)

    def close(self) -> None:
        """End everything."""
        for close in self._closing:
            close()

    # --- What it says by itself

    def login(self, member: str, *body: object, path: str = MANAGER) -> None:
        """A signal of logind's."""
        if self.system is None:
            return
        interface = LOGIN + (".Manager" if path == MANAGER else ".Session")
        signature = {"PrepareForSleep": "b", "PrepareForShutdown": "b", "SessionRemoved": "so"}.get(
            member, ""
        )
        self.system.emit(path, interface, member, signature, *body)

    def property(self, name: str, value: bool, path: str = SESSION) -> None:
        """A property of a session has changed."""
        if self.system is not None:
            changes = {name: ("b", value)}
            interface, member = "org.freedesktop.DBus.Properties", "PropertiesChanged"
            self.system.emit(path, interface, member, "sa{sv}as", LOGIN + ".Session", changes, [])

    def saver(self, active: bool) -> None:
        """The screen saver service says that the screen is locked, or back."""
        name = self.kind.saver
        if self.session is not None and name:
            self.session.emit("/" + name.replace(".", "/"), name, "ActiveChanged", "b", active)

    # --- How it answers

    def _counted(self) -> float | None:
        """Seconds since the last input, as this desktop's manner has it."""
        return {
            "honest": self.person.idle,
            "silent": None,
            "stuck at 0": 0.0,
            "stuck at 7": 7.0,
            "a year": 3e7 / 1000,
        }.get(self.manner, self.person.idle)

    def _replied(self, unit: float, kind: str) -> Reply:
        if self.manner == "no number":
            return self.dice.choice([("b", (True,)), ("s", ("12",)), ("", ())])
        if self.manner == "an error":
            raise Fails
        idle = self._counted()
        return None if idle is None else (kind, (int(max(0.0, idle) / unit),))

    def _serve_session(self, bus: TinyBus, *, here: bool) -> None:
        kind = self.kind
        if kind.mutter:
            bus.offer(Service(MUTTER, {"GetIdletime": lambda: self._replied(0.001, "t")}, here))
        for name in (kind.saver, *kind.others):
            if name:
                bus.offer(Service(name, self._saver_methods(name), here))

    def _saver_methods(self, name: str) -> dict[str, Callable[..., Reply]]:
        if name != self.kind.saver or not self.kind.counts:
            return {}
        if self.kind.counts == "zero":
            return {"GetSessionIdleTime": lambda: ("u", (0,))}
        return {"GetSessionIdleTime": lambda: self._replied(1.0, "u")}

    def _login(self, bus: TinyBus) -> dict[str, Callable[..., Reply]]:
        return {"Inhibit": bus.inhibit, "GetSession": lambda _: ("o", (SESSION,))}

    def _tell_idleness(self, compositor: Compositor) -> None:
        """As a compositor does: once a second has passed without input, and at the next input."""
        if compositor.asked is None or self.manner != "honest":
            return
        still = self.person.idle >= compositor.asked[2] / 1000
        if still != self._said_idle:
            self._said_idle = still
            (compositor.idled if still else compositor.resumed)()

    def _bus(self) -> TinyBus:
        made = TinyBus(self.loop)
        self._closing.append(made.close)
        return made
