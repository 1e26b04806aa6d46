"""Ways into a vault that windows and commands share: unlock it, hold it, open it, change what opens it.

Everything here that takes a secret runs in a hardened process that ends soon
after. Where there was no vault, ``founding`` makes one.
"""

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from app import remembered, strength, vaultlock, waiting
from app.host import Host
from app.vaultlock import VaultLock
from vault import files, header, migrations, seal, slots, words
from vault.clock import moment
from vault.database import Database, Mode
from vault.entry import RECORDS, Examined, way_in
from vault.errors import (
    NotClosedCleanly,
    VaultError,
    WeakPassphrase,
    WrongSecret,
    WrongWords,
)
from vault.header import DataKey, FoundHeader, Header
from vault.keys import VaultKeys
from vault.keyslot import Credential, Locum, SlotKind
from vault.opening import Opened, Terms, check_owner, open_vault
from vault.seal import State
from vault.secret import Secret


def unlock(found: Header, typed: Secret, host: Host) -> DataKey:
    """Open a slot with what was typed: recovery words if it is twelve of them, else a passphrase.

    It may be a locum's: ``check_term`` or ``DataKey.check_owner`` comes next.
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


def check_term(folder: Path, found: Header, locum: Locum | None, host: Host) -> None:
    """Whether it is the locum's time. Raises LocumNotYet, LocumOver.

    The clock was at least at the moment of the last seal: set back further, it revives nothing.
    """
    if locum is None:
        return
    now = host.clock()
    with suppress(VaultError):  # opening the vault names what is wrong with its seal
        now = max(now, moment(seal.read(folder, found).sealed_at))
    locum.check(now)


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


def held(folder: Path, *, quietly: bool = False, backing_up: bool = False) -> VaultLock:
    """Take vault.lock, ``quietly`` without writing into it. Release it, or use it in a ``with``.

    Raises VaultInUse, VaultBackedUp, ReadOnlyFolder, DiskFull, FileUnreachable.
    """
    with files.answers(folder):
        return vaultlock.watch(folder) if quietly else vaultlock.take(folder, backing_up=backing_up)


@contextmanager
def locked(folder: Path, *, quietly: bool = False, backing_up: bool = False) -> Iterator[None]:
    """Hold vault.lock meanwhile. Raises as ``held``."""
    with held(folder, quietly=quietly, backing_up=backing_up):
        yield


@contextmanager
def opened(folder: Path, keys: VaultKeys, host: Host, terms: Terms | None = None) -> Iterator[Opened]:
    """An open vault, closed under its seal at the end, whatever happened. The caller holds the lock."""
    found = open_vault(folder, keys, terms or remembered.terms(folder, host), clock=host.clock)
    waiting.enter(found.vault, host.state_folder)
    remembered.remember(folder, keys, host)
    remembered.forget_copy(found.vault, host)
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
    with closing(Examined.of(folder, sealed)) as examined:
        way_in(folder, sealed, examined)
    database = Database.open(folder / RECORDS, keys.records, Mode.IMMUTABLE)
    try:
        yield database
    finally:
        database.close()


def drawn_entropy() -> Secret:
    """The 16 random bytes that twelve new recovery words stand for."""
    return Secret(secrets.token_bytes(words.ENTROPY_BYTES))


def change_passphrase(folder: Path, data_key: DataKey, new: Secret, host: Host) -> None:
    """Put ``new`` in the place of the passphrase that was typed or, where words were, of the one forgotten.

    Raises WeakPassphrase, UnusableSecret, LocumMayNot, MachineError.
    """
    found, credential = header.read(folder).header, Credential.passphrase(new)
    check_strength(new, known_words(folder, found))
    passphrases = [slot.id for slot in found.slots if slot.kind is SlotKind.PASSPHRASE]
    old = data_key.slot_id if data_key.slot_id in passphrases else next(iter(passphrases), None)
    if old is None:
        slots.added(folder, data_key, credential, host.passphrase_kdf(), host.clock)
    else:
        slots.replaced(folder, data_key, old, credential, host.passphrase_kdf(), host.clock)


def renew_recovery(folder: Path, data_key: DataKey, entropy: Secret, host: Host) -> tuple[str, ...]:
    """Put the recovery words of ``entropy`` in the place of the old ones, and return them."""
    credential = Credential.recovery(entropy)
    old = slots.recovery_slot(header.read(folder).header)
    if old:
        slots.replaced(folder, data_key, old, credential, host.recovery_kdf(), host.clock)
    else:
        slots.added(folder, data_key, credential, host.recovery_kdf(), host.clock)
    return words.from_entropy(entropy.reveal())


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
