"""A lock is heard ahead of everything that waits in the event loop."""

import socket

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from app import messages as m
from app.channel import ControlChannel, SocketControlChannel
from ui.control import Control
from ui.session.activity import Activity


@pytest.fixture
def ends(qapp):
    ours, theirs = socket.socketpair()
    keeper = SocketControlChannel(ours)
    control = Control(ControlChannel(theirs))
    yield keeper, control
    keeper.close()
    control._ear.close()
    control._channel.close()


@pytest.fixture
def heard(ends):
    said: list[m.Message] = []
    ends[1].heard.connect(lambda message, _: said.append(message))
    return said


def test_a_lock_is_heard_when_one_looks_for_it(ends, heard):
    keeper, control = ends
    control.heed()
    keeper.send(m.LockSoon(3))
    keeper.send(m.Lock(m.Cause.BUTTON, 0.0))
    control.heed()
    assert heard == [m.LockSoon(3), m.Lock(m.Cause.BUTTON, 0.0)]


def test_anything_else_waits_its_turn_and_is_heard_once(qtbot, ends, heard):
    keeper, control = ends
    keeper.send(m.LockSoon(3))
    control.heed()
    assert not heard
    qtbot.waitUntil(lambda: bool(heard))
    QCoreApplication.processEvents()
    assert heard == [m.LockSoon(3)]


def test_a_keeper_that_is_gone_is_noticed_after_what_it_said_last(qtbot, ends, heard):
    keeper, control = ends
    control.keeper_gone.connect(lambda: heard.append(m.LockLater()))
    keeper.send(m.LockSoon(3))
    keeper.close()
    control.heed()
    qtbot.waitUntil(lambda: m.LockLater() in heard)
    control.heed()
    assert heard[0] == m.LockSoon(3)


class Answers(QObject):
    """What the database's thread has answered."""

    answered = Signal(int)


def test_a_lock_does_not_wait_for_the_answers_that_stand_in_a_row(qapp, ends, heard):
    keeper, control = ends
    done: list[object] = []
    control.heard.connect(lambda message, _: done.append(message))
    answers = Answers()
    answers.answered.connect(done.append, Qt.ConnectionType.QueuedConnection)
    ordered = m.Lock(m.Cause.BUTTON, 0.0)
    answers.answered.connect(lambda at: at or keeper.send(ordered), Qt.ConnectionType.QueuedConnection)
    for at in range(3):
        answers.answered.emit(at)
    activity = Activity(control.heed)
    qapp.installEventFilter(activity)
    QCoreApplication.processEvents()
    qapp.removeEventFilter(activity)
    assert done == [0, ordered, 1, 2]
