"""A drive came or went, as Qt hears it."""

import sys

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from app.places.watch import MountWatch

_LOOK_EVERY_MILLISECONDS = 5000


class Mounts(QObject):
    """``changed`` follows a change of mounts: within milliseconds on Linux, seconds elsewhere."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "linux":
            self._watch = MountWatch()
            # The kernel marks mountinfo with POLLPRI, which Qt calls an exception.
            notifier = QSocketNotifier(self._watch.fileno(), QSocketNotifier.Type.Exception, self)
            notifier.activated.connect(self._look)
        else:
            timer = QTimer(self)
            timer.timeout.connect(self.changed)
            timer.start(_LOOK_EVERY_MILLISECONDS)

    if sys.platform == "linux":

        def _look(self) -> None:
            if self._watch.changes():
                self.changed.emit()
