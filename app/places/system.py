"""Which disks the running system stands on, and what udev knows of a device.

A backup beside the system dies with it. A system may be started from the very
stick a person offers for backups, so "removable" is not enough: the root, the
start files and the medium of a live system are followed down to their disks.
"""

import os
import posixpath
import re
from collections.abc import Callable

from app.places import mountinfo
from app.places.blockdevices import Unfollowed, backing_file, disks_under
from app.places.facts import Bus, Disk
from app.places.mountinfo import Mount
from app.places.reader import FolderReader

Follow = Callable[[Mount], "tuple[Disk, ...] | None"]

_UDEV = "/run/udev/data"
_SYSTEM = re.compile(
    r"""/ | /usr | /var | /boot(/.*)? | /efi | /nix(/store)? | /sysroot | /run/host(/.*)?
    | /var/lib/snapd/hostfs | /cdrom | /isodevice | /(run|lib)/live(/.*)? | /live(/.*)?
    | /run/(initramfs|archiso|miso)(/.*)?""",
    re.VERBOSE,
)
_START = re.compile(r"/(boot|efi)(/.*)?")
# A root on the network stands on no disk of this machine.
_ELSEWHERE = frozenset({"nfs", "nfs4", "cifs", "9p", "virtiofs"})
_DISKLESS = _ELSEWHERE | {"tmpfs", "ramfs", "rootfs", "overlay", "squashfs"}


def disks_of_system(reader: FolderReader, mounts: list[Mount], follow: Follow) -> frozenset[str] | None:
    """The ids of every disk the system was started from or runs on; None when that cannot be told."""
    root = mountinfo.holding(mounts, "/")
    if root is None:
        return None
    known = [mount for mount in mounts if _SYSTEM.fullmatch(mount.point) and _tells_a_disk(mount)]
    known += _below_overlay(mounts, root)
    found: set[str] = set()
    for mount in dict.fromkeys(known):
        disks = disks_behind(reader, mounts, mount, follow)
        if disks is None:
            return None
        found |= disks
    told = root.file_system in _ELSEWHERE or any(_tells_the_root(mount, root) for mount in known)
    return frozenset(found) if told else None


def _below_overlay(mounts: list[Mount], root: Mount) -> list[Mount]:
    """The visible disks that an overlay at the root reads from and writes to."""
    options = [root.super_option(name) for name in ("lowerdir", "upperdir")]
    folders = [folder for option in options if option for folder in option.split(":") if folder[:1] == "/"]
    found = [mountinfo.holding(mounts, posixpath.normpath(folder)) for folder in folders]
    return [mount for mount in found if mount and mount is not root and _tells_a_disk(mount)]


def _tells_the_root(mount: Mount, root: Mount) -> bool:
    # The start files alone do not say what the system runs on: they can lie on another disk.
    return mount is root or (root.file_system in _DISKLESS and not _START.fullmatch(mount.point))


def disks_behind(
    reader: FolderReader, mounts: list[Mount], mount: Mount, follow: Follow
) -> frozenset[str] | None:
    """The ids of the real disks below a mount, disk images followed to the disk that holds them."""
    if mount.file_system in _ELSEWHERE or mount.file_system in ("tmpfs", "ramfs"):
        return frozenset()
    if mount.file_system == "zfs":
        return _disks_of_zfs(reader)
    if mount.file_system in mountinfo.LAYERS:
        below, _ = mountinfo.ground(mounts, mount, mount.point)
        if below.file_system in mountinfo.LAYERS:
            return disks_of_system(reader, mounts, follow)
        return disks_behind(reader, mounts, below, follow)
    disks = follow(mount)
    return None if disks is None else _grounded(reader, mounts, disks, follow, 0)


def _tells_a_disk(mount: Mount) -> bool:
    if mount.file_system == "squashfs":  # a live system's root image tells the medium it lies on
        return mount.point == "/" or "/live" in mount.point
    fuse = mount.file_system.startswith("fuse.")
    virtual = mount.device.startswith("0:") and mount.file_system not in ("btrfs", "zfs")
    return mount.file_system not in _DISKLESS and not fuse and not virtual


def _grounded(
    reader: FolderReader, mounts: list[Mount], disks: tuple[Disk, ...], follow: Follow, depth: int
) -> frozenset[str] | None:
    found = {disk.id for disk in disks if disk.bus is not Bus.IMAGE}
    for image in (disk for disk in disks if disk.bus is Bus.IMAGE):
        path = backing_file(reader, image)
        below = mountinfo.holding(mounts, path) if path else None
        under = follow(below) if below and depth < 8 else None
        ids = None if under is None else _grounded(reader, mounts, under, follow, depth + 1)
        if ids is None:
            return None
        found |= ids
    return frozenset(found)


def _disks_of_zfs(reader: FolderReader) -> frozenset[str] | None:
    # The kernel does not tell which devices a pool has; udev saw what is written on each.
    try:
        numbers = [name[1:] for name in reader.names(_UDEV) if re.fullmatch(r"b\d+:\d+", name)]
        members = [number for number in numbers if _noted(reader, number).get("ID_FS_TYPE") == "zfs_member"]
        disks = [disk for number in members for disk in disks_under(reader, number)]
    except (OSError, Unfollowed):
        return None
    return frozenset(disk.id for disk in disks) or None


def properties(reader: FolderReader, number: str) -> dict[str, str]:
    """``type``, ``label`` and ``uuid`` of a file system, as far as udev or /dev/disk know them."""
    try:
        known = _noted(reader, number)
    except OSError:
        return {
            name: value
            for name in ("label", "uuid")
            if (value := _linked(reader, f"/dev/disk/by-{name}", number))
        }
    keys = {"type": "ID_FS_TYPE", "label": "ID_FS_LABEL_ENC", "uuid": "ID_FS_UUID"}
    return {name: _decoded(known[key]) for name, key in keys.items() if known.get(key)}


def _noted(reader: FolderReader, number: str) -> dict[str, str]:
    """udev's own notes of a device. Raises OSError."""
    lines = os.fsdecode(reader.read(f"{_UDEV}/b{number}")).splitlines()
    return dict(line[2:].split("=", 1) for line in lines if line.startswith("E:") and "=" in line)


def _linked(reader: FolderReader, folder: str, number: str) -> str:
    try:
        links = [name for name in reader.names(folder) if reader.number(f"{folder}/{name}") == number]
    except OSError:
        return ""
    return _decoded(links[0]) if links else ""


def _decoded(text: str) -> str:
    # udev writes a space as \x20, and é as its two bytes.
    raw = re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes([int(match[1], 16)]), os.fsencode(text))
    return raw.decode("utf-8", "replace")
