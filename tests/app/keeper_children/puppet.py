"""A lock screen, session or worker without a window, its strings held by a test.

Started by a keeper as ``python -m tests.app.keeper_children.puppet ROLE DIRECTOR``
plus what the keeper adds. Tells the director, one JSON line each, what it
hears; takes its orders, one JSON line each.
"""

import argparse
import base64
import json
import os
import selectors
import signal
import socket
import sys
from typing import Any

import msgspec

from app.channel import ChannelClosed, inherited_control, inherited_keys
from app.framing import control_message
from app.harden import harden, hardened
from app.key_messages import Handover
from app.messages import CARRIES_DESCRIPTOR, Message, SessionReady


class Puppet:
    """One process under direction."""

    def __init__(self, role: str, director: str, control: int, keys: int | None) -> None:
        self.channel = inherited_control(control)
        self.keys = None if keys is None else inherited_keys(keys)
        self.held: list[int] = []
        self.received: dict[str, bytearray] = {}
        self.director = socket.socket(socket.AF_UNIX)
        self.director.connect(director)
        self.orders = b""
        self.selector = selectors.DefaultSelector()
        self.tell(
            role=role, pid=os.getpid(), hardened=hardened(), argv=sys.argv, environment=sorted(os.environ)
        )

    def tell(self, **facts: object) -> None:
        self.director.sendall(json.dumps(facts).encode() + b"\n")

    def run(self) -> None:
        self.selector.register(self.channel.fileno(), selectors.EVENT_READ, self.hear)
        self.selector.register(self.director, selectors.EVENT_READ, self.obey)
        if self.keys is not None:
            self.selector.register(self.keys.fileno(), selectors.EVENT_READ, self.receive_keys)
        while True:
            for key, _ in self.selector.select():
                key.data()

    def hear(self) -> None:
        for message, descriptor in self.channel.receive():
            if descriptor is not None:
                self.held.append(descriptor)
                if isinstance(message, SessionReady):
                    self.keys = inherited_keys(descriptor)
            fields: dict[str, object] = msgspec.to_builtins(message)
            self.tell(heard=fields.pop("type"), descriptor=isinstance(message, CARRIES_DESCRIPTOR), **fields)
        if self.channel.closed:
            self.tell(heard="EndOfStream")
            os._exit(0)

    def receive_keys(self) -> None:
        assert self.keys is not None
        try:
            message = self.keys.receive()
        except ChannelClosed:
            # The lock screen that handed the keys over has ended.
            self.selector.unregister(self.keys.fileno())
            return
        assert isinstance(message, Handover)
        self.received = self.keys.receive_keys(message)
        self.tell(heard="keys", keys={name: bytes(key).hex() for name, key in self.received.items()})

    def obey(self) -> None:
        data = self.director.recv(65536)
        if not data:
            os._exit(0)
        *lines, self.orders = (self.orders + data).split(b"\n")
        for line in lines:
            order: dict[str, Any] = json.loads(line)
            getattr(self, "do_" + order.pop("do"))(**order)

    def do_say(self, message: str) -> None:
        decoded: Message = control_message(base64.b64decode(message))
        self.channel.send(decoded)

    def do_send_keys(self, vault: str, keys: dict[str, str]) -> None:
        assert self.keys is not None
        buffers = {name: bytearray.fromhex(key) for name, key in keys.items()}
        self.keys.send_keys(Handover("open", vault, ()), buffers)
        self.tell(heard="wiped", zero=not any(any(buffer) for buffer in buffers.values()))

    def do_freeze(self) -> None:
        self.tell(heard="frozen")
        signal.pause()

    def do_exit(self, code: int) -> None:
        os._exit(code)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("role")
    parser.add_argument("director")
    parser.add_argument("--control", type=int, required=True)
    parser.add_argument("--keys", type=int)
    given = parser.parse_args()
    harden()
    Puppet(given.role, given.director, given.control, given.keys).run()


if __name__ == "__main__":
    main()
