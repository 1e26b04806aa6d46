"""The macOS probe: statfs of an open folder, then what diskutil says of its disks.

Written from Apple's documentation and recorded property lists; it has not been
run on macOS. An APFS volume lives in a synthesised disk, so its physical
stores are asked about, each one.
"""

import ctypes
import errno
import os
import plistlib
import posixpath
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Protocol, cast

from app.places import cloud_names, clouds, mountinfo
from app.places.cloud_clients import mac_roots
from app.places.facts import Bus, CloudRoot, Disk, Facts, Nature
from app.places.handle import PosixFolder
from app.places.machine import Mounted, Opened
from app.places.reader import FolderReader, PosixReader

_READ_ONLY, _LOCAL = 0x1, 0x1000  # MNT_RDONLY, MNT_LOCAL
_DATALESS = 0x40000000  # SF_DATALESS: its content is in a cloud
# What macOS writes on the folders that iCloud or another file provider keeps, ~/Documents among them.
_PROVIDED = ("com.apple.file-provider-domain-id", "com.apple.icloud.desktop")
_NO_FOLLOW = 1  # XATTR_NOFOLLOW
_FILE_SYSTEMS = {"msdos": "vfat", "hfs": "hfsplus", "cd9660": "iso9660"}
_BUSES = {
    "USB": Bus.USB,
    "PCI-Express": Bus.NVME,
    "Thunderbolt": Bus.NVME,
    "NVMe": Bus.NVME,
    "Apple Fabric": Bus.OTHER,
    "SATA": Bus.SATA,
    "ATA": Bus.SATA,
    "SAS": Bus.SCSI,
    "FireWire": Bus.FIREWIRE,
    "Secure Digital": Bus.SD,
    "Disk Image": Bus.IMAGE,
    "Virtual Interface": Bus.VIRTUAL,
    "iSCSI": Bus.NETWORK,
    "Fibre Channel Interface": Bus.NETWORK,
}

Plist = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Statfs:
    """fstatfs of an open folder."""

    flags: int
    file_system: str
    source: str
    point: str


class MacSystem(FolderReader, Protocol):
    """Reads, and the two questions that only macOS answers. Both raise OSError."""

    def statfs(self, handle: int) -> Statfs: ...
    def file_flags(self, handle: int) -> int:
        """``st_flags`` of the open folder."""

    def attributes(self, path: str) -> list[str]:
        """Names of the extended attributes of a file or folder."""

    def disk(self, device: str) -> Plist:
        """``diskutil info -plist DEVICE``."""


@dataclass(slots=True)
class MacFolder:
    """A folder held open, and what it stood on when it was opened."""

    path: str
    handle: PosixFolder
    mount: Statfs


class MacMachine:
    """The machine as statfs and diskutil tell it."""

    def __init__(self, system: MacSystem | None = None) -> None:
        self._system: MacSystem = system or DarwinSystem()

    @property
    def paths(self) -> ModuleType:
        return posixpath

    def real(self, path: str) -> str:
        return self._system.real(path)

    def open(self, path: str) -> MacFolder:
        """Hold a folder open. Raises OSError."""
        descriptor = self._system.open_folder(path)
        try:
            return MacFolder(
                self._system.opened_path(descriptor), PosixFolder(descriptor), self._system.statfs(descriptor)
            )
        except BaseException:
            self._system.close_folder(descriptor)
            raise

    def below(self, opened: Opened, name: str) -> MacFolder:
        folder = cast(MacFolder, opened)
        child = folder.handle.folder(name, create=True)
        try:
            return MacFolder(posixpath.join(folder.path, name), child, self._system.statfs(child.descriptor))
        except BaseException:
            child.close()
            raise

    def facts(self, opened: Opened, rest: str, vault: str | None) -> Facts:
        folder = cast(MacFolder, opened)
        mount, descriptor = folder.mount, folder.handle.descriptor
        path = posixpath.join(folder.path, rest) if rest else folder.path
        nature = nature_of(mount)
        volume = self._disk(mount.source) if nature is Nature.DISK else None
        roots, unread = self._clouds(folder, path)
        free, read_only = self._space(descriptor)
        return Facts(
            path=path,
            mount=mount.point,
            file_system=_FILE_SYSTEMS.get(mount.file_system, mount.file_system),
            nature=nature,
            disks=self._disks(mount.source) if nature is Nature.DISK else (),
            system_disks=self._disks_of("/"),
            vault_disks=self._disks_of(vault) if vault else frozenset(),
            clouds=roots,
            unread=unread,
            read_only=None if read_only is None else read_only or bool(mount.flags & _READ_ONLY),
            writable=self._writable(descriptor),
            free_bytes=free,
            label=str((volume or {}).get("VolumeName", "")),
            uuid=str((volume or {}).get("VolumeUUID", "")),
        )

    def mounted(self, opened: Opened) -> Mounted | None:
        folder = cast(MacFolder, opened)
        try:
            now = self._system.statfs(folder.handle.descriptor)
        except OSError:
            return None
        same = (now.file_system, now.source, now.point)
        return Mounted(repr(same), bool(now.flags & _READ_ONLY))

    def mount_points(self) -> list[str]:
        return ["/", *(f"/Volumes/{name}" for name in self._system.names("/Volumes"))]

    def _disk(self, device: str) -> Plist | None:
        try:
            return self._system.disk(device)
        except OSError:
            return None

    def _disks(self, device: str) -> tuple[Disk, ...] | None:
        volume = self._disk(device)
        if volume is None:
            return None
        stores = volume.get("APFSPhysicalStores")
        if not isinstance(stores, list):
            stores = [{"APFSPhysicalStore": device}]
        names = [store.get("APFSPhysicalStore") if isinstance(store, dict) else None for store in stores]
        disks = [self._whole(name) if isinstance(name, str) else None for name in names]
        found = tuple(disk for disk in disks if disk)
        return found if found and len(found) == len(names) else None

    def _whole(self, store: str) -> Disk | None:
        part = self._disk(store)
        name = part.get("ParentWholeDisk") if part else None
        whole = self._disk(name) if isinstance(name, str) else None
        if part is None or whole is None or not isinstance(name, str):
            return None
        return Disk(name, name, _bus(part, whole), _unpluggable(whole))

    def _disks_of(self, path: str) -> frozenset[str] | None:
        try:
            folder = self.open(path)
        except OSError:
            return None
        with folder.handle:
            disks = self._disks(folder.mount.source)
        return frozenset(disk.id for disk in disks) if disks else None

    def _clouds(self, folder: MacFolder, path: str) -> tuple[tuple[CloudRoot, ...] | None, str]:
        try:
            return self._synchronised(folder, path), ""
        except clouds.Unread as unread:
            return None, unread.path
        except OSError:
            return None, folder.path

    def _synchronised(self, folder: MacFolder, path: str) -> tuple[CloudRoot, ...]:
        """Those that touch the folder. Raises Unread, OSError."""
        dataless = self._system.file_flags(folder.handle.descriptor) & _DATALESS
        provided = [place for place in _upwards(folder.path) if self._is_provided(place)]
        own = [CloudRoot("macOS", place) for place in ([folder.path] if dataless else []) + provided]
        here, point = _without_firmlink(path), folder.mount.point
        touching = [
            root
            for root in mac_roots(self._system)
            if clouds.overlap((here,), (root.path, self._system.real(root.path)), fold_case=True)
        ]
        marks = clouds.marked(self._system, folder.path, point)
        names = cloud_names.named(self._system, here, (*self._system.homes(), point))
        return (*own, *marks, *touching, *names)

    def _is_provided(self, path: str) -> bool:
        return any(name.startswith(_PROVIDED) for name in self._system.attributes(path))

    def _space(self, descriptor: int) -> tuple[int | None, bool | None]:
        try:
            return self._system.space(descriptor)
        except OSError:
            return None, None

    def _writable(self, descriptor: int) -> bool | None:
        try:
            return self._system.writable(descriptor)
        except OSError:
            return None


def nature_of(mount: Statfs) -> Nature | None:
    """What stands behind a mount; None for what is local and no disk."""
    if "fuse" in mount.file_system or mount.file_system in ("osxfuse", "fskit"):
        return Nature.VIRTUAL
    if not mount.flags & _LOCAL:
        return Nature.NETWORK
    if mount.file_system == "tmpfs":
        return Nature.MEMORY
    return Nature.DISK if mount.source.startswith("/dev/") else None


def _upwards(path: str) -> Iterator[str]:
    yield path
    while (parent := posixpath.dirname(path)) != path:
        yield (path := parent)


def _without_firmlink(path: str) -> str:
    # /Users is shown at both places (hier(7), "firmlinks").
    inside = mountinfo.contains("/System/Volumes/Data", path)
    return path.removeprefix("/System/Volumes/Data") or "/" if inside else path


def _bus(part: Plist, whole: Plist) -> Bus | None:
    if whole.get("BusProtocol") == "Disk Image" or part.get("BusProtocol") == "Disk Image":
        return Bus.IMAGE
    if "/IOResources/" in str(whole.get("DeviceTreePath", "")):
        return Bus.VIRTUAL  # made by a driver, on no hardware
    if whole.get("VirtualOrPhysical") == "Virtual" or whole.get("RAIDMaster") or whole.get("CoreStorageRole"):
        return Bus.VIRTUAL
    if whole.get("VirtualOrPhysical") != "Physical":
        return None
    return _BUSES.get(str(whole.get("BusProtocol")))


def _unpluggable(whole: Plist) -> bool | None:
    external = whole.get("RemovableMediaOrExternalDevice")
    return external if isinstance(external, bool) else None


class DarwinSystem(PosixReader):
    """``MacSystem`` on the machine this runs on."""

    def statfs(self, handle: int) -> Statfs:
        # struct statfs of 64-bit inodes (sys/mount.h): f_flags at 64, f_fstypename at 72 (16 bytes),
        # f_mntonname at 88 and f_mntfromname at 1112 (1,024 bytes each).
        buffer = ctypes.create_string_buffer(4096)
        library = ctypes.CDLL(None, use_errno=True)
        if library.fstatfs(handle, buffer) != 0:
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error))
        raw = buffer.raw
        return Statfs(
            flags=int.from_bytes(raw[64:68], sys.byteorder),
            file_system=_text(raw[72:88]),
            point=_text(raw[88:1112]),
            source=_text(raw[1112:2136]),
        )

    def file_flags(self, handle: int) -> int:
        return int(getattr(os.fstat(handle), "st_flags"))  # noqa: B009  # typeshed knows it on macOS only

    def attributes(self, path: str) -> list[str]:
        library = ctypes.CDLL(None, use_errno=True)
        library.listxattr.restype = ctypes.c_ssize_t
        buffer = ctypes.create_string_buffer(1 << 16)
        length = library.listxattr(os.fsencode(path), buffer, ctypes.c_size_t(len(buffer)), _NO_FOLLOW)
        if length < 0:
            error = ctypes.get_errno()
            if error == errno.ENOTSUP:  # a file system without attributes
                return []
            raise OSError(error, os.strerror(error))
        return [os.fsdecode(name) for name in buffer.raw[:length].split(b"\0") if name]

    def disk(self, device: str) -> Plist:
        try:
            done = subprocess.run(
                ["/usr/sbin/diskutil", "info", "-plist", device], capture_output=True, timeout=20, check=True
            )
            answer = plistlib.loads(done.stdout)
        except (subprocess.SubprocessError, plistlib.InvalidFileException, ValueError) as error:
            raise OSError(f"diskutil: {device}") from error
        if not isinstance(answer, dict):
            raise OSError(f"diskutil: {device}")
        return answer


def _text(raw: bytes) -> str:
    return os.fsdecode(raw.split(b"\0", 1)[0])
