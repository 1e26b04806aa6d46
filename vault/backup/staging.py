"""What a backup copies from: a closed vault, or one brought to a checkpoint and copied beside itself.

An open vault is brought to a checkpoint; from then on its main file does not
change until the next checkpoint, because we are the only one who makes them.
So no reader has to hold it: the copy is made through the held descriptor while
writing goes on in the -wal, and its hash proves that nothing came between.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from typing import Final

from vault import drafts, files, header, manifest, seal
from vault.backup import contents, snapshot
from vault.entry import RECORDS
from vault.errors import NotClosedCleanly, Tampered
from vault.findings import Kind
from vault.header import Header
from vault.manifest import Manifest
from vault.openvault import OpenVault
from vault.pending import Draft
from vault.progress import Progress, Stage, counted
from vault.seal import Seal, State

FOLDER: Final = "staging"
#: No copy takes this long: its worker is gone.
_ABANDONED_SECONDS: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class Source:
    """A closed vault's files: ``folder`` holds header, records and seal, ``documents_root`` documents/."""

    folder: Path
    documents_root: Path
    header: Header
    seal: Seal
    manifest: Manifest


def closed(folder: Path) -> Source:
    """A vault at rest, whose lock the caller holds. Raises NotClosedCleanly, Tampered, Damaged."""
    found = header.read(folder).header
    sealed = seal.read(folder, found)
    if sealed.state is not State.CLOSED:
        raise NotClosedCleanly(str(folder))
    return Source(folder, folder, found, sealed, manifest.read(folder, sealed.manifest))


@dataclass(frozen=True, slots=True)
class Checkpointed:
    """A state of an open vault that can be copied while work goes on."""

    vault: OpenVault
    seal: Seal
    manifest: Manifest


def checkpointed(vault: OpenVault, unsaved: Iterable[Draft]) -> Checkpointed:
    """Bring the vault to a checkpoint; on the database thread. ``unsaved`` are the drafts being typed."""
    with vault.database.transaction():
        drafts.merge(vault.database, unsaved, vault.clock)
        vault.raise_revision("backup.staged")
    listed = vault.manifest()
    sealed = vault.snapshot_seal(files.fingerprint_of(listed.data()))
    vault.begin("backup.begun")
    return Checkpointed(vault, sealed, listed)


def staged(state: Checkpointed, progress: Progress) -> Source:
    """Copy it beside the vault; from any thread. Raises Tampered where the file changed meanwhile."""
    vault = state.vault
    with _place(vault.folder) as place:
        progress.begin(Stage.STAGING, state.seal.records.size)
        pieces = contents.at_most(vault.records_pieces(), state.seal.records.size)
        copied = files.write_pieces(place / RECORDS, counted(pieces, progress))
        if copied != state.seal.records:
            raise Tampered(Kind.RECORDS_ALTERED, RECORDS)
        files.write(place / manifest.NAME, state.manifest.data())
        _copy_header(vault.folder, place)
        vault.sign(place, state.seal)
        return Source(place, vault.folder, header.read(place).header, state.seal, state.manifest)


def at_rest(folder: Path, progress: Progress) -> Source:
    """Copy a closed vault beside itself without a key, so that it can be opened while a drive is written.

    Raises NotClosedCleanly, NotSealed, Tampered or Damaged, also where the vault is opened meanwhile.
    """
    found = closed(folder)
    with _place(folder) as place:
        progress.begin(Stage.STAGING, found.seal.records.size)
        _copy_header(folder, place)
        for name, stated in contents.sealed_files(found.seal):
            contents.copy(folder / name, place / name, stated, progress)
        files.write(place / seal.NAME, files.read(folder / seal.NAME))
        return reopened(place)


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    """A new folder to stage in; nothing is left of it where that fails: a full disk must not fill up more."""
    place = folder / FOLDER / secrets.token_hex(8)
    files.make_folder(place)
    try:
        yield place
    except BaseException:
        discard(place)
        raise


def _copy_header(folder: Path, place: Path) -> None:
    header_data = header.read(folder).envelope.data()
    for name in (header.MAIN, header.COPY):
        files.write(place / name, header_data)


def reopened(place: Path) -> Source:
    """A staged snapshot as another process finds it, below ``<vault>/staging/``."""
    found = snapshot.read(place)
    listed = manifest.read(place, found.seal.manifest)
    return Source(place, place.parent.parent, found.header, found.seal, listed)


def sweep(folder: Path, now: datetime) -> None:
    """Remove what a worker that was killed left in the vault ``folder`` more than a day ago."""
    place = folder / FOLDER
    # What cannot be looked at is swept another time: a worker removes its own while we look.
    with suppress(OSError):
        for found in sorted(place.iterdir()) if place.is_dir() and not place.is_symlink() else []:
            if now.timestamp() - found.stat(follow_symlinks=False).st_mtime > _ABANDONED_SECONDS:
                rmtree(found, ignore_errors=True)


def discard(place: Path) -> None:
    """Remove what was staged in ``place``, a folder ``staged`` made."""
    rmtree(place, ignore_errors=True)
