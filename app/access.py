"""Ways to a vault that windows and commands share: unlock, open, found a new one.

Everything here that takes a secret runs in a hardened process that ends soon
after.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import resources
from app import remembered, strength, vaultlock
from app.host import Host
from app.places import ApprovedFolder, Purpose, approve, approve_fictive, check_outside_vaults, judge
from app.vaultlock import VaultLock
from vault import creation, files, header, migrations, seal, slots, words
from vault.backup import restore as restoring
from vault.backup.restore import Restored
from vault.creation import Founding, Seedling
from vault.database import Database, Mode
from vault.entry import RECORDS, Examined, way_in
from vault.errors import (
    MachineError,
    NotClosedCleanly,
    PlaceRefused,
    VaultError,
    WeakPassphrase,
    WrongSecret,
    WrongWords,
)
from vault.header import DataKey, FoundHeader, Header
from vault.keys import VaultKeys
from vault.keyslot import Credential
from vault.opening import Opened, Terms, check_owner, open_vault
from vault.progress import Progress
from vault.records.practice import Practice
from vault.seal import State
from vault.secret import Secret

_log = logging.getLogger(__name__)


def unlock(found: Header, typed: Secret, host: Host) -> DataKey:
    """Open a slot with what was typed: recovery words if it is twelve of them, else a passphrase.

    Raises WrongSecret, UnusableSecret, KdfBelowFloor, OutOfMemory, Tampered.
    """
    entropy = entropy_of(typed)
    if entropy is not None:
        try:
            return found.unlock(Credential.recovery(entropy), host.kdf)
        except WrongSecret:
            # Twelve words of the list can be somebody's passphrase.
            pass
    return found.unlock(Credential.passphrase(typed), host.kdf)


def entropy_of(typed: Secret) -> Secret | None:
    """The entropy of twelve recovery words whose checksum holds, None for anything else."""
    try:
        parts = words.split(bytes(typed.reveal()).decode())
        return Secret(words.to_entropy(parts)) if len(parts) == words.WORD_COUNT else None
    except (UnicodeDecodeError, WrongWords):
        return None


def found_header(folder: Path) -> FoundHeader:
    """The header of the vault in ``folder``. Raises as ``header.read``, and MachineError."""
    with files.answers(folder):
        return header.read(folder)


def held(folder: Path, *, quietly: bool = False) -> VaultLock:
    """Take vault.lock, ``quietly`` without writing into it. Release it, or use it in a ``with``.

    Raises VaultInUse, ReadOnlyFolder, DiskFull, FileUnreachable.
    """
    with files.answers(folder):
        return vaultlock.watch(folder) if quietly else vaultlock.take(folder)


@contextmanager
def locked(folder: Path, *, quietly: bool = False) -> Iterator[None]:
    """Hold vault.lock meanwhile. Raises as ``held``."""
    with held(folder, quietly=quietly):
        yield


@contextmanager
def opened(folder: Path, keys: VaultKeys, host: Host, terms: Terms | None = None) -> Iterator[Opened]:
    """An open vault, closed under its seal at the end, whatever happened. The caller holds the lock."""
    found = open_vault(folder, keys, terms or remembered.terms(folder, host), clock=host.clock)
    remembered.remember(folder, keys, host)
    try:
        yield remembered.explained(found, host)
    finally:
        found.vault.close()
        remembered.remember(folder, keys, host)


@contextmanager
def looked_into(folder: Path, keys: VaultKeys) -> Iterator[Database]:
    """The records of a closed vault, to be read: nothing in the folder changes. The caller holds the lock.

    Raises NotClosedCleanly, Tampered, Damaged, VaultTooNew.
    """
    found = header.read(folder).header
    check_owner(found, keys)
    sealed = seal.read(folder, found)
    migrations.check_known(sealed.schema)
    if sealed.state is not State.CLOSED:
        # SQLite would write to recover it.
        raise NotClosedCleanly(str(folder))
    way_in(folder, sealed, Examined.of(folder))
    database = Database.open(folder / RECORDS, keys.records, Mode.IMMUTABLE)
    try:
        yield database
    finally:
        database.close()


def drawn_entropy() -> Secret:
    """The 16 random bytes that twelve new recovery words stand for."""
    return Secret(secrets.token_bytes(words.ENTROPY_BYTES))


def renew_recovery(folder: Path, data_key: DataKey, entropy: Secret, host: Host) -> tuple[str, ...]:
    """Put the recovery words of ``entropy`` in the place of the old ones, and return them."""
    credential = Credential.recovery(entropy)
    old = slots.recovery_slot(header.read(folder).header)
    if old:
        slots.replaced(folder, data_key, old, credential, host.recovery_kdf(), host.clock)
    else:
        slots.added(folder, data_key, credential, host.recovery_kdf(), host.clock)
    return words.from_entropy(entropy.reveal())


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
    check_strength(passphrase, personal)
    return NewWays(credential, Credential.recovery(entropy), words.from_entropy(entropy.reveal()))


def known_words(vault: Path, found: Header) -> tuple[str, ...]:
    """What a closed vault tells anyone of its owner, and must not carry a passphrase: the practice's name."""
    try:
        practice = seal.read(vault, found).practice
    except VaultError:
        return ()
    return (practice,) if practice else ()


def check_strength(passphrase: Secret, personal: tuple[str, ...]) -> None:
    """Raises WeakPassphrase under 64 bits; what is ``personal`` counts for nothing."""
    measured = strength.measure(bytes(passphrase.reveal()).decode(), personal)
    if not measured.accepted:
        raise WeakPassphrase(measured.bits)


def prepare(target: Path, ways: NewWays, seedling: Seedling, host: Host, *, fictive: bool = False) -> DataKey:
    """Write the header of a new vault where the policy allows it (about four seconds).

    Raises PlaceRefused, FolderNotEmpty, MachineError. ``finish`` makes the rest.
    """
    with approve_vault_place(target, host, fictive=fictive) as place, _alone(target):
        founding = Founding(
            ways.passphrase, ways.recovery, host.passphrase_kdf(), host.recovery_kdf(), fictive
        )
        data_key = creation.prepare(target, founding, seedling, host.clock)
        place.vouch_for(creation.workshop(target))
    return data_key


def finish(target: Path, data_key: DataKey, practice: Practice, host: Host) -> None:
    """Make the records of a prepared vault and give it its name. Raises PlaceRefused, MachineError."""
    with approve_vault_place(target, host, fictive=data_key.fictive) as place, _alone(target):
        place.vouch_for(creation.workshop(target))
        # Beside the records before the vault has its name: once it has, nothing can fail any more.
        add_own_files(creation.workshop(target))
        creation.finish(target, data_key.keys, practice, host.clock)
        place.vouch_for(target)


def restore(source: Path, target: Path, data_key: DataKey, host: Host, progress: Progress) -> Restored:
    """Make a vault at ``target`` from a snapshot, and make it one of this computer's.

    Raises PlaceRefused, and as ``vault.backup.restore.restore``.
    """
    with approve_vault_place(target, host, fictive=data_key.fictive) as place, _alone(target):
        restored = restoring.restore(source, target, data_key.keys, progress, host.clock, add_own_files)
        place.vouch_for(target)
    adopt(target, data_key.keys, host)
    return restored


def adopt(target: Path, keys: VaultKeys, host: Host) -> None:
    """Remember a restored vault, so that an older one is noticed here."""
    try:
        remembered.remember(target, keys, host)
    except MachineError as error:
        # The vault is whole and has its name. The next unlock remembers it again.
        _log.warning("restored vault not remembered: %s", error)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
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
    with files.answers(folder):
        (folder / vaultlock.NAME).touch(0o600)


def check_new_place(target: Path, host: Host, *, fictive: bool) -> None:
    """Whether a vault can be made at ``target``, before anything is. Raises PlaceRefused, FolderNotEmpty.

    What it is made in is judged again, by its open handle, when it is made.
    """
    verdict = judge(target.parent, Purpose.VAULT, host.machine)
    if not fictive and not verdict.allowed:
        raise PlaceRefused(verdict.rule, str(target.parent), verdict.detail)
    # A fictive vault may lie in any other folder.
    check_outside_vaults(target.parent)
    with files.answers(target):
        creation.check_free(target)


def approve_vault_place(target: Path, host: Host, *, fictive: bool) -> ApprovedFolder:
    """Hold the folder a vault will lie in open. Raises PlaceRefused."""
    parent = target.parent
    check_outside_vaults(parent)
    if fictive:
        return approve_fictive(parent, host.machine, create=True)
    return approve(parent, Purpose.VAULT, host.machine, create=True)
