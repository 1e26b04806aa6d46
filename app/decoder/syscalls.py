"""System calls the decoder never needs, refused by the kernel from then on (seccomp, Linux).

A short list of what a taken-over decoder would want: the network, other
programs, other processes' memory. A list of what is allowed would be tighter,
and would break with the next C library. Where the kernel or the machine is not
one we know, the limits of ``confinement`` stand alone.
"""

import ctypes
import errno
import platform
import struct
from typing import Final, NamedTuple

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
# struct seccomp_data: the call's number, then the architecture it was made for (seccomp(2)).
_NUMBER, _ARCHITECTURE = 0, 4
# Load a word, jump if equal, jump if at least, return: linux/bpf_common.h.
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
# The x32 calls of x86-64 repeat every call under another number.
_X32: Final = 0x40000000


class _Machine(NamedTuple):
    architecture: int  # AUDIT_ARCH_* (linux/audit.h)
    calls: tuple[int, ...]


# socket, connect, bind, listen, execve, execveat, ptrace, process_vm_readv, process_vm_writev,
# pidfd_getfd, kill, tkill, tgkill: asm/unistd.h of each machine.
_KNOWN: Final = {
    "x86_64": _Machine(0xC000003E, (41, 42, 49, 50, 59, 322, 101, 310, 311, 438, 62, 200, 234)),
    "aarch64": _Machine(0xC00000B7, (198, 203, 200, 201, 221, 281, 117, 270, 271, 438, 129, 130, 131)),
}


def forbid() -> None:
    """Refuse them with EPERM; a call made for another architecture ends the process."""
    machine = _KNOWN.get(platform.machine())
    if machine is not None:
        _install(_filter(machine))


def _filter(machine: _Machine) -> bytes:
    calls = machine.calls
    program = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, machine.architecture, yes=1),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, _X32, yes=len(calls) + 1),
        *(_step(_EQUAL, call, yes=len(calls) - at) for at, call in enumerate(calls)),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]
    return b"".join(program)


def _step(code: int, value: int, yes: int = 0) -> bytes:
    """One ``struct sock_filter``; ``yes`` steps are skipped where a comparison holds."""
    return struct.pack("HBBI", code, yes, 0, value)


def _install(program: bytes) -> None:
    """Needs no_new_privs. A kernel built without seccomp says EINVAL, and the rest still stands."""
    steps = ctypes.create_string_buffer(program, len(program))
    described = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps)), 16
    )
    ctypes.CDLL(None, use_errno=True).prctl(
        _PR_SET_SECCOMP, _MODE_FILTER, ctypes.c_void_p(ctypes.addressof(described)), 0, 0
    )
