"""What a process that may hold patients or keys does first.

``execve`` makes a process dumpable again, so each one hardens itself, before
it imports anything large and long before it receives a key.
"""

import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4
_PR_GET_DUMPABLE = 3


def harden() -> None:
    """No core dump, no reading of this process's memory by others of the same user, files for us alone.

    Raises OSError, and Watched where somebody was faster.
    """
    if sys.platform != "win32":
        os.umask(0o077)
        _no_core_dump()
    if sys.platform == "linux":
        _not_dumpable()
    if sys.platform == "win32":
        _no_error_report()


def hardened() -> bool:
    """Whether ``harden`` is in force here."""
    if sys.platform == "win32":
        return True
    import resource

    limit = resource.getrlimit(resource.RLIMIT_CORE)
    return limit == (0, 0) and (sys.platform != "linux" or _prctl(_PR_GET_DUMPABLE, 0) == 0)


if sys.platform != "win32":

    def _no_core_dump() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if sys.platform == "linux":

    def _not_dumpable() -> None:
        # Also closes /proc/PID/mem and ptrace to the same user (prctl(2), PR_SET_DUMPABLE).
        if _prctl(_PR_SET_DUMPABLE, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")
        # Nobody can attach any more; a debugger that is attached already stays, and sees everything.
        with open("/proc/self/status", "rb") as status:
            tracer = next((line.split()[1] for line in status if line.startswith(b"TracerPid:")), b"0")
        if tracer != b"0":
            from app.errors import Watched

            raise Watched(int(tracer))


def _prctl(option: int, value: int) -> int:
    result: int = ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)
    return result


if sys.platform == "win32":

    def _no_error_report() -> None:
        # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX: no dump is offered to Windows Error Reporting.
        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)
        ctypes.windll.wer.WerAddExcludedApplication(sys.executable, False)
