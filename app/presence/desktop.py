"""What a desktop session says on its bus: how long it is idle, and that its screen is locked.

There is no one interface. GNOME counts idleness in Mutter, the others behind
the old ScreenSaver names (KDE) or not at all; the signal of a locked screen
exists five times under five names, each with a boolean that is false when the
screen comes back.
"""

from typing import Any

from jeepney import DBusAddress, MatchRule

from app.keeper import clock
from app.messages import Cause
from app.presence.bus import Body, Bus
from app.presence.source import Idle, Lock

SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
_MUTTER = DBusAddress(
    "/org/gnome/Mutter/IdleMonitor/Core",
    bus_name="org.gnome.Mutter.IdleMonitor",
    interface="org.gnome.Mutter.IdleMonitor",
)
_FREEDESKTOP = DBusAddress(
    "/org/freedesktop/ScreenSaver",
    bus_name="org.freedesktop.ScreenSaver",
    interface="org.freedesktop.ScreenSaver",
)


class BusIdle:
    """A method that returns the idle time of the session as one integer."""

    def __init__(self, name: str, bus: Bus, address: DBusAddress, method: str, unit: float) -> None:
        self.name = name
        self._bus = bus
        self._address = address
        self._method = method
        self._unit = unit
        self._answers = False
        bus.owned(address.bus_name, self._owned)

    def available(self) -> bool:
        """Whether it has answered, as a service of that name need not have the method."""
        return self._answers and self._bus.connected

    def ask(self, answer: Idle) -> None:
        """Seconds since the last input in the session."""
        self._bus.call(self._address, self._method, lambda body: self._answered(body, answer))

    def close(self) -> None:
        """The bus is its owner's."""

    def _owned(self, owned: bool) -> None:
        self._answers = False
        if owned:
            self.ask(lambda _: None)

    def _answered(self, body: Body | None, answer: Idle) -> None:
        idle: Any = body[0] if body else None
        self._answers = isinstance(idle, int)
        answer(idle * self._unit if isinstance(idle, int) else None)


def mutter(bus: Bus) -> BusIdle:
    """GNOME."""
    return BusIdle("mutter", bus, _MUTTER, "GetIdletime", 0.001)


def freedesktop(bus: Bus) -> BusIdle:
    """KDE and whoever else answers to the name; in seconds (Plasma's kscreenlocker)."""
    return BusIdle("screensaver", bus, _FREEDESKTOP, "GetSessionIdleTime", 1.0)


class ScreenSaver:
    """One of the five, heard when it locks the screen."""

    def __init__(self, interface: str, bus: Bus, lock: Lock) -> None:
        self.name = interface
        self.last_heard: float | None = None
        self._bus = bus
        self._lock = lock
        self._owned = False
        bus.listen(MatchRule(type="signal", interface=interface, member="ActiveChanged"), self._heard)
        # After it: once the service is known to be there, its signals are heard.
        bus.owned(interface, self._now_owned)

    def available(self) -> bool:
        """Whether anyone offers the service."""
        return self._owned and self._bus.connected

    def guard(self) -> None:
        """Nothing to prepare."""

    def rest(self) -> None:
        """Nothing to undo."""

    def close(self) -> None:
        """The bus is its owner's."""

    def _now_owned(self, owned: bool) -> None:
        self._owned = owned

    def _heard(self, _: str, body: Body) -> None:
        self.last_heard = clock.today()
        if body and body[0] is True:
            self._lock(Cause.SCREEN_LOCKED)
