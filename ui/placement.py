"""Where a window stands, told from one process to the next so that nothing jumps."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.messages import Placement

USUAL = (1320, 840)
_STATES = {
    "normal": Qt.WindowState.WindowNoState,
    "maximised": Qt.WindowState.WindowMaximized,
    "full": Qt.WindowState.WindowFullScreen,
}


def of(window: QWidget) -> Placement:
    """Where ``window`` stands now."""
    normal = window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
    state = "full" if window.isFullScreen() else "maximised" if window.isMaximized() else "normal"
    minimised = window.isMinimized()
    screen = window.screen()
    return Placement(
        normal.x(),
        normal.y(),
        normal.width(),
        normal.height(),
        screen.name() if screen else "",
        state,  # type: ignore[arg-type]  # one of the three words
        minimised=minimised,
    )


def show(window: QWidget, placement: Placement | None) -> None:
    """Show ``window`` where another one stood, as far as that place is still on a screen."""
    if placement is None:
        window.resize(*usual())
        window.show()
        return
    # Two screens of yesterday may be one today; and a window larger than memory is never painted.
    room = QGuiApplication.primaryScreen().availableVirtualGeometry()
    width, height = min(placement.width, room.width()), min(placement.height, room.height())
    wanted = QRect(placement.x, placement.y, width, height)
    if any(screen.availableGeometry().intersects(wanted) for screen in QGuiApplication.screens()):
        window.setGeometry(wanted)
    else:
        window.resize(wanted.size())
    state = _STATES[placement.state]
    window.setWindowState(state | Qt.WindowState.WindowMinimized if placement.minimised else state)
    window.show()


def come_forward(window: QWidget) -> None:
    """Bring a window that is on the screen, or minimised, to the front."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def usual() -> tuple[int, int]:
    """Width and height of a window that stood nowhere yet."""
    screen = QGuiApplication.primaryScreen()
    room = screen.availableGeometry() if screen else QRect(0, 0, *USUAL)
    return min(USUAL[0], room.width()), min(USUAL[1], room.height())
