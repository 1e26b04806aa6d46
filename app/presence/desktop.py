"""What a desktop session says on its bus: how long it is idle, and that its screen is locked.

There is no one interface. GNOME counts idleness in Mutter, others behind one
of the old ScreenSaver names or not at all; the signal of a locked screen
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


class BusIdle:
    """A method that returns the idle time of the session as one integer."""

    def __init__(self, name: str, bus: Bus, address: DBusAddress, method: str, unit: float) -> None:
        self.name = name
        self._bus = bus
        self._address = address
        self._method = method
        self._unit = unit
        self._answers = self._asked = False
        bus.owned(address.bus_name, self._owned)

    def available(self) -> bool:
        """Whether it has answered, as a service of that name need not have the method."""
        return self._answers and self._bus.connected

    def ask(self, answer: Idle) -> None:
        """Seconds since the last input in the session. Who has not answered yet is not asked again."""
        if self._asked:
            answer(None)
            return
        self._asked = True
        self._bus.call(self._address, self._method, lambda body: self._answered(body, answer))

    def close(self) -> None:
        """The bus is its owner's."""

    def _owned(self, owned: bool) -> None:
        self._answers = self._asked = False
        if owned:
            self.ask(lambda _: None)

    def _answered(self, body: Body | None, answer: Idle) -> None:
        idle: Any = body[0] if body else None
        # True is an integer to Python, and no number of seconds.
        self._answers = isinstance(idle, int) and not isinstance(idle, bool)
        self._asked = False
        answer(idle * self._unit if self._answers else None)


def mutter(bus: Bus) -> BusIdle:
    """GNOME."""
    return BusIdle("mutter", bus, _MUTTER, "GetIdletime", 0.001)


def screen_saver(interface: str, bus: Bus) -> BusIdle:
    """One of the five, of which few have the method and KDE's always says 0 on Wayland; in seconds."""
    address = DBusAddress("/" + interface.replace(".", "/"), bus_name=interface, interface=interface)
    return BusIdle(f"{interface}.idle", bus, address, "GetSessionIdleTime", 1.0)


class ScreenSaver:
    """One of the five, heard when it locks the screen."""

    hears = (Cause.SCREEN_LOCKED,)

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
