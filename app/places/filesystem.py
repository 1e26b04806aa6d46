"""Flushing a whole file system, on Linux: where FAT needs it, and where it saves a hundred flushes.

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

#: Of linux/magic.h; the first field of what statfs(2) answers.
FAT: Final = 0x4D44
#: Those whose syncfs(2) brings all data and names to the device: exFAT, ext2 to ext4, XFS, btrfs, F2FS.
_WHOLE: Final = frozenset({FAT, 0x2011BAB0, 0xEF53, 0x58465342, 0x9123683E, 0xF2F52010})
_LONGEST_ANSWER: Final = 256
_LIBC = ctypes.CDLL(None, use_errno=True)


def flush_sizes(descriptor: int) -> None:
    """Write everything that FAT still holds back; any other file system is left alone. Raises OSError."""
    if _kind(descriptor) == FAT:
        _answered(_LIBC.syncfs(descriptor))


def flush_all(folder: int) -> bool:
    """Bring all data and names to the drive; false where that is not known to work. Raises OSError."""
    if _kind(folder) not in _WHOLE:
        return False
    _answered(_LIBC.syncfs(folder))
    # FAT and exFAT leave the drive's own cache alone there: fsync tells the drive to write it.
    os.fsync(folder)
    return True


def _kind(descriptor: int) -> int:
    """What file system a file is on; the first field of the answer (statfs(2))."""
    answer = ctypes.create_string_buffer(_LONGEST_ANSWER)
    _answered(_LIBC.fstatfs(descriptor, answer))
    return ctypes.c_long.from_buffer(answer).value


def _answered(result: int) -> None:
    if result:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
