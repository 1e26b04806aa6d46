"""Keys on their way to the session: what this process asks of the keeper and of the session.

One hand-over at a time: the vault's lock is asked for, the key is derived or
the work done while it is held, and derived keys go over the key socket to the
session that waits there. The data key and the secret never leave.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app import key_messages as k
from app import messages as m
from app.channel import ChannelClosed, KeyChannel, inherited_keys
from app.errors import VaultBackedUp
from ui.control import Control
from ui.ear import Ear
from ui.lockscreen.opening import Opening
from vault.errors import FileUnreachable, SermentError, VaultInUse


class Handing(QObject):
    """Asks the keeper for a vault, and gives keys to the session."""

    held = Signal()
    denied = Signal(object)  # a SermentError
    refused = Signal(object)  # a SermentError: the session cannot open the vault
    questioned = Signal(object)  # a SermentError that the person may accept
    session_lost = Signal()  # without an answer to the keys it was given, or for the last time

    def __init__(self, control: Control, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._keys: KeyChannel | None = None
        self._ear: Ear | None = None
        self._waiting: tuple[k.Handover, dict[str, bytearray]] | None = None
        self._unanswered = False

    def ask(self, vault: str, lineage: str, *, look: bool = False) -> None:
        """Ask for the vault, or for a backup to ``look`` into; ``held`` or ``denied`` follows."""
        self._control.say(m.Submitted(vault, lineage, look))

    def release(self) -> None:
        """The vault is not needed after all."""
        self._control.say(m.Released())

    def give(self, opening: Opening, placement: m.Placement) -> None:
        """Hand keys over as soon as a session waits for them. The buffers are wiped."""
        handover = k.Handover(opening.purpose, str(opening.vault), (), opening.first.packed(), opening.slot)
        self._waiting = handover, opening.keys
        self._placement = placement
        self._give()

    def confirm(self) -> None:
        """The person has read the question and goes on."""
        if self._keys is not None:
            self._keys.send(k.Confirmed())

    def hear(self, message: m.Message, descriptor: int | None) -> None:
        """What the keeper says about a hand-over."""
        match message:
            case m.SessionReady() if descriptor is not None:
                self._meet(inherited_keys(descriptor))
            case m.SessionLost(final):
                while self._keys is not None:
                    self._answered()  # what it still said; then the end of the socket
                if final:
                    self.session_lost.emit()
            case m.Held():
                self.held.emit()
            case m.InUse(vault, since, backing_up):
                self.denied.emit((VaultBackedUp if backing_up else VaultInUse)(vault, since))
            case m.Unavailable(vault, number):
                self.denied.emit(FileUnreachable(vault, _errno_name(number)))

    def _meet(self, channel: KeyChannel) -> None:
        self._part()
        self._keys = channel
        self._ear = Ear(channel, self)
        self._ear.heard.connect(self._answered)
        self._give()

    def _part(self) -> None:
        if self._ear is not None:
            self._ear.close()
            self._ear.deleteLater()
            self._ear = None
        if self._keys is not None:
            self._keys.close()
            self._keys = None

    def _give(self) -> None:
        if self._keys is None or self._waiting is None:
            return
        handover, keys = self._waiting
        try:
            self._keys.send_keys(handover, keys)
        except ChannelClosed:
            self._part()  # another session is on its way
            return
        self._waiting = None
        self._unanswered = True
        self._control.say(m.Unlocked(handover.vault, self._placement))

    def _answered(self) -> None:
        assert self._keys is not None
        try:
            answer = self._keys.receive()
        except ChannelClosed:
            self._part()
            if self._unanswered:
                self._unanswered = False
                self.session_lost.emit()
            return
        self._unanswered = False
        match answer:
            case k.Refused(error, facts):
                self.refused.emit(_error(error, facts))
            case k.Questioned(error, facts):
                self.questioned.emit(_error(error, facts))


def _error(name: str, facts: Mapping[str, str | int]) -> SermentError:
    from app import answers

    return answers.answer(name, facts)


def _errno_name(number: int) -> str:
    import errno

    return errno.errorcode.get(number, "EIO")
