"""QEMU's own monitor (QMP): what plugs sticks in and pulls them out."""

import json
import socket
import time
from pathlib import Path
from typing import Any


class Refused(Exception):
    """QEMU says no."""


class Monitor:
    """One connection; a command at a time."""

    def __init__(self, path: Path, patience: float = 30) -> None:
        self._socket = _connected(path, patience)
        self._lines = self._socket.makefile("r", encoding="utf-8")
        self._lines.readline()  # its greeting
        self("qmp_capabilities")

    def __call__(self, command: str, **arguments: Any) -> Any:
        """What QEMU answers to a command. Raises Refused."""
        request = {"execute": command, "arguments": {_dashed(key): given for key, given in arguments.items()}}
        self._socket.sendall(json.dumps(request).encode() + b"\n")
        while line := self._lines.readline():
            found = json.loads(line)
            if "error" in found:
                raise Refused(f"{command}: {found['error']['desc']}")
            if "return" in found:  # all else are events
                return found["return"]
        raise Refused(f"{command}: QEMU has ended")

    def close(self) -> None:
        """Let go of it."""
        self._lines.close()
        self._socket.close()


def _dashed(name: str) -> str:
    """Every argument that we use is written with dashes, and so is every part of what it holds."""
    return name.replace("_", "-")


def _connected(path: Path, patience: float) -> socket.socket:
    deadline = time.monotonic() + patience
    while True:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(path))
        except OSError:
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return connection
