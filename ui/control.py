"""The control socket to the keeper, as Qt hears it."""

import os

from PySide6.QtCore import QObject, Signal

from app.channel import ControlChannel
from app.messages import Message
from ui.ear import Ear


class Control(QObject):
    """Announces each message of the keeper; its end means that the keeper is gone."""

    heard = Signal(object, object)  # a Message, and the descriptor that came with it or None
    keeper_gone = Signal()

    def __init__(self, channel: ControlChannel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._channel = channel
        self._ear = Ear(channel, self)
        self._ear.heard.connect(self._receive)

    def say(self, message: Message) -> None:
        """Tell the keeper."""
        self._channel.send(message)

    def _receive(self) -> None:
        for arrival in self._channel.receive():
            self.heard.emit(arrival.message, arrival.descriptor)
        if self._channel.closed:
            self._ear.close()
            self.keeper_gone.emit()


def leave(code: int = 0) -> None:
    """End this process at once: no destructor, no interpreter exit that would touch the database."""
    os._exit(code)
