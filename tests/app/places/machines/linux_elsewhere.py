"""File systems that are no disk: shares, programs that show files, memory, phones."""

from tests.app.places.fake_linux import HOME, Box
from tests.app.places.machines.linux_parts import CLE, at, foreign, never
from tests.app.places.machines.recorded import YES, no


@at(
    "/mnt/partage",
    vault=no("network-share"),
    backup=no("network-share"),
    export=no("network-share"),
    imported=no("network-share"),
)
def nfs() -> Box:
    return foreign("nfs4", "nas:/volume1/cabinet")


@never("/mnt/partage", "network-share")
@never("/mnt/partage/nouveau", "network-share")
def smb() -> Box:
    return foreign("cifs", "//nas/cabinet")


@never("/mnt/partage", "network-share")
def folder_of_the_host_of_a_virtual_machine() -> Box:
    return foreign("9p", "hostshare")


@never("/mnt/partage", "virtual-file-system")
def sshfs() -> Box:
    return foreign("fuse.sshfs", "anne@nas:/home")


@never("/mnt/partage", "virtual-file-system")
def rclone() -> Box:
    return foreign("fuse.rclone", "gdrive:")


@at(
    "/run/user/1000/gvfs/smb-share:server=nas",
    vault=no("virtual-file-system"),
    backup=no("virtual-file-system"),
    export=no("virtual-file-system"),
    imported=no("virtual-file-system"),
)
def gvfs() -> Box:
    box = foreign("fuse.gvfsd-fuse", "gvfsd-fuse", point="/run/user/1000/gvfs")
    box.folder("/run/user/1000/gvfs/smb-share:server=nas")
    return box


@never("/mnt/partage", "virtual-file-system")
def fuseblk_without_a_device() -> Box:
    return foreign("fuseblk", "quelque-chose")


@never("/mnt/partage", "virtual-file-system")
def fuse_that_names_a_stick_as_its_source() -> Box:
    box = Box().stick()
    box.mount("/mnt/partage", "0:61", "fuse.ntfs", "/dev/sdb1")
    return box


@never("/mnt/partage", "file-system-unknown")
def file_system_nobody_vouched_for() -> Box:
    return foreign("neuffs", "/dev/sdx1")


@never(CLE, "file-system-unknown")
def unknown_file_system_on_a_real_stick() -> Box:
    return Box().stick(file_system="reiserfs")


@at("/tmp/x", vault=no("memory"), backup=no("memory"), export=no("memory"), imported=YES)
def tmp_in_memory() -> Box:
    return foreign("tmpfs", "tmpfs", point="/tmp")


@never("/mnt/partage", "network-share")
def stick_shared_by_another_computer() -> Box:
    return foreign("cifs", "//PC-ACCUEIL/CLE-USB")


@never("/mnt/partage", "network-share")
def smb_of_tomorrow_under_its_new_name() -> Box:
    return foreign("smb3", "//nas/cabinet")


@never("/mnt/partage", "network-share")
def apple_share() -> Box:
    return foreign("afs", "#root.cell")


@never("/mnt/partage", "virtual-file-system")
def webdav_mounted_by_davfs2() -> Box:
    """mount.davfs mounts as plain "fuse" with the address as its source (davfs2, kernel_interface.c)."""
    return foreign("fuse", "https://nuage.example/remote.php/dav/files/anne")


@never("/home/anne/pCloudDrive", "virtual-file-system")
def pcloud_drive() -> Box:
    return foreign("fuse.pfs", "pCloud.fs", point=f"{HOME}/pCloudDrive")


@never("/home/anne/GDrive/Patients", "virtual-file-system")
def google_drive_by_ocamlfuse() -> Box:
    return foreign("fuse.google-drive-ocamlfuse", "google-drive-ocamlfuse", point=f"{HOME}/GDrive")


@never("/run/user/1000/gvfs/google-drive:host=gmail.com,user=anne", "virtual-file-system")
@never("/run/user/1000/gvfs/mtp:host=Google_Pixel_7", "virtual-file-system")
@never("/run/user/1000/gvfs/gphoto2:host=Apple_Inc._iPhone", "virtual-file-system")
@never("/run/user/1000/gvfs/dav:host=nuage.example,ssl=true", "virtual-file-system")
def online_accounts_and_phones_of_gnome() -> Box:
    """gvfs(7): every mount of the session appears below one FUSE folder."""
    return foreign("fuse.gvfsd-fuse", "gvfsd-fuse", point="/run/user/1000/gvfs")


@never("/run/user/1000/kio-fuse-AbCdEf/smb/nas/cabinet", "virtual-file-system")
def network_folders_of_kde() -> Box:
    return foreign("fuse.kio-fuse", "kio-fuse", point="/run/user/1000/kio-fuse-AbCdEf")


@never("/mnt/telephone", "virtual-file-system")
def phone_by_jmtpfs() -> Box:
    return foreign("fuse.jmtpfs", "jmtpfs", point="/mnt/telephone")


@never("/mnt/telephone", "virtual-file-system")
def iphone_by_ifuse() -> Box:
    return foreign("fuse.ifuse", "ifuse", point="/mnt/telephone")


@never("/run/user/1000/doc/1a2b3c/CLE", "virtual-file-system")
def document_portal_of_flatpak_and_snap() -> Box:
    """xdg-document-portal shows single files of anywhere under /run/user/1000/doc."""
    return foreign("fuse.portal", "portal", point="/run/user/1000/doc")


@never(f"{HOME}/Chiffre", "virtual-file-system")
def folder_encrypted_by_gocryptfs() -> Box:
    """The encrypted side may lie anywhere, in a Dropbox as often as not."""
    return foreign("fuse.gocryptfs", "/home/anne/Dropbox/.chiffre", point=f"{HOME}/Chiffre")


@never(f"{HOME}/Cryptomator/Cabinet", "virtual-file-system")
def cryptomator_vault() -> Box:
    return foreign("fuse.fuse-nio-adapter", "fuse-nio-adapter", point=f"{HOME}/Cryptomator/Cabinet")


@never("/media/pool", "virtual-file-system")
def mergerfs_over_two_sticks() -> Box:
    """Where a file lands is decided by a program; a share can be among its branches."""
    return foreign("fuse.mergerfs", "/media/a:/media/b", point="/media/pool")


@never("/mnt/partage", "network-share")
def folder_of_the_host_by_virtiofs() -> Box:
    return foreign("virtiofs", "partage")


@never("/media/sf_partage", "network-share")
def shared_folder_of_virtualbox() -> Box:
    return foreign("vboxsf", "partage", point="/media/sf_partage")


@never("/mnt/hgfs/partage", "virtual-file-system")
def shared_folder_of_vmware() -> Box:
    return foreign("fuse.vmhgfs-fuse", "vmhgfs-fuse", point="/mnt/hgfs")


@never("/mnt/e", "network-share")
@never("/mnt/c/Users/anne", "network-share")
def drives_of_windows_in_wsl_2() -> Box:
    """WSL 2 mounts them as 9p with ``aname=drvfs`` (Microsoft, "Configure mount options for WSL")."""
    box = foreign("9p", "C:\\134", "0:57", "/mnt/c")
    box.mount("/mnt/e", "0:58", "9p", "E:\\134", super_options="rw,aname=drvfs;path=E:;uid=1000,trans=fd")
    return box


@never("/mnt/e", "virtual-file-system")
def drives_of_windows_in_wsl_1() -> Box:
    return foreign("drvfs", "E:", "0:15", "/mnt/e")


@never("/net/nas", "file-system-unknown")
def automounter_that_has_not_mounted_yet() -> Box:
    return foreign("autofs", "/etc/auto.net", point="/net")


@never("/dev/shm/x", "memory")
@never("/run/user/1000/x", "memory")
def memory_of_the_session() -> Box:
    box = foreign("tmpfs", "tmpfs", "0:25", "/dev/shm")
    box.mount("/run/user/1000", "0:50", "tmpfs", "tmpfs")
    return box
