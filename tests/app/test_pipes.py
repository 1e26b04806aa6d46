"""The channels and the loop of Windows, over the connections that multiprocessing has everywhere."""

import multiprocessing

import pytest

from app.channelled import Arrival, ChannelClosed
from app.framing import LARGEST, BadFrame
from app.keeper.handles import HandleLoop
from app.keeper.timers import Timers
from app.key_messages import Handover, KeyField, Refused
from app.messages import Cause, Guard, Lock, Ready, SessionReady, Submitted
from app.pipes import PipeControlChannel, PipeKeyChannel


@pytest.fixture
def ends():
    left, right = multiprocessing.Pipe()
    yield left, right
    left.close()
    right.close()


@pytest.fixture
def controls(ends):
    return PipeControlChannel(ends[0], lambda handle: handle + 1000), PipeControlChannel(ends[1])


@pytest.fixture
def keys(ends):
    return PipeKeyChannel(ends[0]), PipeKeyChannel(ends[1])


def test_messages_arrive_in_order(controls):
    ours, theirs = controls
    sent = [Ready(), Submitted("C:\\Cabinet.serment", "l"), Lock(Cause.IDLE, 12.5)]
    for message in sent:
        ours.send(message)
    assert theirs.wait(1.0)
    assert theirs.receive() == [Arrival(message) for message in sent]
    assert theirs.receive() == []


def test_a_handle_is_made_valid_for_the_other_process_and_named_there(controls):
    ours, theirs = controls
    ours.send(SessionReady(), 5)
    ours.send(Guard("C:\\"))
    assert theirs.receive() == [Arrival(SessionReady(), 1005), Arrival(Guard("C:\\"))]


def test_what_was_said_before_the_end_is_still_heard(controls):
    ours, theirs = controls
    ours.send(Ready())
    ours.close()
    assert theirs.receive() == [Arrival(Ready())]
    assert theirs.closed


def test_speaking_to_a_process_that_is_gone_is_silent(controls):
    ours, theirs = controls
    theirs.close()
    ours.send(Ready())


def test_keys_arrive_and_the_senders_buffers_are_wiped(keys):
    ours, theirs = keys
    sent = {"records": bytearray(b"\x11" * 32), "seal": bytearray(b"\x22" * 64)}
    ours.send_keys(Handover("open", "C:\\", ()), sent)
    assert not any(sent["records"])
    handover = theirs.receive()
    assert theirs.receive_keys(handover) == {
        "records": bytearray(b"\x11" * 32),
        "seal": bytearray(b"\x22" * 64),
    }
    theirs.send(Refused("Tampered", {}))
    assert ours.receive() == Refused("Tampered", {})


def test_a_key_of_another_size_than_announced_is_a_defect(ends, keys):
    ends[0].send_bytes(b"short")
    with pytest.raises(BadFrame):
        keys[1].receive_keys(Handover("open", "C:\\", (KeyField("records", 32),)))
    with pytest.raises(BadFrame):
        keys[1].receive_keys(Handover("open", "C:\\", (KeyField("records", LARGEST + 1),)))


def test_a_sender_that_dies_is_noticed(ends, keys):
    ends[0].close()
    with pytest.raises(ChannelClosed):
        keys[1].receive()
    with pytest.raises(ChannelClosed):
        keys[1].send(Refused("Tampered", {}))


def test_the_loop_calls_for_what_is_ready_and_due_and_forgets(ends):
    heard: list[str] = []
    loop = HandleLoop(Timers())

    def hear() -> None:
        heard.append(ends[1].recv_bytes().decode())
        loop.forget(ends[1])

    loop.watch(ends[1], hear)
    loop.timers.later(0.0, lambda: heard.append("due"))
    ends[0].send_bytes(b"ready")
    loop.turn()
    assert heard == ["ready", "due"]
    ends[0].send_bytes(b"again")
    loop.timers.later(0.0, loop.stop)
    loop.run()
    assert heard == ["ready", "due"]
    loop.close()
