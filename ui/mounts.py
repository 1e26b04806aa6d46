"""A drive came or went, as Qt hears it: never by asking again and again, always by what the system says."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.places.watch import MountChanges

if sys.platform == "linux":
    from PySide6.QtCore import QSocketNotifier

    from app.places.watch import MountWatch
elif sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

    from app.places import watch_windows
elif sys.platform == "darwin":
    from app.places.watch_macos import DiskWatch


class Mounts(QObject):
    """``changed`` follows a change within milliseconds; ``arrived`` names the mount points that are new."""

    changed = Signal()
    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listen()

    def told(self, changes: MountChanges) -> None:
        """The system says what came and what went."""
        if changes:
            self.changed.emit()
        if changes.arrived:
            self.arrived.emit(changes.arrived)

    if sys.platform == "linux":

        def _listen(self) -> None:
            self._watch = MountWatch()
            # The kernel marks mountinfo with POLLPRI, which Qt calls an exception.
            notifier = QSocketNotifier(self._watch.fileno(), QSocketNotifier.Type.Exception, self)
            notifier.activated.connect(lambda: self.told(self._watch.changes()))

    elif sys.platform == "win32":

        def _listen(self) -> None:
            self._filter = _Messages(self)
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self._filter)
                self.destroyed.connect(lambda: application.removeNativeEventFilter(self._filter))

    elif sys.platform == "darwin":

        def _listen(self) -> None:
            self._watch = DiskWatch(self.told)

    elif TYPE_CHECKING:

        def _listen(self) -> None: ...


if sys.platform == "win32":

    class _Messages(QAbstractNativeEventFilter):
        """Hears what every top-level window of ours is told of volumes."""

        def __init__(self, mounts: Mounts) -> None:
            super().__init__()
            self._mounts = mounts

        def nativeEventFilter(
            self, kind: QByteArray | bytes | bytearray | memoryview, message: int
        ) -> object:
            if bytes(kind.data() if isinstance(kind, QByteArray) else kind) == b"windows_generic_MSG":
                found = wintypes.MSG.from_address(int(message))
                if watch_windows.is_of_interest(found.message, found.wParam):
                    broadcast = ctypes.string_at(found.lParam, watch_windows.SIZE)
                    self._mounts.told(watch_windows.changes(found.wParam, broadcast))
            return False, 0
