"""After a sleep nothing of a patient is painted before the clocks were compared."""

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import key_messages as k
from app import messages as m
from app.keeper import clock
from tests.ui.session.pair import Pair
from tests.ui.typing import press
from tests.vault import cheap
from ui.session.activity import Activity


class Page(QWidget):
    """Counts how often a patient was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1


@pytest.fixture
def asleep():
    return [0.0]


@pytest.fixture
def activity(qapp, asleep):
    made = Activity(lambda: None, slept=lambda: asleep[0])
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def page(qtbot, activity):
    made = Page()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.painted > 0)
    return made


def painted_anew(page: Page) -> int:
    """How often it was painted when it was asked to."""
    before = page.painted
    page.update()
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
    return page.painted - before


def test_a_window_is_painted_while_the_machine_is_awake(page, asleep):
    assert painted_anew(page) == 1
    asleep[0] = clock.LEAST_SLEEP / 2
    assert painted_anew(page) == 1


def test_nothing_is_painted_after_a_sleep_and_it_is_announced_once(qtbot, page, activity, asleep):
    announced: list[int] = []
    activity.slept.connect(lambda: announced.append(page.painted))
    before = page.painted
    asleep[0] = 60.0
    assert painted_anew(page) == 0
    assert painted_anew(page) == 0
    assert announced == [before]


def test_a_key_pressed_after_a_sleep_goes_nowhere(page, activity, asleep):
    announced: list[int] = []
    activity.slept.connect(lambda: announced.append(1))
    asleep[0] = 60.0
    press(page, Qt.Key.Key_A)
    assert announced == [1]


@pytest.fixture
def pair(qtbot, vault, host, appearance, started, asleep, monkeypatch):
    monkeypatch.setattr(Activity.__init__, "__defaults__", (None, lambda: asleep[0]))
    pair = Pair(vault, cheap.new_vault(vault), host, appearance)
    started.append(pair)
    assert isinstance(pair.answer(qtbot), k.Accepted)
    yield pair
    app = QApplication.instance()
    assert app is not None
    for filter_ in pair.session.findChildren(Activity):
        app.removeEventFilter(filter_)


def test_a_session_that_wakes_leaves_the_screen_before_the_keeper_says_so(qtbot, pair, asleep):
    assert pair.session.opened is not None
    window = pair.session.opened.window
    seen: list[bool] = []
    search = window.patients.search

    class Eye(QWidget):
        def eventFilter(self, watched, event) -> bool:
            seen.append(event.type() == QEvent.Type.Paint)
            return False

    eye = Eye()
    qtbot.addWidget(eye)
    search.list.viewport().installEventFilter(eye)
    asleep[0] = 3600.0
    window.update()
    search.list.viewport().update()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not any(seen)
    assert [message for message in pair.keeper.told if isinstance(message, m.LockWanted)] == [
        m.LockWanted(m.Cause.SLEEP)
    ]
    pair.keeper.heard.emit(m.Lock(m.Cause.SLEEP, 0.0), None)
    assert any(isinstance(message, m.Saved) for message in pair.keeper.told)


def test_a_window_that_is_minimised_locks_if_that_was_chosen(qtbot, pair):
    opened = pair.session.opened
    assert opened is not None

    def wanted() -> list[m.Message]:
        return [message for message in pair.keeper.told if isinstance(message, m.LockWanted)]

    opened.window.showMinimized()
    assert wanted() == []
    opened.window.showNormal()
    opened._settings = msgspec.structs.replace(opened._settings, lock_on_minimise=True)
    opened.window.showMinimized()
    assert wanted() == [m.LockWanted(m.Cause.MINIMISED)]
    pair.keeper.heard.emit(m.Lock(m.Cause.MINIMISED, 0.0), None)
    (hidden,) = [message for message in pair.keeper.told if isinstance(message, m.Hidden)]
    assert hidden.placement is not None
    assert hidden.placement.minimised
