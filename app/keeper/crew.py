"""The keeper's children: how they are started, heard and reaped."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app import messages as m
from app.channel import ControlChannel
from app.ends import End, number, pair
from app.framing import BadFrame
from app.keeper.loop import Loop
from app.keeper.roles import Child
from app.spawn import Command, Started, start

# A child that closed its control socket, or talks nonsense, has this long (seconds) to end.
_SILENT = 1.0


@dataclass(frozen=True, slots=True)
class Commands:
    """What starts each kind of child; the composition root names them, since ``app`` knows no window."""

    lock_screen: Command
    session: Command
    workers: Mapping[str, Command]


class Process:
    """A running child and its control channel."""

    def __init__(self, popen: "subprocess.Popen[bytes]", channel: ControlChannel, loop: Loop) -> None:
        self.popen = popen
        self._loop = loop
        self._readable: Callable[[], None] = self._flush
        self.channel = channel
        # The lock screen's end of a session's key socket, on its way from one to the other.
        self.key_end: End | None = None

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.popen.pid

    def send(self, message: m.Message, descriptor: int | None = None) -> None:
        """Say something; what the socket has no room for is sent when there is."""
        self.channel.send(message, descriptor)
        self.rewatch()

    def kill(self) -> None:
        """End it at once (nothing happens to one that has ended)."""
        self.popen.kill()

    def introduce_to(self, lock_screen: Child) -> None:
        """Hand this session's key socket on, and keep nothing of it."""
        if self.key_end is not None:
            lock_screen.send(m.SessionReady(), number(self.key_end))
            self.key_end.close()
            self.key_end = None

    def ended(self) -> bool:
        """Whether it has ended; reaps it."""
        return self.popen.poll() is not None

    def close(self) -> None:
        """Give back what the keeper held for it."""
        if not self.channel.closed:
            self._loop.forget(self.channel.waitable)
        self.channel.close()
        if self.key_end is not None:
            self.key_end.close()
            self.key_end = None

    def rewatch(self, readable: Callable[[], None] | None = None) -> None:
        """Ask the loop for what this channel needs now."""
        self._readable = readable or self._readable
        writable = self._flush if self.channel.pending else None
        if not self.channel.closed:
            self._loop.watch(self.channel.waitable, self._readable, writable)

    def _flush(self) -> None:
        self.channel.flush()
        self.rewatch()


Heard = Callable[[Process, m.Message], None]
Ended = Callable[[Process], None]


class ProcessCrew:
    """Real processes behind ``life.Crew``."""

    def __init__(
        self, loop: Loop, commands: Commands, first: Started | None, heard: Heard, ended: Ended
    ) -> None:
        self._loop = loop
        self._first = first
        self._commands = commands
        self._heard = heard
        self._ended = ended
        self._running: list[Process] = []

    @property
    def running(self) -> tuple[Process, ...]:
        """Every child that was not reaped yet."""
        return tuple(self._running)

    def lock_screen(self) -> Process:
        """Start a lock screen, or take the one that was started before the keeper was put together."""
        first, self._first = self._first, None
        return self._start(self._commands.lock_screen, {}) if first is None else self._join(first)

    def session(self) -> Process:
        """Start a session; its key socket's other end waits in ``key_end``."""
        ours, theirs = pair()
        process = self._start(self._commands.session, {"keys": theirs})
        theirs.close()
        process.key_end = ours
        return process

    def worker(self, kind: str) -> Process | None:
        """Start a worker, if one of this kind is known."""
        command = self._commands.workers.get(kind)
        return None if command is None else self._start(command, {})

    def reap(self) -> None:
        """Report every child that has ended, after what it still had to say."""
        for process in [process for process in self._running if process.ended()]:
            self._listen(process)
            self._running.remove(process)
            if sys.platform == "win32":
                self._loop.forget(handle_of(process.popen))
            process.close()
            self._ended(process)

    def _start(self, command: Command, ends: Mapping[str, End]) -> Process:
        return self._join(start(command, ends))

    def _join(self, started: Started) -> Process:
        process = Process(started.process, _channel(started), self._loop)
        if sys.platform == "win32":
            self._loop.watch(handle_of(started.process), self.reap)
        process.rewatch(lambda: self._listen(process))
        self._running.append(process)
        return process

    def _listen(self, process: Process) -> None:
        if process.channel.closed:
            return
        waitable = process.channel.waitable
        try:
            arrivals = process.channel.receive()
        except BadFrame:
            arrivals, process.channel.closed = [], True
        if process.channel.closed:
            self._loop.forget(waitable)
            self._loop.timers.later(_SILENT, lambda: self._end_silent(process))
        for arrival in arrivals:
            if arrival.descriptor is not None:
                os.close(arrival.descriptor)  # no child has one to give
            self._heard(process, arrival.message)

    def _end_silent(self, process: Process) -> None:
        if process in self._running:
            process.kill()
            self.reap()


if sys.platform == "win32":
    from app.ends import grant, handle_of

    def _channel(started: Started) -> ControlChannel:
        return ControlChannel(started.control, lambda handle: grant(handle, started.process))

else:

    def _channel(started: Started) -> ControlChannel:
        return ControlChannel(started.control)
