"""A D-Bus in the test's own thread: real messages over a socket pair, services that behave as told.

``dbus-daemon`` is the oracle for the wire; here thousands of desktops are
played on a clock that stands still while messages pass.
"""

import array
import itertools
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Parser,
    new_error,
    new_method_return,
    new_signal,
)

from app.keeper.loop import Loop
from app.presence.bus import Bus

_DAEMON = "org.freedesktop.DBus"
#: Signature and body; None is silence.
Reply = tuple[str, tuple[Any, ...]] | None


class Fails(Exception):
    """The service answers with an error."""


@dataclass(slots=True)
class Service:
    """A name on the bus, and what its methods answer."""

    name: str
    methods: dict[str, Callable[..., Reply]] = field(default_factory=dict)
    here: bool = True


class TinyBus:
    """One client and any number of services."""

    def __init__(self, loop: Loop) -> None:
        self._end, theirs = socket.socketpair()
        self._end.setblocking(False)
        theirs.setblocking(False)
        self._serials = itertools.count(1)
        self._parser = Parser()
        self.services: dict[str, Service] = {}
        #: The reading ends of inhibitors handed out: at their end nobody holds one.
        self.inhibitors: list[int] = []
        self.client = Bus(loop, theirs)

    def offer(self, service: Service) -> Service:
        """Add a service."""
        self.services[service.name] = service
        return service

    def appear(self, name: str, here: bool) -> None:
        """Start or end a service."""
        if name in self.services and self.services[name].here is not here:
            self.services[name].here = here
            owners = ("", ":1.9") if here else (":1.9", "")
            self.emit("/org/freedesktop/DBus", _DAEMON, "NameOwnerChanged", "sss", name, *owners)

    def emit(self, path: str, interface: str, member: str, signature: str, *body: object) -> None:
        """Send a signal."""
        signal = new_signal(DBusAddress(path, interface=interface), member, signature, body)
        signal.header.fields[HeaderFields.sender] = _DAEMON if interface == _DAEMON else ":1.9"
        self._send(signal)

    def pump(self) -> bool:
        """Answer what has come; whether anything had."""
        try:
            data = self._end.recv(65536)
        except BlockingIOError:
            return False
        self._parser.add_data(data)
        while (message := self._parser.get_next_message()) is not None:
            self._answer(message)
        return bool(data)

    def close(self) -> None:
        """End, with what was handed out."""
        self._end.close()
        for descriptor in self.inhibitors:
            os.close(descriptor)

    def inhibit(self, *_: str) -> Reply:
        """What logind's method of the name answers."""
        reading, writing = os.pipe()
        self.inhibitors.append(reading)
        return "h", (writing,)

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.method_call:
            return
        service = self.services.get(fields[HeaderFields.destination])
        reply: Reply
        try:
            if fields[HeaderFields.destination] == _DAEMON:
                reply = self._daemon(fields[HeaderFields.member], message.body)
            elif service is None or not service.here:
                raise Fails
            else:
                reply = service.methods[fields[HeaderFields.member]](*message.body)
        except (Fails, KeyError):
            self._send(new_error(message, "org.freedesktop.DBus.Error.Failed"))
            return
        if reply is not None:
            self._send(new_method_return(message, *reply))

    def _daemon(self, member: str, body: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        if member == "Hello":
            return "s", (":1.1",)
        if member == "GetNameOwner":
            service = self.services.get(body[0])
            if service is None or not service.here:
                raise Fails
            return "s", (":1.9",)
        return "", ()

    def _send(self, message: Message) -> None:
        descriptors = array.array("i")
        data = message.serialise(next(self._serials), descriptors)
        beside = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, descriptors)] if descriptors else []
        try:
            self._end.sendmsg([data], beside)
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
