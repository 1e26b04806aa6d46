"""A session process in this one, between a keeper and a lock screen that a test plays."""

import socket
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent

from app import key_messages as k
from app import messages as m
from app.channel import KeyChannel, SocketKeyChannel
from app.host import Host
from app.settings import Settings
from tests.ui.keeper import Keeper
from ui.control import Control
from ui.session.process import SessionProcess
from ui.theme import Appearance
from vault.header import DataKey


class Pair:
    """A session process and the lock screen's end of its key socket."""

    def __init__(self, vault: Path, key: DataKey, host: Host, appearance: Appearance, slot: str = "") -> None:
        self.closed = False
        ours, theirs = socket.socketpair()
        self.keeper = Keeper()
        self.lock_screen = SocketKeyChannel(ours)
        self.keys = KeyChannel(theirs)
        self.session = SessionProcess(
            cast(Control, self.keeper), self.keys, Settings(), "en", appearance, host
        )
        self.left: list[int] = []
        self.session.ended.connect(self.left.append)
        self.session.wait_for_keys()
        self.keeper.heard.emit(m.Guard(str(vault)), 0)
        kept = {"records": key.keys.records, "pending": key.keys.pending, "seal": key.keys.seal}
        buffers = {name: bytearray(secret.reveal()) for name, secret in kept.items()}
        self.lock_screen.send_keys(k.Handover("open", str(vault), (), slot=slot), buffers)
        self.keeper.heard.emit(m.Open(str(vault)), None)

    def answer(self, qtbot) -> k.KeyMessage:
        """What the session says next."""
        ours = self.lock_screen._end
        ours.setblocking(False)

        def there() -> bool:
            try:
                return bool(ours.recv(1, socket.MSG_PEEK))
            except BlockingIOError:
                return False

        qtbot.waitUntil(there, timeout=20_000)
        ours.settimeout(5)
        return self.lock_screen.receive()

    def close(self) -> None:
        """As the end of the process does: nothing of it is left for the tests that follow."""
        if self.closed:
            return
        self.closed = True
        if self.session.opened is not None and not self.left:
            self.session.opened.session.close()
        self.session._unlocking._ear.close()
        self.lock_screen.close()
        self.keys.close()
        if self.session._ready is not None:
            self.session._ready.window.deleteLater()
        self.session.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
