"""The end of a locum's term, while their session is open: it locks then, and their passphrase opens no more.

A session that went on until the next lock would let somebody write after the
day on which the owner is back. Nothing is lost: what is half written waits, as
at any lock, for whoever opens the vault next.
"""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from vault.clock import Clock

#: A timer sleeps with the machine, and the clock may be set: it is looked at again at least so often.
_LOOK_EVERY: Final = 600


class Term(QObject):
    """``over`` once the clock says so."""

    over = Signal()

    def __init__(self, ends_at: datetime, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._ends_at, self._clock = ends_at, clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._wait()

    def _look(self) -> None:
        if self._clock() >= self._ends_at:
            self.over.emit()
        else:
            self._wait()

    def _wait(self) -> None:
        left = (self._ends_at - self._clock()).total_seconds()
        self._timer.start(round(1000 * min(max(left, 0), _LOOK_EVERY)))
