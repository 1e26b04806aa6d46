"""The lock-screen process's one window: a page at a time, where the session's window stood."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.messages import Placement
from ui import placement

_LEAST = (760, 520)


class LockWindow(QStackedWidget):
    """Announces its first paint, and that it was closed."""

    painted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Serment")
        self.setMinimumSize(*_LEAST)
        self._waiting_for_paint = False

    def turn_to(self, page: QWidget) -> None:
        """Show ``page`` and forget the one before: it may have held a secret."""
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        # The page may have put the cursor into one of its fields already.
        (page.focusWidget() or page).setFocus()
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()

    def appear(self, place: Placement | None) -> None:
        """Come onto the screen; ``painted`` follows."""
        self._waiting_for_paint = True
        self.installEventFilter(self)
        placement.show(self, place)
        if not self.isMinimized():
            self.raise_()
            self.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._waiting_for_paint and event.type() == QEvent.Type.Paint:
            self._waiting_for_paint = False
            self.removeEventFilter(self)
            # After the events at hand, the paint among them; if it is still there by then.
            QTimer.singleShot(0, self, self.painted.emit)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()
