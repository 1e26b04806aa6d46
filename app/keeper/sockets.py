"""Waiting for sockets, deadlines and signals: Linux and macOS."""

import selectors
import signal
import socket

from app.keeper.timers import LONGEST_WAIT, Callback, Timers


class SocketLoop:
    """Waits for whatever was asked of it and calls back, until stopped."""

    def __init__(self, timers: Timers) -> None:
        self.timers = timers
        self._selector = selectors.DefaultSelector()
        self._running = False
        self._on_signal: dict[int, Callback] = {}
        self._woken, self._waker = socket.socketpair()
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        self.watch(self._woken.fileno(), self._signals)

    def watch(self, descriptor: int, readable: Callback, writable: Callback | None = None) -> None:
        """Call ``readable`` when there is something to read, ``writable`` when there is room."""
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if writable else 0)
        if descriptor in self._selector.get_map():
            self._selector.modify(descriptor, events, (readable, writable))
        else:
            self._selector.register(descriptor, events, (readable, writable))

    def forget(self, descriptor: int) -> None:
        """Watch a descriptor no more (before it is closed)."""
        if descriptor in self._selector.get_map():
            self._selector.unregister(descriptor)

    def on_signal(self, number: int, call: Callback) -> None:
        """Call ``call`` from the loop, never from within the signal's handler."""
        self._on_signal[number] = call
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        signal.signal(number, lambda *_: None)

    def run(self) -> None:
        """Wait and call, until ``stop``."""
        self._running = True
        while self._running:
            self.turn()

    def turn(self, longest: float = LONGEST_WAIT) -> None:
        """Wait once, call what is ready and what is due."""
        ready = self._selector.select(min(self.timers.wait(), longest))
        for key, events in ready:
            self._call(key, events)
        self.timers.fire()

    def stop(self) -> None:
        """Leave ``run`` after the current turn."""
        self._running = False

    def close(self) -> None:
        """Give signals and descriptors back."""
        if self._on_signal:
            signal.set_wakeup_fd(-1)
        for number in self._on_signal:
            # An order may still be on its way to a program that ends.
            signal.signal(number, signal.SIG_IGN)
        self._selector.close()
        self._woken.close()
        self._waker.close()

    def _call(self, key: selectors.SelectorKey, events: int) -> None:
        # Another callback of this turn may have forgotten this descriptor.
        if self._selector.get_map().get(key.fd) is None:
            return
        readable, writable = key.data
        if events & selectors.EVENT_WRITE and writable is not None:
            writable()
        if events & selectors.EVENT_READ:
            readable()

    def _signals(self) -> None:
        try:
            numbers = self._woken.recv(4096)
        except BlockingIOError:
            return
        for number in dict.fromkeys(numbers):
            if call := self._on_signal.get(number):
                call()
