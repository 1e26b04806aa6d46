"""Every source this machine has, watched together."""

import sys
from collections.abc import Callable
from typing import Protocol

from app.keeper.loop import Loop
from app.messages import Cause, SourceState
from app.presence.gap import Gap
from app.presence.idle import IdleWatch, OwnInput
from app.presence.source import EventSource, IdleSource, Lock

# The first lock screen is painted within 0.3 s; buses and displays are for afterwards.
_AFTER_THE_PAINT = 0.4


class Presence:
    """Watches for the keeper. ``idle_after`` (seconds) may change at any time."""

    def __init__(self, loop: Loop, lock: Lock, countdown: Callable[[int | None], None]) -> None:
        self.idle_after = 300
        self._loop = loop
        self._lock = lock
        self._own = OwnInput(loop.timers.now)
        self._idle: list[IdleSource] = []
        self._events: list[EventSource] = []
        self._owned: list[Closing] = []
        self._guarding = False
        self._watch = IdleWatch(
            loop.timers, self._idle, self._own, lambda: self.idle_after, lambda: lock(Cause.IDLE), countdown
        )

    def start(self) -> None:
        """Look for sources, once the first window is on the screen."""
        self._loop.timers.later(_AFTER_THE_PAINT, self.find)

    def find(self) -> None:
        """Look for every source of this platform."""
        self._events.append(Gap(self._loop.timers, self._lock))
        _platform(self)
        if self._guarding:
            self._each_guards()

    def guard(self) -> None:
        """A vault is about to open."""
        self._guarding = True
        self._each_guards()

    def watch_idleness(self) -> None:
        """A vault is open and someone is there."""
        self._watch.start()

    def rest(self) -> None:
        """Locked: nothing is left to protect."""
        self._guarding = False
        self._watch.stop()
        for source in self._events:
            source.rest()

    def touched(self) -> None:
        """Our own windows saw input."""
        self._own.touch()

    def settle(self, idle_after: int) -> None:
        """The delay was changed."""
        self.idle_after = idle_after
        self._watch.look()

    def states(self) -> tuple[SourceState, ...]:
        """Every source, for the page that shows them."""
        idle = [SourceState(source.name, source.available()) for source in self._idle]
        events = [SourceState(source.name, source.available(), source.last_heard) for source in self._events]
        blind = not any(state.available for state in idle)
        return (*idle, *events, SourceState(self._own.name, blind))

    def add(self, *, idle: "list[IdleSource]", events: "list[EventSource]", owned: "list[Closing]") -> None:
        """Take sources in, with the connections they need."""
        self._idle += idle
        self._events += events
        self._owned += owned

    def close(self) -> None:
        """Give everything back."""
        self.rest()
        closing: list[Closing] = [*self._idle, *self._events, *self._owned]
        for source in closing:
            source.close()

    @property
    def loop(self) -> Loop:
        """The keeper's loop, for sources."""
        return self._loop

    @property
    def lock(self) -> Lock:
        """What a source calls."""
        return self._lock

    def _each_guards(self) -> None:
        for source in self._events:
            source.guard()


class Closing(Protocol):
    """Anything that must be closed."""

    def close(self) -> None:
        """Give back what it holds."""


def _platform(presence: Presence) -> None:
    if sys.platform == "linux":
        _linux(presence)
    if sys.platform == "win32":
        from app.presence import windows

        windows.find(presence)
    if sys.platform == "darwin":
        from app.presence import macos

        macos.find(presence)


def _linux(presence: Presence) -> None:
    from app.presence import bus, desktop, login, x11

    idle: list[IdleSource] = [x11.X11Idle(presence.loop)]
    events: list[EventSource] = []
    session, system = bus.connect(presence.loop, "SESSION"), bus.connect(presence.loop, "SYSTEM")
    if session is not None:
        idle += [desktop.mutter(session), desktop.freedesktop(session)]
        events += [desktop.ScreenSaver(name, session, presence.lock) for name in desktop.SCREEN_SAVERS]
    if system is not None:
        events += [login.Login(system, presence.lock), login.LoginSession(system, presence.lock)]
    presence.add(idle=idle, events=events, owned=[found for found in (session, system) if found])
