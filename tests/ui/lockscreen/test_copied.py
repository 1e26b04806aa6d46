"""A secret that is copied from the lock screen is marked, and does not stay."""

import pytest
from PySide6.QtGui import QGuiApplication

from app import messages as m
from tests.ui.lockscreen.scene import VAULT, lock_process
from tests.ui.test_clipboard import HINT, Desk, text


@pytest.fixture
def desk(qapp, monkeypatch) -> Desk:
    made = Desk()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: made)
    return made


def test_a_secret_that_is_copied_is_marked_and_goes_with_its_process(qtbot, desk, appearance):
    """A passphrase can be shown while it is typed, the words are: clipboard managers kept what was copied."""
    process = lock_process(qtbot, appearance)
    process.show_lock(VAULT)
    process.window.painted.emit()
    desk.copied(text("cheval agrafe pile correct"), ours=True)
    assert bytes(desk.data.data(HINT).data()) == b"secret"
    process.control.heard.emit(m.Finish(), None)
    assert not desk.data.formats()
