"""What this computer remembers of a vault, held against what now lies in its folder.

A genuine older state is a genuine vault: only who saw a later one can tell.
Remembered are, by lineage, the highest revision, the key and the latest
header, and which lineage was opened last. An older state is asked about. An
older *header* under the latest records is refused: whoever replaced a
passphrase was told that the old one opens nothing here any more.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.errors import NotTheLastUsed, OlderThanUsed
from app.host import Host
from app.localstate import Seen
from vault import header, seal
from vault.errors import MachineError, Tampered, VaultError
from vault.findings import Finding, Kind
from vault.header import Header
from vault.keys import VaultKeys
from vault.opening import Opened, Terms
from vault.openvault import OpenVault
from vault.seal import Seal

_log = logging.getLogger(__name__)


def terms(folder: Path, host: Host, *, accept_older: bool = False) -> Terms:
    """On what terms the vault in ``folder`` opens.

    Raises OlderThanUsed and NotTheLastUsed unless ``accept_older``, Tampered where its key or its header is
    not the one known.
    """
    found = header.read(folder).header
    sealed = seal.read(folder, found)
    seen = host.local_state(sealed.lineage).seen()
    if seen is not None:
        _check(found, sealed, seen)
    if not accept_older:
        _check_age(folder, sealed, seen)
        _check_lineage(folder, sealed, host)
    return Terms({sealed.lineage: seen.revision} if seen else {}, accept_older)


def check_header(folder: Path, found: Header, host: Host) -> None:
    """Raises Tampered where this computer knows a later header: before anything is derived from this one."""
    try:
        sealed = seal.read(folder, found)
    except VaultError:
        return  # opening the vault names what is wrong with its seal
    seen = host.local_state(sealed.lineage).seen()
    if seen is not None:
        _check(found, sealed, seen)


def _check(found: Header, sealed: Seal, seen: Seen) -> None:
    if seen.public_key != found.public_key.hex():
        raise Tampered(Kind.HEADER_FOREIGN, header.MAIN)
    # A folder that is older as a whole is asked about instead; it has the header of its time.
    if sealed.revision >= seen.revision and found.revision < seen.header_revision:
        raise Tampered(Kind.HEADER_ROLLED_BACK, header.MAIN)


def _check_age(folder: Path, sealed: Seal, seen: Seen | None) -> None:
    if seen is not None and sealed.revision < seen.revision:
        raise OlderThanUsed(
            str(folder), sealed.revision, seen.revision, sealed.sealed_at, seen.sealed_at or "?"
        )


def _check_lineage(folder: Path, sealed: Seal, host: Host) -> None:
    last = host.last_opened.lineage(folder, sealed.vault_id)
    if last is None or last == sealed.lineage:
        return
    used = host.local_state(last).seen()
    raise NotTheLastUsed(
        str(folder),
        sealed.revision,
        used.revision if used else 0,
        sealed.sealed_at,
        used.sealed_at if used else "?",
    )


def remember(folder: Path, keys: VaultKeys, host: Host, *, on_purpose: bool = False) -> None:
    """Remember the vault that was opened here; ``on_purpose``: although it is older."""
    sealed, seen = _state(folder, keys)
    state = host.local_state(sealed.lineage)
    with _not_for_ever():
        (state.forget_later if on_purpose else state.see)(seen)
        host.last_opened.see(folder, sealed.vault_id, sealed.lineage)


def remember_header(folder: Path, keys: VaultKeys, host: Host) -> None:
    """Remember that ways in were changed: no header from before opens anything here."""
    sealed, seen = _state(folder, keys)
    with _not_for_ever():
        host.local_state(sealed.lineage).see(seen)


def explained(opened: Opened, host: Host) -> Opened:
    """What was found at opening; an unclean end that was the keeper's own doing is called that, once."""
    state = host.local_state(opened.vault.seal.lineage)
    if state.killed() is None:
        return opened
    with _not_for_ever():
        state.recovered()
    return replace(opened, findings=tuple(map(_by_keeper, opened.findings)))


def _by_keeper(found: Finding) -> Finding:
    return replace(found, kind=Kind.CLOSED_BY_KEEPER) if found.kind is Kind.NOT_CLOSED_CLEANLY else found


def forget_copy(vault: OpenVault, host: Host) -> None:
    """Remove the records from before a migration once a backup of the migrated ones was verified.

    Asked at opening, for a backup that was made while the vault was closed, and before it closes.
    """
    if vault.seal.before_migration is None:
        return
    if host.local_state(vault.seal.lineage).verified_schema() >= vault.seal.schema:
        with _not_for_ever():
            vault.forget_copy()


@contextmanager
def _not_for_ever() -> Iterator[None]:
    """A memory that cannot be kept, on a full disk say, keeps nobody out and no lock waiting."""
    try:
        yield
    except (MachineError, OSError) as error:
        _log.warning("vault not remembered: %s", error)


def _state(folder: Path, keys: VaultKeys) -> tuple[Seal, Seen]:
    found = header.read(folder).header
    sealed = seal.read(folder, found)
    return sealed, Seen(sealed.revision, keys.public_key.hex(), sealed.sealed_at, found.revision)


def key_of(folder: Path, host: Host) -> bytes | None:
    """The public key this computer remembers for the vault in ``folder``, if it was ever opened here."""
    try:
        sealed = seal.read(folder, header.read(folder).header)
    except VaultError:
        return None
    seen = host.local_state(sealed.lineage).seen()
    return bytes.fromhex(seen.public_key) if seen else None
