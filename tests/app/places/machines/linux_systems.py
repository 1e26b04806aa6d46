"""What the computer runs from: containers, live systems, sticks, virtual machines, ZFS."""

from tests.app.places.fake_linux import HOME, ROOT_NVME, STICK, STICK_USB, SYS, Box
from tests.app.places.machines.linux_parts import CLE, at, foreign, loop, never, overlay, system_disk
from tests.app.places.machines.recorded import YES, no


@at("/home/anne/vault", vault=YES, backup=no("disk-unseen"), export=YES)
@at("/home/anne", vault=YES, backup=no("disk-unseen"), export=YES, beside="/home/anne")
def container() -> Box:
    return overlay()


@at(CLE, vault=no("not-atomic"), backup=no("system-disk-unknown"), export=YES, beside=None)
@at(CLE, vault=no("not-atomic"), backup=no("vault-disk-unknown"), export=YES, beside=HOME)
def stick_shown_to_a_container() -> Box:
    return overlay().stick()


def zfs() -> Box:
    box = Box(root=False)
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p4", "259:4", kind="zfs_member")
    box.mount("/", "0:30", "zfs", "rpool/ROOT/ubuntu")
    return box


@at(HOME, vault=YES, backup=no("disk-unseen"), export=YES)
def system_on_zfs() -> Box:
    return zfs()


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def stick_beside_a_system_on_zfs() -> Box:
    return zfs().stick()


@at(CLE, vault=no("not-atomic"), backup=no("system-disk"), export=YES)
def stick_that_is_part_of_the_zfs_pool() -> Box:
    box = zfs().stick()
    box.partition(STICK, "sdb2", "8:18", kind="zfs_member")
    return box


def _started_from_the_stick() -> Box:
    box = overlay("/run/live/overlay/rw").stick("/run/live/medium", "vfat")
    box.mount("/run/live/overlay", "0:75", "tmpfs", "tmpfs")
    box.disk("virtual/block/loop0", "7:0")
    box.put(f"{SYS}virtual/block/loop0/loop/backing_file", "/run/live/medium/live/filesystem.squashfs\n")
    box.mount("/run/live/rootfs/filesystem.squashfs", "7:0", "squashfs", "/dev/loop0", options="ro")
    box.partition(STICK, "sdb2", "8:18", kind="ext4")
    box.mount(CLE, "8:18", "ext4", "/dev/sdb2")
    return box


@at(CLE, vault=YES, backup=no("system-disk"), export=YES, beside=None)
@never(HOME, "memory")
def live_system_and_a_second_partition_of_its_stick() -> Box:
    return _started_from_the_stick()


@at("/media/anne/AUTRE", vault=no("not-atomic"), backup=YES, export=YES, beside="/mnt/interne")
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


@at(CLE, vault=no("not-atomic"), backup=no("system-disk"), export=YES)
@system_disk(HOME)
def system_installed_on_a_stick() -> Box:
    box = Box(root=False)
    box.disk(STICK, "8:16", removable="1")
    box.partition(STICK, "sdb1", "8:17", kind="ext4")
    box.partition(STICK, "sdb2", "8:18", kind="exfat")
    box.usb(STICK_USB)
    box.mount("/", "8:17", "ext4", "/dev/sdb1")
    box.mount(CLE, "8:18", "exfat", "/dev/sdb2")
    return box


@at(CLE, vault=no("not-atomic"), backup=no("system-disk"), export=YES)
def start_files_on_the_stick() -> Box:
    box = Box().stick()
    box.partition(STICK, "sdb2", "8:18", kind="ext4")
    box.mount("/boot", "8:18", "ext4", "/dev/sdb2")
    return box


@at(CLE, vault=YES, backup=no("vault-disk"), export=YES, beside=f"{CLE}/Cabinet.serment")
@at(CLE, vault=YES, backup=YES, export=YES, beside=None)
def vault_on_the_same_stick() -> Box:
    box = Box().stick(file_system="ext4")
    box.folder(f"{CLE}/Cabinet.serment")
    return box


@at("/media/anne/B", vault=no("not-atomic"), backup=no("vault-disk"), export=YES, beside=CLE)
def vault_on_another_partition_of_the_stick() -> Box:
    box = Box().stick(file_system="ext4")
    box.partition(STICK, "sdb2", "8:18", kind="exfat")
    box.mount("/media/anne/B", "8:18", "exfat", "/dev/sdb2")
    return box


@at(f"{HOME}/x", vault=YES, backup=no("disk-unseen"), export=YES)
@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
@system_disk("/home/.ecryptfs/anne/.Private")
def encrypted_home() -> Box:
    """ecryptfs-setup-private(1): the home is shown over /home/.ecryptfs/anne/.Private of the same disk."""
    box = Box().stick()
    box.folder("/home/.ecryptfs/anne/.Private")
    box.mount(HOME, "0:48", "ecryptfs", "/home/.ecryptfs/anne/.Private")
    return box


@never(f"{HOME}/x", "network-share")
def encrypted_home_over_a_share() -> Box:
    box = encrypted_home()
    box.mount("/home/.ecryptfs", "0:60", "nfs4", "nas:/homes")
    return box


@at(f"{HOME}/Secret/x", vault=no("cloud-folder"), backup=no("disk-unseen"), export=no("cloud-folder"))
def encrypted_folder_over_a_dropbox() -> Box:
    """What is below it is encrypted, and leaves the practice all the same."""
    box = Box()
    box.put(f"{HOME}/.dropbox/info.json", '{"personal": {"path": "/home/anne/Dropbox"}}')
    box.folder(f"{HOME}/Dropbox/.secret")
    box.mount(f"{HOME}/Secret", "0:48", "ecryptfs", f"{HOME}/Dropbox/.secret")
    return box


@at("/srv/couche", vault=no("network-share"), backup=no("network-share"), export=no("network-share"))
def layer_that_writes_to_a_share() -> Box:
    box = foreign("cifs", "//nas/cabinet")
    box.mount(
        "/srv/couche", "0:71", "overlay", "overlay", super_options="rw,lowerdir=/l,upperdir=/mnt/partage/u"
    )
    return box


@at("/srv/couche", vault=YES, backup=no("disk-unseen"), export=YES)
def layer_that_writes_to_the_internal_disk() -> Box:
    box = Box()
    box.folder("/var/couche")
    box.mount(
        "/srv/couche", "0:71", "overlay", "overlay", super_options="rw,lowerdir=/l,upperdir=/var/couche"
    )
    return box


@at("/srv/couche", vault=no("disk-image"), backup=no("disk-unseen"), export=no("disk-image"))
def layer_that_writes_to_an_image() -> Box:
    box = loop(f"{HOME}/disque.img")
    box.mount(
        "/srv/couche",
        "0:71",
        "overlay",
        "overlay",
        super_options="rw,lowerdir=/l,upperdir=/media/anne/IMAGE/u",
    )
    return box


@at("/srv/couche/x", vault=no("cloud-folder"), backup=no("disk-unseen"), export=no("cloud-folder"))
def layer_that_writes_to_a_dropbox() -> Box:
    box = Box()
    box.put(f"{HOME}/.dropbox/info.json", '{"personal": {"path": "/home/anne/Nuage"}}')
    box.folder(f"{HOME}/Nuage")
    box.mount(
        "/srv/couche", "0:71", "overlay", "overlay", super_options=f"rw,lowerdir=/l,upperdir={HOME}/Nuage/u"
    )
    return box


@at(CLE, vault=no("not-atomic"), backup=no("system-disk"), export=YES, beside=None)
def stick_below_a_root_that_forgets() -> Box:
    """overlayroot(8): the disk is shown read-only at /media/root-ro, and writes go to memory."""
    box = overlay("/media/root-rw/overlay", "/media/root-ro").stick()
    box.partition(STICK, "sdb2", "8:18", kind="ext4")
    box.mount("/media/root-ro", "8:18", "ext4", "/dev/sdb2", options="ro")
    box.mount("/media/root-rw", "0:80", "tmpfs", "tmpfs-root")
    return box


@at(CLE, vault=no("not-atomic"), backup=no("system-disk-unknown"), export=YES, beside=None)
def live_system_of_which_only_the_start_files_are_seen() -> Box:
    """The internal disk's /boot says nothing of a system that runs from somewhere else."""
    box = overlay().stick()
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p1", "259:1", kind="vfat")
    box.mount("/boot/efi", "259:1", "vfat", "/dev/nvme0n1p1")
    return box


@at(CLE, vault=no("not-atomic"), backup=no("system-disk-unknown"), export=YES, beside=None)
def system_on_a_file_system_nobody_follows() -> Box:
    """bcachefs spans several disks, and names only itself."""
    box = Box(root=False).stick()
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p1", "259:1", kind="vfat")
    box.mount("/", "0:30", "bcachefs", "/dev/nvme0n1p2:/dev/sdb2")
    box.mount("/boot/efi", "259:1", "vfat", "/dev/nvme0n1p1")
    return box


@at(CLE, vault=YES, backup=no("disk-unseen"), export=YES)
def zfs_on_a_usb_disk() -> Box:
    """The kernel does not say which disks a pool has: by the design no backup, whatever udev saw."""
    box = Box().stick("/nowhere", "zfs_member")
    box.unmount("/nowhere")
    box.mount(CLE, "0:52", "zfs", "cle/dossiers")
    return box


@system_disk(HOME)
@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def virtual_machine_with_virtio_disks() -> Box:
    box = Box(root=False).stick()
    box.disk("pci0000:00/0000:00:04.0/virtio1/block/vda", "252:0")
    box.partition("pci0000:00/0000:00:04.0/virtio1/block/vda", "vda1", "252:1", kind="ext4")
    box.mount("/", "252:1", "ext4", "/dev/vda1")
    return box


@at("/data", vault=YES, backup=no("internal-disk"), export=YES)
def second_disk_of_a_virtual_machine() -> Box:
    box = Box()
    box.disk("pci0000:00/0000:00:05.0/virtio2/host2/target2:0:0/2:0:0:1/block/sdb", "8:16")
    box.mount("/data", "8:16", "ext4", "/dev/sdb")
    return box


@system_disk(HOME)
@at("/data", vault=YES, backup=no("internal-disk"), export=YES)
def virtual_machine_of_xen() -> Box:
    box = Box(root=False)
    box.disk("vbd-51712/block/xvda", "202:0")
    box.mount("/", "202:0", "ext4", "/dev/xvda")
    box.disk("vbd-51728/block/xvdb", "202:16")
    box.mount("/data", "202:16", "ext4", "/dev/xvdb")
    return box


@system_disk(HOME)
def virtual_machine_of_hyper_v_or_wsl_2() -> Box:
    wiring = "LNXSYSTM:00/LNXSYBUS:00/ACPI0004:00/VMBUS:00/fd1d2cbd-ce7c/host0/target0:0:0/0:0:0:2/block/sdc"
    box = Box(root=False)
    box.disk(wiring, "8:32")
    box.mount("/", "8:32", "ext4", "/dev/sdc")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
@system_disk(HOME)
def small_board_that_runs_from_its_card() -> Box:
    box = Box(root=False).stick()
    wiring = "platform/emmc2bus/fe340000.mmc/mmc_host/mmc0/mmc0:aaaa/block/mmcblk0"
    box.disk(wiring, "179:0")
    box.put(f"{SYS}{wiring}/device/type", "SD\n")
    box.partition(wiring, "mmcblk0p2", "179:2", kind="ext4")
    box.mount("/", "179:2", "ext4", "/dev/mmcblk0p2")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES, beside=None)
def computer_started_from_the_network() -> Box:
    """No disk of this computer holds the system: no stick can be its disk."""
    box = Box(root=False).stick()
    box.mount("/", "0:20", "nfs4", "serveur:/exports/poste1")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def root_in_memory_over_a_store_on_disk() -> Box:
    """NixOS with "impermanence": / is a tmpfs, /nix and the homes lie on the disk."""
    box = Box(root=False).stick()
    box.mount("/", "0:26", "tmpfs", "none")
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p2", "259:2", kind="ext4")
    box.mount("/nix", "259:2", "ext4", "/dev/nvme0n1p2")
    box.mount("/home", "259:2", "ext4", "/dev/nvme0n1p2", root="/home")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
@at(
    "/snap/firefox/4336",
    vault=no("file-system-unknown"),
    backup=no("file-system-unknown"),
    export=no("file-system-unknown"),
)
def ubuntu_with_its_snaps() -> Box:
    """Each snap is a read-only image on a loop device below /snap."""
    box = Box().stick()
    box.disk("virtual/block/loop1", "7:1")
    box.put(f"{SYS}virtual/block/loop1/loop/backing_file", "/var/lib/snapd/snaps/firefox_4336.snap\n")
    box.mount("/snap/firefox/4336", "7:1", "squashfs", "/dev/loop1", options="ro,nodev", super_options="ro")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
@at("/var/home/anne/x", vault=YES, backup=no("system-disk"), export=YES)
def fedora_of_sealed_images() -> Box:
    """composefs: / is a read-only overlay, what it is made of lies at /sysroot, the homes below /var."""
    box = Box(root=False).stick()
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p3", "259:3", kind="ext4")
    box.mount("/", "0:33", "overlay", "composefs", super_options="ro,lowerdir+=/run/ostree/.private/l")
    box.mount("/sysroot", "259:3", "ext4", "/dev/nvme0n1p3", options="ro")
    box.mount("/var", "259:3", "ext4", "/dev/nvme0n1p3", root="/ostree/deploy/fedora/var")
    box.mount("/home", "259:3", "ext4", "/dev/nvme0n1p3", root="/ostree/deploy/fedora/var/home")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES, beside="/run/host/home/anne")
def container_of_toolbox_that_sees_its_host() -> Box:
    """toolbox and distrobox show the host's root at /run/host."""
    box = overlay().stick()
    box.disk(ROOT_NVME, "259:0")
    box.partition(ROOT_NVME, "nvme0n1p3", "259:3", kind="ext4")
    box.mount("/run/host", "259:3", "ext4", "/dev/nvme0n1p3")
    box.folder("/run/host/home/anne")
    return box
