"""macOS: what is no disk, and mounts and links that mislead."""

from app.places.macos import Statfs
from tests.app.places.fake_macos import LOCAL, READ_ONLY, Mac
from tests.app.places.machines.macos_parts import CLE, HOME, at, never, system_disk
from tests.app.places.machines.recorded import YES, no


def _mounted(file_system: str, source: str, flags: int = 0, point: str = CLE) -> Mac:
    mac = Mac()
    mac.folder(point)
    mac.mounts[point] = Statfs(flags, file_system, source, point)
    return mac


@never(CLE, "network-share")
@never(f"{CLE}/Patients/x", "network-share")
def smb() -> Mac:
    return _mounted("smbfs", "//anne@nas/cabinet")


@never(CLE, "network-share")
def stick_shared_by_another_computer() -> Mac:
    return _mounted("smbfs", "//anne@PC-ACCUEIL/CLE")


@never(CLE, "network-share")
def apple_share() -> Mac:
    return _mounted("afpfs", "//anne@timecapsule/Data")


@never(CLE, "network-share")
def nfs() -> Mac:
    return _mounted("nfs", "nas:/volume1")


@never(CLE, "network-share")
def webdav() -> Mac:
    return _mounted("webdav", "https://nuage.example/dav/")


@never(CLE, "network-share")
def ftp() -> Mac:
    return _mounted("ftp", "ftp://nas/")


@never(CLE, "network-share")
def rclone_and_fuse_t_by_a_server_on_this_mac() -> Mac:
    """Both serve NFS on localhost where no FUSE is installed."""
    return _mounted("nfs", "localhost:/rclone")


@never(CLE, "virtual-file-system")
def sshfs_by_macfuse() -> Mac:
    return _mounted("macfuse", "anne@nas:/", LOCAL)


@never(CLE, "virtual-file-system")
def veracrypt_container_by_osxfuse() -> Mac:
    return _mounted("osxfuse", "veracrypt", LOCAL)


@never(CLE, "virtual-file-system")
def google_drive_of_old() -> Mac:
    return _mounted("dfsfuse_DFS", "drivefs", 0)


@never(CLE, "virtual-file-system")
def module_of_fskit() -> Mac:
    return _mounted("fskit", "module", LOCAL)


@never("/Volumes/pCloud Drive", "virtual-file-system")
def pcloud_drive() -> Mac:
    return _mounted("macfuse_pcloud", "pCloud.fs", LOCAL, "/Volumes/pCloud Drive")


@never(CLE, "file-system-unknown")
def shared_folder_of_parallels() -> Mac:
    return _mounted("prl_fs", "host", LOCAL)


@never(CLE, "file-system-unknown")
def local_mount_without_a_device() -> Mac:
    return _mounted("apfs", "something", LOCAL)


@never(CLE, "file-system-unknown")
def folder_bound_by_nullfs() -> Mac:
    """nullfs shows a folder at another place: its source is a path."""
    return _mounted("nullfs", "/Users/anne/faux", LOCAL)


@never(CLE, "memory")
def memory() -> Mac:
    return _mounted("tmpfs", "tmpfs", LOCAL)


@never(CLE, "file-system-unknown")
def file_system_of_tomorrow() -> Mac:
    return Mac().drive("USB", file_system="neuffs")


@at(CLE, vault=YES, backup=no("nothing-mounted"), export=YES)
def stick_that_was_not_mounted() -> Mac:
    """Its folder was left behind under /Volumes, on the internal disk."""
    mac = Mac()
    mac.folder(CLE)
    return mac


@at(CLE, vault=YES, backup=no("nothing-mounted"), export=YES)
@at("/Volumes/CLE 1", vault=no("not-atomic"), backup=YES, export=YES)
def stick_mounted_beside_a_folder_left_behind() -> Mac:
    mac = Mac().drive("USB")
    mac.mounts["/Volumes/CLE 1"] = mac.mounts.pop(CLE)
    mac.folder("/Volumes/CLE 1")
    return mac


@system_disk(f"{CLE}/Serment")
@at(f"{CLE}/Autre", vault=YES, backup=YES, export=YES)
def link_on_the_stick_that_leads_inside() -> Mac:
    mac = Mac().drive("USB", file_system="hfs")
    mac.links[f"{CLE}/Serment"] = f"{HOME}/faux"
    return mac


@at(f"{HOME}/cle", vault=no("not-atomic"), backup=YES, export=YES)
def link_to_the_stick() -> Mac:
    mac = Mac().drive("USB")
    mac.links[f"{HOME}/cle"] = CLE
    return mac


@at(f"{CLE}/partage/x", vault=no("network-share"), backup=no("network-share"), export=no("network-share"))
@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def share_mounted_inside_the_stick() -> Mac:
    mac = Mac().drive("USB")
    mac.folder(f"{CLE}/partage")
    mac.mounts[f"{CLE}/partage"] = Statfs(0, "smbfs", "//nas/x", f"{CLE}/partage")
    return mac


@at(CLE, vault=no("not-atomic"), backup=no("read-only"), export=no("read-only"), imported=YES)
def stick_that_is_write_protected() -> Mac:
    mac = Mac().drive("USB")
    mac.mounted(CLE, "disk4s1", "exfat", LOCAL | READ_ONLY)
    return mac


@at(CLE, vault=no("not-atomic"), backup=no("no-permission"), export=no("no-permission"), imported=YES)
def stick_one_may_not_write_to() -> Mac:
    mac = Mac().drive("USB")
    mac.denied.add(CLE)
    return mac
