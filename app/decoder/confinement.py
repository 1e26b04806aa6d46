"""What the decoder takes from itself before it reads a byte: memory, time, files, processes, privileges.

A hostile file that takes the child over finds a process that may change no
file, see none of the person's, open no socket, start no process and gain no right. What a system does
not offer is left out: Windows has none of this, macOS no limit on memory.
"""

import sys
from typing import Final

# A picture of 100 million pixels takes 0.7 GiB, a plan of 100,000 patients about 1 (24,000 measured: 0.34).
MEMORY: Final = 3 << 29
#: The session kills what takes too long; this is for a child whose session was killed itself.
CPU_SECONDS: Final = 300
#: Its socket, the three standard ones, and the modules it imports one after the other.
DESCRIPTORS: Final = 16

_PR_SET_NO_NEW_PRIVS = 38

if sys.platform == "win32":

    def confine() -> None:
        """Nothing is offered here that needs no other process."""

else:
    import ctypes
    import resource

    from app.decoder import landlock, syscalls

    def confine() -> None:
        """Give up what no decoder needs, for ever. Raises OSError where the system refuses."""
        # An import would otherwise leave an empty file where it wants to keep its bytecode.
        sys.dont_write_bytecode = True
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_NOFILE, DESCRIPTORS)
        _limit(resource.RLIMIT_CPU, CPU_SECONDS)
        if sys.platform == "linux":
            _limit(resource.RLIMIT_AS, MEMORY)
            _no_new_privileges()
            landlock.enclose()
            syscalls.forbid()

    def _limit(which: int, value: int) -> None:
        _, most = resource.getrlimit(which)
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(which, (value, value))

    def _no_new_privileges() -> None:
        # An executable with the set-user-id bit would otherwise be a way out (prctl(2)).
        if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")
