r"""A Windows computer made of recorded answers: what the calls of ``WindowsApi`` would say.

``FakeApi`` starts as an ordinary computer, its C: on an internal NVMe disk, and is given drives one by
one. Forms are Microsoft's: STORAGE_BUS_TYPE (ntddstor.h), CM_REMOVAL_POLICY (cfgmgr32.h), the drive types
of GetDriveTypeW, volume names ``\\?\Volume{...}\``, device instance ids ("Device instance ID" on
learn.microsoft.com) with the tree that Device Manager shows "by connection".
"""

import ntpath
from dataclasses import dataclass, field

from app.places.windows import Device, Volume, WindowsMachine
from tests.app.places.fake_linux import FakeReader

HOME = r"C:\Users\anne"
CABINET = rf"{HOME}\Cabinet.serment"
# STORAGE_BUS_TYPE
ATAPI, FIREWIRE, FIBRE, USB, RAID, ISCSI, SAS, SATA, SD, EMMC = 2, 4, 6, 7, 8, 9, 10, 11, 12, 13
VIRTUAL, IMAGE, SPACES, NVME, FABRICS = 14, 15, 16, 17, 20
REMOVABLE, FIXED, REMOTE, DISC, MEMORY = 2, 3, 4, 5, 6  # GetDriveTypeW

BOARD = Device(r"PCI\VEN_8086&DEV_A0B0\3&11583659", 1), Device(r"ACPI\PNP0A08\0", 1)
ROOT = (Device(r"HTREE\ROOT\0", None),)
USB_TREE = (
    Device(r"USBSTOR\DISK&VEN_SANDISK&PROD_ULTRA\4C53", 3),
    Device(r"USB\VID_0781&PID_5581\4C53", 3),
    Device(r"USB\ROOT_HUB30\4&2E4A7C4", 1),
    *BOARD,
    *ROOT,
)
BUILT_IN_USB_TREE = (USB_TREE[0], Device(r"USB\VID_0BDA&PID_0129\2010", 1), *USB_TREE[2:])
NVME_TREE = (Device(r"SCSI\DISK&VEN_NVME\5&1", 1), *BOARD, *ROOT)
SATA_TREE = (Device(r"SCSI\DISK&VEN_&PROD_SAMSUNG\4&2", 1), *BOARD, *ROOT)
#: As an eSATA disk, and as an internal one whose port the firmware calls hot-pluggable.
HOT_SATA_TREE = (Device(r"SCSI\DISK&VEN_&PROD_SAMSUNG\4&2", 2), *BOARD, *ROOT)
#: The topmost part of what is unplugged is removable ("Overview of the Removable Device Capability").
THUNDERBOLT_TREE = (
    Device(r"SCSI\DISK&VEN_NVME\5&7", 1),
    Device(r"PCI\VEN_144D&DEV_A808\7&3", 1),
    Device(r"PCI\VEN_8086&DEV_15C0\6&2", 1),
    Device(r"PCI\VEN_8086&DEV_15C0\5&1", 2),
    *BOARD,
    *ROOT,
)
SD_TREE = (Device(r"SD\DISK&GENERIC&SD128\5&2", 3), Device(r"PCI\VEN_10EC&DEV_5227\4&1", 1), *ROOT)
FIREWIRE_TREE = (Device(r"SBP2\LACIE&FIREWIRE\0", 3), Device(r"PCI\VEN_104C&DEV_823F\4&1", 1), *ROOT)
#: usbip-win2 hangs its host controller under ROOT.
USBIP_TREE = (*USB_TREE[:3], Device(r"ROOT\USBIP_WIN2_UDE\0000", 1), *ROOT)
#: A stick of the terminal a remote session is seen from (RemoteFX USB redirection).
REMOTE_SESSION_TREE = (*USB_TREE[:2], Device(r"TS_USB_HUB_ENUMERATOR\UMB\2&1", 1), *ROOT)
#: A disk of a driver that nobody knows.
DRIVER_TREE = (*USB_TREE[:2], Device(r"ROOT\UNKNOWN\0000", 1), *ROOT)
TREES = {USB: USB_TREE, NVME: NVME_TREE, SATA: SATA_TREE, SD: SD_TREE, FIREWIRE: FIREWIRE_TREE}


class WindowsReader(FakeReader):
    """Files and links by their Windows names."""

    def real(self, path: str) -> str:
        path = ntpath.normpath(path)
        for link, target in self.links.items():
            if path == link or path.startswith(link + "\\"):
                return ntpath.normpath(target + path[len(link) :])
        return path

    def read(self, path: str) -> bytes:
        content = self.files.get(path)
        if content is None:
            raise FileNotFoundError(path)
        if isinstance(content, OSError):
            raise content
        return content

    def exists(self, path: str) -> bool:
        return path in self.files

    def names(self, path: str) -> list[str]:
        return [ntpath.basename(file) for file in (*self.files, *self.links) if ntpath.dirname(file) == path]

    def homes(self) -> tuple[str, ...]:
        return (HOME,)


@dataclass
class Letter:
    """What Windows knows of one drive letter."""

    guid: str | None
    kind: int = FIXED
    volume: Volume | None = field(default_factory=lambda: Volume("", 0x1A2B3C4D, "NTFS", False))
    disks: tuple[int, ...] = (0,)


class FakeApi:
    """A computer whose C: is an internal NVMe disk, and what is plugged into it."""

    def __init__(self) -> None:
        self.reader = WindowsReader()
        self.at: dict[str, Letter] = {"C:": Letter("c0")}
        self.buses: dict[int, int] = {0: NVME}
        self.trees: dict[int, tuple[Device, ...]] = {0: NVME_TREE}
        self.missing: set[str] = set()
        self.sync_roots: set[str] = set()
        self.registry: dict[tuple[str, str], dict[str, str]] = {}
        self.handles: dict[int, str] = {}
        self.unwritable: set[str] = set()

    @property
    def machine(self) -> WindowsMachine:
        return WindowsMachine(self, self.reader)

    @property
    def links(self) -> dict[str, str]:
        """Junctions, and letters made by ``subst``."""
        return self.reader.links

    def drive(
        self,
        letter: str = "E:",
        bus: int = USB,
        tree: tuple[Device, ...] | None = None,
        file_system: str = "exFAT",
        kind: int = REMOVABLE,
        read_only: bool = False,
    ) -> "FakeApi":
        """One more disk with one volume; ``tree`` is what it hangs on, as usual for its bus."""
        number = self.disk(bus, tree)
        self.at[letter] = Letter(
            f"a{number}", kind, Volume("CLE", 0x1A2B3C4D, file_system, read_only), (number,)
        )
        return self

    def disk(self, bus: int, tree: tuple[Device, ...] | None = None) -> int:
        """One more disk; its number."""
        number = len(self.buses)
        self.buses[number], self.trees[number] = bus, TREES.get(bus, ()) if tree is None else tree
        return number

    def letter(self, name: str, guid: str | None, kind: int, *disks: int) -> "FakeApi":
        """A letter that is no plain volume of one disk."""
        self.at[name] = Letter(guid, kind, disks=disks)
        return self

    def open_folder(self, path: str) -> int:
        path = self.reader.real(path)
        if path in self.missing or (path[:2] not in self.at and not path.startswith("\\\\")):
            raise FileNotFoundError(path)
        self.handles[len(self.handles) + 1] = path
        return len(self.handles)

    def close_folder(self, handle: int) -> None:
        del self.handles[handle]
        self.handles = dict(self.handles)

    def letter_path(self, handle: int) -> str:
        path = self.handles[handle]
        return "\\\\?\\UNC\\" + path[2:] if path.startswith("\\\\") else "\\\\?\\" + path

    def volume_path(self, handle: int) -> str:
        path = self.handles[handle]
        letter = self.at.get(path[:2])
        if letter is None or letter.guid is None:
            raise OSError("ERROR_PATH_NOT_FOUND")
        return rf"\\?\Volume{{{letter.guid}}}" + "\\" + path[3:]

    def _letter(self, root: str) -> Letter:
        for name, letter in self.at.items():
            if root == f"{name}\\" or (letter.guid and root == rf"\\?\Volume{{{letter.guid}}}" + "\\"):
                return letter
        raise OSError(root)

    def drive_type(self, root: str) -> int:
        return REMOTE if root.startswith("\\\\") and "Volume{" not in root else self._letter(root).kind

    def volume(self, root: str) -> Volume:
        volume = self._letter(root).volume
        if volume is None:
            raise OSError("ERROR_NOT_READY")
        return volume

    def extents(self, volume: str) -> tuple[int, ...]:
        disks = self._letter(volume).disks
        if not disks:
            raise OSError("ERROR_INVALID_FUNCTION")
        return disks

    def bus_type(self, disk: int) -> int:
        return self.buses[disk]

    def devices(self, disk: int) -> tuple[Device, ...]:
        return self.trees[disk]

    def free_bytes(self, path: str) -> int:
        return 8 << 30

    def writable(self, path: str) -> bool:
        return path not in self.unwritable

    def is_sync_root(self, path: str) -> bool:
        return path in self.sync_roots

    def key_names(self, hive: str, key: str) -> list[str]:
        depth = key.count("\\") + 1
        below = [name for where, name in self.registry if where == hive and name.startswith(key + "\\")]
        return sorted({name.split("\\")[depth] for name in below})

    def key_values(self, hive: str, key: str) -> dict[str, str]:
        return self.registry.get((hive, key), {})

    def system_folder(self) -> str:
        return r"C:\Windows"

    def application_data(self) -> tuple[str, str]:
        return rf"{HOME}\AppData\Roaming", rf"{HOME}\AppData\Local"

    def letters(self) -> list[str]:
        return [f"{letter}\\" for letter in self.at]
