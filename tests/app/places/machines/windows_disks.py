"""Windows: each kind of disk by its bus, and by what it hangs on in the device tree."""

from app.places.windows import Device
from tests.app.places.fake_windows import (
    BUILT_IN_USB_TREE,
    DRIVER_TREE,
    EMMC,
    FIBRE,
    FIREWIRE,
    FIXED,
    HOT_SATA_TREE,
    NVME,
    NVME_TREE,
    RAID,
    REMOTE_SESSION_TREE,
    SAS,
    SATA,
    SATA_TREE,
    SD,
    THUNDERBOLT_TREE,
    USB,
    USB_TREE,
    USBIP_TREE,
    FakeApi,
)
from tests.app.places.machines.recorded import YES, falsely, no
from tests.app.places.machines.windows_parts import E, at, never


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
@at(r"E:\Serment\nouveau", vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_exfat() -> FakeApi:
    return FakeApi().drive()


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_fat32() -> FakeApi:
    return FakeApi().drive(file_system="FAT32")


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_fat() -> FakeApi:
    return FakeApi().drive(file_system="FAT")


@at(E, vault=YES, backup=YES, export=YES)
def usb_stick_ntfs() -> FakeApi:
    return FakeApi().drive(file_system="NTFS")


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_udf() -> FakeApi:
    return FakeApi().drive(file_system="UDF")


@at(E, vault=YES, backup=YES, export=YES)
def usb_ssd_that_windows_calls_fixed() -> FakeApi:
    """GetDriveTypeW tells removable media, not removable disks: a USB SSD is 3."""
    return FakeApi().drive(file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=YES, export=YES)
def usb_ssd_by_uas() -> FakeApi:
    r"""UASPStor enumerates under SCSI\, its parent is the USB device."""
    tree = (NVME_TREE[0], *USB_TREE[1:])
    return FakeApi().drive(tree=tree, file_system="NTFS", kind=FIXED)


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_behind_a_hub() -> FakeApi:
    hub = Device(r"USB\VID_05E3&PID_0610\5&2", 3)
    return FakeApi().drive(tree=(*USB_TREE[:2], hub, *USB_TREE[2:]))


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_in_a_screen_with_a_fixed_hub() -> FakeApi:
    """What counts is the socket of the stick, not that of the hub it is plugged into."""
    hub = Device(r"USB\VID_05E3&PID_0610\5&2", 1)
    return FakeApi().drive(tree=(*USB_TREE[:2], hub, *USB_TREE[2:]))


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_on_a_computer_without_pci() -> FakeApi:
    r"""On ARM the host controller is an ACPI device (ACPI\QCOM...)."""
    return FakeApi().drive(tree=(*USB_TREE[:3], Device(r"ACPI\QCOM04A6\0", 1)))


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def sd_card_in_the_built_in_reader() -> FakeApi:
    return FakeApi().drive(bus=SD)


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def sd_card_in_a_usb_reader() -> FakeApi:
    return FakeApi().drive(bus=USB)


@at(E, vault=no("not-atomic"), backup=falsely("usb-built-in"), export=YES)
def card_in_a_usb_reader_built_into_the_computer() -> FakeApi:
    """The firmware says that the socket is inside (_UPC, _PLD): so is a soldered disk's."""
    return FakeApi().drive(tree=BUILT_IN_USB_TREE)


@at(E, vault=YES, backup=no("usb-built-in"), export=YES)
def usb_disk_module_soldered_to_the_board() -> FakeApi:
    return FakeApi().drive(tree=BUILT_IN_USB_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def emmc() -> FakeApi:
    return FakeApi().drive(bus=EMMC, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=YES, export=YES)
def firewire_disk() -> FakeApi:
    return FakeApi().drive(bus=FIREWIRE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=YES, export=YES)
def thunderbolt_nvme() -> FakeApi:
    return FakeApi().drive(bus=NVME, tree=THUNDERBOLT_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=YES, export=YES)
def thunderbolt_sata_enclosure() -> FakeApi:
    return FakeApi().drive(bus=SATA, tree=THUNDERBOLT_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def second_nvme_inside() -> FakeApi:
    return FakeApi().drive(bus=NVME, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def second_nvme_inside_that_firmware_calls_hot_pluggable() -> FakeApi:
    """Windows then offers to eject it, as a known nuisance of some boards."""
    tree = (NVME_TREE[0], Device(r"PCI\VEN_144D&DEV_A80A\4&1", 2), *NVME_TREE[1:])
    return FakeApi().drive(bus=NVME, tree=tree, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("disk-unknown"), export=YES)
def nvme_of_which_windows_does_not_say_whether_it_stays() -> FakeApi:
    tree = tuple(Device(each.id, None) for each in NVME_TREE)
    return FakeApi().drive(bus=NVME, tree=tree, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def second_sata_disk_inside() -> FakeApi:
    return FakeApi().drive(bus=SATA, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def sata_disk_inside_that_firmware_calls_hot_pluggable() -> FakeApi:
    return FakeApi().drive(bus=SATA, tree=HOT_SATA_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=falsely("internal-disk"), export=YES)
def esata_disk() -> FakeApi:
    """Windows says of it what it says of a disk inside whose port can be hot-plugged."""
    return FakeApi().drive(bus=SATA, tree=HOT_SATA_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def old_ide_disk() -> FakeApi:
    return FakeApi().drive(bus=3, tree=SATA_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def old_scsi_disk() -> FakeApi:
    return FakeApi().drive(bus=1, tree=SATA_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def sas_disk() -> FakeApi:
    return FakeApi().drive(bus=SAS, tree=SATA_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def raid_of_intel_as_in_most_laptops() -> FakeApi:
    return FakeApi().drive(bus=RAID, tree=SATA_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def storage_class_memory() -> FakeApi:
    return FakeApi().drive(bus=18, tree=NVME_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def ufs_flash_of_a_tablet() -> FakeApi:
    return FakeApi().drive(bus=19, tree=NVME_TREE, file_system="NTFS", kind=FIXED)


@at(E, vault=no("not-atomic"), backup=no("usb-over-network"), export=no("usb-over-network"))
def stick_of_another_computer_by_usbip() -> FakeApi:
    return FakeApi().drive(tree=USBIP_TREE)


@at(E, vault=no("not-atomic"), backup=no("usb-over-network"), export=no("usb-over-network"))
def stick_of_the_terminal_of_a_remote_session() -> FakeApi:
    return FakeApi().drive(tree=REMOTE_SESSION_TREE)


@at(E, vault=no("not-atomic"), backup=no("disk-unknown"), export=no("disk-unknown"))
def usb_disk_on_a_controller_made_by_a_driver() -> FakeApi:
    return FakeApi().drive(tree=DRIVER_TREE)


@at(E, vault=no("not-atomic"), backup=no("disk-unknown"), export=no("disk-unknown"))
def usb_disk_whose_place_in_the_tree_is_not_told() -> FakeApi:
    return FakeApi().drive(tree=())


@never(E, "network-disk")
def fibre_channel() -> FakeApi:
    return FakeApi().drive(bus=FIBRE, file_system="NTFS", kind=FIXED)


@never(E, "disk-unknown")
def bus_of_tomorrow() -> FakeApi:
    """STORAGE_BUS_TYPE ends with BusTypeMax, which moves with each Windows."""
    return FakeApi().drive(bus=21, file_system="NTFS")


@never(E, "disk-unknown")
def bus_that_windows_does_not_know() -> FakeApi:
    return FakeApi().drive(bus=0, file_system="NTFS")


@never(E, "disk-unknown")
def ssa_disk_of_another_age() -> FakeApi:
    return FakeApi().drive(bus=5, file_system="NTFS")


@at(E, vault=YES, backup=no("disk-unknown"), export=YES)
def nvme_whose_place_in_the_tree_is_not_told() -> FakeApi:
    return FakeApi().drive(bus=NVME, tree=(), file_system="NTFS", kind=FIXED)
