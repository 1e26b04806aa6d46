"""A window made before there is a vault asks it everything once it is open."""

from concurrent.futures import CancelledError

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from app.settings import Settings
from tests.ui.workspace.practice import InTurn
from ui.session.ready import AwaitedWorker, ReadyWindow
from ui.workspace.form import PatientForm
from ui.workspace.places import BACKUPS, PATIENTS, TODAY


class Windows(QObject):
    """Tells which windows come onto the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


class Eye(QObject):
    """Sees a label painted."""

    def __init__(self, seen: list[bool], parent: QObject) -> None:
        super().__init__(parent)
        self._seen = seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen.append(True)
        return False


def test_what_was_asked_before_the_vault_was_open_is_answered_in_order():
    waiting, said = AwaitedWorker(), []
    first = waiting.submit(lambda: said.append(1))
    waiting.submit(lambda: said.append(2))
    assert not first.done()
    waiting.arrive(InTurn())
    waiting.submit(lambda: said.append(3))
    assert first.done()
    assert said == [1, 2, 3]


def test_an_error_reaches_whoever_asked_before_the_vault_was_open():
    waiting = AwaitedWorker()
    asked = waiting.submit(lambda: 1 // 0)
    waiting.arrive(InTurn())
    with pytest.raises(ZeroDivisionError):
        asked.result()


def test_what_nobody_wants_any_more_is_never_begun():
    waiting, said = AwaitedWorker(), []
    asked = waiting.submit(lambda: said.append(1))
    asked.cancel()
    waiting.arrive(InTurn())
    with pytest.raises(CancelledError):
        asked.result()
    assert not said


@pytest.mark.parametrize("width", [1320, 760])
def test_a_record_of_nobody_is_painted_and_leaves_nothing(qtbot, appearance, width):
    ready = ReadyWindow(appearance, Settings(), str, lambda path, content: None, QObject())
    qtbot.addWidget(ready.window)
    asked = len(ready._worker._asked)
    seen: list[bool] = []
    record = ready.window.patients.record
    record.header.name.installEventFilter(Eye(seen, ready.window))
    ready.rehearse(width, 700)
    assert seen
    assert len(ready._worker._asked) == asked
    assert ready.window.pending().drafts == ()
    assert ready.window.view().patient_id == ""
    assert ready.window.focusWidget() is ready.window.patients.search.field
    ready.window.patients.right.setCurrentWidget(record)
    assert not record.header.isVisibleTo(ready.window)
    assert "-" not in {one.text() for one in record.findChildren(QLabel) if one.isVisibleTo(record)}


def test_a_window_that_waits_holds_no_page_that_few_visit(qtbot, appearance):
    """It weighs on the computer for hours."""
    ready = ReadyWindow(appearance, Settings(), str, lambda path, content: None, QObject())
    qtbot.addWidget(ready.window)
    ready.rehearse(1000, 700)
    assert set(ready.window.pages) == {TODAY, PATIENTS, BACKUPS}
    assert ready.window.patients.findChild(PatientForm) is None


def test_nothing_comes_onto_the_screen_while_the_window_is_made(qtbot, qapp, appearance):
    """A label that is shown before it has a place is a window of its own: it blinks, and takes the focus."""
    windows = Windows()
    qapp.installEventFilter(windows)
    ready = ReadyWindow(appearance, Settings(), str, lambda path, content: None, QObject())
    qtbot.addWidget(ready.window)
    ready.rehearse(1000, 700)
    qapp.removeEventFilter(windows)
    assert windows.shown == []
