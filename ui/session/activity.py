"""What happens to our own windows: signs of life, the first moment after a sleep, a lock that must not wait.

Input is the last resort where the desktop knows nothing of the person. And a
machine that has slept without announcing it shows what was on the screen
before: nothing of a patient is painted anew, and no key is taken, until the
clocks were compared.

Answers of the database and the painting they lead to stand in one row in the
event loop, and sockets are read at its end. Before each of them one looks
whether a lock was ordered.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Signal

from app.keeper import clock

_EVERY = 2.0
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
#: What may take long, and is never begun from within anything else.
_WORK = {QEvent.Type.MetaCall, QEvent.Type.Timer, QEvent.Type.UpdateRequest}
_COMPARED = _INPUT | {QEvent.Type.UpdateRequest, QEvent.Type.Paint, QEvent.Type.Expose}


class Activity(QObject):
    """An event filter that counts spontaneous input only; ``noticed`` at most every two seconds.

    ``heed`` is called before work of our own. ``slept`` is announced once, before anything is
    painted after a sleep; from then on nothing is.
    """

    noticed = Signal()
    slept = Signal()

    def __init__(
        self,
        heed: Callable[[], object],
        parent: QObject | None = None,
        slept: Callable[[], float] = clock.slept,
    ) -> None:
        super().__init__(parent)
        self._heed = heed
        self._last = 0.0
        self._slept = slept
        self._before = slept()
        self._over = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _WORK:
            self._heed()
        if kind not in _COMPARED:
            return False
        if self._over or self._slept() - self._before > clock.LEAST_SLEEP:
            self._end()
            return True
        if kind in _INPUT and event.spontaneous() and monotonic() - self._last > _EVERY:
            self._last = monotonic()
            self.noticed.emit()
        return False

    def _end(self) -> None:
        if not self._over:
            self._over = True
            self.slept.emit()
