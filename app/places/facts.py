"""What is known about an opened folder, as plain values.

The probes of each platform fill these in; the policy reads nothing else. A
fact that could not be found out is ``None``, and the policy refuses on it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """What stands behind a file system."""

    DISK = "disk"  # block devices the system names
    LAYER = "layer"  # local, but the disks below cannot be seen: overlay, zfs
    MEMORY = "memory"  # gone at the next start
    NETWORK = "network"
    VIRTUAL = "virtual"  # a program answers instead of a disk: FUSE


class Bus(StrEnum):
    """How a disk is attached, as far as the policy cares."""

    USB = "usb"
    SD = "sd"
    FIREWIRE = "firewire"
    NVME = "nvme"
    SATA = "sata"
    SCSI = "scsi"
    EMMC = "emmc"
    VIRTIO = "virtio"
    OTHER = "other"  # soldered or virtual-machine disks: known, and never external
    USB_OVER_NETWORK = "usb-over-network"
    NETWORK = "network"  # iSCSI, fibre channel, NVMe over fabrics, nbd, rbd, drbd
    IMAGE = "image"  # loop device, disk image, virtual hard disk
    VIRTUAL = "virtual"  # a device without a disk: zram, a mapping of nothing, a storage pool


@dataclass(frozen=True, slots=True)
class Disk:
    """One whole disk at the bottom of a folder. ``id`` is the system's own number or name for it."""

    id: str
    name: str
    bus: Bus | None
    unpluggable: bool | None
    """The system says that it can be taken away: not ``removable``, which USB hard disks deny."""


@dataclass(frozen=True, slots=True)
class CloudRoot:
    """A folder that a client copies to a cloud or to other computers."""

    provider: str
    path: str
    by_name: bool = False
    """Only its name says so."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One folder on one machine at one moment."""

    path: str
    mount: str | None
    file_system: str | None
    nature: Nature | None
    disks: tuple[Disk, ...] | None
    """Every leaf of the chain of block devices; None when one could not be followed."""
    system_disks: frozenset[str] | None
    vault_disks: frozenset[str] | None
    """Empty when the question is asked without a vault."""
    clouds: tuple[CloudRoot, ...] | None
    """Those that hold this folder or lie in it; None when a client's configuration cannot be read."""
    read_only: bool | None
    writable: bool | None
    free_bytes: int | None = None
    label: str = ""
    uuid: str = ""
    unread: str = ""
    """The configuration file behind ``clouds=None``."""
