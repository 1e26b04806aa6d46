"""A secret that is copied from the lock screen is marked, and does not stay."""

from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication

from app import messages as m
from app.host import Host
from app.settings import Settings
from tests.ui.keeper import Keeper
from tests.ui.lockscreen.scene import VAULT, closed_at_the_end
from tests.ui.test_clipboard import HINT, Desk, text
from ui.control import Control
from ui.lockscreen.process import LockProcess


@pytest.fixture
def desk(qapp, monkeypatch) -> Desk:
    made = Desk()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: made)
    return made


def test_a_secret_that_is_copied_is_marked_and_goes_with_its_process(qtbot, desk, appearance):
    """A passphrase can be shown while it is typed, the words are: clipboard managers kept what was copied."""
    keeper = cast(Control, Keeper())
    process = LockProcess(keeper, Settings(), appearance, "fr", lambda: cast(Host, None))
    closed_at_the_end(qtbot, process)
    process.show_lock(VAULT)
    process.window.painted.emit()
    desk.copied(text("cheval agrafe pile correct"), ours=True)
    assert bytes(desk.data.data(HINT).data()) == b"secret"
    process.control.heard.emit(m.Finish(), None)
    assert not desk.data.formats()
