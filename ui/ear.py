"""Hears that something has arrived from another process, as Qt's event loop can.

A socket tells the loop by itself. A pipe of Windows cannot: no window waits
for one, so it is asked fifty times a second, which costs nothing that shows.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

if TYPE_CHECKING:
    from app.channel import SocketControlChannel, SocketKeyChannel
    from app.pipes import PipeControlChannel, PipeKeyChannel

_ASK_EVERY_MILLISECONDS = 20


class SocketEar(QObject):
    """``heard`` as long as there is something to receive, the end of the stream included."""

    heard = Signal()

    def __init__(
        self, channel: "SocketControlChannel | SocketKeyChannel", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._notifier = QSocketNotifier(channel.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.heard)

    def close(self) -> None:
        """Hear nothing more: before the channel is closed, or after its end."""
        self._notifier.setEnabled(False)


class PipeEar(QObject):
    """``heard`` as long as there is something to receive, the end of the stream included."""

    heard = Signal()

    def __init__(self, channel: "PipeControlChannel | PipeKeyChannel", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = channel.waitable
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask)
        self._timer.start(_ASK_EVERY_MILLISECONDS)

    def close(self) -> None:
        """Hear nothing more: before the channel is closed, or after its end."""
        self._timer.stop()

    def _ask(self) -> None:
        try:
            there = self._end.poll(0)
        except OSError:  # the peer is gone: whoever receives now learns it
            there = True
        if there:
            self.heard.emit()


if sys.platform == "win32":
    Ear = PipeEar
else:
    Ear = SocketEar
