"""The line to the agent inside the machine: commands go in, what they print comes out."""

import base64
import json
import socket
import threading
import time
from pathlib import Path
from typing import Any


class Failed(Exception):
    """A command inside the machine, which had to work, did not."""


class Job:
    """One command inside the machine."""

    def __init__(self, link: "Link", number: int) -> None:
        self._link = link
        self._number = number
        self._changed = threading.Condition()
        self._streams = {"out": b"", "err": b""}
        self.code: int | None = None

    def hears(self, message: dict[str, Any]) -> None:
        """Something that the agent told of it."""
        with self._changed:
            for name in self._streams:
                self._streams[name] += base64.b64decode(message.get(name, ""))
            self.code = message.get("exit", self.code)
            self._changed.notify_all()

    def writes(self, text: str) -> None:
        """Give it more of its input."""
        self._link.tells(
            {"id": self._number, "op": "input", "input": base64.b64encode(text.encode()).decode()}
        )

    def line(self, number: int, patience: float) -> str:
        """The line ``number`` of what it prints, once it is whole. Raises Failed."""
        with self._changed:
            whole = self._changed.wait_for(
                lambda: self._streams["out"].count(b"\n") > number or self.code is not None, patience
            )
            lines = self._streams["out"].split(b"\n")
        if not whole or len(lines) <= number + 1:
            raise Failed(f"no line {number}: {self.said}")
        return lines[number].decode()

    def ends(self, patience: float) -> int:
        """Its exit code. Raises Failed where it goes on."""
        with self._changed:
            if not self._changed.wait_for(lambda: self.code is not None, patience):
                raise Failed(f"still running: {self.said}")
        assert self.code is not None
        return self.code

    @property
    def out(self) -> str:
        """What it printed."""
        return self._streams["out"].decode("utf-8", "replace")

    @property
    def said(self) -> str:
        """Everything it said."""
        return self.out + self._streams["err"].decode("utf-8", "replace")


class Link:
    """One socket; a thread listens."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(path))
        self._jobs: dict[int, Job] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with self._socket.makefile("rb") as lines:
            for line in lines:
                try:
                    message = json.loads(line)
                except ValueError:  # half a line of before the machine was put to sleep
                    continue
                if job := self._jobs.get(message["id"]):
                    job.hears(message)

    def tells(self, message: dict[str, Any]) -> None:
        """Send one message."""
        self._socket.sendall(json.dumps(message).encode() + b"\n")

    def asks(self, **message: Any) -> Job:
        """Send what is answered."""
        number = len(self._jobs) + 1
        job = self._jobs[number] = Job(self, number)
        self.tells({"id": number, **message})
        return job

    def answers(self, patience: float) -> bool:
        """Whether somebody is there within a moment; sets the clock in there."""
        job = self.asks(op="here", time=time.time())
        try:
            return job.ends(patience) == 0
        except Failed:
            return False

    def close(self) -> None:
        """Let go of it."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
