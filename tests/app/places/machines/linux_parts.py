"""What the Linux machines are put together from: a disk in its place, and where it is mounted."""

from tests.app.places.fake_linux import HOME, STICK, SYS, Box
from tests.app.places.machines.recorded import Family

CLE = "/media/anne/CLE"
CABINET = f"{HOME}/Cabinet.serment"
LINUX = Family("linux", CABINET)
at, never, system_disk = LINUX.at, LINUX.never, LINUX.system_disk

INTERNAL_SATA = "pci0000:00/0000:00:17.0/ata2/host1/target1:0:0/1:0:0:0/block/sdd"
SD = "pci0000:00/0000:00:1c.0/0000:02:00.0/rtsx_pci_sdmmc.0/mmc_host/mmc0/mmc0:0001/block/mmcblk0"
THUNDERBOLT = "pci0000:00/0000:00:07.0/0000:03:00.0/0000:04:01.0/0000:05:00.0/nvme/nvme1/nvme1n1"


def on_usb(wiring: str, device: str, removable: str = "unknown", file_system: str = "exfat") -> Box:
    """A disk of a USB device, with what that device says of its socket."""
    box = Box()
    name = box.disk(wiring, "8:32")
    box.partition(wiring, f"{name}1", "8:33", kind=file_system)
    box.usb(device, removable)
    box.mount(CLE, "8:33", file_system, f"/dev/{name}1")
    return box


def card(kind: str, wiring: str = SD) -> Box:
    """A card in a reader that the kernel drives itself; ``kind`` is what the card says it is."""
    box = Box()
    box.disk(wiring, "179:0")
    box.put(f"{SYS}{wiring}/device/type", kind + "\n")
    box.partition(wiring, "mmcblk0p1", "179:1", kind="vfat")
    box.mount(CLE, "179:1", "vfat", "/dev/mmcblk0p1")
    return box


def thunderbolt(wiring: str = THUNDERBOLT) -> Box:
    """A disk with one ext4 partition; nothing above it says yet that it can be unplugged."""
    box = Box()
    name = box.disk(wiring, "259:5")
    box.partition(wiring, f"{name}p1", "259:6", kind="ext4")
    box.mount(CLE, "259:6", "ext4", f"/dev/{name}p1")
    return box


def plain(wiring: str, number: str = "8:64", file_system: str = "ext4") -> Box:
    """A disk without partitions."""
    box = Box()
    name = box.disk(wiring, number)
    box.mount(CLE, number, file_system, f"/dev/{name}")
    return box


def loop(backing: str) -> Box:
    """A disk image shown as a disk, and a stick beside it."""
    box = Box().stick()
    box.disk("virtual/block/loop4", "7:4")
    box.put(f"{SYS}virtual/block/loop4/loop/backing_file", backing + "\n")
    box.mount("/media/anne/IMAGE", "7:4", "ext4", "/dev/loop4")
    return box


def foreign(file_system: str, source: str, number: str = "0:60", point: str = "/mnt/partage") -> Box:
    """A mount without a disk."""
    box = Box()
    box.mount(point, number, file_system, source)
    return box


def over_stick(name: str, number: str, kind: str, source: str) -> Box:
    """A mapped device over the stick's partition, mounted as ext4."""
    box = Box().stick("/nowhere", kind)
    box.unmount("/nowhere")
    box.mapped(name, number, f"{STICK}/sdb1", kind="ext4")
    box.mount(CLE, number, "ext4", source)
    return box


def overlay(upper: str = "/var/lib/docker/overlay2/ab/diff", lower: str = "/l1:/l2") -> Box:
    """A system whose root is layers; where they lie is seen only if something is mounted there."""
    box = Box(root=False)
    box.lines.insert(
        0, f"20 1 0:70 / / rw,relatime - overlay overlay rw,lowerdir={lower},upperdir={upper},workdir=/w"
    )
    return box
