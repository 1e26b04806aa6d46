"""The keeper and what it hears from the desktop, with real processes and mock services."""

import os
import sys

import pytest

from app import settings
from app.messages import Cause, Hidden, Painted, Ready, SettingsChanged, SourcesWanted, TrialWanted
from app.settings import Settings
from tests.app.director import directed
from tests.app.mockbus import MockService, closed, missing, private_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux" or missing(), reason="no dbus-daemon here")

MANAGER = "org.freedesktop.login1.Manager"


class Held:
    """A descriptor that is ours until it was sent."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def __del__(self) -> None:
        os.close(self._descriptor)


@pytest.fixture
def desktop(monkeypatch):
    """A bus with logind, Mutter and a screen saver; the idle time and the inhibitors in a test's hands."""
    facts = {"idle": 0}
    inhibitors: list[int] = []

    def inhibit(*_):
        reading, writing = os.pipe()
        inhibitors.append(reading)
        return "h", (Held(writing),)

    def idle():
        facts["idle"] += 1  # one that never changes would not be believed
        return "t", (facts["idle"],)

    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.delenv("DISPLAY", raising=False)
        services = [
            MockService(address, "org.freedesktop.login1", {"Inhibit": inhibit}),
            MockService(address, "org.gnome.Mutter.IdleMonitor", {"GetIdletime": idle}),
            MockService(address, "org.gnome.ScreenSaver"),
        ]
        yield facts, inhibitors, services
        for service in services:
            service.leave()


@pytest.fixture
def director(desktop, tmp_path):
    with directed(tmp_path) as found:
        yield found


def watched(director):
    """An open session whose keeper has found its sources."""
    session, spare = director.opened()
    while True:
        session.says(SourcesWanted())
        found = {source["name"]: source["available"] for source in session.hears("Sources")["sources"]}
        counts = found.get("mutter") and not found.get("own_windows")
        if found.get("login1") and counts and found.get("org.gnome.ScreenSaver"):
            return session, spare, found


def test_every_source_says_whether_it_is_there(director):
    director.starts()
    _, _, found = watched(director)
    assert found["sleep_gap"]
    assert not found["x11"]
    assert not found["org.xfce.ScreenSaver"]
    assert not found["own_windows"], "the desktop counts"


def test_a_locked_screen_locks_the_vault(director, desktop):
    director.starts()
    session, _, _ = watched(director)
    desktop[2][2].emit("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "b", True)
    assert session.hears("Lock")["cause"] == "screen_locked"


def test_the_machine_sleeps_when_the_session_has_ended_and_not_before(director, desktop):
    director.starts()
    session, spare, _ = watched(director)
    desktop[2][0].emit("/org/freedesktop/login1", MANAGER, "PrepareForSleep", "b", True)
    assert session.hears("Lock")["cause"] == "sleep"
    session.says(Hidden())
    spare.hears("Show")
    assert desktop[1]
    assert not closed(desktop[1][0])
    session.does("exit", code=0)
    os.set_blocking(desktop[1][0], True)
    assert os.read(desktop[1][0], 1) == b"", "the end of the inhibitor"


def counted(session, desktop):
    """Until the idle time was asked for often enough to see that it counts."""
    while desktop[0]["idle"] < 3:
        session.says(SourcesWanted())
        session.hears("Sources")


def asked_until(session, kind):
    """Have the keeper ask on: an answer that was under way when the clock leapt is of before."""
    while not session.has_heard(kind):
        session.says(SourcesWanted())
        session.hears("Sources")


def test_absence_locks_and_is_counted_down(director, desktop):
    director.starts()
    settings.save(director.folder / "settings", Settings(idle_minutes=1))
    session, _, _ = watched(director)
    counted(session, desktop)
    desktop[0]["idle"] = 31_000  # before the clock, which has the keeper ask at once
    director.puts_clock_forward(31)
    session.says(SettingsChanged())
    asked_until(session, "LockSoon")
    assert session.hears("LockSoon")["seconds"] in (29, 30)
    desktop[0]["idle"] = 100
    session.hears("LockLater")
    desktop[0]["idle"] = 60_000
    director.puts_clock_forward(60)
    session.says(SettingsChanged())
    assert session.hears("Lock")["cause"] == "idle"


def unlocked_again(director, session, spare):
    """The next session, when this one has left as it was told to."""
    session.does("exit", code=0)
    spare.hears("Show")
    spare.says(Painted())
    following = director.enters("session")
    following.says(Ready())
    spare.hears("SessionReady")
    director.unlocks(spare, following)
    return following


def test_a_trial_locks_after_a_minute_and_says_who_noticed(director, desktop):
    director.starts()
    settings.save(director.folder / "settings", Settings(idle_minutes=30))
    session, spare, _ = watched(director)
    counted(session, desktop)
    session.says(TrialWanted(Cause.IDLE))
    assert session.hears("Sources")["trial"]["cause"] == "idle"
    desktop[0]["idle"] = 60_000
    director.puts_clock_forward(60)
    session.says(SettingsChanged())
    assert session.hears("Lock")["cause"] == "idle"
    next_session = unlocked_again(director, session, spare)
    next_session.says(SourcesWanted())
    told = next_session.hears("Sources")
    assert told["trial"]["heard"]["source"] == "mutter"
    assert [lock["cause"] for lock in told["locks"]] == ["idle"]


def test_the_source_that_locked_is_named(director, desktop):
    director.starts()
    session, spare, _ = watched(director)
    desktop[2][2].emit("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "b", True)
    session.hears("Lock")
    next_session = unlocked_again(director, session, spare)
    next_session.says(SourcesWanted())
    (lock,) = next_session.hears("Sources")["locks"]
    assert (lock["cause"], lock["source"]) == ("screen_locked", "org.gnome.ScreenSaver")
