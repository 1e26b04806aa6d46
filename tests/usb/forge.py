"""Inside the machine: the program's commands without the seconds an interpreter takes to load in there.

``python -m tests.usb.forge`` reads one request a line, ``{"id", "words", "given", "moment"}``; each is a fork
of this process, which has loaded the program, and is the shipped entry point from there on. Several may run
at a time. It answers ``{"id", "stopped": PID}`` and ``{"id", "code", "out", "err"}``.
"""

import json
import os
import selectors
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

import precis_i18n  # noqa: F401  # what every command that takes a secret loads

from app.cli import verbs_backup, verbs_places, verbs_vault  # noqa: F401
from tests.usb.moments import Moment, stop_at
from ui.__main__ import main as serment

Request = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Running:
    """A command, and the files that it prints to."""

    number: int
    process: int
    streams: tuple[BinaryIO, BinaryIO]


def main() -> None:
    """Serve until standard input ends."""
    _tell({"ready": True})
    waiting = selectors.DefaultSelector()
    waiting.register(0, selectors.EVENT_READ)
    half = b""
    while True:
        for key, _ in waiting.select():
            if key.data is not None:
                waiting.unregister(key.fd)
                os.close(key.fd)
                _finished(key.data)
                continue
            piece = os.read(0, 65536)
            if not piece:
                return
            *lines, half = (half + piece).split(b"\n")
            for line in lines:
                running = _started(json.loads(line))
                waiting.register(os.pidfd_open(running.process), selectors.EVENT_READ, running)


def _started(request: Request) -> _Running:
    streams = _in_memory(), _in_memory()
    process = os.fork()
    if process == 0:
        _be(request, streams)
    return _Running(request["id"], process, streams)


def _in_memory() -> BinaryIO:
    # A trial may turn every disk of the machine read-only.
    return tempfile.TemporaryFile(dir="/dev/shm")  # the guest is ours alone


def _finished(running: _Running) -> None:
    _, status = os.waitpid(running.process, 0)
    texts = []
    for stream in running.streams:
        stream.seek(0)
        texts.append(stream.read().decode("utf-8", "replace"))
        stream.close()
    code = os.waitstatus_to_exitcode(status)
    _tell({"id": running.number, "code": code, "out": texts[0], "err": texts[1]})


def _be(request: Request, streams: tuple[BinaryIO, BinaryIO]) -> None:
    answers = os.dup(1)
    with _in_memory() as given:
        given.write(request["given"].encode())
        given.seek(0)
        for number, stream in enumerate((given, *streams)):
            os.dup2(stream.fileno(), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # as long as the process
    if request["moment"]:
        says = partial(_tell, {"id": request["id"], "stopped": os.getpid()}, answers)
        stop_at(Moment(**request["moment"]), says)
    sys.argv = ["serment", *request["words"]]
    try:
        serment()
    finally:
        os._exit(70)


def _tell(answer: dict[str, Any], stream: int = 1) -> None:
    os.write(stream, json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    main()
