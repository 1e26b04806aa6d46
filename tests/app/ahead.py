"""A keeper's clock that a test puts forward, over a socket."""

import json
import os
import signal
import socket
import threading

from app.keeper import clock


class AdvancedClock:
    """The keeper's clock, and how far a test has put it forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        return clock.now() + self.ahead

    def obey(self, driver: str) -> None:
        """Listen for the harness from a thread; a signal wakes the loop, which then sees the new time."""
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(driver)
        connection.sendall(json.dumps({"role": "keeper", "pid": os.getpid()}).encode() + b"\n")
        threading.Thread(target=self._listen, args=(connection,), daemon=True).start()

    def _listen(self, connection: socket.socket) -> None:
        for line in connection.makefile("r", encoding="utf-8"):
            self.ahead += json.loads(line)["seconds"]
            os.kill(os.getpid(), signal.SIGCHLD)
