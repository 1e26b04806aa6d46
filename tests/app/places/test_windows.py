"""Windows machines as recorded facts tell them; none of the calls is made here."""

import ntpath
from dataclasses import dataclass, field

import pytest

from app.places.drives import drives
from app.places.judging import approve, judge
from app.places.policy import Purpose
from app.places.windows import Volume, WindowsMachine
from tests.app.places.fake_linux import FakeReader
from vault.errors import DriveGone

BACKUP, VAULT, EXPORT, IMPORT = Purpose.BACKUP, Purpose.VAULT, Purpose.EXPORT, Purpose.IMPORT
HOME = r"C:\Users\anne"
CABINET = rf"{HOME}\Cabinet.serment"
USB, NVME, SATA, RAID, SAS = 7, 17, 11, 8, 10


class WindowsReader(FakeReader):
    """Files by their Windows names, in any case."""

    def real(self, path: str) -> str:
        return ntpath.normpath(path)

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
        return [ntpath.basename(file) for file in self.files if ntpath.dirname(file) == path]


@dataclass
class Letter:
    """What Windows knows of one drive letter."""

    guid: str | None
    kind: int = 3
    volume: Volume | None = field(default_factory=lambda: Volume("", 0x1A2B3C4D, "NTFS", False))
    disks: tuple[int, ...] = (0,)


class FakeApi:
    """A computer whose C: is an internal NVMe disk, and what is plugged into it."""

    def __init__(self) -> None:
        self.at: dict[str, Letter] = {"C:": Letter("c0")}
        self.buses: dict[int, int] = {0: NVME}
        self.policies: dict[int, int | None] = {0: 1}
        self.missing: set[str] = set()
        self.sync_roots: set[str] = set()
        self.registry: dict[tuple[str, str], dict[str, str]] = {}
        self.handles: dict[int, str] = {}
        self.links: dict[str, str] = {}
        self.unwritable: set[str] = set()

    def drive(self, letter: str, bus: int, policy: int | None = None, **volume: object) -> "FakeApi":
        number = len(self.buses)
        self.buses[number], self.policies[number] = bus, policy
        kind = str(volume.pop("file_system", "exFAT"))
        read_only = bool(volume.pop("read_only", False))
        self.at[letter] = Letter(f"a{number}", 2, Volume("CLE", 0x1A2B3C4D, kind, read_only), (number,))
        return self

    def machine(self, reader: WindowsReader | None = None) -> WindowsMachine:
        return WindowsMachine(self, reader or WindowsReader())

    def open_folder(self, path: str) -> int:
        path = self.links.get(path, path)
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
        return 4 if root.startswith("\\\\") and "Volume{" not in root else self._letter(root).kind

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

    def removal_policy(self, disk: int) -> int | None:
        return self.policies[disk]

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


def rule(api: FakeApi, path: str, purpose: Purpose, vault: str | None = CABINET) -> str:
    return judge(path, purpose, api.machine(), vault if purpose is BACKUP else None).rule


ONE_DRIVE = [
    ("usb stick", FakeApi().drive("E:", USB), BACKUP, "external-drive"),
    ("usb stick for a vault", FakeApi().drive("E:", USB), VAULT, "not-atomic"),
    ("usb stick ntfs for a vault", FakeApi().drive("E:", USB, file_system="NTFS"), VAULT, "local-disk"),
    ("usb stick fat32", FakeApi().drive("E:", USB, file_system="FAT32"), BACKUP, "external-drive"),
    ("usb stick refs", FakeApi().drive("E:", USB, file_system="ReFS"), BACKUP, "file-system-unknown"),
    ("usb stick read-only", FakeApi().drive("E:", USB, read_only=True), BACKUP, "read-only"),
    ("usb stick read-only to import", FakeApi().drive("E:", USB, read_only=True), IMPORT, "local-disk"),
    ("firewire", FakeApi().drive("E:", 4), BACKUP, "external-drive"),
    ("sd card", FakeApi().drive("E:", 12), BACKUP, "external-drive"),
    ("emmc", FakeApi().drive("E:", 13), BACKUP, "internal-disk"),
    ("thunderbolt nvme", FakeApi().drive("E:", NVME, 3), BACKUP, "external-drive"),
    ("internal nvme", FakeApi().drive("E:", NVME, 1), BACKUP, "internal-disk"),
    ("nvme of unknown policy", FakeApi().drive("E:", NVME, None), BACKUP, "disk-unknown"),
    ("esata that can be removed", FakeApi().drive("E:", SATA, 2), BACKUP, "external-drive"),
    ("internal sata", FakeApi().drive("E:", SATA, 1), BACKUP, "internal-disk"),
    ("internal sata export", FakeApi().drive("E:", SATA, 1), EXPORT, "local-disk"),
    ("sas", FakeApi().drive("E:", SAS, 3), BACKUP, "internal-disk"),
    ("raid", FakeApi().drive("E:", RAID, 3), BACKUP, "internal-disk"),
    ("raid for a vault", FakeApi().drive("E:", RAID, file_system="NTFS"), VAULT, "local-disk"),
    ("fibre channel", FakeApi().drive("E:", 6), BACKUP, "network-disk"),
    ("iscsi", FakeApi().drive("E:", 9), BACKUP, "network-disk"),
    ("iscsi for a vault", FakeApi().drive("E:", 9, file_system="NTFS"), VAULT, "network-disk"),
    ("virtual disk", FakeApi().drive("E:", 14), BACKUP, "virtual-disk"),
    ("vhd on a stick", FakeApi().drive("E:", 15, 3), BACKUP, "disk-image"),
    ("vhd export", FakeApi().drive("E:", 15, 3), EXPORT, "disk-image"),
    ("storage spaces", FakeApi().drive("E:", 16, 3), BACKUP, "virtual-disk"),
    ("nvme over fabrics", FakeApi().drive("E:", 20, 3), BACKUP, "network-disk"),
    ("bus of tomorrow", FakeApi().drive("E:", 21, 3), BACKUP, "disk-unknown"),
    ("bus unknown", FakeApi().drive("E:", 0, 3), BACKUP, "disk-unknown"),
]


@pytest.mark.parametrize(
    ("api", "purpose", "expected"), [row[1:] for row in ONE_DRIVE], ids=[row[0] for row in ONE_DRIVE]
)
def test_each_kind_of_disk_is_judged_by_its_bus(api, purpose, expected):
    assert rule(api, "E:\\", purpose) == expected


def test_the_disk_of_windows_takes_the_vault_and_no_backup():
    assert rule(FakeApi(), CABINET, VAULT) == "local-disk"
    assert rule(FakeApi(), rf"{HOME}\sauvegardes", BACKUP) == "system-disk"


def test_windows_started_from_a_stick_does_not_back_up_onto_it():
    api = FakeApi()
    api.buses[0] = USB
    api.at["E:"] = Letter("e0", 2, disks=(0,))
    assert rule(api, "E:\\", BACKUP) == "system-disk"


def test_the_stick_of_the_vault_takes_no_backup():
    api = FakeApi().drive("E:", USB, file_system="NTFS")
    assert rule(api, "E:\\", BACKUP, vault=r"E:\Cabinet.serment") == "vault-disk"


def test_a_volume_over_two_disks_is_judged_by_both():
    api = FakeApi().drive("E:", USB).drive("F:", SATA, 1)
    api.at["E:"].disks = (1, 2)
    assert rule(api, "E:\\", BACKUP) == "internal-disk"


def test_a_letter_of_the_network_is_refused():
    api = FakeApi()
    api.at["Z:"] = Letter(None, 4)
    assert rule(api, "Z:\\", BACKUP) == "network-share"
    assert rule(api, r"Z:\export", EXPORT) == "network-share"
    assert rule(api, r"\\nas\cabinet", EXPORT) == "network-share"


def test_a_letter_without_a_volume_is_refused():
    """Google Drive and pCloud show a fixed drive that no disk stands behind."""
    api = FakeApi()
    api.at["G:"] = Letter(None, 3)
    assert rule(api, "G:\\", BACKUP) == "mount-unknown"
    assert rule(api, "G:\\", VAULT) == "mount-unknown"


def test_a_volume_without_disks_is_refused():
    api = FakeApi()
    api.at["P:"] = Letter("b0", 3, disks=())
    assert rule(api, "P:\\", VAULT) == "disk-unknown"


def test_a_drive_that_is_not_ready_is_refused():
    api = FakeApi().drive("E:", USB)
    api.at["E:"].volume = None
    assert rule(api, "E:\\", BACKUP) == "file-system-unknown"


def test_a_memory_disk_is_refused():
    api = FakeApi()
    api.at["R:"] = Letter("d0", 6)
    assert rule(api, "R:\\", VAULT) == "memory"


def test_a_junction_into_another_drive_is_judged_where_it_leads():
    api = FakeApi().drive("E:", USB)
    api.links[r"E:\Serment"] = r"C:\Users\anne\faux"
    assert rule(api, r"E:\Serment", BACKUP) == "system-disk"


def test_a_folder_that_is_not_there_is_judged_by_its_parent():
    api = FakeApi().drive("E:", USB)
    api.missing |= {r"E:\Serment\x", r"E:\Serment"}
    assert rule(api, r"E:\Serment\x", BACKUP) == "external-drive"


def test_a_sync_root_is_found_on_any_parent():
    api = FakeApi()
    api.sync_roots.add(rf"{HOME}\OneDrive - Cabinet")
    assert rule(api, rf"{HOME}\OneDrive - Cabinet\a\b", VAULT) == "cloud-folder"


EXPLORER = r"Software\Microsoft\Windows\CurrentVersion\Explorer"


@pytest.mark.parametrize(
    ("hive", "keys", "value"),
    [
        ("HKLM", [rf"{EXPLORER}\SyncRootManager\Dropbox!S-1-5!x\UserSyncRoots"], "S-1-5"),
        (
            "HKCU",
            [rf"{EXPLORER}\Desktop\NameSpace\{{A}}", r"Software\Classes\CLSID\{A}\Instance\InitPropertyBag"],
            "TargetFolderPath",
        ),
        ("HKCU", [r"Software\Microsoft\OneDrive\Accounts\Business1"], "UserFolder"),
        ("HKCU", [r"Software\pCloud"], "SyncDrive"),
    ],
)
def test_what_clients_told_the_registry_is_believed(hive, keys, value):
    api = FakeApi()
    for key in keys:
        api.registry[hive, key] = {value: r"c:\users\ANNE\Nuage"}
    assert rule(api, rf"{HOME}\Nuage\x", VAULT) == "cloud-folder"
    assert rule(api, HOME, EXPORT) == "cloud-folder"
    assert rule(api, rf"{HOME}\Nuage2", VAULT) == "local-disk"


def test_dropbox_on_an_external_disk_is_refused():
    reader = WindowsReader()
    reader.files[rf"{HOME}\AppData\Local\Dropbox\info.json"] = rb'{"personal": {"path": "E:\\Dropbox"}}'
    api = FakeApi().drive("E:", USB)
    assert judge(r"E:\Dropbox\Serment", BACKUP, api.machine(reader), CABINET).rule == "cloud-folder"
    assert judge(r"E:\Serment", BACKUP, api.machine(reader), CABINET).rule == "external-drive"


def test_settings_that_cannot_be_read_refuse():
    reader = WindowsReader()
    reader.files[rf"{HOME}\AppData\Local\Dropbox\info.json"] = PermissionError()
    assert judge(CABINET, VAULT, FakeApi().machine(reader)).rule == "cloud-unknown"


def test_a_drive_synchronised_elsewhere_carries_its_mark():
    reader = WindowsReader()
    reader.files["E:\\.stfolder"] = b""
    assert judge("E:\\", BACKUP, FakeApi().drive("E:", USB).machine(reader), CABINET).rule == "cloud-folder"


def test_another_drive_under_the_same_letter_is_noticed():
    api = FakeApi().drive("E:", USB)
    with approve("E:\\", BACKUP, api.machine(), CABINET) as folder:
        folder.recheck()
        api.at["E:"] = Letter("bb", 2, disks=(1,))
        with pytest.raises(DriveGone):
            folder.recheck()
        del api.at["E:"]
        with pytest.raises(DriveGone):
            folder.recheck()


def test_drives_are_listed_with_what_windows_says_of_them():
    api = FakeApi().drive("E:", USB)
    api.at["Z:"] = Letter(None, 4)
    first, second = drives(api.machine(), CABINET)
    assert (first.mount, first.label, first.uuid, first.bus) == ("E:\\", "CLE", "1A2B-3C4D", "usb")
    assert (first.file_system, first.allowed) == ("exfat", True)
    assert (second.mount, second.rule) == ("C:\\", "system-disk")


def test_no_handle_is_left_open():
    api = FakeApi().drive("E:", USB)
    for purpose in Purpose:
        rule(api, "E:\\", purpose)
    assert api.handles == {}
