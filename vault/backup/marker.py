"""The mark on a backup drive: this vault was told that this very file system is one of its drives.

A label says nothing: two sticks may both be called CLE, and a stick may be
exchanged for another in a bag. The mark names the vault and the UUID of the
file system it lies on, and is signed with the seal key, so that nobody else
can make one, and one copied to another drive names the wrong one. Signing it
takes an open vault; checking it takes no key.

It vouches for no backup: each snapshot has its own seal. A copy of a whole
file system, its UUID included, cannot be told from the original by anything
that lies on it.
"""

from enum import StrEnum
from pathlib import Path
from typing import Final, Literal

import msgspec

from vault import files
from vault.backup import copying, homes
from vault.backup.target import TargetFolder, drive_answers
from vault.envelope import Envelope
from vault.errors import Damaged
from vault.header import Header
from vault.seal import Seal
from vault.secret import Secret

NAME: Final = "drive.json"
FORMAT: Final = 1
_LARGEST: Final = 1 << 14


class Marker(msgspec.Struct, frozen=True):
    """The signed content. ``drive`` is the file system's UUID, as the system writes it."""

    format: int
    #: No other file that this key signs has it.
    kind: Literal["backup-drive"]
    vault_id: str
    epoch: int
    drive: str
    introduced_at: str


class Marking(StrEnum):
    """What a drive's mark says, seen from one vault."""

    NONE = "none"
    OURS = "ours"
    #: Made by this vault for another drive: it was copied here.
    COPIED = "copied"
    #: Not signed by this vault as it is now, damaged, or of a later format.
    FOREIGN = "foreign"


def signed(sealed: Seal, drive: str, introduced_at: str, seed: Secret) -> bytes:
    """The mark of the drive with the UUID ``drive``, for the vault that ``sealed`` is of."""
    marker = Marker(FORMAT, "backup-drive", sealed.vault_id, sealed.epoch, drive, introduced_at)
    return Envelope.signed(msgspec.json.encode(marker), seed).data()


def judged(data: bytes, drive: str, vault: Header) -> Marking:
    """What the mark ``data``, found on ``drive``, says to ``vault``."""
    try:
        envelope = Envelope.read(data, NAME)
        marker = msgspec.json.decode(envelope.body, type=Marker)
    except (Damaged, ValueError, RecursionError):
        return Marking.FOREIGN
    known = (marker.format, marker.vault_id, marker.epoch) == (FORMAT, vault.vault_id, vault.epoch)
    if not (known and envelope.is_by(vault.public_key)):
        return Marking.FOREIGN
    return Marking.OURS if marker.drive == drive else Marking.COPIED


def found(root: Path, drive: str, vault: Header) -> Marking:
    """What the drive at ``root`` is marked as. Raises MachineError where that cannot be read."""
    with files.answers(root):
        marks = [_mark_in(home) for home in _homes(root, vault.vault_id)]
        said = [judged(mark, drive, vault) for mark in marks if mark is not None]
        return Marking.OURS if Marking.OURS in said else next(iter(said), Marking.NONE)


def _homes(root: Path, vault_id: str) -> list[Path]:
    top = root / homes.TOP
    return sorted(path for path in top.iterdir() if homes.is_of(path.name, vault_id)) if top.is_dir() else []


def _mark_in(home: Path) -> bytes | None:
    try:
        # What is longer is none of ours, and not worth reading.
        return files.read(home / NAME) if (home / NAME).stat().st_size <= _LARGEST else b"?"
    except (FileNotFoundError, NotADirectoryError):
        return None


def put(drive: TargetFolder, drive_path: str, sealed: Seal, data: bytes) -> None:
    """Lay the mark ``data`` on ``drive`` and read it back.

    Raises DriveFull, DriveGone, DriveReadOnly, DriveUnfaithful.
    """
    with drive_answers(drive_path, begun=False):
        _, home = homes.opened(drive, sealed)
        try:
            copying.write(home, NAME, data)
        finally:
            home.close()
