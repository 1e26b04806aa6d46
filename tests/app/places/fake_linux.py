"""A Linux machine made of recorded files: what /proc, /sys, udev and the home folder would say.

``Box`` starts as an ordinary computer, its system on an internal NVMe disk, and is given disks and
mounts one by one. Folders may be made up; where a real folder lies under a mount point (a test's
temporary folder), handles are real too, and files can be written through them.
"""

import os
import posixpath
from collections.abc import Mapping

from app.places import mountinfo
from app.places.linux import LinuxMachine

HOME = "/home/anne"
SYS = "/sys/devices/"
ROOT_NVME = "pci0000:00/0000:00:06.0/0000:01:00.0/nvme/nvme0/nvme0n1"


class FakeReader:
    """Answers from a tree of files, links and folders held in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes | OSError] = {}
        self.links: dict[str, str] = {}
        self.folders: set[str] = {"/"}
        self.nodes: dict[str, str] = {}
        self.lines: list[str] = []
        self.variables: dict[str, str] = {}
        self.full: set[str] = set()
        self.locked: set[str] = set()
        self.denied: set[str] = set()
        self._handles: dict[int, str] = {}
        self.folder(f"{HOME}/Cabinet.serment")

    def put(self, path: str, text: str | bytes | OSError) -> None:
        """Record a file and the folders above it."""
        self.files[path] = text.encode() if isinstance(text, str) else text
        self.folder(posixpath.dirname(path))

    def folder(self, path: str) -> None:
        """Record a folder and those above it."""
        while path not in self.folders:
            self.folders.add(path)
            path = posixpath.dirname(path)

    def read(self, path: str) -> bytes:
        real = self.real(path)
        if real.startswith("/proc/self/fdinfo/"):
            return self._described(int(posixpath.basename(real)))
        if real == mountinfo.PATH and real not in self.files:
            return "\n".join(self.lines).encode()
        if real not in self.files:
            raise FileNotFoundError(path)
        content = self.files[real]
        if isinstance(content, OSError):
            raise content
        return content

    def names(self, path: str) -> list[str]:
        real = self.real(path)
        held = self.files.get(real)
        if isinstance(held, OSError):
            raise held
        if real not in self.folders:
            raise FileNotFoundError(path)
        entries = (*self.files, *self.folders, *self.links)
        return sorted(
            {posixpath.basename(entry) for entry in entries if posixpath.dirname(entry) == real} - {""}
        )

    def real(self, path: str) -> str:
        done = "/"
        for part in posixpath.normpath(path).split("/")[1:]:
            done = posixpath.join(done, part)
            for _ in range(40):
                if done not in self.links:
                    break
                done = posixpath.normpath(posixpath.join(posixpath.dirname(done), self.links[done]))
                done = self.real(done)
        return done

    def exists(self, path: str) -> bool:
        real = self.real(path)
        return real in self.files or real in self.folders or real in self.links or os.path.lexists(real)

    def homes(self) -> tuple[str, ...]:
        return (HOME,)

    def environment(self) -> Mapping[str, str]:
        return self.variables

    def open_folder(self, path: str) -> int:
        real = self.real(path)
        if real in self.locked:
            raise PermissionError(path)
        if os.path.isdir(real) and real not in self.folders:
            handle = os.open(real, os.O_RDONLY | os.O_DIRECTORY)
        elif real in self.files:
            raise NotADirectoryError(path)
        elif real in self.folders:
            handle = os.open("/", os.O_RDONLY | os.O_DIRECTORY)  # any: nothing is written through it
        else:
            raise FileNotFoundError(path)
        self._handles[handle] = real
        return handle

    def close_folder(self, handle: int) -> None:
        os.close(handle)

    def opened_path(self, handle: int) -> str:
        return self._handles.get(handle) or os.readlink(f"/proc/self/fd/{handle}")

    def space(self, handle: int) -> tuple[int, bool]:
        mount = self._mount(handle)
        if mount and mount.point in self.full:
            raise OSError("no answer")
        return 8 << 30, False

    def writable(self, handle: int) -> bool:
        return self.opened_path(handle) not in self.locked | self.denied

    def number(self, device: str) -> str:
        real = self.real(device)
        if real not in self.nodes:
            raise FileNotFoundError(device)
        return self.nodes[real]

    def _mount(self, handle: int) -> mountinfo.Mount | None:
        return mountinfo.holding(mountinfo.parse("\n".join(self.lines)), self.opened_path(handle))

    def _described(self, handle: int) -> bytes:
        held = self.files.get("/proc/self/fdinfo")
        if isinstance(held, OSError):
            raise held
        mount = self._mount(handle)
        return f"pos:\t0\nflags:\t0100000\nmnt_id:\t{mount.id if mount else 0}\nino:\t2\n".encode()


class Box(FakeReader):
    """An ordinary computer: /dev/nvme0n1 with its EFI partition and an ext4 root."""

    def __init__(self, root: bool = True) -> None:
        super().__init__()
        self.folder("/sys/fs/btrfs")
        self.folder("/run/udev/data")
        if root:
            self.disk(ROOT_NVME, "259:0")
            self.partition(ROOT_NVME, "nvme0n1p1", "259:1", kind="vfat")
            self.partition(ROOT_NVME, "nvme0n1p2", "259:2", kind="ext4")
            self.mount("/", "259:2", "ext4", "/dev/nvme0n1p2")
            self.mount("/boot/efi", "259:1", "vfat", "/dev/nvme0n1p1")
        self.mount("/proc", "0:21", "proc", "proc")
        self.mount("/sys", "0:22", "sysfs", "sysfs")
        self.mount("/run", "0:24", "tmpfs", "tmpfs")

    @property
    def machine(self) -> LinuxMachine:
        return LinuxMachine(self)

    def disk(self, wiring: str, number: str, **attributes: str) -> str:
        """A whole disk at its place under /sys/devices, with its number; the name it got."""
        path = SYS + wiring
        self.put(f"{path}/dev", number + "\n")
        self.put(f"{path}/removable", attributes.pop("removable", "0") + "\n")
        self.folder(f"{path}/slaves")
        for name, value in attributes.items():
            self.put(f"{path}/{name}", value + "\n")
        self._known(path, number)
        return posixpath.basename(wiring)

    def partition(self, wiring: str, name: str, number: str, **udev: str) -> None:
        """A partition of a disk, and what udev noted of its file system (kind, label, uuid)."""
        path = f"{SYS}{wiring}/{name}"
        self.put(f"{path}/dev", number + "\n")
        self.put(f"{path}/partition", name[-1] + "\n")
        self.folder(f"{path}/holders")
        self._known(path, number)
        self.udev(number, **udev)

    def mapped(self, name: str, number: str, *slaves: str, **udev: str) -> None:
        """A device-mapper or md device over others, each given as a path under /sys/devices."""
        path = f"{SYS}virtual/block/{name}"
        self.put(f"{path}/dev", number + "\n")
        self.folder(f"{path}/slaves")
        for slave in slaves:
            self.links[f"{path}/slaves/{posixpath.basename(slave)}"] = SYS + slave
        self._known(path, number)
        self.udev(number, **udev)

    def udev(self, number: str, kind: str = "", label: str = "", uuid: str = "") -> None:
        known = {"ID_FS_TYPE": kind, "ID_FS_LABEL_ENC": label.replace(" ", "\\x20"), "ID_FS_UUID": uuid}
        lines = [f"E:{key}={value}" for key, value in known.items() if value]
        self.put(f"/run/udev/data/b{number}", "S:disk/by-id/x\n" + "\n".join(lines) + "\n")

    def usb(self, device: str, removable: str = "unknown") -> None:
        """What a USB device, given as a path under /sys/devices, says of itself."""
        self.put(f"{SYS}{device}/removable", removable + "\n")

    def mount(
        self,
        point: str,
        number: str,
        file_system: str,
        source: str,
        root: str = "/",
        options: str = "rw,relatime",
        super_options: str = "rw",
    ) -> None:
        """One more line of mountinfo, later than all before it."""
        self.folder(point) if not os.path.isdir(point) else None
        line = len(self.lines) + 21
        spelled = point.replace("\\", "\\134").replace(" ", "\\040")
        self.lines.append(
            f"{line} 1 {number} {root} {spelled} {options} shared:{line} - "
            f"{file_system} {source} {super_options}"
        )

    def unmount(self, point: str) -> None:
        """As after a lazy unmount: the line is gone, open folders stay."""
        self.lines = [line for line in self.lines if line.split(" ")[4] != point]

    def stick(self, point: str = "/media/anne/CLE", file_system: str = "vfat", **udev: str) -> "Box":
        """A USB stick with one partition, mounted."""
        self.disk(STICK, "8:16", removable="1")
        self.partition(STICK, "sdb1", "8:17", kind=udev.pop("kind", file_system), **udev)
        self.usb(STICK_USB)
        self.mount(point, "8:17", file_system, "/dev/sdb1")
        return self

    def _known(self, path: str, number: str) -> None:
        self.links[f"/sys/dev/block/{number}"] = path
        self.nodes[f"/dev/{posixpath.basename(path)}"] = number


STICK_USB = "pci0000:00/0000:00:14.0/usb1/1-2"
STICK = f"{STICK_USB}/1-2:1.0/host6/target6:0:0/6:0:0:0/block/sdb"


def with_stick_at(folder: os.PathLike[str], file_system: str = "exfat") -> Box:
    """A machine that takes a real folder for a mounted USB stick: what is written there, is written."""
    return Box().stick(os.path.realpath(folder), file_system, label="CLE", uuid="1A2B-3C4D")
