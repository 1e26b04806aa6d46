"""The sockets between the processes."""

import os
import socket

import pytest

from app.channel import Arrival, ChannelClosed, ControlChannel, KeyChannel
from app.framing import LARGEST, BadFrame
from app.key_messages import Handover, KeyField, Questioned, Refused
from app.messages import Cause, Guard, Hidden, Lock, Placement, Ready, SessionReady, Submitted, WorkerProgress


@pytest.fixture
def ends():
    left, right = socket.socketpair()
    yield left, right
    left.close()
    right.close()


@pytest.fixture
def controls(ends):
    return ControlChannel(ends[0]), ControlChannel(ends[1])


@pytest.fixture
def keys(ends):
    return KeyChannel(ends[0]), KeyChannel(ends[1])


def test_messages_arrive_whole_and_in_order(controls):
    ours, theirs = controls
    sent = [
        Ready(),
        Submitted("/home/camille/Cabinet.serment", "l"),
        Lock(Cause.IDLE, 12.5),
        Hidden(Placement(-5, 0, 800, 600, "DP-1", "full", "search")),
        WorkerProgress(1, "backup", {"bytes": 5, "file": "records.db"}),
    ]
    for message in sent:
        ours.send(message)
    assert theirs.receive() == [Arrival(message) for message in sent]
    assert theirs.receive() == []


def test_a_message_cut_by_the_socket_waits_for_its_rest(ends, controls):
    ours, theirs = controls
    ours.send(Submitted("/home/camille"))
    whole = ends[1].recv(1000)
    for byte in whole[:-1]:
        ends[0].send(bytes([byte]))
        assert theirs.receive() == []
    ends[0].send(whole[-1:])
    assert theirs.receive() == [Arrival(Submitted("/home/camille"))]


def test_a_full_socket_keeps_the_rest_for_later(controls):
    ours, theirs = controls
    long = Submitted("x" * 100_000)
    for _ in range(20):
        ours.send(long)
    assert ours.pending
    arrived = 0
    while arrived < 20:
        ours.flush()
        arrived += len(theirs.receive())
    assert not ours.pending


def test_a_descriptor_travels_with_its_message_and_stays_open_behind_it(controls):
    ours, theirs = controls
    reading, writing = os.pipe()
    ours.send(Ready())
    ours.send(Guard("/home/camille"), writing)
    os.close(writing)
    (_, arrival) = theirs.receive()
    assert arrival.message == Guard("/home/camille")
    assert not os.get_inheritable(arrival.descriptor)
    os.write(arrival.descriptor, b"held")
    os.close(arrival.descriptor)
    assert os.read(reading, 10) == b"held"
    os.close(reading)


def test_a_message_that_should_carry_a_descriptor_and_does_not_is_a_defect(controls):
    ours, theirs = controls
    ours.send(SessionReady())
    with pytest.raises(BadFrame):
        theirs.receive()


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
    ours.send(Ready())
    assert not ours.pending


@pytest.mark.parametrize("junk", [b"\xff\xff\xff\xff", b"\x00\x00\x00\x01\xc1", b"\x00\x00\x00\x03\x81\xa1x"])
def test_what_is_not_a_message_is_a_defect(ends, controls, junk):
    ends[0].send(junk + bytes(8))
    with pytest.raises(BadFrame):
        controls[1].receive()


def test_keys_arrive_and_the_senders_buffers_are_wiped(keys):
    ours, theirs = keys
    sent = {"records": bytearray(b"\x11" * 32), "seal": bytearray(b"\x22" * 64)}
    ours.send_keys(Handover("create", "/home/camille", (), b"form"), sent)
    assert not any(sent["records"])
    assert not any(sent["seal"])
    handover = theirs.receive()
    assert handover == Handover(
        "create", "/home/camille", (KeyField("records", 32), KeyField("seal", 64)), b"form"
    )
    received = theirs.receive_keys(handover)
    assert received == {"records": bytearray(b"\x11" * 32), "seal": bytearray(b"\x22" * 64)}


def test_keys_are_wiped_even_when_nobody_takes_them(ends, keys):
    ends[1].close()
    sent = {"records": bytearray(b"\x11" * 32)}
    with pytest.raises(ChannelClosed):
        keys[0].send_keys(Handover("open", "/", ()), sent)
    assert not any(sent["records"])


def test_a_sender_that_dies_between_two_keys_is_noticed(ends, keys):
    ours, theirs = keys
    handover = Handover("open", "/", (KeyField("records", 32), KeyField("seal", 32)))
    ours.send(handover)
    ends[0].send(bytes(32))
    ends[0].close()
    assert theirs.receive() == handover
    with pytest.raises(ChannelClosed):
        theirs.receive_keys(handover)


def test_an_absurd_key_size_is_refused_before_any_memory_is_taken(keys):
    with pytest.raises(BadFrame):
        keys[1].receive_keys(Handover("open", "/", (KeyField("records", LARGEST + 1),)))


def test_a_session_can_answer_over_the_key_socket(keys):
    lock_screen, session = keys
    session.send(Refused("Tampered", {"path": "records.db"}))
    session.send(Questioned("OlderThanRemembered", {"revision": 4, "remembered": 9}))
    assert lock_screen.receive() == Refused("Tampered", {"path": "records.db"})
    assert lock_screen.receive() == Questioned("OlderThanRemembered", {"revision": 4, "remembered": 9})
