"""What stands on a drive, read through the open folder of a vault there.

What decides over a deletion is never looked up by a path: after a drive was
exchanged the same path names another one. Reads nothing but headers, seals
and manifests; ``examine`` reads all.
"""

import errno
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from stat import S_ISDIR
from typing import Final

from vault import files, header, manifest, seal
from vault.backup import copying
from vault.backup.retention import Dated
from vault.backup.snapshot import is_name
from vault.backup.target import TargetFolder
from vault.clock import moment
from vault.errors import Damaged, FileUnreachable, MachineError, NotSealed, SermentError, Tampered
from vault.findings import Kind
from vault.header import FoundHeader, Header
from vault.manifest import Manifest
from vault.seal import Seal, State

#: One byte more than may be: what is longer is not read to its end.
_MOST_HEADER: Final = header.LARGEST + 1
_MOST_SEAL: Final = seal.LARGEST + 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A snapshot that shows, as its seal states it."""

    name: str
    header: FoundHeader
    seal: Seal
    #: SHA-256 of seal.json: what this computer remembers a snapshot by.
    seal_sha256: str

    @property
    def dated(self) -> Dated:
        """Its age."""
        return Dated(moment(self.seal.sealed_at), self.seal.revision, self.name)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The snapshots of a vault's folder on a drive, oldest first."""

    standing: tuple[Standing, ...]
    #: Folders that have a seal and are no whole snapshot: nobody knows which documents they need.
    unreadable: tuple[str, ...]
    #: Why the drive did not let some of them be read: it may be gone.
    refusals: tuple[OSError | MachineError, ...] = ()

    def of(self, lineage: str) -> tuple[Standing, ...]:
        """Those of one lineage."""
        return tuple(one for one in self.standing if one.seal.lineage == lineage)


def look(home: TargetFolder) -> Shelf:
    """Everything that shows there. Raises OSError where the folder itself cannot be read."""
    standing, unreadable = [], []
    refusals: list[OSError | MachineError] = []
    for name in _folders(home):
        try:
            standing.append(read(home, name))
        except NotSealed:
            continue  # cut off: the next run sweeps it
        except (SermentError, OSError) as error:
            unreadable.append(name)
            if isinstance(error, (OSError, MachineError)):
                refusals.append(error)
    standing.sort(key=lambda one: one.dated)
    return Shelf(tuple(standing), tuple(unreadable), tuple(refusals))


def _folders(home: TargetFolder) -> Iterator[str]:
    return (name for name in home.names() if is_name(name) and S_ISDIR(home.stat(name).st_mode))


def read(home: TargetFolder, name: str) -> Standing:
    """One snapshot. Raises NotSealed where there is no seal, Tampered, Damaged, VaultTooNew, OSError."""
    with closing(home.folder(name)) as place:
        if not place.exists(seal.NAME):
            raise NotSealed(name)
        found = header_in(place, name)
        sealed, sha256 = seal_in(place, found.header, name)
        return Standing(name, found, sealed, sha256)


def header_in(place: TargetFolder, name: str) -> FoundHeader:
    """The header of the snapshot ``name``. Raises Tampered, Damaged, VaultTooNew, FileUnreachable."""
    return header.chosen(lambda one: _content(place, one, _MOST_HEADER, name), name)


def seal_in(place: TargetFolder, owner: Header, name: str) -> tuple[Seal, str]:
    """Its seal, by the key of ``owner``, and the hash of it.

    Raises Tampered, Damaged, VaultTooNew, FileUnreachable, FileNotFoundError.
    """
    data = _content(place, seal.NAME, _MOST_SEAL, name)
    sealed = seal.checked(data, owner, name)
    if sealed.state is not State.CLOSED:
        raise Tampered(Kind.SEAL_FOREIGN, seal.NAME)
    return sealed, files.fingerprint_of(data).sha256


def listed(home: TargetFolder, one: Standing) -> Manifest:
    """The documents it needs. Raises Tampered, Damaged, OSError."""
    stated = one.seal.manifest
    if stated.size > manifest.LARGEST:
        raise Damaged(f"{one.name}/{manifest.NAME}")
    with closing(home.folder(one.name)) as place:
        try:
            data = copying.read(place, manifest.NAME, stated.size + 1)
        except FileNotFoundError:
            raise Tampered(Kind.MANIFEST_MISSING, manifest.NAME) from None
    return manifest.checked(data, stated, f"{one.name}/{manifest.NAME}")


def _content(place: TargetFolder, name: str, most: int, snapshot: str) -> bytes:
    try:
        data = copying.read(place, name, most)
    except FileNotFoundError:
        raise
    except OSError as error:
        # One bad sector is what the second header is for.
        raise FileUnreachable(name, errno.errorcode.get(error.errno or 0, "EIO")) from None
    if len(data) == most:
        raise Damaged(f"{snapshot}/{name}")
    return data
