"""FAT on Linux: a renamed file is empty until its size is written again.

FAT keeps the size of a file and where it begins in its folder, beside the name.
A rename writes the new entry without them and leaves them to be written later
with the file, up to half a minute. Flushing the folder does not bring them, so
a stick that is pulled out meanwhile has every file by its name, with 0 bytes
(measured: each file of a backup that had been read back). exFAT, NTFS and ext4
take them along.
"""

import ctypes
import os
from typing import Final

_MAGIC: Final = 0x4D44  # MSDOS_SUPER_MAGIC, statfs(2)
_LONGEST_ANSWER: Final = 256
_LIBC = ctypes.CDLL(None, use_errno=True)


def flush_sizes(descriptor: int) -> None:
    """Write everything that FAT still holds back; any other file system is left alone. Raises OSError."""
    if _kind(descriptor) == _MAGIC:
        _answered(_LIBC.syncfs(descriptor))


def _kind(descriptor: int) -> int:
    """What file system a file is on; the first field of the answer (statfs(2))."""
    answer = ctypes.create_string_buffer(_LONGEST_ANSWER)
    _answered(_LIBC.fstatfs(descriptor, answer))
    return ctypes.c_long.from_buffer(answer).value


def _answered(result: int) -> None:
    if result:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
