"""Directs the puppets of a keeper's program from a test. Waits for what they report, never for time."""

import base64
import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from app.messages import Cause, LockWanted, Message, Opened, Painted, Ready, Submitted, Unlocked

# Nothing here takes this long; what does is a failure.
PATIENCE = 20.0

_PROGRAM = "tests.app.keeper_children.program"
LINEAGE = "lineage-1"
KEYS = {"records": "11" * 32, "seal": "22" * 32}


class Puppet:
    """A child of the keeper, seen from the test."""

    def __init__(self, connection: socket.socket) -> None:
        connection.settimeout(PATIENCE)
        self._connection = connection
        self._lines = connection.makefile("r", encoding="utf-8")
        self._before: list[dict[str, Any]] = []
        self.facts = self._next()
        self.role: str = self.facts["role"]
        self.pid: int = self.facts["pid"]

    def hears(self, kind: str) -> dict[str, Any]:
        """Wait until it hears this, setting aside what it hears before."""
        for index, heard in enumerate(self._before):
            if heard["heard"] == kind:
                return self._before.pop(index)
        while True:
            heard = self._next()
            if heard["heard"] == kind:
                return heard
            self._before.append(heard)

    def has_heard(self, kind: str) -> bool:
        """Whether it has reported this so far."""
        return any(heard["heard"] == kind for heard in self._before)

    def says(self, *messages: Message) -> None:
        for message in messages:
            encoded = base64.b64encode(msgspec.msgpack.encode(message)).decode()
            self.does("say", message=encoded)

    def does(self, what: str, **order: object) -> None:
        self._connection.sendall(json.dumps({"do": what, **order}).encode() + b"\n")

    def ends(self) -> list[str]:
        """Wait for its end; everything it heard until then."""
        while True:
            try:
                self._before.append(self._next())
            except (ConnectionError, EOFError):
                return [heard["heard"] for heard in self._before]

    def close(self) -> None:
        self._lines.close()
        self._connection.close()

    def _next(self) -> dict[str, Any]:
        line = self._lines.readline()
        if not line:
            raise EOFError
        found: dict[str, Any] = json.loads(line)
        return found


class Director:
    """A program under direction."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = folder / "Cabinet.serment"
        self.vault.mkdir()
        for name in ("settings", "state", "run"):
            (folder / name).mkdir(mode=0o700)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE)
        # A test's own folder may be deeper than the 108 bytes a socket's name may have.
        self._place = tempfile.TemporaryDirectory(prefix="d")
        self._path = str(Path(self._place.name) / "d")
        self._socket.bind(self._path)
        self._socket.listen()
        self._waiting: list[Puppet] = []
        self.programs: list[subprocess.Popen[bytes]] = []
        self.puppets: list[Puppet] = []
        self._keeper: Puppet | None = None

    def starts(self, vault: str | None = None, **limits: float) -> "subprocess.Popen[bytes]":
        """Start the program, in charge of this vault; of none with an empty name."""
        chosen = str(self.vault) if vault is None else vault or None
        play = {"folder": str(self.folder), "director": self._path, "vault": chosen, **limits}
        program = subprocess.Popen([sys.executable, "-m", _PROGRAM, json.dumps(play)])
        self.programs.append(program)
        return program

    def enters(self, role: str) -> Puppet:
        """Wait for a child of this kind."""
        for puppet in self._waiting:
            if puppet.role == role:
                self._waiting.remove(puppet)
                return puppet
        while True:
            puppet = Puppet(self._socket.accept()[0])
            self.puppets.append(puppet)
            if puppet.role == role:
                return puppet
            self._waiting.append(puppet)

    def painted(self) -> Puppet:
        """A lock screen that is on view and painted."""
        lock_screen = self.enters("lock_screen")
        lock_screen.hears("Show")
        lock_screen.says(Painted())
        return lock_screen

    def pair(self) -> tuple[Puppet, Puppet]:
        """A painted lock screen with a session that is ready."""
        lock_screen = self.painted()
        session = self.enters("session")
        session.says(Ready())
        lock_screen.hears("SessionReady")
        return lock_screen, session

    def unlocks(self, lock_screen: Puppet, session: Puppet) -> None:
        """Go through an unlock, to the open session."""
        self.asks(lock_screen)
        lock_screen.does("send_keys", vault=str(self.vault), keys=KEYS)
        session.hears("keys")
        lock_screen.says(Unlocked(str(self.vault)))
        session.hears("Open")
        session.says(Opened(LINEAGE, 7))
        lock_screen.hears("Finish")
        lock_screen.does("exit", code=0)

    def asks(self, lock_screen: Puppet) -> None:
        """Submit a secret, and be granted the vault."""
        lock_screen.says(Submitted(str(self.vault), LINEAGE))
        lock_screen.hears("Held")

    def opened(self) -> tuple[Puppet, Puppet]:
        """An open session, and the spare lock screen waiting unseen."""
        lock_screen, session = self.pair()
        self.unlocks(lock_screen, session)
        return session, self.enters("lock_screen")

    def puts_clock_forward(self, seconds: float) -> None:
        """Let the keeper believe that so much time has passed."""
        self._keeper = self._keeper or self.enters("keeper")
        self._keeper.does("ahead", seconds=seconds)

    def closes(self, program: "subprocess.Popen[bytes]", session: Puppet) -> int:
        """Close the window of an open session, and wait for the program's end."""
        session.says(LockWanted(Cause.CLOSED))
        session.hears("Lock")
        session.does("exit", code=0)
        return program.wait(PATIENCE)

    def close(self) -> None:
        for program in self.programs:
            if program.poll() is None:
                program.kill()
            program.wait()
        for puppet in (*self.puppets, *self._waiting):
            puppet.close()
        self._socket.close()
        self._place.cleanup()


@contextmanager
def directed(folder: Path) -> Iterator[Director]:
    """A stage for a program; whatever is left on it ends with the test."""
    director = Director(folder)
    try:
        yield director
    finally:
        director.close()
