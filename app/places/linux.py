"""The Linux probe: what an open folder really stands on.

Everything starts from the descriptor. Its ``mnt_id`` names one line of
mountinfo, which no symbolic link, bind mount or over-mount can bend; the line
gives the file system and its device, and sysfs the disks below. ``st_dev`` is
not used: on btrfs it names no device.
"""

import os
import posixpath
import re
from dataclasses import dataclass
from types import ModuleType
from typing import cast

from app.places import cloud_names, clouds, mountinfo, system
from app.places.blockdevices import Unfollowed, disks_of_btrfs, disks_under
from app.places.cloud_clients import linux_roots
from app.places.facts import CloudRoot, Disk, Facts, Nature
from app.places.handle import PosixFolder
from app.places.machine import Mounted, Opened
from app.places.mountinfo import Mount
from app.places.reader import FolderReader, PosixReader

_NETWORK = frozenset(
    """
    nfs nfs4 cifs smb3 smbfs ncpfs ncp afs coda ceph glusterfs lustre beegfs orangefs pvfs2 gfs2 ocfs2
    davfs 9p virtiofs vboxsf vmhgfs prl_fs acfs gpfs panfs
    """.split()
)
# Windows shows its own files to Linux under it (WSL 1).
_VIRTUAL = frozenset({"fuse", "drvfs", "wslfs", "lxfs"})
_MEMORY = frozenset({"tmpfs", "ramfs", "rootfs", "devtmpfs", "hugetlbfs"})
_LAYER = mountinfo.LAYERS | {"zfs"}
# What Linux writes to Apple's file systems is in no journal; to APFS only a driver of enthusiasts writes.
_WITHOUT_JOURNAL = {"hfsplus": "hfsplus-unjournaled", "apfs": "apfs-foreign"}
# Mounts that are the machine's own business, however they are mounted.
_NOT_SHOWN = re.compile(r"/(boot|efi|proc|sys|dev|snap|var|usr|etc|nix|tmp|run(?!/media/))(/.*)?")


@dataclass(slots=True)
class LinuxFolder:
    """A folder held open. ``mount`` is what it stood on when it was opened."""

    path: str
    handle: PosixFolder
    mounts: list[Mount]
    mount: Mount | None


class LinuxMachine:
    """The machine as /proc and /sys tell it."""

    def __init__(self, reader: FolderReader | None = None) -> None:
        self._reader: FolderReader = reader or PosixReader()

    @property
    def paths(self) -> ModuleType:
        return posixpath

    def real(self, path: str) -> str:
        return self._reader.real(path)

    def open(self, path: str) -> LinuxFolder:
        """Hold a folder open. Raises OSError."""
        descriptor = self._reader.open_folder(path)
        try:
            mounts, mount = self._mount(descriptor)
            return LinuxFolder(self._reader.opened_path(descriptor), PosixFolder(descriptor), mounts, mount)
        except BaseException:
            self._reader.close_folder(descriptor)
            raise

    def below(self, opened: Opened, name: str) -> LinuxFolder:
        folder = cast(LinuxFolder, opened)
        child = folder.handle.folder(name, create=True)
        try:
            mounts, mount = self._mount(child.descriptor)
        except BaseException:
            child.close()
            raise
        return LinuxFolder(posixpath.join(folder.path, name), child, mounts, mount)

    def facts(self, opened: Opened, rest: str, vault: str | None) -> Facts:
        folder = cast(LinuxFolder, opened)
        mounts, mount = folder.mounts, folder.mount
        path = posixpath.join(folder.path, rest) if rest else folder.path
        nature = nature_of(mounts, mount) if mount else None
        number = self._number(mount) if mount and nature is Nature.DISK else None
        properties = system.properties(self._reader, number) if number else {}
        synchronised: tuple[CloudRoot, ...] | None = None
        unread = ""
        try:
            synchronised = self._clouds(folder, path)
        except clouds.Unread as unreadable:
            unread = unreadable.path
        free, read_only = self._space(folder.handle.descriptor)
        return Facts(
            path=path,
            mount=mount.point if mount else None,
            file_system=_file_system(mount, properties) if mount else None,
            nature=nature,
            disks=self._seen_disks(mounts, mount, folder.path),
            system_disks=system.disks_of_system(self._reader, mounts, self._disks),
            vault_disks=self._vault_disks(vault) if vault else frozenset(),
            clouds=synchronised,
            unread=unread,
            read_only=None if read_only is None or mount is None else read_only or mount.read_only,
            writable=self._writable(folder.handle.descriptor),
            free_bytes=free,
            label=properties.get("label", ""),
            uuid=properties.get("uuid", ""),
        )

    def mounted(self, opened: Opened) -> Mounted | None:
        folder = cast(LinuxFolder, opened)
        try:
            _, mount = self._mount(folder.handle.descriptor)
        except OSError:
            return None
        if mount is None:
            return None
        # Options may change while it is the same mount: an error turns a drive read-only.
        same = (mount.id, mount.device, mount.root, mount.point, mount.file_system, mount.source)
        return Mounted(repr(same), mount.read_only)

    def mount_points(self) -> list[str]:
        """Disks only: asking a network share that does not answer would hang."""
        mounts = mountinfo.parse(os.fsdecode(self._reader.read(mountinfo.PATH)))
        shown: dict[tuple[str, str], str] = {}
        for mount in mounts:
            visible = mountinfo.holding(mounts, mount.point) is mount
            if visible and nature_of(mounts, mount) is Nature.DISK and not _NOT_SHOWN.fullmatch(mount.point):
                key = mount.device, mount.source
                shown[key] = min(
                    shown.get(key, mount.point), mount.point, key=lambda point: (len(point), point)
                )
        return sorted(shown.values())

    def _mount(self, descriptor: int) -> tuple[list[Mount], Mount | None]:
        mounts = mountinfo.parse(os.fsdecode(self._reader.read(mountinfo.PATH)))
        described = self._reader.read(f"/proc/self/fdinfo/{descriptor}").decode("ascii", "replace")
        number = re.search(r"^mnt_id:\s*(\d+)$", described, re.MULTILINE)
        return mounts, mountinfo.by_id(mounts, int(number[1])) if number else None

    def _number(self, mount: Mount) -> str | None:
        """The block device of a mount. btrfs shows an invented number; its source tells the real one."""
        if not mount.device.startswith("0:"):
            return mount.device
        try:
            return self._reader.number(mount.source)
        except OSError:
            return None

    def _seen_disks(self, mounts: list[Mount], mount: Mount | None, path: str) -> tuple[Disk, ...] | None:
        """Those of a disk's file system, and of the one a layer writes to if that is seen."""
        seen = mountinfo.ground(mounts, mount, path)[0] if mount else None
        return self._disks(seen) if seen and nature_of(mounts, seen) is Nature.DISK else ()

    def _disks(self, mount: Mount) -> tuple[Disk, ...] | None:
        number = self._number(mount)
        if number is None:
            return None
        follow = disks_of_btrfs if mount.file_system == "btrfs" else disks_under
        # xfs can keep its log or its files on a second device.
        others = [device for name in ("logdev", "rtdev") if (device := mount.super_option(name))]
        try:
            further = [disks_under(self._reader, self._reader.number(device)) for device in others]
            found = follow(self._reader, number), *further
        except (OSError, Unfollowed):
            return None
        return tuple(dict.fromkeys(disk for disks in found for disk in disks))

    def _vault_disks(self, vault: str) -> frozenset[str] | None:
        try:
            descriptor = self._reader.open_folder(vault)
        except OSError:
            return None
        try:
            mounts, mount = self._mount(descriptor)
        except OSError:
            return None
        finally:
            self._reader.close_folder(descriptor)
        if mount is None:
            return None
        return system.disks_behind(self._reader, mounts, mount, self._disks)

    def _clouds(self, folder: LinuxFolder, path: str) -> tuple[CloudRoot, ...]:
        """Those that touch the folder. Raises Unread."""
        mounts = folder.mounts
        here = _names(mounts, folder.mount, path)
        places = [place for place in here if place.startswith("/")]
        tops = (*self._reader.homes(), folder.mount.point if folder.mount else "/")
        found = [root for place in places for root in clouds.marked(self._reader, place, tops[-1])]
        for root in linux_roots(self._reader):
            place = self._reader.real(root.path)
            # FAT, exFAT and NTFS take DROPBOX for Dropbox; elsewhere nobody has both.
            if clouds.overlap(here, _names(mounts, mountinfo.holding(mounts, place), place), fold_case=True):
                found.append(root)
        found += [root for place in places for root in cloud_names.named(self._reader, place, tops)]
        return tuple(dict.fromkeys(found))

    def _space(self, descriptor: int) -> tuple[int | None, bool | None]:
        try:
            return self._reader.space(descriptor)
        except OSError:
            return None, None

    def _writable(self, descriptor: int) -> bool | None:
        try:
            return self._reader.writable(descriptor)
        except OSError:
            return None


def nature_of(mounts: list[Mount], mount: Mount) -> Nature | None:
    """What stands behind a mount; None for a file system nobody has vouched for."""
    kind = mount.file_system
    if kind in _NETWORK:
        return Nature.NETWORK
    if kind in _VIRTUAL or kind.startswith("fuse."):
        return Nature.VIRTUAL
    if kind == "fuseblk" and (not mount.source.startswith("/dev/") or mount.device.startswith("0:")):
        return Nature.VIRTUAL
    if kind in _MEMORY:
        return Nature.MEMORY
    if kind in _LAYER:
        return _nature_below(mounts, mount)
    return Nature.DISK if kind == "btrfs" or not mount.device.startswith("0:") else None


def _nature_below(mounts: list[Mount], layer: Mount) -> Nature | None:
    # A system started from a stick keeps what is written in memory only; a layer can be over a share too.
    below, _ = mountinfo.ground(mounts, layer, layer.point)
    nature = Nature.LAYER if below.file_system in _LAYER else nature_of(mounts, below)
    return Nature.LAYER if nature is Nature.DISK else nature


def _names(mounts: list[Mount], mount: Mount | None, path: str) -> tuple[str, ...]:
    """All that leads to a folder: its other paths, its place in its file system, the folder below a layer."""
    if mount is None:
        return (path,)
    there, below = mountinfo.ground(mounts, mount, path)
    reached = [(mount, path)] if there is mount else [(mount, path), (there, below)]
    paths = [name for each, place in reached for name in mountinfo.paths_to(mounts, each, place)]
    return (*paths, *(f"{each.device}:{each.inside(place)}" for each, place in reached))


def _file_system(mount: Mount, properties: dict[str, str]) -> str:
    if mount.file_system in _WITHOUT_JOURNAL:
        return _WITHOUT_JOURNAL[mount.file_system]
    # ntfs-3g and exfat-fuse both mount as fuseblk; only one of them keeps a journal.
    kind = properties.get("type", "")
    return kind if mount.file_system == "fuseblk" and kind in ("ntfs", "exfat") else mount.file_system
