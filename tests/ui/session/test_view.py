"""What is put on the disk as the view, while the one before the lock still comes back."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app import key_messages as k
from tests.ui.session.pair import Pair
from tests.ui.typing import press
from tests.vault import cheap
from ui.session.opened import OpenedWindow
from ui.workspace.marks import Mark, Marks
from ui.workspace.view import View


@pytest.fixture
def opened(qtbot, vault, host, appearance, started) -> OpenedWindow:
    pair = Pair(vault, cheap.new_vault(vault), host, appearance)
    started.append(pair)
    assert isinstance(pair.answer(qtbot), k.Accepted)
    found = pair.session.opened
    assert found is not None
    found.window.patients.search.field.setText("après")
    qtbot.waitUntil(lambda: not found._restoring and not found.window._desk.jobs._waiting)
    found.session.opened.view["workspace"] = msgspec.Raw(msgspec.json.encode(View(searched="avant")))
    found._restoring = True
    found.window.returning.begin(Marks(parts={"a list": Mark(row=3)}))
    return found


def searched(opened: OpenedWindow) -> str:
    view = opened._unsaved().view["workspace"]
    return msgspec.json.decode(view, type=View).searched


def test_the_view_before_the_lock_stands_until_it_is_back(opened: OpenedWindow) -> None:
    assert searched(opened) == "avant"
    opened._settle(False)
    assert searched(opened) == "après"


def test_whoever_has_gone_on_meanwhile_finds_what_they_made_of_it(opened: OpenedWindow) -> None:
    press(opened.window.patients.search.field, Qt.Key.Key_Left)
    assert searched(opened) == "après"
