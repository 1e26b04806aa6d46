"""What must be true of every window around a closed vault, in both themes and at every text size."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.lockscreen.scene import LOCKED, NEWER, OLDER, first_run, restore, slots
from ui.lockscreen.choices import SnapshotsHere
from ui.lockscreen.first_run import Welcome
from ui.lockscreen.lock_screen import LockScreen
from ui.lockscreen.pin_page import PinPage
from ui.lockscreen.values import SecretKind
from ui.theme import Appearance, ThemeChoice


def _lock() -> QWidget:
    made = LockScreen(LOCKED)
    made.show_wrong_secret()
    return made


def _words() -> QWidget:
    made = LockScreen(LOCKED)
    made.form.ask_for(SecretKind.RECOVERY)
    return made


def _lock_with_pin() -> QWidget:
    made = LockScreen(replace(LOCKED, pin=True))
    made.show_wrong_pin(2)
    return made


def _pin() -> QWidget:
    return PinPage(LOCKED.at or datetime.now(UTC))


def _locum() -> QWidget:
    made = slots()
    made.overview.lend.click()
    assert made.flow
    made.flow.show_step(1)
    return made


def _step(at: int) -> Callable[[], QWidget]:
    def make() -> QWidget:
        made = first_run()
        made.show_step(at)
        return made

    return make


def _restore_step(at: int) -> Callable[[], QWidget]:
    def make() -> QWidget:
        made = restore()
        made.show_snapshots(SnapshotsHere((OLDER, NEWER)))
        made.show_step(at)
        return made

    return make


WINDOWS: dict[str, Callable[[], QWidget]] = {
    "lock": _lock,
    "words": _words,
    "lock with a PIN": _lock_with_pin,
    "pin": _pin,
    "locum": _locum,
    "welcome": Welcome,
    "slots": slots,
    **{f"first run {at + 1}": _step(at) for at in range(5)},
    **{f"restore {at + 1}": _restore_step(at) for at in range(5)},
}


@pytest.fixture(params=WINDOWS, ids=str)
def window(request: pytest.FixtureRequest, qtbot: QtBot, appearance: Appearance) -> QWidget:
    made = WINDOWS[request.param]()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    QApplication.processEvents()
    return made


def _shown(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [child for child in window.findChildren(kind) if child.isVisible()]


def _takes_focus(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_everything_that_takes_the_focus_has_a_name(window: QWidget) -> None:
    for widget in _shown(window, QWidget):
        inner = widget.parentWidget()
        if _takes_focus(widget) and not (inner and inner.focusProxy() is widget):
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            named = widget.accessibleName() or words or (inner and inner.accessibleName())
            assert named, f"{type(widget).__name__} without a name"


def test_tab_reaches_every_button(window: QWidget) -> None:
    window.activateWindow()
    reached: set[QWidget] = set()
    for _ in range(60):
        window.focusNextChild()
        if focused := window.focusWidget():
            reached.add(focused)
    radios = {
        widget for widget in _shown(window, QAbstractButton) if getattr(widget, "autoExclusive", bool)()
    }
    buttons = {widget for widget in _shown(window, QAbstractButton) if _takes_focus(widget)} - radios
    assert buttons <= reached


def _laid_out(window: QWidget) -> bool:
    """Whether everything has the room it asks for: a new text size takes several passes."""
    labels = [label for label in _shown(window, QLabel) if isinstance(label, QLabel) and label.wordWrap()]
    buttons = [
        one for one in _shown(window, QAbstractButton) if isinstance(one, QAbstractButton) and one.text()
    ]
    return all(label.height() >= label.heightForWidth(label.width()) for label in labels) and all(
        button.width() >= button.sizeHint().width() for button in buttons
    )


@pytest.mark.parametrize(("theme", "percent"), [(ThemeChoice.LIGHT, 100), (ThemeChoice.DARK, 150)])
def test_no_word_is_cut_at_1024_by_700(
    qtbot: QtBot, window: QWidget, appearance: Appearance, theme: ThemeChoice, percent: int
) -> None:
    appearance.set_theme(theme)
    appearance.set_text_size(percent)
    QApplication.processEvents()
    # What never comes to fit is named below, one by one.
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: _laid_out(window))
    for label in _shown(window, QLabel):
        assert isinstance(label, QLabel)
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        else:
            assert label.width() >= label.sizeHint().width(), label.text()
    for button in _shown(window, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        if button.text():
            assert button.width() >= button.sizeHint().width(), button.text()
    for area in _shown(window, QScrollArea):
        assert isinstance(area, QScrollArea)
        inside = area.widget()
        assert inside
        assert inside.width() <= area.viewport().width(), "wider than the window"


def test_the_lock_screen_loads_nothing_it_does_not_need_for_its_first_paint() -> None:
    heavy = (
        "zxcvbn",
        "mnemonic",
        "stdnum",
        "argon2",
        "cryptography",
        "sqlcipher3",
        "keyring",
        "PySide6.QtPrintSupport",
    )
    code = f"import sys, ui.lockscreen.lock_screen; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
