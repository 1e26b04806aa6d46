"""Windows: named events in place of signals, and what tells one process from another."""

import ctypes
import sys
from ctypes import wintypes

_EVENT_MODIFY_STATE = 0x0002
_QUERY_LIMITED = 0x1000


def name(marker: str, what: str) -> str:
    """The event by which the program of ``marker`` is told to ``what``; ``Local`` is this login alone."""
    return f"Local\\serment-{marker}-{what}"


if sys.platform == "win32":
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.CreateEventW.restype = wintypes.HANDLE
    _kernel.OpenEventW.restype = wintypes.HANDLE
    _kernel.OpenProcess.restype = wintypes.HANDLE
    _kernel.SetEvent.argtypes = (wintypes.HANDLE,)
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4)
    _kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
    _STILL_ACTIVE = 259

    def make_event(event: str | None) -> int:
        """A handle to an event that resets itself, named or not; close it with ``close``. Raises OSError."""
        handle = _kernel.CreateEventW(None, False, False, event)
        if not handle:
            raise ctypes.WinError(ctypes.get_last_error())
        return int(handle)

    def set_event(event: str) -> bool:
        """Set a named event; false if no program has made it."""
        handle = _kernel.OpenEventW(_EVENT_MODIFY_STATE, False, event)
        if not handle:
            return False
        try:
            return bool(_kernel.SetEvent(handle))
        finally:
            _kernel.CloseHandle(handle)

    def signal_event(handle: int) -> None:
        """Set an event of our own."""
        _kernel.SetEvent(handle)

    def close(handle: int) -> None:
        """Close a handle."""
        _kernel.CloseHandle(handle)

    def birth(pid: int) -> str:
        """When the process was made, in 100 ns since 1601; empty if there is none."""
        handle = _kernel.OpenProcess(_QUERY_LIMITED, False, pid)
        if not handle:
            return ""
        times = [wintypes.FILETIME() for _ in range(4)]
        code = wintypes.DWORD()
        try:
            known = _kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
            _kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        finally:
            _kernel.CloseHandle(handle)
        alive = known and code.value == _STILL_ACTIVE
        return str(times[0].dwHighDateTime << 32 | times[0].dwLowDateTime) if alive else ""
