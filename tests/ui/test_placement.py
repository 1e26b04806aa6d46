"""Where a window stands, from one process to the next."""

import pytest
from PySide6.QtWidgets import QWidget

from app.messages import Placement
from ui import placement


class Window(QWidget):
    """Remembers that it was raised, which the offscreen platform cannot do."""

    raised = False

    def raise_(self) -> None:
        self.raised = True


@pytest.fixture
def window(qtbot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    return made


def test_a_window_that_was_minimised_comes_back_minimised(qtbot, window):
    window.show()
    window.showMinimized()
    place = placement.of(window)
    assert place.minimised
    other = Window()
    qtbot.addWidget(other)
    placement.show(other, place)
    assert other.isMinimized()


def test_a_window_is_no_larger_than_the_screens_that_are_there(qtbot, window):
    """Of a size that no memory holds nothing was painted, at this start and at the next."""
    room = window.screen().availableVirtualGeometry()
    placement.show(window, Placement(0, 0, 1_000_000, 1_000_000))
    assert (window.width(), window.height()) == (room.width(), room.height())
    placement.show(window, Placement(10 * room.width(), 0, 1_000_000, 300))
    assert (window.width(), window.height()) == (room.width(), 300)


def test_starting_again_brings_a_minimised_window_back(window):
    """It was raised, and stayed in the task bar."""
    window.showMinimized()
    placement.come_forward(window)
    assert not window.isMinimized()
    assert window.isVisible()
    assert window.raised
