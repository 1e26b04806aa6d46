"""From a snapshot back to a vault, on this computer or another.

What the manifest lists is copied into a workshop beside the new place, each
byte checked against the seal on its way; the records are opened, which signs
a new lineage with the old one as its parent; then the vault gets its name.
Until that moment there is nothing at the new place.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage, rmtree
from typing import Final

from vault import files, header, manifest, migrations, seal
from vault.backup import contents, snapshot
from vault.backup.snapshot import Snapshot
from vault.clock import Clock, utc_now
from vault.creation import check_free, give_name, new_workshop
from vault.documents import FOLDER
from vault.errors import DriveGone, FileUnreachable, Tampered, TooLittleRoom
from vault.findings import Finding
from vault.keys import VaultKeys
from vault.opening import Opened, Terms, check_owner, open_vault
from vault.progress import Progress, Silent, Stage
from vault.seal import Seal
from vault.verify import COUNTED

#: What opening it once writes beside the records.
_WORKING_ROOM: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault that is whole again, closed, under its new lineage."""

    vault_id: str
    lineage: str
    snapshot: str
    counts: dict[str, int]
    findings: tuple[Finding, ...]


def restore(
    source: Path,
    target: Path,
    keys: VaultKeys,
    progress: Progress | None = None,
    clock: Clock = utc_now,
    furnish: Callable[[Path], None] = lambda _: None,
) -> Restored:
    """Make a vault at ``target`` from the snapshot (or closed vault) at ``source``.

    ``furnish`` adds what else lies in a vault, before it has its name: after that nothing can fail.
    Raises FolderNotEmpty, TooLittleRoom, DiskFull, DriveGone, FileUnreachable, NotSealed, VaultTooNew,
    Interrupted, and Tampered naming what does not match the seal.
    """
    told = progress or Silent()
    check_free(target)
    with snapshot.blamed():
        found = snapshot.read(source)
    check_owner(found.header, keys)
    # Before a single byte is copied: a program that cannot open it restores nothing.
    migrations.check_known(found.seal.schema)
    work = new_workshop(target)
    try:
        with snapshot.blamed(), _both_there(found, work):
            files.make_folder(work / FOLDER)
            _check_room(work, found)
            _copy(found, work, told)
            result = _relined(work, keys, found, clock)
        furnish(work)
        give_name(target)
    except BaseException:
        rmtree(work, ignore_errors=True)
        raise
    return result


@contextmanager
def _both_there(found: Snapshot, work: Path) -> Iterator[None]:
    """A disk that was pulled out is no tampering. Raises FileUnreachable, DriveGone."""
    try:
        yield
    except (Tampered, FileNotFoundError):
        if not os.path.lexists(work):
            raise FileUnreachable(str(work.parent), "ENOENT") from None
        if not os.path.lexists(found.path / seal.NAME):
            raise DriveGone(str(found.path)) from None
        raise


def _check_room(work: Path, found: Snapshot) -> None:
    needed, free = room_for(found), disk_usage(work).free
    if free < needed:
        raise TooLittleRoom(str(work.parent), needed, free)


def room_for(found: Snapshot) -> int:
    """The bytes that restoring a snapshot takes at most."""
    older = found.seal.schema < migrations.latest()
    # Older records are copied aside before they are brought up, and a rehearsal does so twice.
    return found.size + _WORKING_ROOM + (2 * found.seal.records.size if older else 0)


def _copy(found: Snapshot, work: Path, progress: Progress) -> None:
    progress.begin(Stage.RESTORING, found.size)
    for name in (header.MAIN, header.COPY):
        # Whichever copy served is written twice: a restored vault is whole.
        files.write(work / name, found.header_data)
    for name, stated in contents.sealed_files(found.seal):
        contents.copy(found.path / name, work / name, stated, progress)
    root = snapshot.documents_root(found.path)
    for entry in manifest.read(work, found.seal.manifest).documents:
        path = work / entry.path
        files.make_folder(path.parent)
        contents.copy(root / entry.path, path, entry.fingerprint, progress)
    with files.answers(work):
        files.flush_folder(work / FOLDER)
    files.write(work / seal.NAME, files.read(found.path / seal.NAME))


def _relined(work: Path, keys: VaultKeys, found: Snapshot, clock: Clock) -> Restored:
    lineage = secrets.token_hex(16)
    opened: Opened = open_vault(work, keys, Terms(new_lineage=lineage), clock=clock)
    counts = {
        name: int(opened.vault.database.value(f"SELECT count(*) FROM {table}") or 0)
        for name, table in COUNTED.items()
    }
    opened.vault.close()
    sealed: Seal = opened.vault.seal
    return Restored(sealed.vault_id, sealed.lineage, found.name, counts, opened.findings)
