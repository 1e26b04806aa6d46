"""A D-Bus connection on the keeper's loop, which never waits for an answer.

jeepney does the protocol; its own blocking connection would stop the keeper
for as long as a desktop service likes to think.
"""

import sys
from collections.abc import Callable
from socket import socket
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    new_method_call,
)
from jeepney.auth import AuthenticationError
from jeepney.bus import get_bus
from jeepney.bus_messages import message_bus
from jeepney.fds import FileDescriptor, fds_buf_size
from jeepney.io.blocking import prep_socket

from app.keeper.loop import Loop

Body = tuple[Any, ...]
Answer = Callable[[Body | None], None]
Signal = Callable[[str, Body], None]

_PATIENCE = 1.0


class Bus:
    """One bus, connected."""

    def __init__(self, loop: Loop, connection: socket) -> None:
        self._loop = loop
        self._socket = connection
        self._parser = Parser()
        self._serial = 0
        self._waiting: dict[int, Answer] = {}
        self._listening: list[tuple[MatchRule, Signal, str]] = []
        #: Who offers each service that was asked for, by the name the bus itself gave them.
        self._owners: dict[str, str] = {}
        self.connected = True
        loop.watch(connection.fileno(), self._read)
        self._send(message_bus.Hello(), lambda _: None)

    def call(
        self, address: DBusAddress, method: str, answer: Answer, signature: str = "", *body: object
    ) -> None:
        """Call ``method``; ``answer`` gets what it returns, or None for an error or a lost bus."""
        message = new_method_call(address, method, signature or None, body)
        message.header.flags |= MessageFlag.no_auto_start
        self._send(message, answer)

    def listen(
        self, rule: MatchRule, heard: Signal, listening: Answer = lambda _: None, by: str = ""
    ) -> None:
        """Call ``heard`` with member and body of every signal that fits ``rule``, from ``listening`` on.

        On the system's bus any user may send any signal: only the service ``by`` counts then, which ``owned``
        was asked for.
        """
        self._listening.append((rule, heard, by))
        self._send(message_bus.AddMatch(rule), listening)

    def owned(self, name: str, answer: Callable[[bool], None]) -> None:
        """Whether anyone offers the service ``name``, now and each time that changes."""
        rule = MatchRule(
            type="signal",
            sender=message_bus.bus_name,
            member="NameOwnerChanged",
            path=message_bus.object_path,
        )
        rule.add_arg_condition(0, name)

        def offered_by(owner: str) -> None:
            self._owners[name] = owner
            answer(bool(owner))

        self.listen(rule, lambda _, body: offered_by(body[2]))
        self._send(message_bus.GetNameOwner(name), lambda body: offered_by(body[0] if body else ""))

    def close(self) -> None:
        """Leave the bus; whoever waits for an answer gets none."""
        if not self.connected:
            return
        self.connected = False
        self._loop.forget(self._socket.fileno())
        self._socket.close()
        waiting, self._waiting = self._waiting, {}
        for answer in waiting.values():
            answer(None)

    def _send(self, message: Message, answer: Answer) -> None:
        if not self.connected:
            answer(None)
            return
        self._serial += 1
        self._waiting[self._serial] = answer
        try:
            self._socket.sendall(message.serialise(serial=self._serial))
        except OSError:
            self.close()

    def _read(self) -> None:
        if sys.platform == "win32":
            return  # it has no D-Bus
        try:
            while self.connected:
                wanted = self._parser.bytes_desired()
                data, ancillary, _, _ = self._socket.recvmsg(wanted, fds_buf_size())
                if not data:
                    self.close()
                    return
                self._parser.add_data(data, fds=FileDescriptor.from_ancdata(ancillary))
                self._parsed()
        except BlockingIOError:
            return
        except (OSError, ValueError):
            self.close()

    def _parsed(self) -> None:
        while (message := self._parser.get_next_message()) is not None:
            self._dispatch(message)

    def _dispatch(self, message: Message) -> None:
        fields = message.header.fields
        kind = message.header.message_type
        if kind is MessageType.signal:
            sender = fields.get(HeaderFields.sender)
            for rule, heard, by in tuple(self._listening):
                if rule.matches(message) and (not by or sender == self._owners.get(by)):
                    heard(fields[HeaderFields.member], message.body)
        elif answer := self._waiting.pop(fields.get(HeaderFields.reply_serial, -1), None):
            answer(message.body if kind is MessageType.method_return else None)


def connect(loop: Loop, which: str) -> Bus | None:
    """The ``SESSION`` or ``SYSTEM`` bus, or None where there is none."""
    try:
        connection = prep_socket(get_bus(which), enable_fds=True, timeout=_PATIENCE)
    except (OSError, LookupError, RuntimeError, ValueError, AuthenticationError):
        return None
    connection.setblocking(False)
    return Bus(loop, connection)
