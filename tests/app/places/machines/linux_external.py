"""External drives that are what they seem: USB, cards, Thunderbolt, FireWire."""

from tests.app.places.fake_linux import STICK, STICK_USB, SYS, Box
from tests.app.places.machines.linux_parts import CLE, at, card, never, on_usb, thunderbolt
from tests.app.places.machines.recorded import YES, falsely, no


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES, imported=YES)
@at(f"{CLE}/Serment/nouveau", vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_fat() -> Box:
    return Box().stick(label="CLE", uuid="1A2B-3C4D")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_exfat() -> Box:
    return Box().stick(file_system="exfat")


@at(CLE, vault=YES, backup=YES, export=YES)
def usb_stick_ext4() -> Box:
    return Box().stick(file_system="ext4")


@at(CLE, vault=YES, backup=YES, export=YES)
def usb_stick_ntfs_by_ntfs3g() -> Box:
    return Box().stick(file_system="fuseblk", kind="ntfs")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_exfat_by_fuse() -> Box:
    return Box().stick(file_system="fuseblk", kind="exfat")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def fuseblk_that_udev_does_not_know() -> Box:
    return Box().stick(file_system="fuseblk", kind="")


@at(CLE, vault=YES, backup=YES, export=YES)
def usb_stick_ntfs3() -> Box:
    return Box().stick(file_system="ntfs3", kind="ntfs")


@at("/media/anne/SANS TABLE", vault=no("not-atomic"), backup=YES, export=YES)
def stick_without_partition_table() -> Box:
    box = Box()
    box.disk(STICK, "8:16", removable="1")
    box.usb(STICK_USB, "removable")
    box.mount("/media/anne/SANS TABLE", "8:16", "vfat", "/dev/sdb")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def usb_ssd_that_says_not_removable() -> Box:
    device = "pci0000:00/0000:00:14.0/usb2/2-1"
    return on_usb(f"{device}/2-1:1.0/host7/target7:0:0/7:0:0:0/block/sdc", device)


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def uas_ssd() -> Box:
    device = "pci0000:00/0000:00:0d.0/usb4/4-1"
    return on_usb(f"{device}/4-1:1.0/host2/target2:0:0/2:0:0:0/block/sdc", device, "removable")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def stick_behind_two_hubs_one_built_in() -> Box:
    hub = "pci0000:00/0000:00:14.0/usb1/1-4"
    device = f"{hub}/1-4.2/1-4.2.1"
    box = on_usb(f"{device}/1-4.2.1:1.0/host3/target3:0:0/3:0:0:0/block/sdc", device)
    box.usb(hub, "fixed")
    box.usb(f"{hub}/1-4.2", "removable")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def stick_on_a_board_without_pci() -> Box:
    controller = "platform/scb/fd500000.xhci"
    device = f"{controller}/usb1/1-1"
    box = on_usb(f"{device}/1-1:1.0/host0/target0:0:0/0:0:0:0/block/sda", device)
    box.links[f"{SYS}{controller}/of_node"] = "/sys/firmware/devicetree/base/scb/xhci"
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def external_sd_reader() -> Box:
    device = "pci0000:00/0000:00:14.0/usb1/1-5"
    return on_usb(f"{device}/1-5:1.0/host4/target4:0:0/4:0:0:1/block/sdd", device, file_system="vfat")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def stick_in_a_thunderbolt_dock() -> Box:
    bridge = "pci0000:00/0000:00:07.0/0000:03:00.0"
    device = f"{bridge}/0000:04:02.0/0000:38:00.0/usb5/5-2"
    box = on_usb(f"{device}/5-2:1.0/host5/target5:0:0/5:0:0:0/block/sdc", device)
    box.put(f"{SYS}{bridge}/removable", "removable\n")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def sd_card_in_the_built_in_reader() -> Box:
    return card("SD")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def sd_card_in_a_built_in_usb_reader() -> Box:
    return card(
        "SD",
        "pci0000:00/0000:00:14.0/usb1/1-6/1-6:1.0/rtsx_usb_sdmmc.2.auto/mmc_host/mmc0/mmc0:b368/block/mmcblk0",
    )


@at(CLE, vault=no("not-atomic"), backup=no("internal-disk"), export=YES)
def emmc_soldered_to_the_board() -> Box:
    return card("MMC")


@at(CLE, vault=no("not-atomic"), backup=no("disk-unknown"), export=no("disk-unknown"))
def card_of_unknown_kind() -> Box:
    return card("SDcombo")


@at(CLE, vault=YES, backup=YES, export=YES)
def thunderbolt_nvme() -> Box:
    box = thunderbolt()
    box.put(f"{SYS}pci0000:00/0000:00:07.0/0000:03:00.0/removable", "removable\n")
    return box


@at(CLE, vault=YES, backup=YES, export=YES)
def thunderbolt_sata_enclosure() -> Box:
    box = thunderbolt(
        "pci0000:00/0000:00:1c.4/0000:06:00.0/0000:08:00.0/ata9/host8/target8:0:0/8:0:0:0/block/sde"
    )
    box.put(f"{SYS}pci0000:00/0000:00:1c.4/0000:06:00.0/removable", "removable\n")
    return box


@at(CLE, vault=YES, backup=falsely("internal-disk"), export=YES)
def thunderbolt_nvme_on_an_old_kernel() -> Box:
    """Before Linux 5.14 nothing tells it from a second disk inside the case."""
    return thunderbolt()


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def second_internal_nvme_that_firmware_calls_fixed() -> Box:
    box = thunderbolt()
    box.put(f"{SYS}pci0000:00/0000:00:07.0/removable", "fixed\n")
    return box


@at(CLE, vault=YES, backup=YES, export=YES)
def firewire_disk() -> Box:
    return thunderbolt("pci0000:00/0000:00:1e.0/0000:05:00.0/fw1/fw1.0/host7/target7:0:0/7:0:0:0/block/sdc")


@at(CLE, vault=YES, backup=falsely("internal-disk"), export=YES)
def esata_disk() -> Box:
    """Its socket at the back is wired as those inside: the kernel sees one more SATA port."""
    return thunderbolt("pci0000:00/0000:00:17.0/ata5/host4/target4:0:0/4:0:0:0/block/sdc")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def usb_disk_formatted_by_a_mac() -> Box:
    """HFS+ is written without its journal by Linux (Documentation/filesystems/hfsplus.rst)."""
    return Box().stick(file_system="hfsplus")


@never(CLE, "file-system-unknown")
def usb_disk_with_apfs() -> Box:
    """Only a driver from outside the kernel writes to it, and calls that experimental."""
    return Box().stick(file_system="apfs")


@at(CLE, vault=YES, backup=YES, export=YES)
def usb_disk_with_f2fs() -> Box:
    return Box().stick(file_system="f2fs")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def usb_disk_with_udf() -> Box:
    return Box().stick(file_system="udf")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def usb_floppy_or_zip_drive() -> Box:
    device = "pci0000:00/0000:00:1d.0/usb3/3-1"
    return on_usb(f"{device}/3-1:1.0/host6/target6:0:0/6:0:0:0/block/sdf", device, file_system="vfat")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def camera_or_reader_of_books_that_shows_itself_as_a_disk() -> Box:
    """USB mass storage of a device with other uses: a disk in every respect."""
    return Box().stick(kind="vfat", label="KOBOeReader")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def stick_on_an_external_screen_with_a_hub() -> Box:
    device = "pci0000:00/0000:00:14.0/usb2/2-2/2-2.3"
    return on_usb(f"{device}/2-2.3:1.0/host8/target8:0:0/8:0:0:0/block/sdc", device, "removable")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
@at("/media/anne/DONNEES", vault=YES, backup=YES, export=YES)
def usb_disk_with_two_partitions() -> Box:
    box = Box().stick()
    box.partition(STICK, "sdb2", "8:18", kind="ext4")
    box.mount("/media/anne/DONNEES", "8:18", "ext4", "/dev/sdb2")
    return box
