"""The Windows probe: from an open folder to its volume, the volume's disks, and their buses.

Written from Microsoft's documentation and recorded facts; it has not been run
on Windows. Drive letters are not trusted: a folder is known by the volume that
its open handle lies on, and a handle without a volume (network shares, the
letters of cloud clients) is refused.
"""

import ntpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Protocol, cast

from app.places import cloud_names, clouds
from app.places.cloud_clients import windows_roots
from app.places.facts import Bus, CloudRoot, Disk, Facts, Nature
from app.places.handle import PathFolder
from app.places.machine import Mounted, Opened
from app.places.reader import Reader


@dataclass(frozen=True, slots=True)
class Volume:
    """GetVolumeInformationW."""

    label: str
    serial: int
    file_system: str
    read_only: bool


@dataclass(frozen=True, slots=True)
class Device:
    r"""A node of the device tree: ``PCI\VEN_8086&DEV_15D3...`` and what Windows expects of it by itself.

    ``removal_policy`` is CM_DRP_REMOVAL_POLICY_HW_DEFAULT: 1 stays, 2 and 3 can be taken away.
    """

    id: str
    removal_policy: int | None


class WindowsApi(Protocol):
    """The calls the probe makes. All raise OSError when Windows refuses."""

    def open_folder(self, path: str) -> int:
        """A handle with FILE_FLAG_BACKUP_SEMANTICS, cloud placeholders shown as what they are."""

    def close_folder(self, handle: int) -> None: ...
    def volume_path(self, handle: int) -> str:
        r"""GetFinalPathNameByHandleW, VOLUME_NAME_GUID: ``\\?\Volume{...}\Users\anne``."""

    def letter_path(self, handle: int) -> str:
        r"""The same with VOLUME_NAME_DOS: ``\\?\C:\Users\anne``."""

    def drive_type(self, root: str) -> int: ...
    def volume(self, root: str) -> Volume: ...
    def extents(self, volume: str) -> tuple[int, ...]:
        """Numbers of the disks a volume lies on."""

    def bus_type(self, disk: int) -> int:
        """STORAGE_BUS_TYPE."""

    def devices(self, disk: int) -> tuple[Device, ...]:
        """The disk and everything it hangs on, up to the root of the tree."""

    def free_bytes(self, path: str) -> int: ...
    def writable(self, path: str) -> bool: ...
    def is_sync_root(self, path: str) -> bool:
        """CfGetSyncRootInfoByPath answers S_OK."""

    def key_names(self, hive: str, key: str) -> list[str]:
        """Sub-keys; empty where the key is missing."""

    def key_values(self, hive: str, key: str) -> dict[str, str]:
        """Text values; empty where the key is missing."""

    def system_folder(self) -> str: ...
    def application_data(self) -> tuple[str, str]:
        """Roaming and local."""

    def letters(self) -> list[str]:
        r"""``C:\`` and so on."""


_NATURES = {2: Nature.DISK, 3: Nature.DISK, 4: Nature.NETWORK, 5: Nature.DISK, 6: Nature.MEMORY}
_BUSES = {
    1: Bus.SCSI,
    2: Bus.SATA,
    3: Bus.SATA,
    4: Bus.FIREWIRE,
    6: Bus.NETWORK,  # fibre channel
    7: Bus.USB,
    8: Bus.OTHER,  # RAID, which is what laptops call their one disk under Intel's driver
    9: Bus.NETWORK,  # iSCSI
    10: Bus.SCSI,
    11: Bus.SATA,
    12: Bus.SD,
    13: Bus.EMMC,
    14: Bus.VIRTUAL,
    15: Bus.IMAGE,
    16: Bus.VIRTUAL,  # Storage Spaces
    17: Bus.NVME,
    18: Bus.OTHER,
    19: Bus.OTHER,
    20: Bus.NETWORK,  # NVMe over fabrics
}
_CARRIED = frozenset({Bus.USB, Bus.SD, Bus.FIREWIRE})
_TAKEN_AWAY = frozenset({2, 3})
# Controllers that are there: whatever else hangs under ROOT was made by a driver.
_HARDWARE = ("PCI\\", "ACPI\\")
_USB_OVER_NETWORK = re.compile(r"(ROOT\\)?(USBIP|VHCI|VIRTUALHERE|TS_USB_HUB|RDPBUS|EVUSB).*", re.IGNORECASE)
_FILE_SYSTEMS = {"fat": "vfat", "fat32": "vfat", "cdfs": "iso9660"}
_EXPLORER = r"Software\Microsoft\Windows\CurrentVersion\Explorer"


@dataclass(slots=True)
class WindowsFolder:
    """A folder held open by ``number``, a system handle that keeps it from being renamed.

    ``root`` is its volume's own name, None when it has none.
    """

    path: str
    handle: PathFolder
    number: int
    root: str | None


class WindowsMachine:
    """The machine as the Windows calls tell it."""

    def __init__(self, api: WindowsApi, reader: Reader) -> None:
        self._api = api
        self._reader = reader

    @property
    def paths(self) -> ModuleType:
        return ntpath

    def real(self, path: str) -> str:
        return self._reader.real(path)

    def open(self, path: str) -> WindowsFolder:
        """Hold a folder open. Raises OSError."""
        return self._held(self._api.open_folder(path))

    def below(self, opened: Opened, name: str) -> WindowsFolder:
        folder = cast(WindowsFolder, opened)
        folder.handle.folder(name, create=True).close()
        child = self._held(self._api.open_folder(folder.handle.path_of(name)))
        if child.root != folder.root:  # a junction put there meanwhile
            child.handle.close()
            raise OSError(f"{name} leads to another volume")
        return child

    def facts(self, opened: Opened, rest: str, vault: str | None) -> Facts:
        folder = cast(WindowsFolder, opened)
        path = ntpath.join(folder.path, rest) if rest else folder.path
        volume = self._volume(folder.root)
        nature = self._nature(folder)
        roots, unread = self._clouds(folder.path, path)
        return Facts(
            path=path,
            mount=folder.root if nature is not Nature.NETWORK else folder.path,
            file_system=_file_system(volume) if volume else ("?" if nature is Nature.NETWORK else None),
            nature=nature,
            disks=self._disks(folder.root),
            system_disks=self._disks_of(self._api.system_folder()),
            vault_disks=self._disks_of(vault) if vault else frozenset(),
            clouds=roots,
            unread=unread,
            read_only=volume.read_only if volume else None,
            writable=self._api.writable(folder.path),
            free_bytes=self._free(folder.path),
            label=volume.label if volume else "",
            uuid=f"{volume.serial >> 16:04X}-{volume.serial & 0xFFFF:04X}" if volume else "",
        )

    def mounted(self, opened: Opened) -> Mounted | None:
        folder = cast(WindowsFolder, opened)
        try:
            root = _root(self._api.volume_path(folder.number))
            volume = self._api.volume(root)
        except OSError:
            return None
        return Mounted(f"{root} {volume.serial:08x} {volume.file_system}", volume.read_only)

    def mount_points(self) -> list[str]:
        return [root for root in self._api.letters() if self._api.drive_type(root) in (2, 3)]

    def _held(self, number: int) -> WindowsFolder:
        try:
            path = _plain(self._api.letter_path(number))
            try:
                own = self._api.volume_path(number)
                root: str | None = _root(own)
            except OSError:
                own, root = path, None
            return WindowsFolder(path, PathFolder(own, partial(self._api.close_folder, number)), number, root)
        except BaseException:
            self._api.close_folder(number)
            raise

    def _nature(self, folder: WindowsFolder) -> Nature | None:
        root = folder.root or ntpath.splitdrive(folder.path)[0] + "\\"
        return _NATURES.get(self._api.drive_type(root))

    def _volume(self, root: str | None) -> Volume | None:
        try:
            return self._api.volume(root) if root else None
        except OSError:
            return None

    def _disks(self, root: str | None) -> tuple[Disk, ...] | None:
        try:
            return tuple(self._disk(number) for number in self._api.extents(root)) if root else None
        except OSError:
            return None

    def _disk(self, number: int) -> Disk:
        bus = _BUSES.get(self._api.bus_type(number))
        unpluggable: bool | None = None if bus is None else False
        if bus in _CARRIED or bus in (Bus.NVME, Bus.SATA):
            tree = self._tree(number)
            unpluggable = _carried(tree) if bus in _CARRIED else _on_a_cable(tree)
            if any(_USB_OVER_NETWORK.fullmatch(device.id) for device in tree):
                bus = Bus.USB_OVER_NETWORK
            elif bus in _CARRIED and not any(device.id.upper().startswith(_HARDWARE) for device in tree):
                bus = None
        return Disk(str(number), f"PhysicalDrive{number}", bus, unpluggable)

    def _tree(self, number: int) -> tuple[Device, ...]:
        try:
            return self._api.devices(number)
        except OSError:
            return ()

    def _disks_of(self, path: str) -> frozenset[str] | None:
        try:
            folder = self.open(path)
        except OSError:
            return None
        with folder.handle:
            disks = self._disks(folder.root)
        return frozenset(disk.id for disk in disks) if disks else None

    def _free(self, path: str) -> int | None:
        try:
            return self._api.free_bytes(path)
        except OSError:
            return None

    def _clouds(self, opened: str, path: str) -> tuple[tuple[CloudRoot, ...] | None, str]:
        try:
            return self._synchronised(opened, path), ""
        except clouds.Unread as unread:
            return None, unread.path
        except OSError:
            return None, opened

    def _synchronised(self, opened: str, path: str) -> tuple[CloudRoot, ...]:
        """Those that touch the folder. Raises Unread, OSError."""
        known = (*windows_roots(self._reader, *self._api.application_data()), *self._registered())
        touching = [
            root
            for root in known
            # A junction leads from where the client says to where the folder lies.
            if clouds.overlap((path,), (root.path, self._reader.real(root.path)), fold_case=True)
        ]
        drive = ntpath.splitdrive(opened)[0] + "\\"
        marks = clouds.marked(self._reader, opened, drive, ntpath)
        names = cloud_names.named(self._reader, path, (*self._reader.homes(), drive), ntpath)
        return (*self._sync_roots(opened), *marks, *touching, *names)

    def _sync_roots(self, folder: str) -> Iterator[CloudRoot]:
        while True:
            if self._api.is_sync_root(folder):
                yield CloudRoot("Windows", folder)
            parent = ntpath.dirname(folder)
            if parent == folder:
                return
            folder = parent

    def _registered(self) -> Iterator[CloudRoot]:
        """What the clients told Windows about themselves."""
        for clsid in self._api.key_names("HKCU", rf"{_EXPLORER}\Desktop\NameSpace"):
            bag = rf"Software\Classes\CLSID\{clsid}\Instance\InitPropertyBag"
            yield from self._named("Explorer", "HKCU", bag, "TargetFolderPath")
        manager = rf"{_EXPLORER}\SyncRootManager"
        for name in self._api.key_names("HKLM", manager):
            for path in self._api.key_values("HKLM", rf"{manager}\{name}\UserSyncRoots").values():
                yield CloudRoot(name.split("!", 1)[0], path)
        for account in self._api.key_names("HKCU", r"Software\Microsoft\OneDrive\Accounts"):
            key = rf"Software\Microsoft\OneDrive\Accounts\{account}"
            yield from self._named("OneDrive", "HKCU", key, "UserFolder")
        yield from self._named("pCloud", "HKCU", r"Software\pCloud", "SyncDrive")

    def _named(self, provider: str, hive: str, key: str, value: str) -> Iterator[CloudRoot]:
        path = self._api.key_values(hive, key).get(value)
        if path:
            yield CloudRoot(provider, path)


def _carried(tree: tuple[Device, ...]) -> bool | None:
    """A card, a USB or a FireWire disk can be taken away, unless the socket of its USB device is inside."""
    sockets = [device for device in tree if device.id.upper().startswith("USB\\VID_")]
    policy = sockets[0].removal_policy if sockets else 3
    return None if policy is None else policy in _TAKEN_AWAY


def _on_a_cable(tree: tuple[Device, ...]) -> bool | None:
    """A bridge above the disk's own controller can be taken away: Thunderbolt or USB4.

    The controller's word and the disk's do not count: firmware calls sockets and slots inside the case
    "hot-pluggable" as well.
    """
    controllers = [device for device in tree if device.id.upper().startswith("PCI\\")]
    if not controllers or any(device.removal_policy is None for device in controllers):
        return None
    return any(device.removal_policy in _TAKEN_AWAY for device in controllers[1:])


def _root(path: str) -> str:
    found = re.match(r"\\\\\?\\Volume\{[0-9A-Fa-f-]+\}\\", path)
    if not found:
        raise OSError(f"not on a volume: {path}")
    return found[0]


def _plain(path: str) -> str:
    if path.startswith("\\\\?\\UNC\\"):
        return "\\\\" + path[8:]
    return path.removeprefix("\\\\?\\")


def _file_system(volume: Volume) -> str:
    name = volume.file_system.lower()
    return _FILE_SYSTEMS.get(name, name)
