"""Keeping patients out of screenshots and shared screens, where the platform lets a window refuse.

Windows and macOS do, each window for itself, as it comes onto the screen. X11
and Wayland offer nothing: there the page "Does my lock work?" says so.
"""

import sys
from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui import macos

#: Refuses captures of a native window; whether the system agreed.
Refuse = Callable[[int], bool]


class Capture(Enum):
    """How it stands with captures of our windows."""

    REFUSED = auto()
    #: The system was asked, and did not agree.
    FAILED = auto()
    #: Nothing can be asked for here.
    OPEN = auto()


class CaptureShield(QObject):
    """Refuses captures of every window of this process from now on."""

    def __init__(self, refuse: Refuse, parent: QObject) -> None:
        super().__init__(parent)
        self._refuse = refuse
        self.state = Capture.REFUSED
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            agreed = self._refuse(int(watched.winId()))
            self.state = self.state if agreed else Capture.FAILED
        return False


def shield(app: QApplication, refuse: Refuse | None = None) -> None:
    """Refuse captures of whatever ``app`` shows, where that can be had."""
    refuse = refuse or _platform()
    if refuse is not None:
        CaptureShield(refuse, app)


def state() -> Capture:
    """How it stands in this process."""
    app = QApplication.instance()
    found = app.findChild(CaptureShield) if app else None
    return found.state if isinstance(found, CaptureShield) else Capture.OPEN


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    # WDA_EXCLUDEFROMCAPTURE leaves the window out (Windows 10 2004), WDA_MONITOR makes it black.
    _EXCLUDED, _BLACK = 0x11, 0x01
    _affinity = ctypes.WinDLL("user32").SetWindowDisplayAffinity
    _affinity.argtypes = (wintypes.HWND, wintypes.DWORD)

    def _platform() -> Refuse | None:
        return lambda window: bool(_affinity(window, _EXCLUDED) or _affinity(window, _BLACK))

elif sys.platform == "darwin":

    def _platform() -> Refuse | None:
        return macos.refuse_capture

else:

    def _platform() -> Refuse | None:
        return None
