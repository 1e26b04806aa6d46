"""What another process says is heard, whichever kind of channel it comes by."""

import multiprocessing
import socket

import pytest

from app.channel import SocketControlChannel
from app.messages import Ready
from app.pipes import PipeControlChannel
from ui.ear import PipeEar, SocketEar


def sockets():
    return [SocketControlChannel(end) for end in socket.socketpair()]


def pipes():
    return [PipeControlChannel(end) for end in multiprocessing.Pipe()]


@pytest.fixture(params=[(sockets, SocketEar), (pipes, PipeEar)], ids=["sockets", "pipes"])
def line(request):
    """Two ends of a channel, and an ear on the first."""
    make, ear = request.param
    ours, theirs = make()
    listening = ear(ours)
    yield ours, theirs, listening
    ours.close()
    theirs.close()


def test_a_message_is_heard(qtbot, line):
    ours, theirs, ear = line
    with qtbot.waitSignal(ear.heard):
        theirs.send(Ready())
    assert [arrival.message for arrival in ours.receive()] == [Ready()]


def test_the_end_of_the_other_process_is_heard(qtbot, line):
    ours, theirs, ear = line
    with qtbot.waitSignal(ear.heard):
        theirs.close()
    ours.receive()
    assert ours.closed


def test_a_closed_ear_hears_nothing_more(qtbot, line):
    _, theirs, ear = line
    ear.close()
    with qtbot.assertNotEmitted(ear.heard, wait=60):
        theirs.send(Ready())
