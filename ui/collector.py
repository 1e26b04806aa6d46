"""The garbage collector, kept to the windows' own thread.

Python collects on whichever thread happens to allocate. Something of Qt's that is
part of a cycle would then be destroyed by the database's thread, and the program
ends at some later event that still knew it.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MILLISECONDS = 2_000


class Collector(QObject):
    """Collects when Python itself would have, but here only. Make it on the windows' thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(_EVERY_MILLISECONDS)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()


def collect_if_due() -> None:
    """Collect the oldest generation that is due, and the younger ones with it."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return


def set_aside() -> None:
    """Leave what is alive out of every later collection, where collecting is the program's own.

    To be said of much that will stay: going over the names of 100,000 patients again takes
    140 ms, which somebody who scrolls would see. What of it is dropped is still freed at once,
    unless it is part of a cycle.
    """
    if not gc.isenabled():
        gc.freeze()
