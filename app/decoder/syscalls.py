"""System calls the decoder never needs, refused by the kernel from then on (seccomp, Linux).

A list of what a taken-over decoder would want: the network, other programs and
processes, changing what lies on the disk. A list of what is allowed would be tighter,
and would break with the next C library. Where the kernel or the machine is not
one we know, the limits of ``confinement`` stand alone.

A call that is refused fails with EPERM. Two are looked at more closely: a file is
opened to be read, and what begins is a thread; a process of its own would outlive the lock.
"""

import ctypes
import errno
import os
import platform
import struct
from typing import Final, NamedTuple

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
# struct seccomp_data: the call's number, the architecture it was made for, arguments of 8 bytes (seccomp(2)).
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
# Load a word, jump if equal, jump if at least, jump if a bit is set, return: linux/bpf_common.h.
_LOAD, _EQUAL, _AT_LEAST, _HAS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_REFUSE: Final = _ERROR | errno.EPERM
# The x32 calls of x86-64 repeat every call under another number.
_X32: Final = 0x40000000
_CLONE_THREAD: Final = 0x00010000
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class _Machine(NamedTuple):
    """Numbers of calls (asm/unistd.h of each machine)."""

    architecture: int  # AUDIT_ARCH_* (linux/audit.h)
    #: Refused whatever they ask.
    calls: tuple[int, ...]
    #: Calls that open a file, and which of their arguments says what for.
    openers: tuple[tuple[int, int], ...]
    clone: int


# Of every machine: pidfd_send_signal; io_uring_setup, _enter, _register, whose work no filter sees;
# open_tree, move_mount, fsopen, fsconfig, fsmount, fspick; pidfd_open; openat2; pidfd_getfd;
# process_madvise; mount_setattr; fchmodat2.
_EVERYWHERE: Final = (424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 437, 438, 440, 442, 452)
_CLONE3: Final = 435

_KNOWN: Final = {
    "x86_64": _Machine(
        0xC000003E,
        (
            *_EVERYWHERE,
            *(41, 42, 49, 50, 53),  # socket, connect, bind, listen, socketpair
            *(57, 58, 59, 322),  # fork, vfork, execve, execveat
            *(101, 298, 310, 311, 312, 323),  # ptrace, perf_event_open, process_vm_*, kcmp, userfaultfd
            *(62, 129, 200, 234, 297),  # kill, rt_sigqueueinfo, tkill, tgkill, rt_tgsigqueueinfo
            *(141, 144, 203, 302, 314),  # setpriority, sched_set*, prlimit64
            *(76, 82, 83, 84, 85, 86, 87, 88, 133),  # truncate, rename, mkdir ... symlink, mknod
            *(258, 259, 263, 264, 265, 266, 316),  # the same, relative to a folder
            *(90, 91, 92, 93, 94, 260, 268),  # chmod and chown
            *(132, 235, 261, 280, 188, 189, 190, 197, 198, 199),  # utime and its like, *xattr
            *(29, 30, 64, 68, 240),  # shmget, shmat, semget, msgget, mq_open
            *(155, 161, 165, 166, 272, 304, 308),  # chroot, mount, unshare, open_by_handle_at, setns
            *(248, 249, 250, 321),  # add_key, request_key, keyctl, bpf
        ),
        ((2, 1), (257, 2)),
        56,
    ),
    "aarch64": _Machine(
        0xC00000B7,
        (  # in the order of the other machine, as far as this one has them
            *_EVERYWHERE,
            *(198, 199, 200, 201, 203),
            *(221, 281),
            *(117, 241, 270, 271, 272, 282),
            *(129, 130, 131, 138, 240),
            *(119, 122, 140, 261, 274),
            *(33, 34, 35, 36, 37, 38, 45, 276),
            *(52, 53, 54, 55),
            *(88, 5, 6, 7, 14, 15, 16),
            *(180, 186, 190, 194, 196),
            *(39, 40, 41, 51, 97, 265, 268),
            *(217, 218, 219, 280),
        ),
        ((56, 2),),
        220,
    ),
}


def forbid() -> None:
    """Refuse them; a call made for another architecture ends the process."""
    machine = _KNOWN.get(platform.machine())
    if machine is not None:
        _install(_filter(machine))


def _filter(machine: _Machine) -> bytes:
    program = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, machine.architecture, yes=1),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, _X32, no=1),
        _step(_RETURN, _REFUSE),
        # The C library then asks by the older call, whose flags can be read here.
        *_answered(_CLONE3, _ERROR | errno.ENOSYS),
        *_judged(machine.clone, 0, _CLONE_THREAD, having=_ALLOW, lacking=_REFUSE),
    ]
    for call, argument in machine.openers:
        program += _judged(call, argument, _WRITING, having=_REFUSE, lacking=_ALLOW)
    for call in machine.calls:
        program += _answered(call, _REFUSE)
    return b"".join([*program, _step(_RETURN, _ALLOW)])


def _answered(call: int, answer: int) -> list[bytes]:
    return [_step(_EQUAL, call, no=1), _step(_RETURN, answer)]


def _judged(call: int, argument: int, bits: int, *, having: int, lacking: int) -> list[bytes]:
    """By whether an argument has any of these bits; both machines keep its lower half first."""
    return [
        _step(_EQUAL, call, no=4),
        _step(_LOAD, _ARGUMENTS + 8 * argument),
        _step(_HAS, bits, no=1),
        _step(_RETURN, having),
        _step(_RETURN, lacking),
    ]


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """One ``struct sock_filter``: ``yes`` steps are skipped where a comparison holds, else ``no``."""
    return struct.pack("HBBI", code, yes, no, value)


def _install(program: bytes) -> None:
    """Needs no_new_privs. A kernel built without seccomp says EINVAL, and the rest still stands."""
    steps = ctypes.create_string_buffer(program, len(program))
    described = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps)), 16
    )
    ctypes.CDLL(None, use_errno=True).prctl(
        _PR_SET_SECCOMP, _MODE_FILTER, ctypes.c_void_p(ctypes.addressof(described)), 0, 0
    )
