"""Sticks as files: a partition table and one file system, as they are sold."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.usb.kit import tool

MIB = 1 << 20
_SECTOR = 512
#: The partition begins here, in sectors.
_START = 2048


@dataclass(frozen=True, slots=True)
class Stick:
    """One that can be plugged in. ``partition`` is the number of its file system, 0 without a table."""

    image: Path
    file_system: str
    label: str
    partition: int = 1

    def part(self, device: str) -> str:
        """What is mounted of it, where it is ``device``."""
        return f"{device}{self.partition or ''}"


def _commands(label: str) -> dict[str, list[str]]:
    ext4 = ["-t", "ext4", "-L", label[:16], "-E", "root_owner=1000:1000,lazy_itable_init=1"]
    return {
        "vfat": ["mkfs.vfat", "-F", "32", "-n", label[:11].upper()],
        "exfat": ["mkfs.exfat", "-L", label[:11]],
        "ext4": ["mke2fs", "-q", "-F", *ext4],
        "ext4 of root": ["mke2fs", "-q", "-F", "-t", "ext4", "-L", label[:16]],
        "ntfs": ["mkntfs", "-q", "-F", "-Q", "-L", label],
    }


_KINDS = {"vfat": 0x0C, "exfat": 0x07, "ntfs": 0x07, "ext4": 0x83, "ext4 of root": 0x83}
#: Those that people buy and those that they make.
FILE_SYSTEMS = ("vfat", "exfat", "ntfs", "ext4")


def made(image: Path, size: int, file_system: str, label: str, *, table: bool = True) -> Stick:
    """A new stick of ``size`` bytes; ``image`` is overwritten."""
    offset = _START * _SECTOR if table else 0
    part = image.with_suffix(".part")
    _sized(part, size - offset)
    _formatted(part, file_system, label)
    _sized(image, size)
    if table:
        image.write_bytes(_table(_KINDS[file_system], (size - offset) // _SECTOR))
        os.truncate(image, size)
    _copy_data(part, image, offset)
    part.unlink()
    return Stick(image, file_system, label, int(table))


def copied(stick: Stick, image: Path) -> Stick:
    """Another stick with the same content, identity and all; ``image`` is overwritten."""
    _sized(image, stick.image.stat().st_size)
    _copy_data(stick.image, image, 0)
    return Stick(image, stick.file_system, stick.label, stick.partition)


def _formatted(part: Path, file_system: str, label: str) -> None:
    program, *words = _commands(label)[file_system]
    subprocess.run([tool(program), *words, part], check=True, capture_output=True)


def _sized(path: Path, size: int) -> None:
    path.write_bytes(b"")
    os.truncate(path, size)


def _table(kind: int, sectors: int) -> bytes:
    """A master boot record with one partition."""
    anywhere = b"\xfe\xff\xff"  # the address in cylinders, which nobody reads any more
    entry = bytes([0]) + anywhere + bytes([kind]) + anywhere
    entry += _START.to_bytes(4, "little") + sectors.to_bytes(4, "little")
    return bytes(440) + os.urandom(4) + bytes(2) + entry + bytes(48) + b"\x55\xaa"


def _copy_data(source: Path, target: Path, offset: int) -> None:
    """Copy what is written in ``source``, and leave its holes out."""
    with source.open("rb") as reading, target.open("r+b") as writing:
        size, at = source.stat().st_size, 0
        while at < size:
            try:
                begin = os.lseek(reading.fileno(), at, os.SEEK_DATA)
            except OSError:  # nothing but a hole is left
                return
            at = os.lseek(reading.fileno(), begin, os.SEEK_HOLE)
            reading.seek(begin)
            writing.seek(offset + begin)
            while (left := at - reading.tell()) > 0:
                writing.write(reading.read(min(4 * MIB, left)))
