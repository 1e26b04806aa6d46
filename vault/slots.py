"""Changing the ways in: while the vault is closed, by its owner, who just opened a slot.

The header, its copy, and a seal that refuses every older header are written
beside the old ones and then renamed, one after the other. Success is announced
after the last, and from then on exactly the new secret opens.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from vault import files, header, seal
from vault.clock import Clock, stamp, utc_now
from vault.header import DataKey, Header
from vault.kdf import KdfParameters
from vault.keyslot import Credential, KeySlot, Locum, SlotKind


def replaced(
    folder: Path,
    data_key: DataKey,
    slot_id: str,
    credential: Credential,
    parameters: KdfParameters,
    clock: Clock = utc_now,
) -> str:
    """Put a new secret in the place of a slot (one derivation) and return the new slot's id."""
    slot = _wrapped(folder, data_key, credential, parameters, clock)
    _change(folder, data_key, lambda found: found.replacing(slot_id, slot), clock)
    return slot.id


def revoked(folder: Path, data_key: DataKey, slot_id: str, clock: Clock = utc_now) -> None:
    """Remove a slot. Raises UnknownSlot, LastSlot."""
    _change(folder, data_key, lambda found: found.without_slot(slot_id), clock)


def recovery_slot(found: Header) -> str | None:
    """The id of the slot that recovery words open."""
    return next((slot.id for slot in found.slots if slot.kind is SlotKind.RECOVERY), None)


def added(
    folder: Path, data_key: DataKey, credential: Credential, parameters: KdfParameters, clock: Clock = utc_now
) -> str:
    """Add a way in (one derivation) and return its slot's id."""
    slot = _wrapped(folder, data_key, credential, parameters, clock)
    _change(folder, data_key, lambda found: found.with_slot(slot), clock)
    return slot.id


def lent(
    folder: Path,
    data_key: DataKey,
    credential: Credential,
    locum: Locum,
    parameters: KdfParameters,
    clock: Clock = utc_now,
) -> str:
    """Add a locum's way in (one derivation) and return its slot's id."""
    slot = _wrapped(folder, data_key, credential, parameters, clock, locum)
    _change(folder, data_key, lambda found: found.with_slot(slot), clock)
    return slot.id


def _wrapped(
    folder: Path,
    data_key: DataKey,
    credential: Credential,
    parameters: KdfParameters,
    clock: Clock,
    locum: Locum | None = None,
) -> KeySlot:
    data_key.check_owner()
    domain = header.read(folder).header.domain
    return KeySlot.wrapping(
        data_key.secret, credential, domain, parameters, label="", created_at=stamp(clock()), locum=locum
    )


def _change(folder: Path, data_key: DataKey, edit: Callable[[Header], Header], clock: Clock) -> None:
    data_key.check_owner()
    current = header.read(folder).header
    sealed = seal.read(folder, current)
    changed = edit(current)
    raised = msgspec.structs.replace(sealed, header_revision=changed.revision, sealed_at=stamp(clock()))
    seed = data_key.keys.seal
    # On a full disk the old secret, the only one the person knows for sure, must go on opening.
    files.write_together([*header.signed(folder, changed, seed), seal.signed(folder, raised, seed)])
