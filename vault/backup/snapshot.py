"""A snapshot on a drive: what it is called, whether it is one, and which there are.

It is a folder named after the moment it was sealed, in the folder of its vault
(``homes``). A folder there is a snapshot only if its seal verifies: the seal is
written last.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vault import files, header, manifest, seal
from vault.backup import broken, contents, homes
from vault.backup.broken import Broken
from vault.clock import moment
from vault.errors import (
    BackupDamaged,
    BackupTampered,
    Damaged,
    FileUnreachable,
    MachineError,
    NotAVault,
    NotSealed,
    SermentError,
    Tampered,
    VaultTooNew,
)
from vault.findings import Finding, Kind
from vault.header import Header
from vault.seal import Seal, State

_NAME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole snapshot, as its seal states it. Nothing of it was read back here."""

    path: Path
    header: Header
    #: The bytes of the header file that is whole.
    header_data: bytes
    seal: Seal
    #: SHA-256 of seal.json: what this computer remembers a snapshot by.
    seal_sha256: str
    #: What restoring it copies, in bytes.
    size: int
    documents: int

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Found:
    """What a drive or a folder holds, newest first."""

    whole: tuple[Snapshot, ...] = ()
    #: What is called like a snapshot and is none.
    broken: tuple[Broken, ...] = ()


def name_of(sealed_at: str) -> str:
    """The folder name for a moment: colons do not exist on FAT."""
    return sealed_at.replace(":", "-")


def sealed_at(name: str) -> str:
    """The moment for which the folder of a snapshot is named."""
    day, _, time = name[:20].partition("T")
    return f"{day}T{time.replace('-', ':')}"


def _is_moment(name: str) -> bool:
    """Whether there is such a moment: anybody can give a folder the name of a 99th day."""
    try:
        moment(sealed_at(name))
    except ValueError:
        return False
    return True


def is_name(name: str) -> bool:
    """Whether a folder of this name is, or was meant to become, a snapshot."""
    return _NAME.fullmatch(name) is not None


def documents_root(path: Path) -> Path:
    """The folder whose documents/ a snapshot uses: its own (a closed vault) or its parent's."""
    return path if (path / "documents").is_dir() else path.parent


@contextmanager
def blamed() -> Iterator[None]:
    """What is wrong with these files is said of a backup. Raises BackupTampered, BackupDamaged."""
    try:
        yield
    except Tampered as error:
        raise BackupTampered(error.kind, error.path, error.detail) from None
    except Damaged as error:
        raise BackupDamaged(error.path) from None


def read(path: Path) -> Snapshot:
    """The snapshot in a folder. Raises NotAVault, NotSealed, Tampered, Damaged, VaultTooNew."""
    found = header.read(path)
    sealed = seal.read(path, found.header)
    if sealed.state is not State.CLOSED:
        raise NotSealed(str(path))
    listed = manifest.read(path, sealed.manifest)
    digest = files.fingerprint(path / seal.NAME).sha256
    return Snapshot(
        path,
        found.header,
        found.envelope.data(),
        sealed,
        digest,
        contents.size(sealed, listed.documents),
        len(listed.documents),
    )


def seals_on(drive: Path, vault_id: str) -> frozenset[str]:
    """The hashes of the seals that stand on a drive beside a header, of one vault. Raises MachineError.

    Whoever remembers one has verified it: nothing else is read. Without a header nothing opens it.
    """
    with files.answers(drive):
        vaults = [path for path in _folders(drive / homes.TOP) if homes.is_of(path.name, vault_id)]
        paths = [path / seal.NAME for vault in vaults for path in _folders(vault) if is_name(path.name)]
        there = (path for path in paths if path.is_file() and _has_header(path.parent))
        return frozenset(files.fingerprint(path, seal.LARGEST).sha256 for path in there)


def _has_header(path: Path) -> bool:
    try:
        header.read(path)
    except VaultTooNew:
        return True
    except (NotAVault, Damaged, Tampered):
        return False
    return True


def found_on(drive: Path) -> Found:
    """Every snapshot of every vault on a drive (or in its ``Serment`` folder), newest first.

    Raises MachineError where there is none to show, but something that could not be looked at.
    """
    look = _Look()
    # A backup onto a folder of this very name makes another one in it.
    tops = [drive / homes.TOP, *([drive] if drive.name == homes.TOP else [])]
    vaults = [path for top in tops for path in look.folders(top)]
    found = look.through(path for vault in vaults for path in look.folders(vault) if is_name(path.name))
    if look.unreachable and not found.whole:
        # "None" would be a lie.
        raise look.unreachable[0]
    return found


def found_beside(place: Path) -> Found:
    """``place`` itself, should it be a snapshot or a closed vault, else those it contains; newest first.

    Raises MachineError where ``place`` cannot be looked at; a folder in it that cannot is no backup.
    """
    return _Look().through([place, *_folders(place)])


def _folders(path: Path) -> list[Path]:
    with files.answers(path):
        return sorted(entry for entry in path.iterdir() if entry.is_dir()) if path.is_dir() else []


def _age(one: Snapshot) -> tuple[str, int, str]:
    # Two of the same second: a quick practitioner, or a command. The name counts them where nothing changed.
    return one.seal.sealed_at, one.seal.revision, one.path.name


class _Look:
    """A look at a drive that anybody wrote on and that may fail: one entry hides no other."""

    def __init__(self) -> None:
        self.unreachable: list[MachineError] = []
        self._broken: list[Broken] = []

    def folders(self, path: Path) -> list[Path]:
        """The folders in ``path``, none where they cannot be told."""
        with self._noted(path):
            return _folders(path)
        return []

    def through(self, candidates: Iterable[Path]) -> Found:
        """What they are, newest first."""
        whole = sorted(filter(None, map(self._read, candidates)), key=_age, reverse=True)
        return Found(tuple(whole), tuple(sorted(self._broken, key=lambda one: one.path.name, reverse=True)))

    def _read(self, path: Path) -> Snapshot | None:
        with self._noted(path):
            try:
                with files.answers(path):
                    return read(path)
            except MachineError as error:
                self._note_broken(path, broken.finding(error))
                raise
            except NotSealed:
                # It has a seal: that of a vault in use.
                self._note_broken(path, Finding(Kind.SEAL_FOREIGN, seal.NAME))
            except SermentError as error:
                if os.path.isdir(path):  # not pulled out meanwhile
                    sealed = os.path.exists(path / seal.NAME)
                    # Without a seal nothing else counts.
                    self._note_broken(path, broken.finding(error if sealed else NotSealed(str(path))))
        return None

    def _note_broken(self, path: Path, found: Finding) -> None:
        if is_name(path.name) and _is_moment(path.name):
            self._broken.append(Broken(path, found))

    @contextmanager
    def _noted(self, path: Path) -> Iterator[None]:
        try:
            with files.answers(path):
                yield
        except FileNotFoundError:
            pass  # pulled out meanwhile
        except MachineError as error:
            if isinstance(error, FileUnreachable) and error.reason == "EINVAL":
                return  # a pipe or a device was planted: no drive that fails
            self.unreachable.append(error)
