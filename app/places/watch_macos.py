"""What macOS tells of volumes that are mounted and unmounted: the Disk Arbitration framework.

Its callback says of a disk that the path of its volume changed, and comes on
the run loop that the windows run on. Written from Apple's documentation and
recorded notifications; it has not been run on macOS.
"""

import sys
from collections.abc import Callable

from app.places.watch import MountChanges


class VolumePaths:
    """Where each disk's volume is mounted, as far as was told, and what each notification changes."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def told(self, disk: str, path: str | None) -> MountChanges:
        """The volume of ``disk`` (its BSD name) is at ``path`` now; None: it is not mounted."""
        before = self._known.pop(disk, None)
        if path is not None:
            self._known[disk] = path
        came = {path} if path is not None and path != before else set()
        went = {before} if before is not None and before != path else set()
        return MountChanges(frozenset(came), frozenset(went))


if sys.platform == "darwin":
    import ctypes

    _FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
    _core = ctypes.CDLL(_FRAMEWORKS.format("CoreFoundation"))
    _disks = ctypes.CDLL(_FRAMEWORKS.format("DiskArbitration"))
    _Pointer = ctypes.c_void_p
    _CHANGED = ctypes.CFUNCTYPE(None, _Pointer, _Pointer, _Pointer)
    _disks.DASessionCreate.restype = _Pointer
    _disks.DASessionCreate.argtypes = (_Pointer,)
    _disks.DARegisterDiskDescriptionChangedCallback.argtypes = (
        _Pointer, _Pointer, _Pointer, _CHANGED, _Pointer,
    )  # fmt: skip
    _disks.DASessionScheduleWithRunLoop.argtypes = (_Pointer, _Pointer, _Pointer)
    _disks.DADiskGetBSDName.restype = ctypes.c_char_p
    _disks.DADiskGetBSDName.argtypes = (_Pointer,)
    _disks.DADiskCopyDescription.restype = _Pointer
    _disks.DADiskCopyDescription.argtypes = (_Pointer,)
    _core.CFRunLoopGetMain.restype = _Pointer
    _core.CFDictionaryGetValue.restype = _Pointer
    _core.CFDictionaryGetValue.argtypes = (_Pointer, _Pointer)
    _core.CFURLGetFileSystemRepresentation.argtypes = (
        _Pointer, ctypes.c_bool, ctypes.c_char_p, ctypes.c_long,
    )  # fmt: skip
    _core.CFRelease.argtypes = (_Pointer,)

    class DiskWatch:
        """Calls ``changed`` on the main thread for every volume that comes or goes."""

        def __init__(self, changed: Callable[[MountChanges], None]) -> None:
            self._paths = VolumePaths()
            self._changed = changed
            self._callback = _CHANGED(self._told)  # kept: the framework holds only its address
            self._session = _disks.DASessionCreate(None)
            watched = _Pointer.in_dll(_disks, "kDADiskDescriptionWatchVolumePath")
            _disks.DARegisterDiskDescriptionChangedCallback(
                self._session, None, watched, self._callback, None
            )
            mode = _Pointer.in_dll(_core, "kCFRunLoopCommonModes")
            _disks.DASessionScheduleWithRunLoop(self._session, _core.CFRunLoopGetMain(), mode)

        def _told(self, disk: int, _keys: int, _context: int) -> None:
            name = _disks.DADiskGetBSDName(disk)
            if name and (changes := self._paths.told(name.decode(), _volume_path(disk))):
                self._changed(changes)

    def _volume_path(disk: int) -> str | None:
        described = _disks.DADiskCopyDescription(disk)
        if not described:
            return None
        try:
            key = _Pointer.in_dll(_disks, "kDADiskDescriptionVolumePathKey")
            url = _core.CFDictionaryGetValue(described, key)
            buffer = ctypes.create_string_buffer(4096)
            found = url and _core.CFURLGetFileSystemRepresentation(url, True, buffer, len(buffer))
            return buffer.value.decode("utf-8", "surrogateescape") if found else None
        finally:
            _core.CFRelease(described)
