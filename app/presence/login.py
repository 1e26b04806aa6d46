"""What systemd-logind says: the session was locked or left, the machine sleeps or goes down.

While a vault is open a delay inhibitor is held, so that the machine sleeps
only once the lock is done. The session's own signals (``Lock``,
``LockedHint``) come from GNOME, Plasma and niri, not from sway or Hyprland.
"""

import os
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule
from jeepney.fds import FileDescriptor

from app.keeper import clock
from app.messages import Cause
from app.presence.bus import Body, Bus
from app.presence.source import Lock

_NAME = "org.freedesktop.login1"
_SESSION = _NAME + ".Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_MANAGER = DBusAddress("/org/freedesktop/login1", bus_name=_NAME, interface=_NAME + ".Manager")
_SIGNALS = {"PrepareForSleep": Cause.SLEEP, "PrepareForShutdown": Cause.SHUTDOWN}


class Login:
    """logind's manager: sleep and shutdown."""

    name = "login1"
    hears = (Cause.SLEEP, Cause.SHUTDOWN)

    def __init__(self, bus: Bus, lock: Lock, woke: Callable[[], None] = lambda: None) -> None:
        self.last_heard: float | None = None
        self._bus = bus
        self._lock = lock
        self._woke = woke
        self._owned = False
        self._guarding = False
        self._inhibitor: FileDescriptor | None = None
        rule = MatchRule(type="signal", interface=_MANAGER.interface, path=_MANAGER.object_path)
        bus.listen(rule, self._heard, by=_NAME)
        # After it: once logind is known to be there, its signals are heard.
        bus.owned(_NAME, self._now_owned)

    def available(self) -> bool:
        """Whether logind is there."""
        return self._owned and self._bus.connected

    def guard(self) -> None:
        """Make sleep and shutdown wait for the lock."""
        if not self._guarding:
            self._guarding = True
            if self._owned:
                self._inhibit()

    def rest(self) -> None:
        """Let the machine sleep."""
        self._guarding = False
        if self._inhibitor is not None:
            self._inhibitor.close()
            self._inhibitor = None

    def close(self) -> None:
        """Let the machine sleep."""
        self.rest()

    def _now_owned(self, owned: bool) -> None:
        came, self._owned = owned and not self._owned, owned
        if came and self._guarding:
            # One that is found only now, or was started again, knows of no inhibitor.
            self._inhibit()

    def _inhibit(self) -> None:
        asked = ("sleep:shutdown", "Serment", "locks the patient records", "delay")
        self._bus.call(_MANAGER, "Inhibit", self._inhibits, "ssss", *asked)

    def _inhibits(self, body: Body | None) -> None:
        found: Any = body[0] if body else None
        if not isinstance(found, FileDescriptor):
            return
        if self._guarding:
            found, self._inhibitor = self._inhibitor, found
        if found is not None:
            found.close()

    def _heard(self, member: str, body: Body) -> None:
        if member in _SIGNALS:
            self.last_heard = clock.today()
            if body and body[0] is True:
                self._lock(_SIGNALS[member])
            else:
                self._woke()


class LoginSession:
    """This login's session: locked, left for another user's, or ended."""

    name = "login1_session"
    hears = (Cause.SCREEN_LOCKED, Cause.USER_SWITCH, Cause.LOGOUT)

    def __init__(self, bus: Bus, lock: Lock) -> None:
        self.last_heard: float | None = None
        self._bus = bus
        self._lock = lock
        self._path = ""
        self._known = False
        gone = MatchRule(
            type="signal", interface=_MANAGER.interface, member="SessionRemoved", path=_MANAGER.object_path
        )
        bus.listen(gone, self._removed, by=_NAME)
        bus.owned(_NAME, self._now_owned)

    def available(self) -> bool:
        """Whether logind knows a session of ours."""
        return self._known and self._bus.connected

    def guard(self) -> None:
        """Nothing to prepare."""

    def rest(self) -> None:
        """Nothing to undo."""

    def close(self) -> None:
        """The bus is its owner's."""

    def _now_owned(self, owned: bool) -> None:
        self._known = False
        if owned:
            # A program started by the user's own service manager belongs to no session; the
            # environment then still names one, and "auto" asks logind for the likeliest. A
            # multiplexer's environment may name one that is long gone.
            self._seek([name for name in (os.environ.get("XDG_SESSION_ID"), "auto") if name])

    def _seek(self, names: list[str]) -> None:
        if names:
            self._bus.call(_MANAGER, "GetSession", lambda body: self._found(body, names[1:]), "s", names[0])

    def _found(self, body: Body | None, others: list[str]) -> None:
        if not body:
            self._seek(others)
        elif (path := str(body[0])) == self._path:
            self._known = True
        else:
            self._path = path
            self._listen(path)

    def _listen(self, path: str) -> None:
        asked = MatchRule(type="signal", interface=_SESSION, member="Lock", path=path)
        self._bus.listen(asked, self._locked, by=_NAME)
        changed = MatchRule(type="signal", interface=_PROPERTIES, member="PropertiesChanged", path=path)
        self._bus.listen(changed, self._changed, self._listens, by=_NAME)

    def _listens(self, body: Body | None) -> None:
        self._known = body is not None

    def _locked(self, _: str, __: Body) -> None:
        self.last_heard = clock.today()
        self._lock(Cause.SCREEN_LOCKED)

    def _removed(self, _: str, body: Body) -> None:
        if self._path and self._path in body[1:]:
            self.last_heard = clock.today()
            self._lock(Cause.LOGOUT)

    def _changed(self, _: str, body: Body) -> None:
        if len(body) < 3 or body[0] != _SESSION or not isinstance(body[1], dict):
            return
        self.last_heard = clock.today()
        changes: dict[str, Any] = body[1]
        if changes.get("LockedHint") == ("b", True):
            self._lock(Cause.SCREEN_LOCKED)
        elif changes.get("Active") == ("b", False):
            self._lock(Cause.USER_SWITCH)
