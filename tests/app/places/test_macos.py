"""Macs as recorded property lists tell them; diskutil is not run here."""

import os
import posixpath

import pytest

from app.places.drives import drives
from app.places.judging import approve, judge
from app.places.macos import MacMachine, Plist, Statfs
from app.places.policy import Purpose
from tests.app.places.fake_linux import FakeReader
from vault.errors import DriveGone, DriveReadOnly

BACKUP, VAULT, EXPORT, IMPORT = Purpose.BACKUP, Purpose.VAULT, Purpose.EXPORT, Purpose.IMPORT
HOME = "/Users/anne"
CABINET = f"{HOME}/Cabinet.serment"
CLE = "/Volumes/CLE"
LOCAL = 0x1000


class Mac(FakeReader):
    """A Mac with its internal APFS disk, and what is plugged into it."""

    def __init__(self) -> None:
        super().__init__()
        self.mounts: dict[str, Statfs] = {}
        self.plists: dict[str, Plist] = {}
        self.flags = 0
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

    def disk(self, device: str) -> Plist:
        try:
            return self.plists[device.removeprefix("/dev/")]
        except KeyError:
            raise OSError(device) from None

    def space(self, handle: int) -> tuple[int, bool]:
        return 8 << 30, False


def rule(mac: Mac, path: str, purpose: Purpose, vault: str = CABINET) -> str:
    return judge(path, purpose, mac.machine, vault if purpose is BACKUP else None).rule


ONE_DRIVE = [
    ("usb stick", Mac().drive("USB"), BACKUP, "external-drive"),
    ("usb stick for a vault", Mac().drive("USB"), VAULT, "not-atomic"),
    ("usb stick fat", Mac().drive("USB", file_system="msdos"), BACKUP, "external-drive"),
    ("usb disk hfs+ for a vault", Mac().drive("USB", file_system="hfs"), VAULT, "local-disk"),
    ("usb disk ntfs for a vault", Mac().drive("USB", file_system="ntfs"), VAULT, "local-disk"),
    ("sd card", Mac().drive("Secure Digital"), BACKUP, "external-drive"),
    ("thunderbolt", Mac().drive("PCI-Express"), BACKUP, "external-drive"),
    ("thunderbolt sata", Mac().drive("SATA"), BACKUP, "external-drive"),
    ("firewire", Mac().drive("FireWire"), BACKUP, "external-drive"),
    ("second internal disk", Mac().drive("SATA", external=False), BACKUP, "internal-disk"),
    ("second internal disk export", Mac().drive("SATA", external=False), EXPORT, "local-disk"),
    ("disk of unknown place", Mac().drive("SATA", external=None), BACKUP, "disk-unknown"),
    ("disk image", Mac().drive("Disk Image", VirtualOrPhysical="Virtual"), BACKUP, "disk-image"),
    ("disk image that calls itself physical", Mac().drive("Disk Image"), EXPORT, "disk-image"),
    ("virtual disk", Mac().drive("USB", VirtualOrPhysical="Virtual"), BACKUP, "virtual-disk"),
    ("disk that does not say", Mac().drive("USB", VirtualOrPhysical="Unknown"), BACKUP, "disk-unknown"),
    ("raid", Mac().drive("USB", RAIDMaster=True), BACKUP, "virtual-disk"),
    ("iscsi", Mac().drive("iSCSI"), BACKUP, "network-disk"),
    ("fibre channel", Mac().drive("Fibre Channel Interface"), BACKUP, "network-disk"),
    ("bus of tomorrow", Mac().drive("Quantum"), BACKUP, "disk-unknown"),
    ("file system of tomorrow", Mac().drive("USB", file_system="neuffs"), BACKUP, "file-system-unknown"),
]


@pytest.mark.parametrize(
    ("mac", "purpose", "expected"), [row[1:] for row in ONE_DRIVE], ids=[row[0] for row in ONE_DRIVE]
)
def test_each_kind_of_disk_is_judged_by_what_diskutil_says(mac, purpose, expected):
    assert rule(mac, CLE, purpose) == expected


def test_the_disk_of_the_mac_takes_the_vault_and_no_backup():
    assert rule(Mac(), f"{HOME}/x", VAULT) == "local-disk"
    assert rule(Mac(), f"{HOME}/x", BACKUP) == "system-disk"


def encrypted(*stores: str) -> Mac:
    mac = Mac()
    mac.whole("disk4", "USB")
    mac.part("disk4s2", "disk4")
    mac.apfs(CLE, "disk5s1", "disk5", *stores, FileVault=True)
    return mac


def test_an_encrypted_apfs_drive_is_judged_by_its_physical_stores():
    assert rule(encrypted("disk4s2"), CLE, BACKUP) == "external-drive"
    assert rule(encrypted("disk4s2"), CLE, VAULT) == "local-disk"


def test_a_fusion_of_inside_and_outside_is_refused():
    mac = encrypted("disk4s2", "disk6s2")
    mac.whole("disk6", "SATA", external=False)
    mac.part("disk6s2", "disk6")
    assert rule(mac, CLE, BACKUP) == "internal-disk"


def test_a_store_that_diskutil_does_not_know_is_refused():
    assert rule(encrypted("disk4s2", "disk9s2"), CLE, BACKUP) == "disk-unknown"
    assert rule(encrypted(), CLE, BACKUP) == "disk-unknown"


def test_an_apfs_disk_image_on_a_stick_is_refused():
    mac = encrypted("disk4s2")
    mac.whole("disk4", "Disk Image", VirtualOrPhysical="Virtual")
    assert rule(mac, CLE, BACKUP) == "disk-image"


def test_a_mac_started_from_an_external_disk_does_not_back_up_onto_it():
    mac = Mac().drive("USB", file_system="apfs")
    mac.part("disk3s1s1", "disk3", APFSPhysicalStores=[{"APFSPhysicalStore": "disk4s1"}])
    assert rule(mac, CLE, BACKUP) == "system-disk"


def test_the_stick_of_the_vault_takes_no_backup():
    mac = Mac().drive("USB", file_system="apfs")
    mac.folder(f"{CLE}/Cabinet.serment")
    assert rule(mac, CLE, BACKUP, vault=f"{CLE}/Cabinet.serment") == "vault-disk"


@pytest.mark.parametrize(
    ("file_system", "flags", "expected"),
    [
        ("smbfs", 0, "network-share"),
        ("nfs", 0, "network-share"),
        ("webdav", 0, "network-share"),
        ("macfuse", LOCAL, "virtual-file-system"),
        ("osxfuse", 0, "virtual-file-system"),
        ("tmpfs", LOCAL, "memory"),
    ],
)
def test_what_is_no_disk_is_refused(file_system, flags, expected):
    mac = Mac()
    mac.mounted(CLE, "disk9", file_system, flags)
    assert rule(mac, CLE, BACKUP) == expected
    assert rule(mac, CLE, VAULT) == expected


def test_a_local_mount_without_a_device_is_refused():
    mac = Mac()
    mac.folder(CLE)
    mac.mounts[CLE] = Statfs(LOCAL, "apfs", "something", CLE)
    assert rule(mac, CLE, VAULT) == "file-system-unknown"


def test_a_read_only_drive_can_only_be_read():
    mac = Mac().drive("USB")
    mac.mounted(CLE, "disk4s1", "exfat", LOCAL | 1)
    assert rule(mac, CLE, BACKUP) == "read-only"
    assert rule(mac, CLE, IMPORT) == "local-disk"


@pytest.mark.parametrize(
    "folder",
    [f"{HOME}/Library/CloudStorage/Dropbox", f"{HOME}/Library/Mobile Documents/com~apple~CloudDocs"],
)
def test_the_cloud_folders_of_macos_are_refused(folder):
    mac = Mac()
    mac.folder(folder)
    assert rule(mac, f"{folder}/x", VAULT) == "cloud-folder"
    assert rule(mac, f"{folder.upper()}/x", VAULT) == "cloud-folder"


def test_dropbox_on_an_external_disk_is_refused():
    mac = Mac().drive("USB", file_system="apfs")
    mac.put(f"{HOME}/.dropbox/info.json", b'{"personal": {"path": "/Volumes/CLE/Dropbox"}}')
    assert rule(mac, f"{CLE}/Dropbox", BACKUP) == "cloud-folder"
    assert rule(mac, f"{CLE}/Serment", BACKUP) == "external-drive"


def test_a_folder_whose_content_is_in_a_cloud_is_refused():
    mac = Mac()
    mac.flags = 0x40000000
    assert rule(mac, f"{HOME}/x", VAULT) == "cloud-folder"


def test_a_drive_that_goes_away_is_noticed():
    mac = Mac().drive("USB")
    with approve(CLE, BACKUP, mac.machine, CABINET) as folder:
        folder.recheck()
        mac.mounted(CLE, "disk4s1", "exfat", LOCAL | 1)
        with pytest.raises(DriveReadOnly):
            folder.recheck()
        del mac.mounts[CLE]
        with pytest.raises(DriveGone):
            folder.recheck()


def test_drives_are_listed_with_what_diskutil_says_of_them():
    found = {drive.mount: drive for drive in drives(Mac().drive("USB").machine, CABINET)}
    stick = found[CLE]
    assert (stick.label, stick.uuid, stick.bus, stick.allowed) == ("CLE", "6F1C-UUID", "usb", True)
    assert found["/"].rule == "system-disk"
