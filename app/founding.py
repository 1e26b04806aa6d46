"""A vault where there was none: founded with new secrets, or restored from a snapshot.

Each is made in a workshop that nobody else may enter, in a folder that the policy
approved and that is held open meanwhile; it has its name once it is whole.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage

import resources
from app import access, remembered, settings, vaultlock
from app.errors import TopOfDisk
from app.host import Host
from app.places import ApprovedFolder, Purpose, approve, approve_fictive, check_outside_vaults, judge
from app.places.top import is_top
from app.settings import KnownVault
from vault import creation, files, header, seal, words
from vault.backup import restore as restoring
from vault.backup.restore import Restored
from vault.backup.snapshot import Snapshot
from vault.creation import Founding, Seedling
from vault.errors import MachineError, PlaceRefused, TooLittleRoom
from vault.header import DataKey
from vault.keys import VaultKeys
from vault.keyslot import Credential
from vault.progress import Progress
from vault.records.practice import Practice
from vault.secret import Secret

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NewWays:
    """The two secrets of a new vault. The words are shown once and exist nowhere else."""

    passphrase: Credential
    recovery: Credential
    words: tuple[str, ...]


def new_ways(passphrase: Secret, entropy: Secret, personal: tuple[str, ...] = ()) -> NewWays:
    """Check a new passphrase; ``entropy`` is what the recovery words stand for.

    Raises WeakPassphrase, UnusableSecret.
    """
    credential = Credential.passphrase(passphrase)
    access.check_strength(passphrase, personal)
    return NewWays(credential, Credential.recovery(entropy), words.from_entropy(entropy.reveal()))


def prepare(target: Path, ways: NewWays, seedling: Seedling, host: Host, *, fictive: bool = False) -> DataKey:
    """Write the header of a new vault where the policy allows it (about four seconds).

    Raises PlaceRefused, FolderNotEmpty, MachineError. ``finish`` makes the rest.
    """
    with approve_vault_place(target, host, fictive=fictive) as place, alone(target):
        founding = Founding(
            ways.passphrase, ways.recovery, host.passphrase_kdf(), host.recovery_kdf(), fictive
        )
        data_key = creation.prepare(target, founding, seedling, host.clock)
        place.vouch_for(creation.workshop(target))
    return data_key


def finish(target: Path, data_key: DataKey, practice: Practice, host: Host) -> None:
    """Make the records of a prepared vault and give it its name. Raises PlaceRefused, MachineError."""
    with approve_vault_place(target, host, fictive=data_key.fictive) as place, alone(target):
        place.vouch_for(creation.workshop(target))
        # Beside the records before the vault has its name: once it has, nothing can fail any more.
        add_own_files(creation.workshop(target))
        creation.finish(target, data_key.keys, practice, host.clock)
        place.vouch_for(target)
    adopt(target, data_key.keys, host)


def restore(source: Path, target: Path, data_key: DataKey, host: Host, progress: Progress) -> Restored:
    """Make a vault at ``target`` from a snapshot, and make it one of this computer's.

    Raises PlaceRefused, and as ``vault.backup.restore.restore``.
    """
    with approve_vault_place(target, host, fictive=data_key.fictive) as place, alone(target):
        restored = restoring.restore(source, target, data_key.keys, progress, host.clock, add_own_files)
        place.vouch_for(target)
    adopt(target, data_key.keys, host)
    return restored


def adopt(target: Path, keys: VaultKeys, host: Host) -> None:
    """Make a vault one of this computer's: an older one is noticed here, and the window offers it."""
    try:
        remembered.remember(target, keys, host)
        _make_known(target, host.settings_folder)
    except MachineError as error:
        # The vault is whole and has its name. The next unlock remembers it again.
        _log.warning("new vault not remembered: %s", error)


def _make_known(target: Path, folder: Path) -> None:
    found = header.read(target).header
    known = KnownVault(str(target), seal.read(target, found).practice, found.fictive)
    settings.change(folder, lambda now: now.with_one_more(known))


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Hold the workshop of ``target``: a second one would empty it under the first. Raises VaultInUse."""
    work = creation.workshop(target)
    files.make_folder(work)
    with files.answers(work):
        lock = vaultlock.enclose(work)
    try:
        yield
    finally:
        # Nothing is left of one that was made for nothing.
        with suppress(OSError):
            work.rmdir()
        if lock is not None:
            lock.release()


def add_own_files(folder: Path) -> None:
    """The page that explains the folder, and its lock."""
    files.write(folder / "LISEZ-MOI.txt", resources.data("help", "LISEZ-MOI.txt"))
    if not vaultlock.BESIDE:
        with files.answers(folder):
            vaultlock.file_of(folder).touch(0o600)


def check_new_place(target: Path, host: Host, *, fictive: bool) -> None:
    """Whether a vault can be made at ``target``, before anything is. Raises as ``check_free``.

    What it is made in is judged again, by its open handle, when it is made.
    """
    verdict = judge(target.parent, Purpose.VAULT, host.machine)
    if not fictive and not verdict.allowed:
        raise PlaceRefused(verdict.rule, str(target.parent), verdict.detail)
    # A fictive vault may lie in any other folder.
    check_free(target)


def check_free(target: Path) -> None:
    """Whether nothing is in the way at ``target``. Raises PlaceRefused, TopOfDisk, FolderNotEmpty."""
    check_outside_vaults(target.parent)
    with files.answers(target):
        if is_top(target):
            raise TopOfDisk(str(target))
        creation.check_free(target)


def check_restorable(found: Snapshot, target: Path, host: Host) -> None:
    """Whether ``found`` can be restored at ``target``, before a secret is asked for.

    Raises PlaceRefused, FolderNotEmpty, TooLittleRoom.
    """
    check_new_place(target, host, fictive=found.header.fictive)
    check_room(target, restoring.room_for(found))


def check_room(target: Path, needed: int) -> None:
    """Whether ``needed`` bytes fit where ``target`` is to be. Raises TooLittleRoom, MachineError."""
    parent = next(path for path in target.parents if path.is_dir())
    with files.answers(parent):
        free = disk_usage(parent).free
    if free < needed:
        raise TooLittleRoom(str(parent), needed, free)


def approve_vault_place(target: Path, host: Host, *, fictive: bool) -> ApprovedFolder:
    """Hold the folder a vault will lie in open. Raises PlaceRefused."""
    parent = target.parent
    check_outside_vaults(parent)
    if fictive:
        return approve_fictive(parent, host.machine, create=True)
    return approve(parent, Purpose.VAULT, host.machine, create=True)
