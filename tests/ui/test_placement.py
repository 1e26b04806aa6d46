"""Where a window stands, from one process to the next."""

import pytest
from PySide6.QtWidgets import QWidget

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


def test_starting_again_brings_a_minimised_window_back(window):
    """It was raised, and stayed in the task bar."""
    window.showMinimized()
    placement.come_forward(window)
    assert not window.isMinimized()
    assert window.isVisible()
    assert window.raised
