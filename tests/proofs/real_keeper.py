"""The same ways of leaving once more, for the shipped keeper on a private bus of the real daemon."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.messages import Hidden, SourcesWanted
from app.presence.desktop import SCREEN_SAVERS
from tests.app.director import Director, Puppet, directed
from tests.app.mockbus import Handler, MockService, closed, private_bus
from tests.proofs.desktops import LOGIN, MANAGER, SESSION

_MANAGER, _PROPERTIES = LOGIN + ".Manager", "org.freedesktop.DBus.Properties"
#: What is sent, and the cause it must lock with.
WAYS: dict[str, tuple[tuple[object, ...], str]] = {
    **{
        name: (("/" + name.replace(".", "/"), name, "ActiveChanged", "b", True), "screen_locked")
        for name in SCREEN_SAVERS
    },
    "LockedHint": (
        (SESSION, _PROPERTIES, "PropertiesChanged", "sa{sv}as", LOGIN + ".Session",
         {"LockedHint": ("b", True)}, []), "screen_locked"),
    "Lock": ((SESSION, LOGIN + ".Session", "Lock", ""), "screen_locked"),
    "sleep": ((MANAGER, _MANAGER, "PrepareForSleep", "b", True), "sleep"),
    "shutdown": ((MANAGER, _MANAGER, "PrepareForShutdown", "b", True), "shutdown"),
    "logout": ((MANAGER, _MANAGER, "SessionRemoved", "so", "2", SESSION), "logout"),
    "user switch": (
        (SESSION, _PROPERTIES, "PropertiesChanged", "sa{sv}as", LOGIN + ".Session",
         {"Active": ("b", False)}, []), "user_switch"),
}  # fmt: skip


def leave(scratch: Path, way: str) -> float:
    """Leave this way; seconds until the session was told to lock. The inhibitor outlives it by nothing."""
    sent, cause = WAYS[way]
    sender = sent[1] if sent[1] in SCREEN_SAVERS else LOGIN
    inhibitors: list[int] = []
    with ExitStack() as held:
        services = held.enter_context(_served(str(sender), inhibitors))
        director = held.enter_context(directed(scratch))
        director.starts()
        session = _watched(director, str(sender))
        began = time.monotonic()
        services[str(sender)].emit(*sent)  # type: ignore[arg-type]  # path, interface, member, signature
        assert session.hears("Lock")["cause"] == cause, f"{way} locked for another reason"
        took = time.monotonic() - began
        session.says(Hidden())
        assert not any(map(closed, inhibitors)), "the machine slept before the lock was done"
        session.does("exit", code=0)
        for one in inhibitors:
            os.set_blocking(one, True)
            assert os.read(one, 1) == b"", "the machine is kept awake after the lock"
            os.close(one)
    return took


def _watched(director: Director, sender: str) -> Puppet:
    """An open session whose keeper hears everything."""
    session, _ = director.opened()
    wanted = {sender, "login1", "login1_session"} - {LOGIN}
    while True:
        session.says(SourcesWanted())
        there = {one["name"] for one in session.hears("Sources")["sources"] if one["available"]}
        if wanted <= there:
            return session


@contextmanager
def _served(sender: str, inhibitors: list[int]) -> Iterator[dict[str, MockService]]:
    def inhibit(*_: str) -> tuple[str, tuple[object, ...]]:
        reading, writing = os.pipe()
        inhibitors.append(reading)
        return "h", (_Held(writing),)

    methods: dict[str, Handler] = {"Inhibit": inhibit, "GetSession": lambda _: ("o", (SESSION,))}
    before = {name: os.environ.get(name) for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS")}
    with private_bus() as address:
        os.environ.update(dict.fromkeys(before, address))
        services = {name: MockService(address, name, {}) for name in {sender} - {LOGIN}}
        services[LOGIN] = MockService(address, LOGIN, methods)
        try:
            yield services
        finally:
            for service in services.values():
                service.leave()
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value


class _Held:
    """A descriptor that is ours until it was sent."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def __del__(self) -> None:
        os.close(self._descriptor)
