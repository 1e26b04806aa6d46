"""Where a window stands, from one process to the next."""

import pytest
from PySide6.QtWidgets import QWidget

from ui import placement

# The offscreen platform says so, and does the rest.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_window_that_was_minimised_comes_back_minimised_and_maximised_where_it_was(qtbot, window):
    window.showMaximized()
    window.showMinimized()
    place = placement.of(window)
    assert place.minimised
    other = QWidget()
    qtbot.addWidget(other)
    placement.show(other, place)
    assert other.isMinimized()
    placement.come_forward(other)
    assert not other.isMinimized()
    assert other.isVisible()


def test_starting_again_brings_a_minimised_window_back(window):
    """It was raised, and stayed in the task bar."""
    window.showMinimized()
    placement.come_forward(window)
    assert not window.isMinimized()
