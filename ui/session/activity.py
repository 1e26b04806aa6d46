"""Signs of life in our own windows: the last resort where the desktop knows nothing of the person."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Signal

_EVERY = 2.0
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Activity(QObject):
    """An event filter that counts spontaneous input only; ``noticed`` at most every two seconds."""

    noticed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and event.spontaneous() and monotonic() - self._last > _EVERY:
            self._last = monotonic()
            self.noticed.emit()
        return False
