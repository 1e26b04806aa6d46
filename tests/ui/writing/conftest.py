"""A note's text area in a window of its own, with the snippets of a doctor."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Appearance
from ui.writing.area import NoteArea
from ui.writing.shelf import Shelf


@pytest.fixture
def area(qtbot, appearance: Appearance) -> Iterator[NoteArea]:
    window = QWidget()
    made = NoteArea("Note", "", 6, Shelf())
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    made.setFocus()
    yield made
    window.hide()
