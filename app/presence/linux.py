"""What a Linux desktop may have: an X11 display, a Wayland compositor, two buses, a kernel that wakes."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from app.keeper.loop import Loop
from app.presence import bus, desktop, login, wayland, x11
from app.presence.bus import Bus
from app.presence.source import EventSource, IdleSource
from app.presence.waking import Waking
from app.presence.watch import Presence


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the sources are looked for: the environment, and the buses that could be reached."""

    environment: Mapping[str, str]
    session: Bus | None
    system: Bus | None

    @classmethod
    def here(cls, loop: Loop) -> "Surroundings":
        """Those of this process."""
        return cls(os.environ, bus.connect(loop, "SESSION"), bus.connect(loop, "SYSTEM"))


def find(presence: Presence, there: Surroundings | None = None) -> None:
    """Add what there is, and what may still come: a service is found whenever it starts."""
    there = there or Surroundings.here(presence.loop)
    idle: list[IdleSource] = [
        x11.X11Idle(presence.loop, there.environment),
        wayland.WaylandIdle(presence.loop, there.environment),
    ]
    events: list[EventSource] = []
    if (session := there.session) is not None:
        idle += [desktop.mutter(session)]
        idle += [desktop.screen_saver(name, session) for name in desktop.SCREEN_SAVERS]
        events += [
            desktop.ScreenSaver(name, session, presence.lock_of(name)) for name in desktop.SCREEN_SAVERS
        ]
    if (system := there.system) is not None:
        events += [
            login.Login(system, presence.lock_of(login.Login.name), presence.woke),
            login.LoginSession(system, presence.lock_of(login.LoginSession.name)),
        ]
    buses = [found for found in (there.session, there.system) if found]
    presence.add(idle=idle, events=events, owned=[*buses, Waking(presence.loop, presence.woke)])
