"""The control socket to the keeper, as Qt hears it."""

import os

from PySide6.QtCore import QObject, QTimer, Signal

from app.channel import ControlChannel
from app.channelled import Arrival
from app.messages import Lock, Message
from ui.ear import Ear


class Control(QObject):
    """Announces each message of the keeper; its end means that the keeper is gone."""

    heard = Signal(object, object)  # a Message, and the descriptor that came with it or None
    keeper_gone = Signal()

    def __init__(self, channel: ControlChannel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._channel = channel
        self._arrived: list[Arrival] = []
        self._ear = Ear(channel, self)
        self._ear.heard.connect(self._receive)

    def say(self, message: Message) -> None:
        """Tell the keeper."""
        self._channel.send(message)

    def heed(self) -> None:
        """Hear a lock ahead of all that waits in the event loop; anything else is heard in its turn."""
        if self._channel.closed or not self._channel.wait(0):
            return
        self._arrived += self._channel.receive()
        if any(isinstance(one.message, Lock) for one in self._arrived):
            self._receive()
        else:
            QTimer.singleShot(0, self, self._receive)

    def _receive(self) -> None:
        self._arrived += self._channel.receive()
        while self._arrived:
            arrival = self._arrived.pop(0)
            self.heard.emit(arrival.message, arrival.descriptor)
        if self._channel.closed:
            self._ear.close()
            self.keeper_gone.emit()


def leave(code: int = 0) -> None:
    """End this process at once: no destructor, no interpreter exit that would touch the database."""
    os._exit(code)
