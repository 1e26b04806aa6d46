"""``unshare -m python -m tests.proofs.remounting FOLDER``: backups under which the target is taken away.

In a mount namespace of its own, where mounting harms nobody. Reads numbers of trials, one a line, and
answers each with a line of JSON: what broke the promise, or "", and what was done.
"""

import ctypes
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from app.places.handle import PosixFolder
from tests.vault import rig
from tests.vault.backup.conftest import Desk, made_in
from vault.backup import run, snapshot
from vault.backup.homes import TOP
from vault.backup.rotating import Rotation
from vault.backup.target import FileMode
from vault.errors import SermentError
from vault.progress import Stage
from vault.verify import Subject, verify

_BIND, _DETACH = 0x1000, 2
_AWAY = ".away"
_libc = ctypes.CDLL(None, use_errno=True)


def mount(source: Path | str, target: Path, kind: str = "", flags: int = 0) -> None:
    """mount(2). Raises OSError."""
    found = _libc.mount(str(source).encode(), str(target).encode(), kind.encode() or None, flags, None)
    if found:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(target))


def unmount(target: Path) -> None:
    """A lazy umount(2), as a desktop does when a drive was pulled out. Raises OSError."""
    if _libc.umount2(str(target).encode(), _DETACH):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(target))


class Moments:
    """Counts what a backup does, and does something else at one of these moments."""

    def __init__(self) -> None:
        self.count = 0
        self.at = 0
        self.act: Callable[[], None] = lambda: None

    def pass_(self) -> None:
        """One more."""
        self.count += 1
        if self.count == self.at:
            self.act()

    def begin(self, stage: Stage, total: int) -> None:
        """A stage starts."""
        self.pass_()

    def advance(self, size: int) -> None:
        """Some bytes are written or read."""
        self.pass_()


class Watched:
    """A folder held open, as the program holds it; every operation is a moment."""

    def __init__(self, folder: PosixFolder, moments: Moments) -> None:
        self._folder, self._moments = folder, moments

    def open_file(self, name: str, mode: FileMode = "rb") -> BinaryIO:
        self._moments.pass_()
        return self._folder.open_file(name, mode)

    def folder(self, name: str, create: bool = False) -> "Watched":
        self._moments.pass_()
        return Watched(self._folder.folder(name, create), self._moments)

    def rename(self, old: str, new: str, into: "Watched | None" = None) -> None:
        self._moments.pass_()
        self._folder.rename(old, new, into._folder if into else None)

    def unlink(self, name: str) -> None:
        self._moments.pass_()
        self._folder.unlink(name)

    def rmdir(self, name: str) -> None:
        self._moments.pass_()
        self._folder.rmdir(name)

    def names(self) -> list[str]:
        self._moments.pass_()
        return self._folder.names()

    def stat(self, name: str) -> os.stat_result:
        return self._folder.stat(name)

    def exists(self, name: str) -> bool:
        self._moments.pass_()
        return self._folder.exists(name)

    def sync(self) -> bool:
        self._moments.pass_()
        return self._folder.sync()

    def flush_all(self) -> bool:
        self._moments.pass_()
        return self._folder.flush_all()

    def free_bytes(self) -> int:
        return self._folder.free_bytes()

    def close(self) -> None:
        self._folder.close()


class Place:
    """A drive that is mounted on a folder of the internal disk, and everything around it."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._internal = scratch / "internal"
        for name in ("desk/drive", "elsewhere"):
            (self._internal / name).mkdir(parents=True)
            (self._internal / name / "mine.txt").write_text("of the internal disk")
        self._kept, self._below, self._other = (scratch / name for name in ("kept", "below", "other"))
        for folder in (self._kept, self._below, self._other):
            folder.mkdir()
        mount(self._internal, self._below, flags=_BIND)
        mount("another", self._other, "tmpfs")
        (self._other / "theirs.txt").write_text("of another drive")
        self._drive = self._internal / "desk" / "drive"
        self._desk = Desk(*made_in(scratch))
        self._images = _images(scratch)
        self._numbers = count()
        self._before: Path | None = None
        with self._plugged("tmpfs"):
            self._desk.work("Hier")
            self._back_up(Moments())
            before = rig.copied(self._kept / TOP, scratch / "before")
        self._before = before
        self._desk.work("Aujourd'hui")
        self._ways: tuple[Callable[[random.Random], None], ...] = (
            self._unmount,
            self._mount_another,
            self._mount_over,
            self._mount_over_a_folder_in_it,
            self._exchange_the_folder,
            self._link_a_folder_away,
        )
        #: A backup passes fewer moments where all can be flushed at once.
        self._moments = {kind: self._counted(kind) for kind in ("tmpfs", *self._images)}

    def _counted(self, kind: str) -> int:
        moments = Moments()
        with self._plugged(kind):
            self._back_up(moments)
        return moments.count

    def trial(self, number: int) -> str:
        """What was done. Raises AssertionError where a byte went elsewhere."""
        dice = random.Random(number)
        way = self._ways[number % len(self._ways)]
        # Real file systems take longer to mount: one run in ten each.
        wanted = {3: "ext4", 7: "vfat"}.get(number % 10)
        kind = wanted if wanted in self._images else "tmpfs"
        moments = Moments()
        moments.at, moments.act = dice.randrange(1, self._moments[kind] + 1), lambda: way(dice)
        with self._plugged(kind):
            around = self._around()
            try:
                self._back_up(moments)
                outcome = "went on, on the drive"
            except (SermentError, OSError):
                outcome = "stopped"
            assert moments.count >= moments.at, "the moment never came"
            assert self._around() == around, (
                f"{way.__name__} at {moments.at}: something was written elsewhere"
            )
            self._check_drive(outcome)
        return f"{way.__name__.strip('_').replace('_', ' ')}: {outcome}"

    def _back_up(self, moments: Moments) -> None:
        handle = Watched(PosixFolder(os.open(self._drive, os.O_RDONLY | os.O_DIRECTORY)), moments)
        with closing(handle):
            order = self._desk.order(rotation=Rotation(lambda _: True, allowed=True))
            run.back_up(handle, str(self._drive), order, moments)

    @contextmanager
    def _plugged(self, kind: str) -> Iterator[None]:
        """A drive with what was backed up yesterday; afterwards everything stands as it did."""
        if kind == "tmpfs":
            mount("stick", self._drive, "tmpfs")
        else:
            # A name of its own: "mount" takes a loop device again that still holds a file of the same name.
            image = shutil.copyfile(self._images[kind], self._scratch / f"image{next(self._numbers)}")
            subprocess.run(["mount", "-t", kind, "-o", "loop", image, self._drive], check=True)
            image.unlink()
        if self._before:
            shutil.copytree(self._before, self._drive / TOP)
        mount(self._drive, self._kept, flags=_BIND)
        try:
            yield
        finally:
            self._tidy()

    def _tidy(self) -> None:
        moved = self._internal / "moved"
        if moved.exists():
            _unmount_all(self._drive)
            shutil.rmtree(self._drive.parent)
            moved.rename(self._drive.parent)
        _unmount_all(self._drive)
        _unmount_all(self._kept)

    def _around(self) -> list[tuple[str, str]]:
        """Every file off the drive: those of the internal disk, below the drive too, and of another one."""
        paths = [path for top in (self._below, self._other) for path in top.rglob("*") if path.is_file()]
        return sorted((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths)

    def _check_drive(self, outcome: str) -> None:
        """What shows on the drive, wherever that is mounted by now, is whole; yesterday's is there."""
        _relinked(self._kept)
        shown = [found.path for found in snapshot.found_on(self._kept).whole]
        for path in shown:
            report = verify(Subject(path, documents=snapshot.documents_root(path)))
            assert not report.findings, (path, report.findings)
        assert len(shown) >= (1 if outcome == "stopped" else 2)

    def _unmount(self, dice: random.Random) -> None:
        unmount(self._drive)

    def _mount_another(self, dice: random.Random) -> None:
        """The drive is pulled out, and another one comes under the same path."""
        unmount(self._drive)
        mount(self._other, self._drive, flags=_BIND)

    def _mount_over(self, dice: random.Random) -> None:
        """Another drive, or a folder of the internal disk, covers it."""
        mount(dice.choice([self._other, self._internal / "elsewhere"]), self._drive, flags=_BIND)

    def _mount_over_a_folder_in_it(self, dice: random.Random) -> None:
        folders = [path for path in (self._drive / TOP).rglob("*") if path.is_dir()]
        mount(self._other, dice.choice([self._drive / TOP, *folders]), flags=_BIND)

    def _exchange_the_folder(self, dice: random.Random) -> None:
        """The folder it is mounted on is renamed, and a new one of the internal disk takes its place."""
        self._drive.parent.rename(self._internal / "moved")
        self._drive.mkdir(parents=True)

    def _link_a_folder_away(self, dice: random.Random) -> None:
        """A folder on the drive becomes a link to the internal disk."""
        home = next((self._drive / TOP).iterdir())
        folder = dice.choice([home.parent, home, home / "documents", *(home / "documents").iterdir()])
        folder.rename(folder.with_name(folder.name + _AWAY))
        with suppress(PermissionError):  # FAT knows no links
            folder.symlink_to(self._internal / "elsewhere")


def _relinked(drive: Path) -> None:
    """Undo what ``_link_a_folder_away`` did."""
    for away in sorted(drive.rglob("*" + _AWAY)):
        own = away.with_name(away.name.removesuffix(_AWAY))
        if own.is_symlink():
            own.unlink()
        elif own.exists():
            # On FAT the run made the folder anew: both hold what belongs there.
            for path in away.rglob("*"):
                if path.is_file():
                    target = own / path.relative_to(away)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    path.rename(target)
            shutil.rmtree(away)
            continue
        away.rename(own)


def _unmount_all(target: Path) -> None:
    with suppress(OSError):
        while True:
            unmount(target)


def _images(scratch: Path) -> dict[str, Path]:
    """An empty image of each file system that can be made and mounted here."""
    made = {}
    for kind, command in (("ext4", ["mkfs.ext4", "-q"]), ("vfat", ["mkfs.vfat"])):
        image, point = scratch / f"{kind}.image", scratch / "point"
        with image.open("wb") as file:
            file.truncate(24 << 20)
        point.mkdir(exist_ok=True)
        with suppress(OSError, subprocess.CalledProcessError):
            subprocess.run([*command, image], check=True, capture_output=True)
            subprocess.run(["mount", "-t", kind, "-o", "loop", image, point], check=True, capture_output=True)
            unmount(point)
            made[kind] = image
    return made


def main(scratch: Path) -> None:
    """Answer each number on standard input."""
    place = Place(scratch)
    for line in sys.stdin:
        try:
            answer = {"broken": "", "done": place.trial(int(line))}
        except Exception as error:  # noqa: BLE001 - a defect breaks a promise as well
            answer = {"broken": f"{type(error).__name__}: {error}", "done": ""}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
