"""Windows: volumes that are no plain disk, letters that lead elsewhere, and the disk of the system."""

from app.places.windows import Volume
from tests.app.places.fake_windows import (
    DISC,
    FABRICS,
    FIXED,
    HOME,
    IMAGE,
    ISCSI,
    MEMORY,
    REMOTE,
    SATA,
    SPACES,
    USB,
    USB_TREE,
    VIRTUAL,
    FakeApi,
)
from tests.app.places.machines.recorded import YES, no
from tests.app.places.machines.windows_parts import E, at, never, system_disk


@system_disk(rf"{HOME}\Documents")
@system_disk(r"D:\Donnees")
@system_disk(HOME)
def ordinary_computer_with_two_partitions() -> FakeApi:
    return FakeApi().letter("D:", "d0", FIXED, 0)


@never(E, "network-disk")
def iscsi_disk() -> FakeApi:
    return FakeApi().drive(bus=ISCSI, file_system="NTFS", kind=FIXED)


@never(E, "network-disk")
def nvme_over_fabrics() -> FakeApi:
    return FakeApi().drive(bus=FABRICS, file_system="NTFS", kind=FIXED)


@never(E, "virtual-disk")
def virtual_disk_of_a_driver() -> FakeApi:
    return FakeApi().drive(bus=VIRTUAL, file_system="NTFS", kind=FIXED)


@never(E, "virtual-disk")
def storage_space_over_usb_disks() -> FakeApi:
    """The pool shows one disk (BusTypeSpaces); which ones it stands on is not told to a user."""
    return FakeApi().drive(bus=SPACES, file_system="NTFS", kind=FIXED)


@never(E, "file-system-unknown")
def refs_on_a_second_disk() -> FakeApi:
    """The design names the file systems it vouches for; ReFS, and a Dev Drive with it, is not among them."""
    return FakeApi().drive(bus=SATA, file_system="ReFS", kind=FIXED)


@never(E, "file-system-unknown")
def refs_on_a_storage_space() -> FakeApi:
    return FakeApi().drive(bus=SPACES, file_system="ReFS", kind=FIXED)


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
@never("F:\\", "disk-image")
def vhd_on_a_stick() -> FakeApi:
    """Attached by the virtual disk service: BusTypeFileBackedVirtual."""
    return FakeApi().drive().drive("F:", IMAGE, file_system="NTFS", kind=FIXED)


@never("F:\\", "disk-image")
def vhd_on_the_internal_disk() -> FakeApi:
    return FakeApi().drive("F:", IMAGE, file_system="NTFS", kind=FIXED)


@never("F:\\", "disk-unknown")
def veracrypt_container() -> FakeApi:
    """Its driver answers for the volume, and names no disk below."""
    return FakeApi().letter("F:", "f0", FIXED)


@never("F:\\", "mount-unknown")
def drive_of_imdisk() -> FakeApi:
    """The mount manager does not know it: no volume name."""
    return FakeApi().letter("F:", None, FIXED)


@at(E, vault=YES, backup=YES, export=YES)
def bitlocker_stick_unlocked() -> FakeApi:
    """BitLocker filters below the file system: the same volume on the same disk."""
    return FakeApi().drive(file_system="NTFS")


@never(E, "file-system-unknown")
def bitlocker_stick_locked() -> FakeApi:
    """GetVolumeInformationW answers FVE_E_LOCKED_VOLUME."""
    api = FakeApi().drive()
    api.at["E:"].volume = None
    return api


@never(E, "file-system-unknown")
def stick_that_was_never_formatted() -> FakeApi:
    api = FakeApi().drive()
    api.at["E:"].volume = None
    return api


@at(E, vault=YES, backup=no("internal-disk"), export=YES)
def volume_striped_over_a_stick_and_an_internal_disk() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.at["E:"].disks = (1, api.disk(SATA))
    return api


@at(E, vault=YES, backup=YES, export=YES)
def volume_spanned_over_two_usb_disks() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.at["E:"].disks = (1, api.disk(USB))
    return api


@system_disk(E)
def volume_spanned_onto_the_disk_of_windows() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.at["E:"].disks = (1, 0)
    return api


@never("Z:\\", "network-share")
@never(r"Z:\Patients\x", "network-share")
@never(r"\\nas\cabinet", "network-share")
@never(r"\\PC-ACCUEIL\CLE", "network-share")
def network_letter_and_names() -> FakeApi:
    """A stick shared by another computer is no stick of this one."""
    return FakeApi().letter("Z:", None, REMOTE)


@at(E, vault=no("not-atomic"), backup=YES, export=YES)
@never(r"\\localhost\E$", "network-share")
def own_stick_by_its_network_name() -> FakeApi:
    return FakeApi().drive()


@never(r"\\wsl.localhost\Ubuntu\home\anne", "network-share")
def files_of_wsl() -> FakeApi:
    return FakeApi()


@never(r"\\tsclient\E", "network-share")
def drive_of_the_terminal_of_a_remote_session() -> FakeApi:
    return FakeApi()


@never("S:\\", "network-share")
def sshfs_and_rclone_as_a_network_letter() -> FakeApi:
    """WinFsp mounts with a network prefix as a network drive."""
    return FakeApi().letter("S:", None, REMOTE)


@never("S:\\", "mount-unknown")
def sshfs_and_rclone_as_a_fixed_letter() -> FakeApi:
    """WinFsp, "Mount as a fixed disk": a letter, no volume of the mount manager."""
    return FakeApi().letter("S:", None, FIXED)


@never("G:\\", "mount-unknown")
@never(r"G:\Mon Drive\Cabinet", "mount-unknown")
def google_drive_letter() -> FakeApi:
    return FakeApi().letter("G:", None, FIXED)


@never("G:\\", "disk-unknown")
def google_drive_letter_with_a_volume_name() -> FakeApi:
    api = FakeApi().letter("G:", "90", FIXED)
    api.at["G:"].volume = Volume("Google Drive", 0x19831116, "NTFS", False)
    return api


@never("P:\\", "mount-unknown")
def pcloud_drive() -> FakeApi:
    return FakeApi().letter("P:", None, FIXED)


@never("R:\\", "memory")
def memory_disk() -> FakeApi:
    return FakeApi().letter("R:", "d0", MEMORY)


@at("D:\\", vault=no("not-atomic"), backup=no("disk-unknown"), export=no("disk-unknown"))
def mounted_iso_image() -> FakeApi:
    """A virtual disc answers no question about extents."""
    api = FakeApi().letter("D:", "d1", DISC)
    api.at["D:"].volume = Volume("CD", 1, "UDF", True)
    return api


@system_disk(r"F:\Serment")
def letter_made_by_subst() -> FakeApi:
    """subst F: C:\\Users\\anne\\faux: an open handle tells the volume it is on."""
    api = FakeApi()
    api.links["F:"] = rf"{HOME}\faux"
    return api


@system_disk(r"E:\Serment")
@at(r"E:\Autre", vault=YES, backup=YES, export=YES)
def junction_on_the_stick_that_leads_inside() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.links[r"E:\Serment"] = rf"{HOME}\faux"
    return api


@at(r"C:\Cle\Serment", vault=no("not-atomic"), backup=YES, export=YES)
def stick_mounted_in_a_folder() -> FakeApi:
    """Disk Management can mount a volume in an empty NTFS folder."""
    api = FakeApi().drive()
    api.links[r"C:\Cle"] = "E:"
    return api


@system_disk(rf"{HOME}\Sauvegardes\Serment")
def stick_that_is_not_mounted_where_it_used_to_be() -> FakeApi:
    return FakeApi()


@never("F:\\x", "unreadable")
def letter_that_is_gone() -> FakeApi:
    return FakeApi()


@at(E, vault=no("not-atomic"), backup=no("read-only"), export=no("read-only"), imported=YES)
def stick_that_is_write_protected() -> FakeApi:
    return FakeApi().drive(read_only=True)


@at(E, vault=no("not-atomic"), backup=no("no-permission"), export=no("no-permission"), imported=YES)
def stick_one_may_not_write_to() -> FakeApi:
    api = FakeApi().drive()
    api.unwritable.add(E)
    return api


@system_disk(E)
@system_disk(rf"{HOME}\x")
def windows_to_go() -> FakeApi:
    """Windows runs from the USB disk that E: is another partition of."""
    api = FakeApi()
    api.buses[0], api.trees[0] = USB, USB_TREE
    return api.letter("E:", "e0", FIXED, 0)


@at(E, vault=YES, backup=no("vault-disk"), export=YES, beside=r"E:\Cabinet.serment")
@at("F:\\", vault=YES, backup=no("vault-disk"), export=YES, beside=r"E:\Cabinet.serment")
def vault_on_the_stick() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    return api.letter("F:", "f1", FIXED, 1)


@at(E, vault=no("not-atomic"), backup=no("vault-disk-unknown"), export=YES, beside=r"Q:\Cabinet.serment")
def vault_on_a_letter_that_is_gone() -> FakeApi:
    return FakeApi().drive()


@system_disk(HOME)
@at(E, vault=no("not-atomic"), backup=YES, export=YES)
def virtual_machine_with_its_disk_on_hyper_v() -> FakeApi:
    """Hyper-V's SCSI disks say SAS; a stick handed through has a real controller only with DDA."""
    api = FakeApi().drive()
    api.buses[0] = 10
    return api
