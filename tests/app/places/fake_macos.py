"""A Mac made of recorded answers: what statfs, diskutil and the extended attributes would say.

The keys are those of ``diskutil info -plist`` (diskutil(8)), as published listings show them: BusProtocol
(its values are in IOStorageProtocolCharacteristics.h), RemovableMediaOrExternalDevice, VirtualOrPhysical,
ParentWholeDisk, APFSPhysicalStores, DeviceTreePath. File system names are statfs(2)'s.
"""

import os
import posixpath

from app.places.macos import MacMachine, Plist, Statfs
from tests.app.places.fake_linux import FakeReader

HOME = "/Users/anne"
CABINET = f"{HOME}/Cabinet.serment"
CLE = "/Volumes/CLE"
LOCAL, READ_ONLY = 0x1000, 0x1  # MNT_LOCAL, MNT_RDONLY


class Mac(FakeReader):
    """A Mac with its internal APFS disk, and what is plugged into it."""

    def __init__(self) -> None:
        super().__init__()
        self.mounts: dict[str, Statfs] = {}
        self.plists: dict[str, Plist] = {}
        self.flags = 0
        self.xattrs: dict[str, list[str]] = {}
        self.folder(CABINET)
        self.whole("disk0", "Apple Fabric", external=False)
        self.part("disk0s2", "disk0")
        self.apfs("/", "disk3s1s1", "disk3", "disk0s2")
        self.apfs("/System/Volumes/Data", "disk3s5", "disk3", "disk0s2")
        self.folder(f"/System/Volumes/Data{HOME}")

    def whole(self, name: str, protocol: str, *, external: bool | None = True, **more: object) -> None:
        facts: Plist = {
            "DeviceIdentifier": name,
            "ParentWholeDisk": name,
            "BusProtocol": protocol,
            "VirtualOrPhysical": "Physical",
            "WholeDisk": True,
        }
        if external is not None:
            facts["RemovableMediaOrExternalDevice"] = external
        self.plists[name] = facts | more

    def part(self, name: str, whole: str, **more: object) -> None:
        self.plists[name] = {"DeviceIdentifier": name, "ParentWholeDisk": whole} | more

    def apfs(self, point: str, volume: str, container: str, *stores: str, **more: object) -> None:
        self.whole(container, "PCI-Express", external=False, VirtualOrPhysical="Virtual")
        physical = [{"APFSPhysicalStore": store} for store in stores]
        self.part(
            volume, container, APFSPhysicalStores=physical, VolumeName=posixpath.basename(point), **more
        )
        self.mounted(point, volume, "apfs")

    def mounted(self, point: str, device: str, file_system: str, flags: int = LOCAL) -> None:
        self.folder(point)
        self.mounts[point] = Statfs(flags, file_system, f"/dev/{device}", point)

    def drive(
        self, protocol: str, *, external: bool | None = True, file_system: str = "exfat", **more: object
    ) -> "Mac":
        self.whole("disk4", protocol, external=external, **more)
        self.part("disk4s1", "disk4", VolumeName="CLE", VolumeUUID="6F1C-UUID")
        self.mounted(CLE, "disk4s1", file_system)
        return self

    @property
    def machine(self) -> MacMachine:
        return MacMachine(self)

    def homes(self) -> tuple[str, ...]:
        return (HOME,)

    def opened_path(self, handle: int) -> str:
        return self._handles[handle]

    def statfs(self, handle: int) -> Statfs:
        path = self._handles[handle]
        while path not in self.mounts:
            path = posixpath.dirname(path)
        return self.mounts[path]

    def file_flags(self, handle: int) -> int:
        os.fstat(handle)
        return self.flags

    def attributes(self, path: str) -> list[str]:
        return self.xattrs.get(path, [])

    def disk(self, device: str) -> Plist:
        try:
            return self.plists[device.removeprefix("/dev/")]
        except KeyError:
            raise OSError(device) from None

    def space(self, handle: int) -> tuple[int, bool]:
        return 8 << 30, False
