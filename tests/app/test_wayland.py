"""Idleness of a Wayland desktop, from a compositor that speaks as recorded ones do."""

import os
import socket
import struct
import sys

import pytest

from tests.app.test_idle import World

if sys.platform == "linux":
    from app.keeper.loop import Loop
    from app.presence.wayland import WaylandIdle
    from tests.app.compositor import Compositor
    from tests.app.mockbus import wait
else:
    pytest.skip("Wayland", allow_module_level=True)


@pytest.fixture
def played():
    return World()


@pytest.fixture
def turned(played):
    loop = Loop(played.timers)
    yield loop
    loop.close()


@pytest.fixture(autouse=True)
def closing(monkeypatch):
    """Every source that a test makes is closed with it."""
    made: list[WaylandIdle] = []
    making = WaylandIdle.__init__

    def make(self, *given) -> None:
        making(self, *given)
        made.append(self)

    monkeypatch.setattr(WaylandIdle, "__init__", make)
    yield
    for source in made:
        if source._socket is not None:
            source._socket.close()


@pytest.fixture
def compositor(tmp_path):
    made: list[Compositor] = []

    def show(**how: object) -> Compositor:
        made.append(Compositor(tmp_path / "wayland-7", **how))  # type: ignore[arg-type]
        return made[-1]

    yield show
    for each in made:
        each.close()


def environment(compositor: Compositor) -> dict[str, str]:
    return {"XDG_RUNTIME_DIR": str(compositor.path.parent), "WAYLAND_DISPLAY": compositor.path.name}


def met(loop, compositor) -> WaylandIdle:
    source = WaylandIdle(loop, environment(compositor))
    wait(loop, lambda: compositor.pump() or source.available())
    compositor.pump()
    return source


def said(source) -> "float | None":
    answers: list[float | None] = []
    source.ask(answers.append)
    return answers[0]


@pytest.mark.parametrize(
    ("globals_", "asked"),
    [
        ({"wl_seat": 9, "ext_idle_notifier_v1": 2}, ("ext_idle_notifier_v1", 2)),
        ({"wl_seat": 7, "ext_idle_notifier_v1": 1}, ("ext_idle_notifier_v1", 1)),
        ({"wl_seat": 7, "org_kde_kwin_idle": 1}, ("org_kde_kwin_idle", 0)),
        ({"wl_seat": 7, "ext_idle_notifier_v1": 1, "org_kde_kwin_idle": 1}, ("ext_idle_notifier_v1", 1)),
    ],
)
def test_a_compositor_tells_when_nobody_is_there_and_when_somebody_is(
    turned, played, compositor, globals_, asked
):
    desk = compositor(globals=globals_)
    source = met(turned, desk)
    assert desk.asked == (*asked, 1000)
    assert said(source) == 0.0
    desk.idled()
    turned.turn(0)
    assert said(source) == 1.0
    played.time += 60
    assert said(source) == 61.0
    desk.resumed()
    turned.turn(0)
    assert said(source) == 0.0


@pytest.mark.parametrize("globals_", [{"wl_seat": 7}, {"ext_idle_notifier_v1": 1}, {}])
def test_a_compositor_that_cannot_tell_is_not_available(turned, compositor, globals_):
    desk = compositor(globals=globals_)
    source = WaylandIdle(turned, environment(desk))
    wait(turned, lambda: desk.pump() or desk.left)
    assert not source.available()
    assert said(source) is None


def test_a_compositor_that_goes_away_is_no_longer_asked(turned, compositor):
    desk = compositor()
    source = met(turned, desk)
    desk.close()
    wait(turned, lambda: not source.available())
    assert said(source) is None
    source.close()


def test_a_seat_that_is_taken_away_counts_no_more(turned, compositor):
    desk = compositor()
    source = met(turned, desk)
    desk.removes("wl_output")
    turned.turn(0)
    assert source.available()
    desk.removes("wl_seat")
    wait(turned, lambda: not source.available())


@pytest.mark.parametrize("bytes_", [struct.pack("=IIII", 1, 16 << 16, 4, 1), bytes(8), b"\xff" * 40])
def test_an_error_and_nonsense_end_the_conversation_and_not_the_keeper(turned, compositor, bytes_):
    desk = compositor()
    source = met(turned, desk)
    desk.says(bytes_)
    wait(turned, lambda: not source.available())


def test_words_that_arrive_in_pieces_are_understood(turned, compositor):
    desk = compositor(in_pieces=True)
    assert said(met(turned, desk)) == 0.0


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "/nowhere/wayland-0"},
    ],
)
def test_without_a_compositor_there_is_none(turned, given):
    source = WaylandIdle(turned, given)
    assert not source.available()
    assert said(source) is None
    source.close()


def test_a_socket_that_is_full_is_left_alone(turned, compositor):
    """A compositor that is stopped must not stop the keeper."""
    desk = compositor()
    source = WaylandIdle(turned, environment(desk))
    assert source._socket is not None
    source._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
    for _ in range(100_000):
        source._say(1, 0, bytes(64))
        if source._socket is None:
            break
    assert not source.available()
    assert os.path.exists(desk.path)
