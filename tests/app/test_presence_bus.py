"""What the desktop and logind say, on a private bus."""

import os
import sys
import threading

import pytest

from app.messages import Cause

if sys.platform == "linux":
    from app.presence import bus, desktop, login
    from tests.app.mockbus import MockService, closed, missing, private_bus, wait

    pytestmark = pytest.mark.skipif(missing(), reason="no dbus-daemon here")
else:
    pytest.skip("D-Bus", allow_module_level=True)

LOGIN = "org.freedesktop.login1"
MANAGER_PATH, SESSION_PATH = "/org/freedesktop/login1", "/org/freedesktop/login1/session/_32"


@pytest.fixture
def address():
    with private_bus() as found:
        yield found


@pytest.fixture
def connected(loop, address):
    found = bus.connect(loop, address)
    assert found is not None
    yield found
    found.close()


@pytest.fixture
def locks():
    return []


@pytest.fixture
def service(address):
    made: list[MockService] = []

    def serve(name, methods=None) -> MockService:
        made.append(MockService(address, name, methods))
        return made[-1]

    yield serve
    for each in made:
        each.leave()


def answered(loop, source) -> "float | None":
    answers: list[float | None] = []
    source.ask(answers.append)
    wait(loop, lambda: answers)
    return answers[0]


def test_mutter_counts_in_milliseconds(loop, connected, service):
    service("org.gnome.Mutter.IdleMonitor", {"GetIdletime": lambda: ("t", (61_500,))})
    source = desktop.mutter(connected)
    wait(loop, source.available)
    assert answered(loop, source) == 61.5


def test_a_screensaver_that_does_not_count_is_not_available(loop, connected, service):
    """GNOME owns the freedesktop name too, and answers the method with an error."""
    service("org.freedesktop.ScreenSaver")
    source = desktop.screen_saver("org.freedesktop.ScreenSaver", connected)
    assert answered(loop, source) is None
    assert not source.available()


@pytest.mark.parametrize(("signature", "value"), [("b", True), ("s", "12"), ("d", 12.5)])
def test_what_is_no_number_of_seconds_is_no_answer(loop, connected, service, signature, value):
    service("org.mate.ScreenSaver", {"GetSessionIdleTime": lambda: (signature, (value,))})
    source = desktop.screen_saver("org.mate.ScreenSaver", connected)
    assert answered(loop, source) is None
    assert not source.available()


def test_who_has_not_answered_is_not_asked_again(loop, connected, service):
    let = threading.Event()
    asked: list[int] = []

    def slow():
        asked.append(1)
        if len(asked) > 1:
            let.wait(10)
        return "t", (5_000,)

    service("org.gnome.Mutter.IdleMonitor", {"GetIdletime": slow})
    source = desktop.mutter(connected)
    wait(loop, source.available)
    late: list[float | None] = []
    source.ask(late.append)
    assert answered(loop, source) is None
    let.set()
    wait(loop, lambda: late)
    assert (late, answered(loop, source), len(asked)) == ([5.0], 5.0, 3)


def test_a_service_that_comes_later_is_found(loop, connected, service):
    source = desktop.screen_saver("org.freedesktop.ScreenSaver", connected)
    assert answered(loop, source) is None
    service("org.freedesktop.ScreenSaver", {"GetSessionIdleTime": lambda: ("u", (12,))})
    wait(loop, source.available)
    assert answered(loop, source) == 12.0


def test_a_service_that_leaves_is_no_longer_available(loop, connected, address):
    leaving = MockService(address, "org.gnome.Mutter.IdleMonitor", {"GetIdletime": lambda: ("t", (5,))})
    source = desktop.mutter(connected)
    wait(loop, source.available)
    leaving.leave()
    wait(loop, lambda: not source.available())


@pytest.mark.parametrize("interface", desktop.SCREEN_SAVERS)
def test_a_locked_screen_locks_and_a_screen_that_comes_back_does_not(
    loop, connected, service, locks, interface
):
    saver = service(interface)
    source = desktop.ScreenSaver(interface, connected, locks.append)
    wait(loop, source.available)
    saver.emit("/" + interface.replace(".", "/"), interface, "ActiveChanged", "b", False)
    wait(loop, lambda: source.last_heard)
    assert locks == []
    saver.emit("/" + interface.replace(".", "/"), interface, "ActiveChanged", "b", True)
    wait(loop, lambda: locks)
    assert locks == [Cause.SCREEN_LOCKED]


class FakeLogin:
    """logind, with its inhibitors as pipes whose other end says whether they are held."""

    def __init__(self, service) -> None:
        self.inhibitors: list[int] = []
        self.asked: list[tuple[str, ...]] = []
        self.done = threading.Event()
        self.service = service(LOGIN, {"Inhibit": self._inhibit, "GetSession": self._session})

    def _inhibit(self, *asked):
        reading, writing = os.pipe()
        self.inhibitors.append(reading)
        self.asked.append(asked)
        return "h", (_Closing(writing),)

    def _session(self, _):
        return "o", (SESSION_PATH,)

    def prepare(self, what: str, starting: bool) -> None:
        self.service.emit(MANAGER_PATH, LOGIN + ".Manager", what, "b", starting)

    def session(
        self, member: str, signature: str, *body: object, interface: str = LOGIN + ".Session"
    ) -> None:
        self.service.emit(SESSION_PATH, interface, member, signature, *body)


class _Closing:
    """A descriptor that is ours until it was sent."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def __del__(self) -> None:
        os.close(self._descriptor)


@pytest.fixture
def logind(service):
    return FakeLogin(service)


@pytest.mark.parametrize(
    ("signal", "cause"), [("PrepareForSleep", Cause.SLEEP), ("PrepareForShutdown", Cause.SHUTDOWN)]
)
def test_sleep_and_shutdown_lock_when_they_begin(loop, connected, logind, locks, signal, cause):
    source = login.Login(connected, locks.append)
    wait(loop, source.available)
    logind.prepare(signal, False)
    wait(loop, lambda: source.last_heard)
    assert locks == []
    logind.prepare(signal, True)
    wait(loop, lambda: locks)
    assert locks == [cause]


def test_the_machine_sleeps_only_after_the_lock(loop, connected, logind, locks):
    source = login.Login(connected, locks.append)
    source.guard()
    wait(loop, lambda: source._inhibitor)
    assert logind.asked == [("sleep:shutdown", "Serment", "locks the patient records", "delay")]
    logind.prepare("PrepareForSleep", True)
    wait(loop, lambda: locks)
    assert not closed(logind.inhibitors[0])
    source.rest()
    wait(loop, lambda: closed(logind.inhibitors[0]))
    source.guard()
    wait(loop, lambda: source._inhibitor)
    assert len(logind.inhibitors) == 2
    source.close()


def test_an_inhibitor_that_comes_after_the_lock_is_given_back(loop, connected, logind, locks):
    source = login.Login(connected, locks.append)
    wait(loop, source.available)
    source.guard()
    source.rest()
    wait(loop, lambda: logind.inhibitors and closed(logind.inhibitors[0]))


def test_a_logind_that_was_started_again_is_asked_to_wait_again(loop, connected, service, locks):
    first = FakeLogin(service)
    source = login.Login(connected, locks.append)
    source.guard()
    wait(loop, lambda: source._inhibitor)
    first.service.leave()
    wait(loop, lambda: not source.available())
    second = FakeLogin(service)
    wait(loop, lambda: second.inhibitors and closed(first.inhibitors[0]))
    assert not closed(second.inhibitors[0])
    source.close()
    wait(loop, lambda: closed(second.inhibitors[0]))


def test_a_wake_up_has_the_clocks_compared(loop, connected, logind, locks):
    woken: list[int] = []
    source = login.Login(connected, locks.append, lambda: woken.append(1))
    wait(loop, source.available)
    logind.prepare("PrepareForSleep", False)
    wait(loop, lambda: woken)
    assert locks == []


def test_a_session_known_to_the_environment_alone_is_looked_for_elsewhere(
    loop, connected, service, locks, monkeypatch
):
    """A terminal multiplexer keeps the number of a session that is long gone."""
    monkeypatch.setenv("XDG_SESSION_ID", "gone")
    asked: list[str] = []

    def session(name):
        asked.append(name)
        if name == "gone":
            raise KeyError(name)
        return "o", (SESSION_PATH,)

    service(LOGIN, {"GetSession": session})
    source = login.LoginSession(connected, locks.append)
    wait(loop, source.available)
    assert asked == ["gone", "auto"]


def test_a_logind_that_comes_late_is_heard(loop, connected, service, locks):
    source = login.LoginSession(connected, locks.append)
    first = FakeLogin(service)
    wait(loop, source.available)
    first.service.leave()
    wait(loop, lambda: not source.available())
    second = FakeLogin(service)
    wait(loop, source.available)
    second.session("Lock", "")
    wait(loop, lambda: locks)
    assert locks == [Cause.SCREEN_LOCKED]


def test_the_end_of_the_session_locks_and_another_s_does_not(loop, connected, logind, locks):
    source = login.LoginSession(connected, locks.append)
    wait(loop, source.available)
    manager = LOGIN + ".Manager"
    logind.service.emit(MANAGER_PATH, manager, "SessionRemoved", "so", "9", SESSION_PATH + "9")
    logind.service.emit(MANAGER_PATH, manager, "SessionRemoved", "so", "2", SESSION_PATH)
    wait(loop, lambda: locks)
    assert locks == [Cause.LOGOUT]


def test_the_session_s_lock_is_heard(loop, connected, logind, locks):
    source = login.LoginSession(connected, locks.append)
    wait(loop, source.available)
    logind.session("Lock", "")
    wait(loop, lambda: locks)
    assert locks == [Cause.SCREEN_LOCKED]


@pytest.mark.parametrize(
    ("changes", "causes"),
    [
        ({"LockedHint": ("b", True)}, [Cause.SCREEN_LOCKED]),
        ({"LockedHint": ("b", False)}, []),
        ({"Active": ("b", False)}, [Cause.USER_SWITCH]),
        ({"Active": ("b", True)}, []),
        ({"IdleHint": ("b", True)}, []),
    ],
)
def test_what_changed_in_the_session_locks_if_it_means_absence(
    loop, connected, logind, locks, changes, causes
):
    source = login.LoginSession(connected, locks.append)
    wait(loop, source.available)
    body: tuple[object, ...] = (LOGIN + ".Session", changes, [])
    logind.session("PropertiesChanged", "sa{sv}as", *body, interface="org.freedesktop.DBus.Properties")
    wait(loop, lambda: source.last_heard)
    assert locks == causes


@pytest.fixture
def stranger(service):
    """Another user of this computer: on the system's bus anybody may send any signal."""
    return service("fr.exemple.Autre")


def test_only_logind_speaks_for_logind(loop, connected, logind, locks, stranger):
    """Any user of the computer could lock the vault all day, or end the program with nonsense."""
    woken: list[int] = []
    manager = login.Login(connected, locks.append, lambda: woken.append(1))
    session = login.LoginSession(connected, locks.append)
    wait(loop, lambda: manager.available() and session.available())
    properties = "org.freedesktop.DBus.Properties"
    stranger.emit(MANAGER_PATH, LOGIN + ".Manager", "PrepareForSleep", "b", True)
    stranger.emit(MANAGER_PATH, LOGIN + ".Manager", "SessionRemoved", "so", "2", SESSION_PATH)
    stranger.emit(SESSION_PATH, LOGIN + ".Session", "Lock", "")
    stranger.emit(SESSION_PATH, properties, "PropertiesChanged", "si", LOGIN + ".Session", 5)
    logind.prepare("PrepareForSleep", False)
    wait(loop, lambda: woken)
    assert locks == []
    assert session.last_heard is None


@pytest.mark.parametrize(
    ("signature", "body"),
    [
        ("sis", (5, "")),
        ("sa{ss}as", ({"LockedHint": "x", "Active": ""}, [])),
        ("sa{sb}as", ({"Active": True}, [])),
    ],
)
def test_what_is_no_change_of_the_session_ends_nobody(loop, connected, logind, locks, signature, body):
    source = login.LoginSession(connected, locks.append)
    wait(loop, source.available)
    changed = "org.freedesktop.DBus.Properties"
    logind.session("PropertiesChanged", signature, LOGIN + ".Session", *body, interface=changed)
    logind.session("Lock", "")
    wait(loop, lambda: locks)
    assert locks == [Cause.SCREEN_LOCKED]


def test_without_a_bus_there_is_none(loop, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert bus.connect(loop, "SESSION") is None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert bus.connect(loop, "SESSION") is None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "nonsense")
    assert bus.connect(loop, "SESSION") is None


def test_a_bus_that_goes_away_answers_nobody_and_leaves_the_keeper_running(loop):
    with private_bus() as address:
        found = bus.connect(loop, address)
        assert found is not None
        source = desktop.mutter(found)
    wait(loop, lambda: not found.connected)
    assert answered(loop, source) is None
    assert not source.available()
