"""The mounts of this machine, as /proc/self/mountinfo tells them (proc(5))."""

import posixpath
import re
from dataclasses import dataclass

PATH = "/proc/self/mountinfo"
#: File systems that write into a folder of another one.
LAYERS = frozenset({"overlay", "ecryptfs"})
_DEEPEST = 8  # layers upon layers beyond this are a circle


@dataclass(frozen=True, slots=True)
class Mount:
    """One line. ``root`` is the folder of the file system that is seen at ``point``."""

    id: int
    device: str
    root: str
    point: str
    options: frozenset[str]
    file_system: str
    source: str
    super_options: tuple[str, ...]

    @property
    def read_only(self) -> bool:
        """Either this view of the file system or the file system itself cannot be written."""
        return "ro" in self.options or "ro" in self.super_options

    def inside(self, path: str) -> str:
        """Where a path below this mount lies in its file system, whatever it is mounted on."""
        return _joined(self.root, path.removeprefix(self.point if self.point != "/" else ""))

    def super_option(self, name: str) -> str | None:
        """The value of ``name=value`` among the file system's options."""
        found = (option[len(name) + 1 :] for option in self.super_options if option.startswith(f"{name}="))
        return next(found, None)


def parse(text: str) -> list[Mount]:
    """Every line that can be read; one that cannot is as good as absent, and the policy refuses then."""
    return [mount for line in text.splitlines() if (mount := _line(line))]


def by_id(mounts: list[Mount], number: int) -> Mount | None:
    """The mount with this ``mnt_id``."""
    return next((mount for mount in mounts if mount.id == number), None)


def holding(mounts: list[Mount], path: str) -> Mount | None:
    """The mount that a path without links lies on: the deepest, and of equals the last."""
    best = None
    for mount in mounts:
        if contains(mount.point, path) and (best is None or len(mount.point) >= len(best.point)):
            best = mount
    return best


def ground(mounts: list[Mount], mount: Mount, path: str) -> tuple[Mount, str]:
    """The mount and the folder that really take what is written to ``path`` on ``mount``.

    An overlay writes to its ``upperdir``, an encrypted home (ecryptfs) to its source. Where that is not
    seen, the layer itself comes back: in a container the folder belongs to the host.
    """
    for _ in range(_DEEPEST):
        if mount.file_system not in LAYERS:
            break
        folder = mount.source if mount.file_system == "ecryptfs" else mount.super_option("upperdir")
        place = posixpath.normpath(folder + mount.inside(path)) if folder and folder[0] == "/" else path
        below = holding(mounts, place)
        if below is None or below is mount:
            break
        mount, path = below, place
    return mount, path


def paths_to(mounts: list[Mount], mount: Mount, path: str) -> list[str]:
    """Every path that leads to the folder, wherever its file system or a part of it is mounted too."""
    inside = mount.inside(path)
    found = [path]
    for other in mounts:
        if other.device == mount.device and contains(other.root, inside):
            place = _joined(other.point, inside.removeprefix(other.root if other.root != "/" else ""))
            if holding(mounts, place) is other:  # not hidden under a later mount
                found.append(place)
    return list(dict.fromkeys(found))


def contains(folder: str, path: str) -> bool:
    """``path`` is ``folder`` or lies in it; both absolute, without links."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _line(line: str) -> Mount | None:
    # 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
    fields = line.split(" ")
    try:
        dash = fields.index("-", 6)
        file_system, source, options = fields[dash + 1 : dash + 4]
        return Mount(
            id=int(fields[0]),
            device=fields[2],
            root=_unescaped(fields[3]),
            point=_unescaped(fields[4]),
            options=frozenset(fields[5].split(",")),
            file_system=file_system,
            source=_unescaped(source),
            super_options=tuple(_unescaped(options).split(",")),
        )
    except (ValueError, IndexError):
        return None


def _unescaped(field: str) -> str:
    # The kernel writes space, tab, line end and backslash as \ooo.
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)


def _joined(root: str, rest: str) -> str:
    return (root.rstrip("/") + "/" + rest.lstrip("/")).rstrip("/") or "/"
