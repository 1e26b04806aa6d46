"""Encrypted, joined and mapped devices over one disk or several."""

from tests.app.places.fake_linux import HOME, ROOT_NVME, STICK, SYS, Box
from tests.app.places.machines.linux_parts import (
    CLE,
    INTERNAL_SATA,
    SD,
    at,
    card,
    loop,
    never,
    over_stick,
    plain,
    system_disk,
)
from tests.app.places.machines.recorded import YES, no


@at(CLE, vault=YES, backup=YES, export=YES)
def luks_on_a_stick() -> Box:
    box = Box().stick("/nowhere", "crypto_LUKS")
    box.unmount("/nowhere")
    box.mapped("dm-1", "253:1", f"{STICK}/sdb1", kind="ext4", label="Sauvegarde cabinet")
    box.mount(CLE, "253:1", "ext4", "/dev/mapper/luks-5f2c")
    return box


@system_disk(HOME)
def luks_and_lvm_inside() -> Box:
    box = Box(root=False)
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p3", "259:3", kind="crypto_LUKS")
    box.mapped("dm-0", "253:0", f"{ROOT_NVME}/nvme0n1p3", kind="LVM2_member")
    box.mapped("dm-1", "253:1", "virtual/block/dm-0", kind="ext4")
    box.mount("/", "253:1", "ext4", "/dev/mapper/vg-root")
    return box


@system_disk(f"{HOME}/x")
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


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def lvm_half_on_an_internal_disk() -> Box:
    return _lvm_half("pci0000:00/0000:00:17.0/ata2/host1/target1:0:0/1:0:0:0/block/sdd")


@never(CLE, "network-disk")
def lvm_half_on_iscsi() -> Box:
    return _lvm_half("platform/host10/session1/target10:0:0/10:0:0:1/block/sdd")


@at(CLE, vault=YES, backup=YES, export=YES)
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


@never(CLE, "virtual-disk")
def mapping_of_nothing() -> Box:
    box = Box()
    box.mapped("dm-7", "253:7")
    box.mount(CLE, "253:7", "ext4", "/dev/mapper/vide")
    return box


@never(CLE, "disk-unknown")
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


@at(CLE, vault=YES, backup=YES, export=YES)
def btrfs_stick_whose_number_names_no_device() -> Box:
    return _btrfs("sdb1")


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def btrfs_over_a_stick_and_an_internal_disk() -> Box:
    return _btrfs("sdb1", "sdd")


@never(CLE, "disk-unknown")
def btrfs_that_sysfs_does_not_know() -> Box:
    return _btrfs()


@system_disk(CLE)
def xfs_with_its_log_on_another_device() -> Box:
    box = Box().stick("/nowhere", "xfs")
    box.unmount("/nowhere")
    box.partition(ROOT_NVME, "nvme0n1p4", "259:4")
    box.mount(CLE, "8:17", "xfs", "/dev/sdb1", super_options="rw,attr2,logdev=/dev/nvme0n1p4")
    return box


@at(CLE, vault=YES, backup=YES, export=YES)
def bitlocker_stick_opened_by_cryptsetup() -> Box:
    """cryptsetup(8), "BITLK": a dm-crypt mapping over the partition; ntfs-3g mounts what is inside."""
    box = Box().stick("/nowhere", "BitLocker")
    box.unmount("/nowhere")
    box.mapped("dm-2", "253:2", f"{STICK}/sdb1", kind="ntfs")
    box.mount(CLE, "253:2", "fuseblk", "/dev/mapper/bitlk-1234")
    return box


@never(CLE, "disk-image")
def bitlocker_stick_opened_by_dislocker() -> Box:
    """dislocker(1) shows the volume as a file, which is then mounted through a loop device."""
    box = Box()
    box.mount("/mnt/dislocker", "0:66", "fuse.dislocker", "dislocker")
    box.disk("virtual/block/loop5", "7:5")
    box.put(f"{SYS}virtual/block/loop5/loop/backing_file", "/mnt/dislocker/dislocker-file\n")
    box.udev("7:5", kind="ntfs")
    box.mount(CLE, "7:5", "fuseblk", "/dev/loop5")
    return box


@at(CLE, vault=YES, backup=YES, export=YES)
def veracrypt_partition_on_a_stick() -> Box:
    return over_stick("dm-5", "253:5", "", "/dev/mapper/veracrypt1")


@never(CLE, "disk-image")
def crypt_over_a_loop_on_the_stick_itself() -> Box:
    box = loop("/media/anne/CLE/coffre.luks")
    box.unmount("/media/anne/IMAGE")
    box.unmount(CLE)
    box.mapped("dm-6", "253:6", "virtual/block/loop4", kind="ext4")
    box.mount(CLE, "253:6", "ext4", "/dev/mapper/coffre")
    return box


@at(CLE, vault=YES, backup=YES, export=YES)
def thin_logical_volume_on_a_stick() -> Box:
    """lvmthin(7): the volume over its pool, the pool over its data and metadata, those over the disk."""
    box = over_stick("dm-1", "253:1", "LVM2_member", "/dev/mapper/vg-pool_tdata")
    box.unmount(CLE)
    box.mapped("dm-2", "253:2", f"{STICK}/sdb1")
    box.mapped("dm-3", "253:3", "virtual/block/dm-1", "virtual/block/dm-2")
    box.mapped("dm-4", "253:4", "virtual/block/dm-3", kind="ext4")
    box.mount(CLE, "253:4", "ext4", "/dev/mapper/vg-dossiers")
    return box


@system_disk(CLE)
def usb_disk_cached_by_the_internal_one() -> Box:
    """bcache and dm-cache name both as slaves: a backup would be half on the disk inside."""
    box = over_stick("bcache0", "252:0", "bcache", "/dev/bcache0")
    box.partition(ROOT_NVME, "nvme0n1p5", "259:7", kind="bcache")
    box.links[f"{SYS}virtual/block/bcache0/slaves/nvme0n1p5"] = f"{SYS}{ROOT_NVME}/nvme0n1p5"
    return box


@never(CLE, "network-disk")
def stick_mirrored_to_another_computer() -> Box:
    """drbd names the stick as its slave (link_backing_dev, drbd_nl.c); each write leaves all the same."""
    return over_stick("drbd0", "147:0", "drbd", "/dev/drbd0")


@never(CLE, "network-disk")
def crypt_over_a_mirror_to_another_computer() -> Box:
    box = stick_mirrored_to_another_computer()
    box.unmount(CLE)
    box.mapped("dm-9", "253:9", "virtual/block/drbd0", kind="ext4")
    box.mount(CLE, "253:9", "ext4", "/dev/mapper/luks-miroir")
    return box


@at("/media/anne/B", vault=no("not-atomic"), backup=no("vault-disk"), export=YES, beside=CLE)
def vault_on_the_mirror_of_the_stick() -> Box:
    box = stick_mirrored_to_another_computer()
    box.partition(STICK, "sdb2", "8:18", kind="exfat")
    box.mount("/media/anne/B", "8:18", "exfat", "/dev/sdb2")
    return box


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def raid_of_a_stick_and_an_internal_disk() -> Box:
    box = Box().stick("/nowhere", "linux_raid_member")
    box.unmount("/nowhere")
    box.disk(INTERNAL_SATA, "8:48")
    box.mapped("md0", "9:0", f"{STICK}/sdb1", INTERNAL_SATA)
    box.mount(CLE, "9:0", "ext4", "/dev/md0")
    return box


@at(CLE, vault=YES, backup=YES, export=YES)
def luks_on_a_card() -> Box:
    box = card("SD")
    box.unmount(CLE)
    box.mapped("dm-1", "253:1", f"{SD}/mmcblk0p1", kind="ext4")
    box.mount(CLE, "253:1", "ext4", "/dev/mapper/luks-carte")
    return box


@never(CLE, "virtual-disk")
def volume_of_a_zfs_pool_on_a_stick() -> Box:
    """zvol: /sys/devices/virtual/block/zd0, without slaves."""
    return plain("virtual/block/zd0", "230:0")
