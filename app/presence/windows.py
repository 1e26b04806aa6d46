"""Absence on Windows: the last input of the session, and what its windows are told.

A thread of its own owns a hidden top-level window, since a message-only one
is not told of power and session changes, and passes the reasons to lock to
the keeper's loop through an event. While the machine waits to sleep the
window keeps it waiting until the lock is done, two seconds at most, which is
what Windows grants.
"""

import sys
from collections import deque
from collections.abc import Callable

from app.keeper import clock
from app.messages import Cause
from app.presence.source import Lock

WM_QUERYENDSESSION = 0x0011
WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
_SUSPEND = 4
_LOGOFF = 0x8000_0000
_SESSION = {7: Cause.SCREEN_LOCKED, 2: Cause.USER_SWITCH, 4: Cause.USER_SWITCH}
# GetTickCount counts milliseconds in 32 bits: it begins anew after 49.7 days.
_WRAP = 1 << 32


def cause_of(message: int, parameter: int) -> Cause | None:
    """Why this window message means that it is time to lock, if it does.

    ``parameter`` is the message's first one; of WM_QUERYENDSESSION, which has no first, the second.
    """
    if message == WM_WTSSESSION_CHANGE:
        return _SESSION.get(parameter)
    if message == WM_POWERBROADCAST and parameter == _SUSPEND:
        return Cause.SLEEP
    if message == WM_QUERYENDSESSION:
        return Cause.LOGOUT if parameter & _LOGOFF else Cause.SHUTDOWN
    return None


def idle_seconds(now: int, last_input: int) -> float:
    """Seconds between two values of GetTickCount, of which the first may have begun anew."""
    return (now - last_input) % _WRAP / 1000


class WindowsIdle:
    """GetLastInputInfo: the last input of this session."""

    name = "windows"

    def __init__(self, ticks: Callable[[], tuple[int, int] | None]) -> None:
        self._ticks = ticks

    def available(self) -> bool:
        """Whether Windows answers."""
        return self._ticks() is not None

    def ask(self, answer: Callable[[float | None], None]) -> None:
        """Seconds since the last input."""
        found = self._ticks()
        answer(None if found is None else idle_seconds(*found))

    def close(self) -> None:
        """Nothing is held."""


class WindowsMessages:
    """Turns what the hidden window is told into locks, on the keeper's own thread."""

    name = "windows_session"
    hears = (Cause.SCREEN_LOCKED, Cause.SLEEP, Cause.SHUTDOWN, Cause.USER_SWITCH, Cause.LOGOUT)

    def __init__(self, lock: Lock, wake: Callable[[], None], let_sleep: Callable[[], None]) -> None:
        self.last_heard: float | None = None
        self._lock = lock
        self._wake = wake
        self._let_sleep = let_sleep
        self._causes: deque[Cause] = deque()
        self.guarding = False
        self.listening = False

    def available(self) -> bool:
        """Whether the window is there."""
        return self.listening

    def told(self, message: int, parameter: int) -> bool:
        """The window was told something, on its own thread; whether to wait until the lock is done."""
        cause = cause_of(message, parameter)
        if cause is None:
            return False
        self._causes.append(cause)
        self._wake()
        return self.guarding and cause in (Cause.SLEEP, Cause.SHUTDOWN, Cause.LOGOUT)

    def woken(self) -> None:
        """Lock for what was told; called by the keeper's loop."""
        while self._causes:
            self.last_heard = clock.today()
            self._lock(self._causes.popleft())

    def guard(self) -> None:
        """A vault is open."""
        self.guarding = True

    def rest(self) -> None:
        """The lock is done: let the machine sleep."""
        self.guarding = False
        self._let_sleep()

    def close(self) -> None:
        """Let the machine sleep; the window ends with the process."""
        self.rest()


if sys.platform == "win32":
    import ctypes
    import threading
    from ctypes import wintypes

    from app import winevents
    from app.presence.watch import Presence

    _LONGEST_WAIT = 1.8
    _user = ctypes.WinDLL("user32", use_last_error=True)
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _wts = ctypes.WinDLL("wtsapi32", use_last_error=True)
    _LRESULT = ctypes.c_ssize_t
    _PROCEDURE = ctypes.WINFUNCTYPE(_LRESULT, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
    _user.DefWindowProcW.restype = _LRESULT
    _user.DefWindowProcW.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
    _user.CreateWindowExW.restype = wintypes.HWND
    _kernel.GetModuleHandleW.restype = wintypes.HMODULE
    _kernel.GetTickCount.restype = wintypes.DWORD

    class _LastInput(ctypes.Structure):
        _fields_ = (("size", wintypes.UINT), ("time", wintypes.DWORD))

    class _WindowClass(ctypes.Structure):
        _fields_ = (
            ("style", wintypes.UINT),
            ("procedure", _PROCEDURE),
            ("class_extra", ctypes.c_int),
            ("window_extra", ctypes.c_int),
            ("instance", wintypes.HINSTANCE),
            ("icon", wintypes.HICON),
            ("cursor", wintypes.HANDLE),
            ("background", wintypes.HBRUSH),
            ("menu", wintypes.LPCWSTR),
            ("name", wintypes.LPCWSTR),
        )

    def find(presence: Presence) -> None:
        """Add what Windows has."""
        event, asleep = winevents.make_event(None), threading.Event()
        messages = WindowsMessages(
            presence.lock_of(WindowsMessages.name), lambda: winevents.signal_event(event), asleep.set
        )
        presence.loop.watch(event, messages.woken)
        threading.Thread(target=_window, args=(messages, asleep), daemon=True).start()
        presence.add(idle=[WindowsIdle(_ticks)], events=[messages], owned=[])

    def _ticks() -> tuple[int, int] | None:
        last = _LastInput(ctypes.sizeof(_LastInput), 0)
        known = _user.GetLastInputInfo(ctypes.byref(last))
        return (_kernel.GetTickCount(), last.time) if known else None

    def _window(messages: WindowsMessages, asleep: threading.Event) -> None:
        """Own the hidden window, until the process ends."""

        @_PROCEDURE  # type: ignore[untyped-decorator]  # ctypes types no callback
        def procedure(window: int, message: int, first: int, second: int) -> int:
            asleep.clear()
            if messages.told(message, second if message == WM_QUERYENDSESSION else first):
                asleep.wait(_LONGEST_WAIT)
            answer: int = _user.DefWindowProcW(window, message, first, second)
            return answer

        instance = _kernel.GetModuleHandleW(None)
        described = _WindowClass(procedure=procedure, instance=instance, name="SermentPresence")
        _user.RegisterClassW(ctypes.byref(described))
        window = _user.CreateWindowExW(
            0, described.name, None, 0, 0, 0, 0, 0, None, None, wintypes.HINSTANCE(instance), None
        )
        messages.listening = bool(window and _wts.WTSRegisterSessionNotification(wintypes.HWND(window), 0))
        found = wintypes.MSG()
        while _user.GetMessageW(ctypes.byref(found), None, 0, 0) > 0:
            _user.DispatchMessageW(ctypes.byref(found))
