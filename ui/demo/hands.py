"""Hands on a keyboard: every key goes through Qt as if it had been pressed.

``QTest.keyClicks`` aborts the process on é, è, à, ç, œ and € (measured), so characters
are sent as events of their own; only shortcuts, which Qt resolves before any
widget sees them, go through ``QTest.keyClick``.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea, QWidget

from ui.demo.stage import Stage, Stuck

_NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Types into whatever has the focus."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def type(self, text: str, into: QWidget | None = None) -> None:
        """Type ``text``, in ``into`` after going there."""
        if into is not None:
            self.go_to(into)
        for sign in text:
            if sign == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                _send(_focused(), 0, _NONE, sign)

    def retype(self, text: str, into: QWidget) -> None:
        """Type ``text`` over what stands in ``into``."""
        self.go_to(into)
        self.shortcut(Qt.Key.Key_A)
        self.press(Qt.Key.Key_Delete)
        self.type(text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, text: str = "") -> None:
        """One key."""
        _send(_focused(), key, modifiers, text)

    def shortcut(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier
    ) -> None:
        """A key that the window itself listens for."""
        QTest.keyClick(_focused(), key, modifiers)

    def push(self, button: QWidget) -> None:
        """Go to a button and press it."""
        self.go_to(button)
        if not button.isEnabled():
            raise Stuck(f"the button {button.accessibleName() or button.objectName()} cannot be pressed")
        self.press(Qt.Key.Key_Space, text=" ")

    def go_to(self, widget: QWidget) -> None:
        """Give ``widget`` the focus, as Tab would."""
        if not widget.isActiveWindow():
            # A dialog that was closed leaves no window in front where there is no window manager.
            widget.window().activateWindow()
            self._stage.until(widget.isActiveWindow, "the window comes back to the front")
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._stage.until(lambda: _holds_focus(widget), f"{widget.accessibleName()} takes the focus")
        _scroll_to(widget)

    def choose_file(self, path: Path, pose: Callable[[], None] = lambda: None) -> None:
        """Answer the file dialog that opens next with ``path``, after it ``pose``d."""
        QTimer.singleShot(20, lambda: self._answer(path, pose, tries=500))

    def _answer(self, path: Path, pose: Callable[[], None], tries: int) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or not dialog.isVisible():
            if tries:
                QTimer.singleShot(10, lambda: self._answer(path, pose, tries - 1))
            return
        pose()
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        # Pasted rather than typed: the list of completions would take the Enter for itself.
        field.setText(str(path))
        field.setFocus()
        _send(field, Qt.Key.Key_Return, _NONE, "\r")
        if dialog.isVisible():
            dialog.reject()


def _scroll_to(widget: QWidget) -> None:
    """Bring ``widget`` into view, which Qt does for a Tab but not for a focus that is given."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _holds_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or focused is _last_proxy(widget))


def _last_proxy(widget: QWidget) -> QWidget:
    proxy = widget.focusProxy()
    return _last_proxy(proxy) if proxy else widget


def _focused() -> QWidget:
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    if focused is None:
        raise Stuck("no window has the focus")
    return focused


def _send(widget: QWidget, key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))
