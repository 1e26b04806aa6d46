"""From a block device down to the disks it really is, through sysfs.

A mounted device may be a partition, an encrypted container, a logical volume
or an array. ``slaves`` leads down from one to the next; the whole disks at the
bottom decide. How a disk is attached is read from its place in /sys/devices,
which is the machine's wiring: the disk itself cannot claim another one.
"""

import os
import posixpath
import re

from app.places.facts import Bus, Disk
from app.places.reader import Reader

DEVICES = "/sys/devices/"
_DEEPEST = 16  # a chain of devices longer than this is a loop

_PCI_ADDRESS = re.compile(r"[0-9a-f]{4,5}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]")
_USB_ROOT = re.compile(r"usb\d+")
_USB_DEVICE = re.compile(r"\d+-\d+(\.\d+)*")
# USB/IP and its mirror image; measured: udisks calls these "usb".
_USB_OVER_NETWORK = re.compile(r"vhci_hcd|usbip|vudc")
# iSCSI sessions, fibre channel remote ports.
_NETWORK_PART = re.compile(r"session\d+|rport-\d.*|nvme-fabrics")
_NETWORK_NAME = re.compile(r"(nbd|rbd|drbd|etherd!).*")
# Where the firmware or a hypervisor hangs real devices without a PCI address.
_MACHINERY = re.compile(r"LNXSYSTM:.*|VMBUS:.*|MSFT1000:.*|vio|css\d+")

# The part of the path that tells an internal disk's bus; the first that fits.
_INTERNAL = (
    (re.compile(r"nvme\d+"), Bus.NVME),
    (re.compile(r"ata\d+"), Bus.SATA),
    (re.compile(r"virtio\d+"), Bus.VIRTIO),
    (re.compile(r"vbd-\d+|ndbus\d+|dasd.*"), Bus.OTHER),
    (re.compile(r"host\d+"), Bus.SCSI),
)


class Unfollowed(Exception):
    """The chain of devices could not be read to its end."""


def disks_under(reader: Reader, number: str) -> tuple[Disk, ...]:
    """Every disk below the block device ``major:minor``. Raises Unfollowed."""
    try:
        device = reader.real(f"/sys/dev/block/{number}")
        return _unique([_described(reader, leaf) for leaf in _leaves(reader, device, 0)])
    except (OSError, ValueError) as error:
        raise Unfollowed(number) from error


def disks_of_btrfs(reader: Reader, number: str) -> tuple[Disk, ...]:
    """Every disk of the btrfs that the device is one part of: it can span several. Raises Unfollowed."""
    try:
        name = posixpath.basename(reader.real(f"/sys/dev/block/{number}"))
        for identity in reader.names("/sys/fs/btrfs"):
            folder = f"/sys/fs/btrfs/{identity}/devices"
            members = reader.names(folder) if reader.exists(folder) else []
            if name in members:
                numbers = [_text(reader, f"{reader.real(f'{folder}/{member}')}/dev") for member in members]
                return _unique([disk for each in numbers for disk in disks_under(reader, each)])
    except OSError as error:
        raise Unfollowed(number) from error
    raise Unfollowed(number)


def backing_file(reader: Reader, disk: Disk) -> str | None:
    """The file that a loop device shows; None for anything else or a file that is gone."""
    try:
        path = _text(reader, f"/sys/dev/block/{disk.id}/loop/backing_file")
    except OSError:
        return None
    return None if path.endswith(" (deleted)") else path


def _leaves(reader: Reader, device: str, depth: int) -> list[str]:
    if depth > _DEEPEST or not device.startswith(DEVICES):
        raise Unfollowed(device)
    disk = posixpath.dirname(device) if "partition" in reader.names(device) else device
    steps = [reader.real(f"{disk}/slaves/{name}") for name in reader.names(f"{disk}/slaves")]
    found = [leaf for step in steps for leaf in _leaves(reader, step, depth + 1)]
    # A mirror to another computer (drbd) names the disk here as its slave, and is remote all the same.
    return [disk, *found] if not found or _NETWORK_NAME.fullmatch(posixpath.basename(disk)) else found


def _described(reader: Reader, disk: str) -> Disk:
    bus, unpluggable = _attachment(reader, disk)
    return Disk(_text(reader, f"{disk}/dev"), posixpath.basename(disk), bus, unpluggable)


def _attachment(reader: Reader, disk: str) -> tuple[Bus | None, bool | None]:
    if "/nvme-subsystem/" in disk:
        return _multipath(reader, disk)
    name, parts = posixpath.basename(disk), disk.removeprefix(DEVICES).split("/")
    remote = _remote(name, parts)
    if remote:
        return remote, False
    if "loop" in reader.names(disk) or name.startswith("loop"):
        return Bus.IMAGE, False
    if parts[0] == "virtual":
        return Bus.VIRTUAL, False
    if "mmc_host" in parts:
        return _card(reader, disk)
    return _wired(reader, parts)


def _remote(name: str, parts: list[str]) -> Bus | None:
    if any(_USB_OVER_NETWORK.match(part) for part in parts):
        return Bus.USB_OVER_NETWORK
    if _NETWORK_NAME.fullmatch(name) or any(_NETWORK_PART.fullmatch(part) for part in parts):
        return Bus.NETWORK
    return None


def _multipath(reader: Reader, disk: str) -> tuple[Bus | None, bool | None]:
    # Since Linux 4.15 an NVMe disk that could have two controllers hangs under
    # devices/virtual; its controllers, linked beside it, tell where it is.
    folder = posixpath.dirname(disk)
    controllers = [name for name in reader.names(folder) if re.fullmatch(r"nvme\d+", name)]
    found = {_wired(reader, _parts(reader, f"{folder}/{name}")) for name in controllers}
    transports = {_text(reader, f"{folder}/{name}/transport") for name in controllers}
    if not found or transports != {"pcie"}:
        return (Bus.NETWORK, False) if transports & {"tcp", "rdma", "fc"} else (None, None)
    return found.pop() if len(found) == 1 else (Bus.NVME, False)


def _card(reader: Reader, disk: str) -> tuple[Bus | None, bool | None]:
    # "SD" is a card; "MMC" is nearly always soldered to the board (eMMC).
    kind = _text(reader, f"{disk}/device/type")
    return {"SD": (Bus.SD, True), "MMC": (Bus.EMMC, False)}.get(kind, (None, None))


def _wired(reader: Reader, parts: list[str]) -> tuple[Bus | None, bool | None]:
    for index, part in enumerate(parts):
        if _USB_ROOT.fullmatch(part):
            return _usb(reader, parts, index)
        if re.fullmatch(r"fw\d+", part):
            return Bus.FIREWIRE, True
    bus = next((bus for form, bus in _INTERNAL if any(form.fullmatch(part) for part in parts)), None)
    if bus is None or (bus is Bus.SCSI and not _has_hardware(reader, parts)):
        return None, None  # drivers make SCSI disks out of memory and of files (scsi_debug, tcm_loop)
    return bus, _on_a_cable(reader, parts)


def _usb(reader: Reader, parts: list[str], root: int) -> tuple[Bus | None, bool | None]:
    devices = [index for index, part in enumerate(parts) if _USB_DEVICE.fullmatch(part) and index > root]
    # A controller made by a driver alone (vhci, dummy_hcd) has no hardware.
    if not devices or not _has_hardware(reader, parts[:root]):
        return None, None
    removable = _text(reader, f"{DEVICES}{'/'.join(parts[: devices[-1] + 1])}/removable")
    # "unknown" is what most machines say of their outer sockets; "fixed" is a built-in reader.
    return Bus.USB, {"removable": True, "unknown": True, "fixed": False}.get(removable)


def _has_hardware(reader: Reader, parts: list[str]) -> bool:
    """Something in the path is described by the machine, not made by a driver."""
    if any(_PCI_ADDRESS.fullmatch(part) or _MACHINERY.fullmatch(part) for part in parts):
        return True
    ancestors = [DEVICES + "/".join(parts[: end + 1]) for end in range(len(parts))]
    return any({"of_node", "firmware_node"} & set(reader.names(folder)) for folder in ancestors)


def _on_a_cable(reader: Reader, parts: list[str]) -> bool:
    """A PCI device above says "removable": Thunderbolt or USB4."""
    for end, part in enumerate(parts):
        if _PCI_ADDRESS.fullmatch(part):
            path = f"{DEVICES}{'/'.join(parts[: end + 1])}/removable"
            if reader.exists(path) and _text(reader, path) == "removable":
                return True
    return False


def _parts(reader: Reader, path: str) -> list[str]:
    return reader.real(path).removeprefix(DEVICES).split("/")


def _text(reader: Reader, path: str) -> str:
    return os.fsdecode(reader.read(path)).strip()


def _unique(disks: list[Disk]) -> tuple[Disk, ...]:
    return tuple(dict.fromkeys(disks))
