"""Idleness of an X11 display: a real one where Xvfb is, a recorded one everywhere."""

import os
import shutil
import socket
import struct
import subprocess
import sys
import threading

import pytest

from tests.app.test_idle import World

if sys.platform == "linux":
    from app.presence import x11
    from app.presence.idle import Witness
    from tests.app.mockbus import wait
else:
    pytest.skip("X11", allow_module_level=True)

COOKIE = bytes(range(16))
ROOT = 0x2A7


def idle(loop, source) -> "float | None":
    answers: list[float | None] = []
    source.ask(answers.append)
    wait(loop, lambda: answers)
    return answers[0]


class FakeDisplay(threading.Thread):
    """Answers as a recorded X.Org 21.1 does."""

    def __init__(self, number: int, *, extension: bool = True, welcome: int = 1) -> None:
        super().__init__(daemon=True)
        self.extension = extension
        self.welcome = welcome
        self.greeted = b""
        self.hung_up = threading.Event()
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(f"\0/tmp/.X11-unix/X{number}")
        self._socket.listen()
        self.start()

    def run(self) -> None:
        connection, _ = self._socket.accept()
        with connection:
            self.greeted = connection.recv(200)
            vendor = b"The X.Org Foundation"
            setup = struct.pack(
                "<IIIIHHBBBBBBBBxxxx", 1, 0, 0, 256, len(vendor), 65535, 1, 1, 0, 0, 32, 32, 8, 255
            )
            setup += vendor + bytes(8) + struct.pack("<I", ROOT) + bytes(36)
            connection.sendall(struct.pack("<BBHHH", self.welcome, 0, 11, 0, len(setup) // 4) + setup)
            while question := connection.recv(200):
                self._answer(connection, question)
        self.hung_up.set()

    def _answer(self, connection: socket.socket, question: bytes) -> None:
        if question[0] == 98:
            assert b"MIT-SCREEN-SAVER" in question
            connection.sendall(struct.pack("<BxHIBB", 1, 1, 0, self.extension, 144).ljust(32, b"\0"))
        else:
            assert question == struct.pack("<BBHI", 144, 1, 2, ROOT)
            event = bytes([2]) + bytes(31)
            reply = struct.pack("<BBHIIIIIB", 1, 0, 2, 0, 0, 0, 83_250, 0, 0).ljust(32, b"\0")
            connection.sendall(event + reply)

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def display(request):
    number = 70_000 + os.getpid() % 10_000
    made: list[FakeDisplay] = []

    def show(**how) -> tuple[FakeDisplay, dict[str, str]]:
        made.append(FakeDisplay(number, **how))
        return made[-1], {"DISPLAY": f":{number}.0", "XAUTHORITY": "/nowhere"}

    yield show
    for each in made:
        each.close()


def test_the_idle_time_of_a_display_is_read(loop, display):
    _, environment = display()
    source = x11.X11Idle(loop, environment)
    assert source.available()
    assert idle(loop, source) == 83.25
    assert idle(loop, source) == 83.25
    source.close()


def test_the_cookie_of_this_display_is_shown(loop, display, tmp_path):
    server, environment = display()
    number = environment["DISPLAY"][1:-2].encode()

    def entry(family: int, display: bytes, name: bytes, cookie: bytes) -> bytes:
        return struct.pack(">H", family) + b"".join(
            struct.pack(">H", len(text)) + text for text in (b"host", display, name, cookie)
        )

    name = b"MIT-MAGIC-COOKIE-1"
    entries = (
        entry(0, number, name, b"a" * 16)
        + entry(256, b"1", name, b"b" * 16)
        + entry(256, number, name, COOKIE)
    )
    (tmp_path / "cookies").write_bytes(entries)
    source = x11.X11Idle(loop, environment | {"XAUTHORITY": str(tmp_path / "cookies")})
    assert source.available()
    assert server.greeted[12:30] == name
    assert server.greeted[32:48] == COOKIE
    source.close()


@pytest.mark.parametrize("how", [{"extension": False}, {"welcome": 0}])
def test_a_display_that_refuses_or_cannot_count_is_not_available(loop, display, how):
    server, environment = display(**how)
    source = x11.X11Idle(loop, environment)
    assert not source.available()
    assert idle(loop, source) is None
    assert server.hung_up.wait(10)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": "elsewhere:10.0"},
        {"DISPLAY": ":69999"},
        {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"},
    ],
)
def test_where_there_is_no_display_of_this_person_there_is_no_source(loop, environment):
    assert not x11.X11Idle(loop, environment).available()


def test_a_display_that_goes_away_answers_nobody(loop, display):
    server, environment = display()
    source = x11.X11Idle(loop, environment)
    server._answer = lambda connection, _: connection.shutdown(2)
    assert idle(loop, source) is None
    assert not source.available()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no Xvfb here")
def test_a_real_display_counts(loop, tmp_path):
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        source = x11.X11Idle(loop, {"DISPLAY": f":{number}"})
        assert source.available()
        first = idle(loop, source)
        assert first is not None
        wait(loop, lambda: (idle(loop, source) or 0) > first + 0.05)
        source.close()
        server.terminate()


def test_a_display_serves_the_watch(loop, display):
    """The real source and the real watch together: 83 s of absence, with a delay of 60."""
    _, environment = display()
    world = World(limit=60.0)
    source = x11.X11Idle(loop, environment)
    world.watch.witnesses[:] = [Witness(source)]
    world.watch.start()
    world.time += 90  # nobody has touched our own windows either
    world.watch.look()
    wait(loop, lambda: world.up)
    assert world.said_by == "x11"
    source.close()
