"""Windows that refuse to be captured, where that can be had."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from ui import capture
from ui.capture import Capture, CaptureShield


@pytest.fixture
def shown(qapp):
    """What the shield asked for, and a way to show a window under it."""
    asked: list[int] = []
    answers = [True]
    keeper = QObject()

    def refuse(window: int) -> bool:
        asked.append(window)
        return answers[0]

    shield = CaptureShield(refuse, keeper)
    return shield, asked, answers


def show(shield: CaptureShield, widget: QWidget) -> None:
    shield.eventFilter(widget, QEvent(QEvent.Type.Show))


def test_every_window_refuses_as_it_comes_onto_the_screen(qtbot, shown):
    shield, asked, _ = shown
    window = QWidget()
    qtbot.addWidget(window)
    inside = QLabel("", window)
    show(shield, window)
    show(shield, inside)
    assert asked == [int(window.winId())]
    assert shield.state is Capture.REFUSED


def test_a_system_that_does_not_agree_is_said(qtbot, shown):
    shield, _, answers = shown
    window = QWidget()
    qtbot.addWidget(window)
    answers[0] = False
    show(shield, window)
    answers[0] = True
    show(shield, window)
    assert shield.state is Capture.FAILED


def test_where_nothing_can_be_asked_for_that_is_the_state(qapp):
    assert capture.state() is Capture.OPEN
