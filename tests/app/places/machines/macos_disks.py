"""macOS: each kind of disk by what diskutil says of it and of its physical stores."""

from tests.app.places.fake_macos import LOCAL, READ_ONLY, Mac
from tests.app.places.machines.macos_parts import CLE, HOME, at, container, never, system_disk
from tests.app.places.machines.recorded import YES, falsely, no


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
@at(f"{CLE}/Serment/nouveau", vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_exfat() -> Mac:
    tree = "IODeviceTree:/arm-io@10F00000/usb-drd0@82280000/usb-drd0-port-hs@00100000"
    return Mac().drive("USB", Internal=False, RemovableMedia=True, DeviceTreePath=tree)


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def usb_stick_fat() -> Mac:
    return Mac().drive("USB", file_system="msdos")


@at(CLE, vault=YES, backup=YES, export=YES)
def usb_disk_hfs_plus() -> Mac:
    return Mac().drive("USB", file_system="hfs")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def usb_disk_udf() -> Mac:
    return Mac().drive("USB", file_system="udf")


@at(CLE, vault=YES, backup=YES, export=YES)
def usb_ssd_whose_medium_is_fixed() -> Mac:
    """RemovableMedia is false; RemovableMediaOrExternalDevice counts."""
    return Mac().drive("USB", file_system="hfs", RemovableMedia=False, Internal=False)


@at(CLE, vault=no("read-only"), backup=no("read-only"), export=no("read-only"), imported=YES)
def usb_disk_ntfs() -> Mac:
    """Apple's own driver only reads it."""
    mac = Mac().drive("USB", file_system="ntfs")
    mac.mounted(CLE, "disk4s1", "ntfs", LOCAL | READ_ONLY)
    return mac


@never(CLE, "virtual-file-system")
def usb_disk_ntfs_by_a_program() -> Mac:
    """Tuxera and Mounty go through FUSE: fusefs_txantfs, macfuse."""
    return Mac().drive("USB", file_system="fusefs_txantfs")


@never(CLE, "file-system-unknown")
def usb_disk_ext4_by_a_driver() -> Mac:
    return Mac().drive("USB", file_system="ufsd_ExtFS")


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def sd_card_in_the_built_in_reader() -> Mac:
    """The reader is internal, its medium removable."""
    return Mac().drive("Secure Digital", Internal=True, RemovableMedia=True)


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def sd_card_in_a_usb_reader() -> Mac:
    return Mac().drive("USB", Internal=False, RemovableMedia=True)


@at(CLE, vault=YES, backup=YES, export=YES)
def thunderbolt_nvme() -> Mac:
    return container(whole="PCI-Express")


@at(CLE, vault=YES, backup=YES, export=YES)
def thunderbolt_raid_box_of_one_disk() -> Mac:
    return Mac().drive("Thunderbolt", file_system="hfs")


@at(CLE, vault=YES, backup=YES, export=YES)
def thunderbolt_or_esata_enclosure_with_sata() -> Mac:
    return Mac().drive("SATA", file_system="hfs")


@at(CLE, vault=YES, backup=YES, export=YES)
def firewire_disk() -> Mac:
    return Mac().drive("FireWire", file_system="hfs")


@at(CLE, vault=YES, backup=YES, export=YES)
def usb_disk_apfs() -> Mac:
    return container()


@at(CLE, vault=YES, backup=YES, export=YES)
@at("/Volumes/DEUX", vault=YES, backup=YES, export=YES)
def usb_disk_with_two_apfs_volumes() -> Mac:
    mac = container()
    mac.apfs("/Volumes/DEUX", "disk5s2", "disk5", "disk4s2")
    return mac


@at(CLE, vault=YES, backup=YES, export=YES)
def encrypted_apfs_disk() -> Mac:
    return container(Encryption=True)


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def apfs_container_over_a_usb_and_an_internal_disk() -> Mac:
    mac = container("disk4s2", "disk6s2")
    mac.whole("disk6", "SATA", external=False)
    mac.part("disk6s2", "disk6")
    return mac


@system_disk(CLE)
def apfs_container_that_shares_the_disk_of_the_system() -> Mac:
    return container("disk4s2", "disk0s2")


@at(CLE, vault=YES, backup=YES, export=YES)
def apfs_container_over_two_usb_disks() -> Mac:
    mac = container("disk4s2", "disk6s2")
    mac.whole("disk6", "USB")
    mac.part("disk6s2", "disk6")
    return mac


@never(CLE, "disk-unknown")
def apfs_container_with_a_store_that_is_gone() -> Mac:
    return container("disk4s2", "disk9s2")


@never(CLE, "disk-unknown")
def apfs_container_without_stores() -> Mac:
    mac = Mac()
    mac.apfs(CLE, "disk5s1", "disk5")
    return mac


@system_disk("/Volumes/Donnees")
def second_apfs_volume_of_the_internal_disk() -> Mac:
    mac = Mac()
    mac.apfs("/Volumes/Donnees", "disk3s7", "disk3", "disk0s2")
    return mac


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def second_disk_inside() -> Mac:
    return Mac().drive("SATA", external=False, file_system="hfs", Internal=True)


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def second_nvme_on_a_card_in_a_mac_pro() -> Mac:
    return container(whole="PCI-Express", external=False)


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def fusion_drive_beside_the_system() -> Mac:
    mac = container("disk4s2", "disk6s2", whole="PCI-Express", external=False)
    mac.whole("disk6", "SATA", external=False)
    mac.part("disk6s2", "disk6")
    return mac


@at(CLE, vault=YES, backup=no("usb-built-in"), export=YES)
def usb_disk_built_into_the_computer() -> Mac:
    return Mac().drive("USB", external=False, file_system="hfs", Internal=True)


@at(CLE, vault=YES, backup=no("disk-unknown"), export=YES)
def disk_of_which_diskutil_does_not_say_where_it_is() -> Mac:
    return Mac().drive("SATA", external=None, file_system="hfs")


@never(CLE, "disk-unknown")
def disk_of_which_diskutil_does_not_say_whether_it_exists() -> Mac:
    return Mac().drive("USB", file_system="hfs", VirtualOrPhysical="Unknown")


@never(CLE, "disk-unknown")
def bus_of_tomorrow() -> Mac:
    return Mac().drive("Quantum", file_system="hfs")


@never(CLE, "disk-unknown")
def disk_that_diskutil_does_not_know() -> Mac:
    mac = Mac()
    mac.mounted(CLE, "disk9s1", "hfs")
    return mac


@never(CLE, "disk-image")
def disk_image_hfs() -> Mac:
    """hdiutil attach: BusProtocol "Disk Image", VirtualOrPhysical "Virtual"."""
    return Mac().drive("Disk Image", file_system="hfs", VirtualOrPhysical="Virtual")


@never(CLE, "disk-image")
def disk_image_that_calls_itself_physical() -> Mac:
    return Mac().drive("Disk Image", file_system="hfs")


@never(CLE, "disk-image")
def encrypted_sparse_bundle_on_a_stick() -> Mac:
    return container(whole="Disk Image", VirtualOrPhysical="Virtual")


@never(CLE, "virtual-disk")
def disk_image_of_newer_systems() -> Mac:
    """AppleDiskImages2 says "Virtual Interface"."""
    tree = "IOService:/IOResources/AppleDiskImagesController/AppleDiskImageDevice@9"
    return Mac().drive("Virtual Interface", file_system="hfs", DeviceTreePath=tree)


@never(CLE, "disk-image")
def memory_disk_by_hdiutil() -> Mac:
    return Mac().drive("Disk Image", file_system="hfs", VirtualOrPhysical="Virtual", MediaName="ram")


@never(CLE, "virtual-disk")
def usb_disk_made_by_a_driver() -> Mac:
    """A client of USB over the network has no host controller: its tree hangs on IOResources."""
    tree = "IOService:/IOResources/VirtualUSBHost/AppleUSBDevice@1"
    return Mac().drive("USB", file_system="hfs", DeviceTreePath=tree)


@never(CLE, "virtual-disk")
def virtual_disk() -> Mac:
    return Mac().drive("USB", file_system="hfs", VirtualOrPhysical="Virtual")


@at(CLE, vault=falsely("virtual-disk"), backup=falsely("virtual-disk"), export=falsely("virtual-disk"))
def raid_of_two_usb_disks() -> Mac:
    """AppleRAID: the set says which members it has, but no listing of a set with one inside is known."""
    return Mac().drive("USB", file_system="hfs", RAIDMaster=True, VirtualOrPhysical="Virtual")


@at(CLE, vault=falsely("virtual-disk"), backup=falsely("virtual-disk"), export=falsely("virtual-disk"))
def usb_disk_encrypted_before_apfs() -> Mac:
    """Core Storage, as Time Machine disks were encrypted until macOS 10.12: the volume is virtual."""
    return Mac().drive("USB", file_system="hfs", CoreStorageRole="LV", VirtualOrPhysical="Virtual")


@never(CLE, "network-disk")
def iscsi_disk() -> Mac:
    return Mac().drive("iSCSI", file_system="hfs")


@never(CLE, "network-disk")
def fibre_channel_disk() -> Mac:
    return Mac().drive("Fibre Channel Interface", file_system="hfs")


@system_disk(CLE)
def mac_started_from_the_usb_disk() -> Mac:
    mac = Mac().drive("USB", file_system="hfs")
    mac.part("disk3s1s1", "disk3", APFSPhysicalStores=[{"APFSPhysicalStore": "disk4s1"}])
    return mac


@at(CLE, vault=YES, backup=no("vault-disk"), export=YES, beside=f"{CLE}/Cabinet.serment")
def vault_on_the_stick() -> Mac:
    mac = Mac().drive("USB", file_system="hfs")
    mac.folder(f"{CLE}/Cabinet.serment")
    return mac


@at("/Volumes/DEUX", vault=YES, backup=no("vault-disk"), export=YES, beside=f"{CLE}/Cabinet.serment")
def vault_on_another_volume_of_the_usb_disk() -> Mac:
    mac = usb_disk_with_two_apfs_volumes()
    mac.folder(f"{CLE}/Cabinet.serment")
    return mac


@at(CLE, vault=YES, backup=YES, export=YES)
def time_machine_disk() -> Mac:
    """What macOS keeps there is sealed; the rest of the disk takes files as any other."""
    return container(APFSVolumeRoles=["Backup"])


@system_disk(f"{HOME}/x")
@system_disk("/System/Volumes/Data/Users/anne/x")
def ordinary_mac() -> Mac:
    return Mac()


@system_disk(f"{HOME}/x")
def mac_in_a_virtual_machine() -> Mac:
    mac = Mac()
    mac.whole("disk0", "SATA", external=False, MediaName="VMware Virtual SATA Hard Drive")
    return mac
