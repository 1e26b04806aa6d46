"""Absence on macOS: the last input event, the lock screen, sleep, and another user at the screen.

A thread of its own runs a CFRunLoop, which is where macOS delivers all of
this, and passes the reasons to lock to the keeper's loop over a socketpair.
Sleep is announced with the demand to acknowledge it, and acknowledged when
the lock is done, within thirty seconds at most.
"""

import sys
from collections.abc import Callable

from app.keeper import clock
from app.messages import Cause
from app.presence.source import Lock

# IOKit/IOMessage.h
CAN_SLEEP = 0xE000_0270
WILL_SLEEP = 0xE000_0280
_NOTIFICATIONS = {
    "com.apple.screenIsLocked": Cause.SCREEN_LOCKED,
    "com.apple.screensaver.didstart": Cause.SCREEN_LOCKED,
    "com.apple.sessionDidMoveOffConsole": Cause.USER_SWITCH,
    "com.apple.logoutInitiated": Cause.LOGOUT,
    "com.apple.shutdownInitiated": Cause.SHUTDOWN,
    "com.apple.restartInitiated": Cause.SHUTDOWN,
}


def cause_of(notification: str) -> Cause | None:
    """Why this distributed notification means that it is time to lock, if it does."""
    return _NOTIFICATIONS.get(notification)


class MacIdle:
    """CGEventSourceSecondsSinceLastEventType, over every kind of input."""

    name = "macos"

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds

    def available(self) -> bool:
        """Always."""
        return True

    def ask(self, answer: Callable[[float | None], None]) -> None:
        """Seconds since the last input."""
        answer(self._seconds())

    def close(self) -> None:
        """Nothing is held."""


class MacMessages:
    """Turns what the run loop is told into locks, on the keeper's own thread."""

    name = "macos_session"
    hears = (Cause.SCREEN_LOCKED, Cause.SLEEP, Cause.SHUTDOWN, Cause.USER_SWITCH, Cause.LOGOUT)

    def __init__(self, lock: Lock, acknowledge: Callable[[int], None]) -> None:
        self.last_heard: float | None = None
        self._lock = lock
        self._acknowledge = acknowledge
        self._guarding = False
        self._asleep: int | None = None

    def available(self) -> bool:
        """Always."""
        return True

    def notified(self, notification: str) -> None:
        """A distributed notification came."""
        self.last_heard = clock.today()
        if cause := cause_of(notification):
            self._lock(cause)

    def power(self, message: int, token: int) -> None:
        """The machine asks whether it may sleep, or says that it will; ``token`` acknowledges."""
        if message not in (CAN_SLEEP, WILL_SLEEP):
            return
        self.last_heard = clock.today()
        if message == WILL_SLEEP and self._guarding:
            self._asleep = token
            self._lock(Cause.SLEEP)
        else:
            self._acknowledge(token)

    def guard(self) -> None:
        """A vault is open."""
        self._guarding = True

    def rest(self) -> None:
        """The lock is done: let the machine sleep."""
        self._guarding = False
        if self._asleep is not None:
            token, self._asleep = self._asleep, None
            self._acknowledge(token)

    def close(self) -> None:
        """Let the machine sleep."""
        self.rest()


if sys.platform == "darwin":
    import ctypes
    import socket
    import threading

    from app.presence.watch import Presence

    _FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
    _core = ctypes.CDLL(_FRAMEWORKS.format("CoreFoundation"))
    _graphics = ctypes.CDLL(_FRAMEWORKS.format("CoreGraphics"))
    _kit = ctypes.CDLL(_FRAMEWORKS.format("IOKit"))
    _ANY_INPUT, _COMBINED_SESSION, _UTF8, _DELIVER = 0xFFFF_FFFF, 0, 0x0800_0100, 4
    _Pointer = ctypes.c_void_p
    _graphics.CGEventSourceSecondsSinceLastEventType.restype = ctypes.c_double
    _graphics.CGEventSourceSecondsSinceLastEventType.argtypes = (ctypes.c_int32, ctypes.c_uint32)
    _core.CFNotificationCenterGetDistributedCenter.restype = _Pointer
    _core.CFStringCreateWithCString.restype = _Pointer
    _core.CFStringCreateWithCString.argtypes = (_Pointer, ctypes.c_char_p, ctypes.c_uint32)
    _core.CFStringGetCString.argtypes = (_Pointer, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32)
    _core.CFRunLoopGetCurrent.restype = _Pointer
    _core.CFRunLoopAddSource.argtypes = (_Pointer, _Pointer, _Pointer)
    _kit.IORegisterForSystemPower.restype = ctypes.c_uint32
    _kit.IONotificationPortGetRunLoopSource.restype = _Pointer
    _kit.IONotificationPortGetRunLoopSource.argtypes = (_Pointer,)
    _kit.IOAllowPowerChange.argtypes = (ctypes.c_uint32, ctypes.c_long)
    _OBSERVED = ctypes.CFUNCTYPE(None, _Pointer, _Pointer, _Pointer, _Pointer, _Pointer)
    _POWER = ctypes.CFUNCTYPE(None, _Pointer, ctypes.c_uint32, ctypes.c_uint32, _Pointer)
    _core.CFNotificationCenterAddObserver.argtypes = (
        _Pointer, _Pointer, _OBSERVED, _Pointer, _Pointer, ctypes.c_long,
    )  # fmt: skip

    class _RunLoop:
        """The thread that macOS speaks to; says each thing as one line to the keeper's."""

        def __init__(self) -> None:
            self.heard, self._say = socket.socketpair()
            self.port = 0
            self._observed = _OBSERVED(self._notified)
            self._powered = _POWER(self._power)
            threading.Thread(target=self._run, daemon=True).start()

        def acknowledge(self, token: int) -> None:
            """The machine may sleep."""
            _kit.IOAllowPowerChange(self.port, token)

        def close(self) -> None:
            """Hear no more; the thread ends with the process."""
            self.heard.close()

        def _run(self) -> None:
            center = _core.CFNotificationCenterGetDistributedCenter()
            for name in _NOTIFICATIONS:
                text = _core.CFStringCreateWithCString(None, name.encode(), _UTF8)
                _core.CFNotificationCenterAddObserver(center, None, self._observed, text, None, _DELIVER)
            ports, notifier = _Pointer(), ctypes.c_uint32()
            self.port = _kit.IORegisterForSystemPower(
                None, ctypes.byref(ports), self._powered, ctypes.byref(notifier)
            )
            source = _kit.IONotificationPortGetRunLoopSource(ports)
            mode = _Pointer.in_dll(_core, "kCFRunLoopCommonModes")
            _core.CFRunLoopAddSource(_core.CFRunLoopGetCurrent(), source, mode)
            _core.CFRunLoopRun()

        def _notified(self, _: int, __: int, name: int, ___: int, ____: int) -> None:
            buffer = ctypes.create_string_buffer(256)
            if _core.CFStringGetCString(name, buffer, len(buffer), _UTF8):
                self._say.send(b"notified " + buffer.value + b"\n")

        def _power(self, _: int, __: int, message: int, token: int) -> None:
            self._say.send(b"power %d %d\n" % (message, token or 0))

    def find(presence: Presence) -> None:
        """Add what macOS has."""
        run_loop = _RunLoop()
        messages = MacMessages(presence.lock_of(MacMessages.name), run_loop.acknowledge)
        presence.loop.watch(run_loop.heard.fileno(), lambda: _relay(run_loop.heard, messages))
        presence.add(idle=[MacIdle(_seconds)], events=[messages], owned=[run_loop])

    def _seconds() -> float:
        found: float = _graphics.CGEventSourceSecondsSinceLastEventType(_COMBINED_SESSION, _ANY_INPUT)
        return found

    def _relay(heard: socket.socket, messages: MacMessages) -> None:
        for line in heard.recv(4096).splitlines():
            kind, *words = line.decode().split()
            if kind == "power":
                messages.power(int(words[0]), int(words[1]))
            else:
                messages.notified(words[0])
