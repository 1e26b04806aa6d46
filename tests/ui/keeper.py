"""The keeper as a process with a window sees it: what it was told, and what it is made to say."""

from PySide6.QtCore import QObject, Signal

from app import messages as m


class Keeper(QObject):
    """A control socket, from this side."""

    heard = Signal(object, object)
    keeper_gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[m.Message] = []

    def say(self, message: m.Message) -> None:
        self.told.append(message)

    def heed(self) -> None:
        """Nothing waits here: a test speaks when it likes."""
