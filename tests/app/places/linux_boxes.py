"""Linux computers as they are met, each with the one right answer.

Every case is a machine, a folder, a purpose and the id of the rule that must decide.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from app.places.policy import Purpose
from tests.app.places.fake_linux import HOME, ROOT_NVME, STICK, STICK_USB, SYS, Box
from tests.app.places.foreign_files import database

BACKUP, VAULT, EXPORT, IMPORT = Purpose.BACKUP, Purpose.VAULT, Purpose.EXPORT, Purpose.IMPORT
CLE = "/media/anne/CLE"
CABINET = f"{HOME}/Cabinet.serment"


@dataclass(frozen=True)
class Case:
    name: str
    make: Callable[[], Box]
    path: str
    purpose: Purpose
    rule: str
    vault: str | None = None

    def __str__(self) -> str:
        return self.name


CASES: list[Case] = []


def case(
    path: str, purpose: Purpose, rule: str, vault: str | None = None
) -> Callable[..., Callable[[], Box]]:
    """Record the machine that the function builds; several answers may hang on one machine."""

    def record(make: Callable[[], Box]) -> Callable[[], Box]:
        name = f"{make.__name__.strip('_')}-{purpose.value}-{rule}"
        CASES.append(Case(name, make, path, purpose, rule, vault))
        return make

    return record


# --- External drives that are what they seem ---------------------------------


@case(CLE, BACKUP, "external-drive", vault=CABINET)
@case(CLE, VAULT, "not-atomic")
@case(CLE, EXPORT, "local-disk")
@case(CLE, IMPORT, "local-disk")
@case(f"{CLE}/Serment/nouveau", BACKUP, "external-drive", vault=CABINET)
def usb_stick_fat() -> Box:
    return Box().stick(label="CLE", uuid="1A2B-3C4D")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def usb_stick_exfat() -> Box:
    return Box().stick(file_system="exfat")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
@case(CLE, VAULT, "local-disk")
def usb_stick_ext4() -> Box:
    return Box().stick(file_system="ext4")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
@case(CLE, VAULT, "local-disk")
def usb_stick_ntfs_by_ntfs3g() -> Box:
    return Box().stick(file_system="fuseblk", kind="ntfs")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
@case(CLE, VAULT, "not-atomic")
def usb_stick_exfat_by_fuse() -> Box:
    return Box().stick(file_system="fuseblk", kind="exfat")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
@case(CLE, VAULT, "not-atomic")
def fuseblk_that_udev_does_not_know() -> Box:
    return Box().stick(file_system="fuseblk", kind="")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def usb_stick_ntfs3() -> Box:
    return Box().stick(file_system="ntfs3", kind="ntfs")


@case("/media/anne/SANS TABLE", BACKUP, "external-drive", vault=CABINET)
def stick_without_partition_table() -> Box:
    box = Box()
    box.disk(STICK, "8:16", removable="1")
    box.usb(STICK_USB, "removable")
    box.mount("/media/anne/SANS TABLE", "8:16", "vfat", "/dev/sdb")
    return box


def _on_usb(wiring: str, device: str, removable: str = "unknown", file_system: str = "exfat") -> Box:
    box = Box()
    name = box.disk(wiring, "8:32")
    box.partition(wiring, f"{name}1", "8:33", kind=file_system)
    box.usb(device, removable)
    box.mount(CLE, "8:33", file_system, f"/dev/{name}1")
    return box


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def usb_ssd_that_says_not_removable() -> Box:
    device = "pci0000:00/0000:00:14.0/usb2/2-1"
    return _on_usb(f"{device}/2-1:1.0/host7/target7:0:0/7:0:0:0/block/sdc", device)


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def uas_ssd() -> Box:
    device = "pci0000:00/0000:00:0d.0/usb4/4-1"
    return _on_usb(f"{device}/4-1:1.0/host2/target2:0:0/2:0:0:0/block/sdc", device, "removable")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def stick_behind_two_hubs_one_built_in() -> Box:
    hub = "pci0000:00/0000:00:14.0/usb1/1-4"
    device = f"{hub}/1-4.2/1-4.2.1"
    box = _on_usb(f"{device}/1-4.2.1:1.0/host3/target3:0:0/3:0:0:0/block/sdc", device)
    box.usb(hub, "fixed")
    box.usb(f"{hub}/1-4.2", "removable")
    return box


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def stick_on_a_board_without_pci() -> Box:
    controller = "platform/scb/fd500000.xhci"
    device = f"{controller}/usb1/1-1"
    box = _on_usb(f"{device}/1-1:1.0/host0/target0:0:0/0:0:0:0/block/sda", device)
    box.links[f"{SYS}{controller}/of_node"] = "/sys/firmware/devicetree/base/scb/xhci"
    return box


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def external_sd_reader() -> Box:
    device = "pci0000:00/0000:00:14.0/usb1/1-5"
    return _on_usb(f"{device}/1-5:1.0/host4/target4:0:0/4:0:0:1/block/sdd", device, file_system="vfat")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def stick_in_a_thunderbolt_dock() -> Box:
    bridge = "pci0000:00/0000:00:07.0/0000:03:00.0"
    device = f"{bridge}/0000:04:02.0/0000:38:00.0/usb5/5-2"
    box = _on_usb(f"{device}/5-2:1.0/host5/target5:0:0/5:0:0:0/block/sdc", device)
    box.put(f"{SYS}{bridge}/removable", "removable\n")
    return box


SD = "pci0000:00/0000:00:1c.0/0000:02:00.0/rtsx_pci_sdmmc.0/mmc_host/mmc0/mmc0:0001/block/mmcblk0"


def _card(kind: str, wiring: str = SD) -> Box:
    box = Box()
    box.disk(wiring, "179:0")
    box.put(f"{SYS}{wiring}/device/type", kind + "\n")
    box.partition(wiring, "mmcblk0p1", "179:1", kind="vfat")
    box.mount(CLE, "179:1", "vfat", "/dev/mmcblk0p1")
    return box


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def sd_card_in_the_built_in_reader() -> Box:
    return _card("SD")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def sd_card_in_a_built_in_usb_reader() -> Box:
    return _card(
        "SD",
        "pci0000:00/0000:00:14.0/usb1/1-6/1-6:1.0/rtsx_usb_sdmmc.2.auto/mmc_host/mmc0/mmc0:b368/block/mmcblk0",
    )


@case(CLE, BACKUP, "internal-disk", vault=CABINET)
@case(CLE, EXPORT, "local-disk")
def emmc_soldered_to_the_board() -> Box:
    return _card("MMC")


@case(CLE, BACKUP, "disk-unknown", vault=CABINET)
def card_of_unknown_kind() -> Box:
    return _card("SDcombo")


THUNDERBOLT = "pci0000:00/0000:00:07.0/0000:03:00.0/0000:04:01.0/0000:05:00.0/nvme/nvme1/nvme1n1"


def _thunderbolt(wiring: str = THUNDERBOLT) -> Box:
    box = Box()
    name = box.disk(wiring, "259:5")
    box.partition(wiring, f"{name}p1", "259:6", kind="ext4")
    box.mount(CLE, "259:6", "ext4", f"/dev/{name}p1")
    return box


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def thunderbolt_nvme() -> Box:
    box = _thunderbolt()
    box.put(f"{SYS}pci0000:00/0000:00:07.0/0000:03:00.0/removable", "removable\n")
    return box


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def thunderbolt_sata_enclosure() -> Box:
    box = _thunderbolt(
        "pci0000:00/0000:00:1c.4/0000:06:00.0/0000:08:00.0/ata9/host8/target8:0:0/8:0:0:0/block/sde"
    )
    box.put(f"{SYS}pci0000:00/0000:00:1c.4/0000:06:00.0/removable", "removable\n")
    return box


@case(CLE, BACKUP, "internal-disk", vault=CABINET)
def thunderbolt_nvme_on_an_old_kernel() -> Box:
    return _thunderbolt()


@case(CLE, BACKUP, "internal-disk", vault=CABINET)
def second_internal_nvme_that_firmware_calls_fixed() -> Box:
    box = _thunderbolt()
    box.put(f"{SYS}pci0000:00/0000:00:07.0/removable", "fixed\n")
    return box


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def firewire_disk() -> Box:
    return _thunderbolt("pci0000:00/0000:00:1e.0/0000:05:00.0/fw1/fw1.0/host7/target7:0:0/7:0:0:0/block/sdc")


@case(CLE, BACKUP, "internal-disk", vault=CABINET)
@case(CLE, VAULT, "local-disk")
def esata_disk() -> Box:
    return _thunderbolt("pci0000:00/0000:00:17.0/ata5/host4/target4:0:0/4:0:0:0/block/sdc")


# --- Stacked devices ----------------------------------------------------------


@case(CLE, BACKUP, "external-drive", vault=CABINET)
@case(CLE, VAULT, "local-disk")
def luks_on_a_stick() -> Box:
    box = Box().stick("/nowhere", "crypto_LUKS")
    box.unmount("/nowhere")
    box.mapped("dm-1", "253:1", f"{STICK}/sdb1", kind="ext4", label="Sauvegarde cabinet")
    box.mount(CLE, "253:1", "ext4", "/dev/mapper/luks-5f2c")
    return box


@case(HOME, VAULT, "local-disk")
@case(HOME, BACKUP, "system-disk", vault=CABINET)
def luks_and_lvm_inside() -> Box:
    box = Box(root=False)
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p3", "259:3", kind="crypto_LUKS")
    box.mapped("dm-0", "253:0", f"{ROOT_NVME}/nvme0n1p3", kind="LVM2_member")
    box.mapped("dm-1", "253:1", "virtual/block/dm-0", kind="ext4")
    box.mount("/", "253:1", "ext4", "/dev/mapper/vg-root")
    return box


@case(f"{HOME}/x", VAULT, "local-disk")
@case(f"{HOME}/x", BACKUP, "system-disk", vault=CABINET)
def fedora_with_encrypted_btrfs() -> Box:
    box = Box(root=False)
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p3", "259:3", kind="crypto_LUKS")
    box.mapped("dm-0", "253:0", f"{ROOT_NVME}/nvme0n1p3", kind="btrfs")
    box.links["/dev/mapper/luks-5f2c"] = "/dev/dm-0"
    box.links["/sys/fs/btrfs/77aa/devices/dm-0"] = f"{SYS}virtual/block/dm-0"
    box.folder("/sys/fs/btrfs/77aa/devices")
    box.mount("/", "0:35", "btrfs", "/dev/mapper/luks-5f2c", root="/root")
    box.mount("/home", "0:35", "btrfs", "/dev/mapper/luks-5f2c", root="/home")
    return box


def _lvm_half(other: str) -> Box:
    box = Box().stick("/nowhere", "LVM2_member")
    box.unmount("/nowhere")
    box.disk(other, "8:48")
    box.partition(other, f"{other.rsplit('/', 1)[1]}1", "8:49", kind="LVM2_member")
    box.mapped("dm-4", "253:4", f"{STICK}/sdb1", f"{other}/{other.rsplit('/', 1)[1]}1", kind="ext4")
    box.mount(CLE, "253:4", "ext4", "/dev/mapper/vg-dossiers")
    return box


@case(CLE, BACKUP, "internal-disk", vault=CABINET)
def lvm_half_on_an_internal_disk() -> Box:
    return _lvm_half("pci0000:00/0000:00:17.0/ata2/host1/target1:0:0/1:0:0:0/block/sdd")


@case(CLE, BACKUP, "network-disk", vault=CABINET)
@case(CLE, VAULT, "network-disk")
def lvm_half_on_iscsi() -> Box:
    return _lvm_half("platform/host10/session1/target10:0:0/10:0:0:1/block/sdd")


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def raid_of_two_sticks() -> Box:
    box = Box().stick("/nowhere", "linux_raid_member")
    box.unmount("/nowhere")
    device = "pci0000:00/0000:00:14.0/usb2/2-3"
    other = f"{device}/2-3:1.0/host9/target9:0:0/9:0:0:0/block/sdc"
    box.disk(other, "8:32")
    box.usb(device)
    box.mapped("md127", "9:127", f"{STICK}/sdb1", other)
    box.mount(CLE, "9:127", "ext4", "/dev/md127")
    return box


@case(CLE, BACKUP, "virtual-disk", vault=CABINET)
@case(CLE, VAULT, "virtual-disk")
def mapping_of_nothing() -> Box:
    box = Box()
    box.mapped("dm-7", "253:7")
    box.mount(CLE, "253:7", "ext4", "/dev/mapper/vide")
    return box


@case(CLE, VAULT, "disk-unknown")
@case(CLE, BACKUP, "disk-unknown", vault=CABINET)
def chain_of_devices_that_turns_in_a_circle() -> Box:
    box = Box()
    box.mapped("dm-8", "253:8", "virtual/block/dm-9")
    box.mapped("dm-9", "253:9", "virtual/block/dm-8")
    box.mount(CLE, "253:8", "ext4", "/dev/mapper/rond")
    return box


def _btrfs(*devices: str) -> Box:
    box = Box().stick("/nowhere", "btrfs")
    box.unmount("/nowhere")
    other = "pci0000:00/0000:00:17.0/ata2/host1/target1:0:0/1:0:0:0/block/sdd"
    box.disk(other, "8:48")
    places = {"sdb1": f"{STICK}/sdb1", "sdd": other}
    for name in devices:
        box.links[f"/sys/fs/btrfs/0c4a/devices/{name}"] = SYS + places[name]
    box.folder("/sys/fs/btrfs/0c4a/devices")
    box.folder("/sys/fs/btrfs/features")
    box.mount(CLE, "0:51", "btrfs", "/dev/sdb1", root="/@donnees")
    return box


@case(CLE, BACKUP, "external-drive", vault=CABINET)
@case(CLE, VAULT, "local-disk")
def btrfs_stick_whose_number_names_no_device() -> Box:
    return _btrfs("sdb1")


@case(CLE, BACKUP, "internal-disk", vault=CABINET)
def btrfs_over_a_stick_and_an_internal_disk() -> Box:
    return _btrfs("sdb1", "sdd")


@case(CLE, BACKUP, "disk-unknown", vault=CABINET)
def btrfs_that_sysfs_does_not_know() -> Box:
    return _btrfs()


@case(CLE, BACKUP, "disk-unknown", vault=CABINET)
def xfs_with_its_log_on_another_device() -> Box:
    box = Box().stick("/nowhere", "xfs")
    box.unmount("/nowhere")
    box.mount(CLE, "8:17", "xfs", "/dev/sdb1", super_options="rw,attr2,logdev=/dev/nvme0n1p4")
    return box


# --- What only looks like an external drive -----------------------------------


@case("/data", BACKUP, "internal-disk", vault=CABINET)
@case("/data", VAULT, "local-disk")
def second_internal_sata_disk() -> Box:
    box = Box()
    wiring = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda"
    box.disk(wiring, "8:0")
    box.partition(wiring, "sda1", "8:1", kind="ext4")
    box.mount("/data", "8:1", "ext4", "/dev/sda1")
    return box


@case(CLE, BACKUP, "usb-built-in", vault=CABINET)
@case(CLE, EXPORT, "local-disk")
def usb_reader_built_into_the_computer() -> Box:
    device = "pci0000:00/0000:00:14.0/usb1/1-8"
    return _on_usb(f"{device}/1-8:1.0/host4/target4:0:0/4:0:0:0/block/sdc", device, "fixed")


@case(CLE, BACKUP, "usb-over-network", vault=CABINET)
@case(CLE, EXPORT, "usb-over-network")
def stick_of_another_computer_by_usbip() -> Box:
    device = "platform/vhci_hcd.0/usb5/5-1"
    return _on_usb(f"{device}/5-1:1.0/host9/target9:0:0/9:0:0:0/block/sdd", device, "removable")


@case(CLE, BACKUP, "disk-unknown", vault=CABINET)
def stick_made_by_a_driver() -> Box:
    device = "platform/dummy_hcd.0/usb6/6-1"
    return _on_usb(f"{device}/6-1:1.0/host9/target9:0:0/9:0:0:0/block/sdd", device, "unknown")


@case(CLE, BACKUP, "disk-unknown", vault=CABINET)
def usb_device_that_says_nothing_of_itself() -> Box:
    box = Box().stick()
    del box.files[f"{SYS}{STICK_USB}/removable"]
    return box


@case(CLE, BACKUP, "disk-unknown", vault=CABINET)
@case(CLE, VAULT, "disk-unknown")
def disk_on_a_bus_nobody_knows() -> Box:
    return _thunderbolt("platform/soc/ab12.storage/block/xyz0")


def _plain(wiring: str, number: str = "8:64") -> Box:
    box = Box()
    name = box.disk(wiring, number)
    box.mount(CLE, number, "ext4", f"/dev/{name}")
    return box


@case(CLE, BACKUP, "network-disk", vault=CABINET)
@case(CLE, VAULT, "network-disk")
@case(CLE, EXPORT, "network-disk")
def iscsi_disk() -> Box:
    return _plain("platform/host10/session1/target10:0:0/10:0:0:1/block/sde")


@case(CLE, BACKUP, "network-disk", vault=CABINET)
def iscsi_by_a_network_card() -> Box:
    return _plain("pci0000:00/0000:00:03.0/0000:05:00.0/host3/session2/target3:0:0/3:0:0:0/block/sde")


@case(CLE, BACKUP, "network-disk", vault=CABINET)
def fibre_channel_disk() -> Box:
    return _plain("pci0000:00/0000:00:02.0/host1/rport-1:0-0/target1:0:0/1:0:0:0/block/sde")


@case(CLE, BACKUP, "network-disk", vault=CABINET)
def nvme_over_tcp() -> Box:
    return _plain("virtual/nvme-fabrics/ctl/nvme2/nvme2n1", "259:9")


def _nvme_of_two_controllers(transport: str, controller: str) -> Box:
    box = _plain("virtual/nvme-subsystem/nvme-subsys1/nvme1n1", "259:9")
    box.links[f"{SYS}virtual/nvme-subsystem/nvme-subsys1/nvme1"] = SYS + controller
    box.put(f"{SYS}{controller}/transport", transport + "\n")
    return box


@case(CLE, BACKUP, "internal-disk", vault=CABINET)
@case(CLE, VAULT, "local-disk")
def internal_nvme_that_could_have_two_controllers() -> Box:
    return _nvme_of_two_controllers("pcie", "pci0000:00/0000:00:1d.0/0000:02:00.0/nvme/nvme1")


@case(CLE, VAULT, "network-disk")
def nvme_over_tcp_with_two_paths() -> Box:
    return _nvme_of_two_controllers("tcp", "virtual/nvme-fabrics/ctl/nvme1")


@case(CLE, BACKUP, "network-disk", vault=CABINET)
def network_block_device() -> Box:
    return _plain("virtual/block/nbd0", "43:0")


@case(CLE, VAULT, "virtual-disk")
def compressed_memory_disk() -> Box:
    return _plain("virtual/block/zram1", "253:9")


def _loop(backing: str) -> Box:
    box = Box().stick()
    box.disk("virtual/block/loop4", "7:4")
    box.put(f"{SYS}virtual/block/loop4/loop/backing_file", backing + "\n")
    box.mount("/media/anne/IMAGE", "7:4", "ext4", "/dev/loop4")
    return box


@case("/media/anne/IMAGE", BACKUP, "disk-image", vault=CABINET)
@case("/media/anne/IMAGE", VAULT, "disk-image")
@case("/media/anne/IMAGE", EXPORT, "disk-image")
def image_on_a_stick() -> Box:
    return _loop(f"{CLE}/sauvegarde.img")


@case(CLE, BACKUP, "vault-disk", vault="/media/anne/IMAGE")
def vault_in_an_image_on_the_same_stick() -> Box:
    return _loop(f"{CLE}/coffre.img")


@case(CLE, BACKUP, "vault-disk-unknown", vault="/media/anne/IMAGE")
def vault_in_an_image_whose_file_is_gone() -> Box:
    return _loop(f"{CLE}/coffre.img (deleted)")


@case(CLE, BACKUP, "system-disk", vault="/media/anne/IMAGE")
def system_in_an_image_on_the_stick() -> Box:
    box = _loop(f"{CLE}/systeme.img")
    box.lines = [line for line in box.lines if "nvme" not in line]
    box.mount("/", "7:4", "ext4", "/dev/loop4")
    return box


@case("/media/anne/IMAGE", BACKUP, "disk-image", vault=CABINET)
def encrypted_container_file() -> Box:
    box = _loop(f"{HOME}/conteneur.hc")
    box.mapped("dm-3", "253:3", "virtual/block/loop4")
    box.unmount("/media/anne/IMAGE")
    box.mount("/media/anne/IMAGE", "253:3", "ext4", "/dev/mapper/veracrypt1")
    return box


# --- File systems that are no disk --------------------------------------------


def _foreign(file_system: str, source: str, number: str = "0:60", point: str = "/mnt/partage") -> Box:
    box = Box()
    box.mount(point, number, file_system, source)
    return box


@case("/mnt/partage", BACKUP, "network-share", vault=CABINET)
@case("/mnt/partage", VAULT, "network-share")
@case("/mnt/partage", EXPORT, "network-share")
@case("/mnt/partage", IMPORT, "network-share")
def nfs() -> Box:
    return _foreign("nfs4", "nas:/volume1/cabinet")


@case("/mnt/partage", BACKUP, "network-share", vault=CABINET)
@case("/mnt/partage/nouveau", VAULT, "network-share")
def smb() -> Box:
    return _foreign("cifs", "//nas/cabinet")


@case("/mnt/partage", EXPORT, "network-share")
def folder_of_the_host_of_a_virtual_machine() -> Box:
    return _foreign("9p", "hostshare")


@case("/mnt/partage", BACKUP, "virtual-file-system", vault=CABINET)
@case("/mnt/partage", EXPORT, "virtual-file-system")
def sshfs() -> Box:
    return _foreign("fuse.sshfs", "anne@nas:/home")


@case("/mnt/partage", VAULT, "virtual-file-system")
def rclone() -> Box:
    return _foreign("fuse.rclone", "gdrive:")


@case("/run/user/1000/gvfs/smb-share:server=nas", IMPORT, "virtual-file-system")
def gvfs() -> Box:
    box = _foreign("fuse.gvfsd-fuse", "gvfsd-fuse", point="/run/user/1000/gvfs")
    box.folder("/run/user/1000/gvfs/smb-share:server=nas")
    return box


@case("/mnt/partage", BACKUP, "virtual-file-system", vault=CABINET)
def fuseblk_without_a_device() -> Box:
    return _foreign("fuseblk", "quelque-chose")


@case("/mnt/partage", BACKUP, "virtual-file-system", vault=CABINET)
def fuse_that_names_a_stick_as_its_source() -> Box:
    box = Box().stick()
    box.mount("/mnt/partage", "0:61", "fuse.ntfs", "/dev/sdb1")
    return box


@case("/mnt/partage", VAULT, "file-system-unknown")
@case("/mnt/partage", BACKUP, "file-system-unknown", vault=CABINET)
def file_system_nobody_vouched_for() -> Box:
    return _foreign("neuffs", "/dev/sdx1")


@case(CLE, BACKUP, "file-system-unknown", vault=CABINET)
def unknown_file_system_on_a_real_stick() -> Box:
    return Box().stick(file_system="reiserfs")


@case("/tmp/x", VAULT, "memory")
@case("/tmp/x", EXPORT, "memory")
@case("/tmp/x", BACKUP, "memory", vault=CABINET)
@case("/tmp/x", IMPORT, "local-disk")
def tmp_in_memory() -> Box:
    return _foreign("tmpfs", "tmpfs", point="/tmp")


# --- Containers and unusual systems -------------------------------------------


def _overlay(upper: str = "/var/lib/docker/overlay2/ab/diff") -> Box:
    box = Box(root=False)
    box.lines.insert(
        0, f"20 1 0:70 / / rw,relatime - overlay overlay rw,lowerdir=/l1:/l2,upperdir={upper},workdir=/w"
    )
    return box


@case("/home/anne/vault", VAULT, "local-disk")
@case("/home/anne", EXPORT, "local-disk")
@case("/home/anne", BACKUP, "disk-unseen", vault="/home/anne")
def container() -> Box:
    return _overlay()


@case(CLE, BACKUP, "system-disk-unknown")
@case(CLE, BACKUP, "vault-disk-unknown", vault=HOME)
def stick_shown_to_a_container() -> Box:
    return _overlay().stick()


def _zfs() -> Box:
    box = Box(root=False)
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p4", "259:4", kind="zfs_member")
    box.mount("/", "0:30", "zfs", "rpool/ROOT/ubuntu")
    return box


@case(HOME, VAULT, "local-disk")
@case(HOME, EXPORT, "local-disk")
@case(HOME, BACKUP, "disk-unseen", vault=CABINET)
def system_on_zfs() -> Box:
    return _zfs()


@case(CLE, BACKUP, "external-drive", vault=CABINET)
def stick_beside_a_system_on_zfs() -> Box:
    return _zfs().stick()


@case(CLE, BACKUP, "system-disk", vault=CABINET)
def stick_that_is_part_of_the_zfs_pool() -> Box:
    box = _zfs().stick()
    box.partition(STICK, "sdb2", "8:18", kind="zfs_member")
    return box


def _started_from_the_stick() -> Box:
    box = _overlay("/run/live/overlay/rw").stick("/run/live/medium", "vfat")
    box.mount("/run/live/overlay", "0:75", "tmpfs", "tmpfs")
    box.disk("virtual/block/loop0", "7:0")
    box.put(f"{SYS}virtual/block/loop0/loop/backing_file", "/run/live/medium/live/filesystem.squashfs\n")
    box.mount("/run/live/rootfs/filesystem.squashfs", "7:0", "squashfs", "/dev/loop0", options="ro")
    box.partition(STICK, "sdb2", "8:18", kind="ext4")
    box.mount(CLE, "8:18", "ext4", "/dev/sdb2")
    return box


@case(CLE, BACKUP, "system-disk")
@case(HOME, VAULT, "memory")
def live_system_and_a_second_partition_of_its_stick() -> Box:
    return _started_from_the_stick()


@case("/media/anne/AUTRE", BACKUP, "external-drive", vault="/mnt/interne")
def live_system_and_another_stick() -> Box:
    box = _started_from_the_stick()
    device = "pci0000:00/0000:00:14.0/usb2/2-4"
    wiring = f"{device}/2-4:1.0/host9/target9:0:0/9:0:0:0/block/sdc"
    box.disk(wiring, "8:32")
    box.usb(device)
    box.mount("/media/anne/AUTRE", "8:32", "exfat", "/dev/sdc")
    internal = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda"
    box.disk(internal, "8:0")
    box.mount("/mnt/interne", "8:0", "ext4", "/dev/sda")
    return box


@case(CLE, BACKUP, "system-disk", vault=CABINET)
@case(HOME, VAULT, "local-disk")
def system_installed_on_a_stick() -> Box:
    box = Box(root=False)
    box.disk(STICK, "8:16", removable="1")
    box.partition(STICK, "sdb1", "8:17", kind="ext4")
    box.partition(STICK, "sdb2", "8:18", kind="exfat")
    box.usb(STICK_USB)
    box.mount("/", "8:17", "ext4", "/dev/sdb1")
    box.mount(CLE, "8:18", "exfat", "/dev/sdb2")
    return box


@case(CLE, BACKUP, "system-disk", vault=CABINET)
def start_files_on_the_stick() -> Box:
    box = Box().stick()
    box.partition(STICK, "sdb2", "8:18", kind="ext4")
    box.mount("/boot", "8:18", "ext4", "/dev/sdb2")
    return box


@case(CLE, BACKUP, "vault-disk", vault=f"{CLE}/Cabinet.serment")
@case(CLE, BACKUP, "external-drive")
def vault_on_the_same_stick() -> Box:
    box = Box().stick(file_system="ext4")
    box.folder(f"{CLE}/Cabinet.serment")
    return box


@case("/media/anne/B", BACKUP, "vault-disk", vault=CLE)
def vault_on_another_partition_of_the_stick() -> Box:
    box = Box().stick(file_system="ext4")
    box.partition(STICK, "sdb2", "8:18", kind="exfat")
    box.mount("/media/anne/B", "8:18", "exfat", "/dev/sdb2")
    return box


# --- Mounts that mislead -------------------------------------------------------


@case(f"{HOME}/sauvegardes", BACKUP, "external-drive", vault=CABINET)
def stick_seen_through_a_bind_mount() -> Box:
    box = Box().stick()
    box.mount(f"{HOME}/sauvegardes", "8:17", "vfat", "/dev/sdb1", root="/Serment")
    return box


@case(CLE, BACKUP, "system-disk", vault=CABINET)
def internal_folder_bound_over_the_stick() -> Box:
    box = Box().stick()
    box.mount(CLE, "259:2", "ext4", "/dev/nvme0n1p2", root="/home/anne/faux")
    return box


@case(CLE, BACKUP, "memory", vault=CABINET)
def memory_mounted_over_the_stick() -> Box:
    box = Box().stick()
    box.mount(CLE, "0:80", "tmpfs", "tmpfs")
    return box


@case(CLE, BACKUP, "system-disk", vault=CABINET)
def stick_that_was_not_mounted() -> Box:
    box = Box()
    box.folder(CLE)
    return box


@case(f"{HOME}/cle", BACKUP, "external-drive", vault=CABINET)
def link_to_the_stick() -> Box:
    box = Box().stick()
    box.links[f"{HOME}/cle"] = CLE
    return box


@case(f"{CLE}/Serment", BACKUP, "system-disk", vault=CABINET)
def link_on_the_stick_that_leads_inside() -> Box:
    box = Box().stick(file_system="ext4")
    box.links[f"{CLE}/Serment"] = HOME
    return box


@case(CLE, BACKUP, "read-only", vault=CABINET)
@case(CLE, EXPORT, "read-only")
@case(CLE, IMPORT, "local-disk")
def stick_mounted_read_only() -> Box:
    box = Box().stick("/nowhere")
    box.unmount("/nowhere")
    box.mount(CLE, "8:17", "vfat", "/dev/sdb1", options="ro,nosuid", super_options="ro")
    return box


@case(CLE, BACKUP, "read-only-unknown", vault=CABINET)
def stick_that_does_not_answer() -> Box:
    box = Box().stick()
    box.full.add(CLE)
    return box


@case("/media/anne/CD", IMPORT, "local-disk")
@case("/media/anne/CD", EXPORT, "read-only")
def disc_in_the_reader() -> Box:
    box = Box()
    box.disk("pci0000:00/0000:00:17.0/ata3/host2/target2:0:0/2:0:0:0/block/sr0", "11:0", removable="1")
    box.mount("/media/anne/CD", "11:0", "iso9660", "/dev/sr0", options="ro", super_options="ro")
    return box


@case("/secret", VAULT, "unreadable")
@case("/secret/dedans", VAULT, "unreadable")
def folder_that_may_not_be_opened() -> Box:
    box = Box()
    box.folder("/secret/dedans")
    box.locked |= {"/secret", "/secret/dedans"}
    return box


# --- Synchronised folders ------------------------------------------------------


@case(f"{HOME}/Dropbox/Cabinet.serment", VAULT, "cloud-folder")
@case(HOME, VAULT, "cloud-folder")
@case(f"{HOME}/Cabinet.serment", VAULT, "local-disk")
@case(f"{HOME}/Dropbox-ancien", VAULT, "local-disk")
@case(f"{HOME}/Dropbox", IMPORT, "cloud-folder")
def dropbox() -> Box:
    box = Box()
    box.folder(f"{HOME}/Dropbox")
    account = {"path": f"{HOME}/Dropbox", "host": 4711, "is_team": False, "subscription_type": "Basic"}
    box.put(f"{HOME}/.dropbox/info.json", json.dumps({"personal": account}))
    return box


@case(f"{CLE}/Serment", BACKUP, "cloud-folder", vault=CABINET)
def dropbox_on_the_stick() -> Box:
    box = Box().stick(file_system="ext4")
    box.folder(f"{CLE}/Serment/Dropbox")
    account = {"path": f"{CLE}/Serment/Dropbox", "host": 4711}
    box.put(f"{HOME}/.dropbox/info.json", json.dumps({"business": account}))
    return box


@case("/srv/patients", VAULT, "cloud-folder")
def dropbox_folder_seen_through_a_bind_mount() -> Box:
    box = dropbox()
    box.mount("/srv/patients", "259:2", "ext4", "/dev/nvme0n1p2", root=f"{HOME}/Dropbox/patients")
    return box


@case(f"{HOME}/lien", VAULT, "cloud-folder")
def link_into_dropbox() -> Box:
    box = dropbox()
    box.links[f"{HOME}/lien"] = f"{HOME}/Dropbox"
    return box


@case(f"{HOME}/Documents/x", VAULT, "cloud-folder")
def dropbox_whose_folder_is_a_link() -> Box:
    box = dropbox()
    box.folders.discard(f"{HOME}/Dropbox")
    box.folder(f"{HOME}/Documents")
    box.links[f"{HOME}/Dropbox"] = f"{HOME}/Documents"
    return box


@case(HOME + "/x", VAULT, "cloud-unknown")
@case(CLE, BACKUP, "cloud-unknown", vault=CABINET)
def dropbox_whose_settings_are_broken() -> Box:
    box = Box().stick()
    box.put(f"{HOME}/.dropbox/info.json", '{"personal": {"path": ')
    return box


@case(HOME + "/x", VAULT, "cloud-unknown")
def dropbox_whose_settings_may_not_be_read() -> Box:
    box = Box()
    box.put(f"{HOME}/.dropbox/info.json", PermissionError())
    return box


NEXTCLOUD = """[General]
clientVersion=3.14.1

[Accounts]
0\\Folders\\1\\ignoreHiddenFiles=false
0\\Folders\\1\\journalPath=.sync_0e03fe2b262e.db
0\\Folders\\1\\localPath=/home/anne/Donn\\xe9\\x65s/
0\\Folders\\1\\paused=true
0\\Folders\\1\\targetPath=/
0\\FoldersWithPlaceholders\\2\\localPath=/srv/photos/
0\\url=https://nuage.example
"""


@case(f"{HOME}/Données/Cabinet", VAULT, "cloud-folder")
@case("/srv/photos", EXPORT, "cloud-folder")
@case(f"{HOME}/Cabinet", VAULT, "local-disk")
def nextcloud() -> Box:
    box = Box()
    box.folder(f"{HOME}/Données")
    box.folder("/srv/photos")
    box.put(f"{HOME}/.config/Nextcloud/nextcloud.cfg", NEXTCLOUD)
    return box


@case("/srv/photos", EXPORT, "cloud-folder")
def nextcloud_with_its_settings_moved_by_a_variable() -> Box:
    box = Box()
    box.variables["XDG_CONFIG_HOME"] = "/srv/reglages"
    box.folder("/srv/photos")
    box.put("/srv/reglages/Nextcloud/nextcloud.cfg", NEXTCLOUD)
    return box


@case("/srv/photos", EXPORT, "cloud-folder")
def a_variable_does_not_hide_nextcloud() -> Box:
    box = nextcloud()
    box.variables["XDG_CONFIG_HOME"] = "/tmp/vide"
    return box


@case("/srv/photos", VAULT, "cloud-folder")
def owncloud_from_flathub() -> Box:
    box = Box()
    box.folder("/srv/photos")
    box.put(f"{HOME}/.var/app/com.owncloud.desktop-client/config/ownCloud/owncloud.cfg", NEXTCLOUD)
    return box


@case(CLE, BACKUP, "cloud-folder", vault=CABINET)
@case(f"{CLE}/Serment", BACKUP, "cloud-folder", vault=CABINET)
def stick_that_nextcloud_synchronises_elsewhere() -> Box:
    box = Box().stick(file_system="ext4")
    box.folder(f"{CLE}/Serment")
    box.put(f"{CLE}/.sync_0e03fe2b262e.db", b"SQLite format 3\0")
    return box


@case(f"{HOME}/Partage/a/b", VAULT, "cloud-folder")
def syncthing_mark_in_a_parent() -> Box:
    box = Box()
    box.folder(f"{HOME}/Partage/.stfolder")
    box.folder(f"{HOME}/Partage/a")
    return box


SYNCTHING = """<configuration version="37">
    <folder id="abcd-1234" label="Cabinet" path="~/Sync" type="sendreceive"><device id="X"/></folder>
    <defaults><folder id="" label="" path="~" type="sendreceive"/></defaults>
</configuration>"""


@case(f"{HOME}/Sync", VAULT, "cloud-folder")
@case(f"{HOME}/Cabinet", VAULT, "local-disk")
def syncthing_before_its_first_run() -> Box:
    box = Box()
    box.put(f"{HOME}/.local/state/syncthing/config.xml", SYNCTHING)
    return box


@case(f"{HOME}/Nuage/x", VAULT, "cloud-folder")
@case(f"{HOME}/OneDrive/x", VAULT, "local-disk")
def onedrive_client() -> Box:
    box = Box()
    box.folder(f"{HOME}/OneDrive")
    box.put(f"{HOME}/.config/onedrive/config", '# comment\nsync_dir = "~/Nuage"\nskip_file = "~*"\n')
    return box


@case(f"{HOME}/OneDrive/x", VAULT, "cloud-folder")
def onedrive_client_without_settings() -> Box:
    box = Box()
    box.folder(f"{HOME}/.config/onedrive")
    return box


@case(f"{HOME}/Drive/x", VAULT, "cloud-folder")
def synology_drive() -> Box:
    box = Box()
    data = database("session_table", "sync_folder", [f"{HOME}/Drive"])
    box.put(f"{HOME}/.SynologyDrive/data/db/sys.sqlite", data)
    return box


@case(f"{HOME}/Images/x", VAULT, "cloud-folder")
def pcloud() -> Box:
    box = Box()
    box.put(f"{HOME}/.pcloud/data.db", database("syncfolder", "localpath", [f"{HOME}/Images"]))
    return box


@case(f"{HOME}/x", VAULT, "cloud-unknown")
def synology_drive_of_another_age() -> Box:
    box = Box()
    box.put(f"{HOME}/.SynologyDrive/data/db/sys.sqlite", database("autre", "chose", []))
    return box


# --- A machine that does not say ----------------------------------------------


@case(HOME, VAULT, "unreadable")
def proc_is_not_there() -> Box:
    box = Box()
    box.put("/proc/self/mountinfo", FileNotFoundError())
    return box


@case(HOME, VAULT, "mount-unknown")
@case(CLE, BACKUP, "mount-unknown", vault=CABINET)
def mounts_that_nobody_lists() -> Box:
    box = Box().stick()
    box.put("/proc/self/mountinfo", "garbage\n1 2 3\n")
    return box


@case(HOME, VAULT, "disk-unknown")
@case(CLE, BACKUP, "disk-unknown", vault=CABINET)
def sysfs_is_not_there() -> Box:
    box = Box().stick()
    box.links = {path: to for path, to in box.links.items() if not path.startswith("/sys")}
    return box
