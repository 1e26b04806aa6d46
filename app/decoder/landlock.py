"""What of the disk the decoder can see: the program and the system it runs on, to be read (Landlock, Linux).

The filter of ``syscalls`` refuses what changes a file; which file is read it cannot tell. Landlock
can, since Linux 5.13, for whoever asks it of himself: everything but a few folders is closed from
then on, other processes' memory among it. Where the kernel has none, the filter stands alone.

Its calls have no function in the C library (landlock(7), linux/landlock.h).
"""

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable
from typing import Final

# The same on every machine.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION, _BENEATH = 1, 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
#: How many rights over files each version of Landlock knows; a later one knows the last of these at least.
_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NETWORK_SINCE, _NETWORK = 4, 0b11
_SCOPES_SINCE, _SCOPES = 6, 0b11
#: Where systems keep libraries, fonts and what they are told by.
_SYSTEM: Final = ("/usr", "/lib", "/lib64", "/etc", "/opt", "/nix/store", "/gnu/store")


def version() -> int:
    """Which version of Landlock this kernel has; 0 where it has none."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(_CREATE, None, 0, _ASK_VERSION))


def enclose() -> None:
    """See nothing but the program, its Python and the system from now on. Raises OSError.

    Needs no_new_privs.
    """
    known = version()
    if not known:
        return
    handled = (
        (1 << _RIGHTS.get(known, max(_RIGHTS.values()))) - 1,
        _NETWORK if known >= _NETWORK_SINCE else 0,
        _SCOPES if known >= _SCOPES_SINCE else 0,
    )
    rules = _done(_call(_CREATE, struct.pack("QQQ", *handled), 24, 0))
    try:
        for folder in _needed():
            _allow(rules, folder)
        _done(_call(_RESTRICT, rules, 0))
    finally:
        os.close(rules)


def _needed() -> Iterable[str]:
    program = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
    ours = (program, sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path)
    return {real for real in map(os.path.realpath, (*ours, *_SYSTEM)) if os.path.exists(real)}


def _allow(rules: int, path: str) -> None:
    opened = os.open(path, getattr(os, "O_PATH", os.O_RDONLY))
    try:
        rights = _READ_FILE | (_READ_FOLDER if os.path.isdir(path) else 0)
        _done(_call(_ADD, rules, _BENEATH, struct.pack("=Qi", rights, opened), 0))
    finally:
        os.close(opened)


def _call(number: int, *arguments: object) -> int:
    passed = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    answer: int = ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *passed)
    return answer


def _done(answer: int) -> int:
    if answer < 0:
        number = ctypes.get_errno() or errno.EPERM
        raise OSError(number, os.strerror(number))
    return answer
