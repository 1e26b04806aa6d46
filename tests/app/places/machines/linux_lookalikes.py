"""Disks that only look like an external drive: internal, remote, images, made by a driver."""

from tests.app.places.fake_linux import HOME, STICK_USB, SYS, Box
from tests.app.places.machines.linux_parts import CLE, at, loop, never, on_usb, plain, thunderbolt
from tests.app.places.machines.recorded import YES, falsely, no


@at("/data", vault=YES, backup=no("internal-disk"), export=YES)
def second_internal_sata_disk() -> Box:
    box = Box()
    wiring = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda"
    box.disk(wiring, "8:0")
    box.partition(wiring, "sda1", "8:1", kind="ext4")
    box.mount("/data", "8:1", "ext4", "/dev/sda1")
    return box


@at(CLE, vault=no("not-atomic"), backup=falsely("usb-built-in"), export=YES)
def card_in_a_usb_reader_built_into_the_computer() -> Box:
    """The card comes out, but a disk soldered behind the same fixed socket looks no different."""
    device = "pci0000:00/0000:00:14.0/usb1/1-8"
    return on_usb(f"{device}/1-8:1.0/host4/target4:0:0/4:0:0:0/block/sdc", device, "fixed")


@at(CLE, vault=no("not-atomic"), backup=no("usb-over-network"), export=no("usb-over-network"))
def stick_of_another_computer_by_usbip() -> Box:
    device = "platform/vhci_hcd.0/usb5/5-1"
    return on_usb(f"{device}/5-1:1.0/host9/target9:0:0/9:0:0:0/block/sdd", device, "removable")


@at(CLE, vault=no("not-atomic"), backup=no("disk-unknown"), export=no("disk-unknown"))
def stick_made_by_a_driver() -> Box:
    device = "platform/dummy_hcd.0/usb6/6-1"
    return on_usb(f"{device}/6-1:1.0/host9/target9:0:0/9:0:0:0/block/sdd", device, "unknown")


@at(CLE, vault=no("not-atomic"), backup=no("disk-unknown"), export=no("disk-unknown"))
def usb_device_that_says_nothing_of_itself() -> Box:
    box = Box().stick()
    del box.files[f"{SYS}{STICK_USB}/removable"]
    return box


@never(CLE, "disk-unknown")
def disk_on_a_bus_nobody_knows() -> Box:
    return thunderbolt("platform/soc/ab12.storage/block/xyz0")


@never(CLE, "network-disk")
def iscsi_disk() -> Box:
    return plain("platform/host10/session1/target10:0:0/10:0:0:1/block/sde")


@never(CLE, "network-disk")
def iscsi_by_a_network_card() -> Box:
    return plain("pci0000:00/0000:00:03.0/0000:05:00.0/host3/session2/target3:0:0/3:0:0:0/block/sde")


@never(CLE, "network-disk")
def fibre_channel_disk() -> Box:
    return plain("pci0000:00/0000:00:02.0/host1/rport-1:0-0/target1:0:0/1:0:0:0/block/sde")


@never(CLE, "network-disk")
def nvme_over_tcp() -> Box:
    return plain("virtual/nvme-fabrics/ctl/nvme2/nvme2n1", "259:9")


def _nvme_of_two_controllers(transport: str, controller: str) -> Box:
    box = plain("virtual/nvme-subsystem/nvme-subsys1/nvme1n1", "259:9")
    box.links[f"{SYS}virtual/nvme-subsystem/nvme-subsys1/nvme1"] = SYS + controller
    box.put(f"{SYS}{controller}/transport", transport + "\n")
    return box


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def internal_nvme_that_could_have_two_controllers() -> Box:
    return _nvme_of_two_controllers("pcie", "pci0000:00/0000:00:1d.0/0000:02:00.0/nvme/nvme1")


@never(CLE, "network-disk")
def nvme_over_tcp_with_two_paths() -> Box:
    return _nvme_of_two_controllers("tcp", "virtual/nvme-fabrics/ctl/nvme1")


@never(CLE, "network-disk")
def network_block_device() -> Box:
    return plain("virtual/block/nbd0", "43:0")


@never(CLE, "virtual-disk")
def compressed_memory_disk() -> Box:
    return plain("virtual/block/zram1", "253:9")


@never("/media/anne/IMAGE", "disk-image")
def image_on_a_stick() -> Box:
    return loop(f"{CLE}/sauvegarde.img")


@at(CLE, vault=no("not-atomic"), backup=no("vault-disk"), export=YES, beside="/media/anne/IMAGE")
def vault_in_an_image_on_the_same_stick() -> Box:
    return loop(f"{CLE}/coffre.img")


@at(CLE, vault=no("not-atomic"), backup=no("vault-disk-unknown"), export=YES, beside="/media/anne/IMAGE")
def vault_in_an_image_whose_file_is_gone() -> Box:
    return loop(f"{CLE}/coffre.img (deleted)")


@at(CLE, vault=no("not-atomic"), backup=no("system-disk"), export=YES, beside="/media/anne/IMAGE")
def system_in_an_image_on_the_stick() -> Box:
    box = loop(f"{CLE}/systeme.img")
    box.lines = [line for line in box.lines if "nvme" not in line]
    box.mount("/", "7:4", "ext4", "/dev/loop4")
    return box


@never("/media/anne/IMAGE", "disk-image")
def encrypted_container_file() -> Box:
    box = loop(f"{HOME}/conteneur.hc")
    box.mapped("dm-3", "253:3", "virtual/block/loop4")
    box.unmount("/media/anne/IMAGE")
    box.mount("/media/anne/IMAGE", "253:3", "ext4", "/dev/mapper/veracrypt1")
    return box


@never(CLE, "disk-unknown")
def memory_that_calls_itself_a_scsi_disk() -> Box:
    """scsi_debug hangs its disks under /sys/devices/pseudo_0, on no hardware."""
    return plain("pseudo_0/adapter0/host5/target5:0:0/5:0:0:0/block/sdx")


@never(CLE, "disk-unknown")
def file_that_calls_itself_a_scsi_disk() -> Box:
    """The kernel's own target looped back (tcm_loop): any file, or a disk of another computer."""
    return plain("tcm_loop_0/tcm_loop_adapter_0/host6/target6:0:1/6:0:1:0/block/sdy")


@never(CLE, "virtual-disk")
def disk_that_a_program_answers_for() -> Box:
    """ublk: /sys/devices/virtual/block/ublkb0."""
    return plain("virtual/block/ublkb0", "259:30")


@never(CLE, "virtual-disk")
def virtio_disk_that_a_program_answers_for() -> Box:
    return plain("virtual/vduse/vduse/vdpa0/virtio3/block/vdc", "252:32")


@never(CLE, "virtual-disk")
def disk_of_memory() -> Box:
    return plain("virtual/block/ram0", "1:0")


@never(CLE, "network-disk")
def ceph_disk() -> Box:
    return plain("virtual/block/rbd0", "251:0")


@never(CLE, "network-disk")
def ata_over_ethernet() -> Box:
    return plain("virtual/block/etherd!e1.1", "152:16")


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def disk_in_a_hot_swap_bay() -> Box:
    """A SAS bay: it comes out, and it is meant to stay in."""
    return plain(
        "pci0000:00/0000:00:01.0/0000:01:00.0/host0/port-0:0/end_device-0:0/target0:0:0/0:0:0:0/block/sda"
    )


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def second_nvme_inside() -> Box:
    return plain("pci0000:00/0000:00:1d.4/0000:04:00.0/nvme/nvme1/nvme1n1", "259:8")


@never("/media/anne/IMAGE", "disk-image")
@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def virtual_hard_disk_of_windows_on_a_stick() -> Box:
    """guestmount and qemu-nbd aside, a fixed VHD is attached by losetup."""
    return loop(f"{CLE}/Sauvegarde.vhd")


@never(CLE, "network-disk")
def virtual_hard_disk_opened_by_qemu_nbd() -> Box:
    """qemu-nbd(8) serves the file over a socket: /dev/nbd1p1."""
    box = Box()
    box.disk("virtual/block/nbd1", "43:32")
    box.partition("virtual/block/nbd1", "nbd1p1", "43:33", kind="ntfs")
    box.mount(CLE, "43:33", "ntfs3", "/dev/nbd1p1")
    return box


@never("/media/anne/IMAGE", "disk-image")
def image_on_the_internal_disk() -> Box:
    return loop(f"{HOME}/disque.img")


@never("/media/anne/IMAGE", "disk-image")
def image_on_a_network_share() -> Box:
    box = loop("/mnt/nas/disque.img")
    box.mount("/mnt/nas", "0:60", "nfs4", "nas:/volume1")
    return box


@never(CLE, "usb-over-network")
def usb_disk_passed_to_wsl() -> Box:
    """usbipd-win hands the stick over through the same virtual controller as any USB/IP."""
    device = "platform/vhci_hcd.0/usb1/1-1"
    return on_usb(f"{device}/1-1:1.0/host3/target3:0:0/3:0:0:0/block/sde", device, file_system="ext4")
