"""What the lock-screen process computes off its window's thread: derivations, creation, restore, slots.

Plain functions without Qt; secrets come in as buffers and are wiped here.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app import access, founding, listing, locums, pin, rehearsing, rekeying, remembered
from app.host import Host
from app.rehearsing import Proof
from ui.lockscreen.choices import (
    FirstRunChoices,
    Practice,
    RestoreChoices,
    SlotAction,
    SlotChange,
    SlotLine,
    SnapshotChoice,
    SnapshotsHere,
)
from ui.lockscreen.opening import Opening
from ui.lockscreen.values import SecretKind
from vault import header, seal, slots
from vault.backup import look, snapshot
from vault.backup.restore import Restored, room_for
from vault.backup.snapshot import Snapshot
from vault.clock import moment
from vault.creation import Seedling
from vault.errors import VaultError
from vault.header import DataKey, Header
from vault.keys import VaultKeys
from vault.keyslot import Credential, SlotKind
from vault.progress import Progress, Silent
from vault.records.practice import Practice as Letterhead
from vault.secret import Secret

_KEYS = ("records", "pending", "seal")


def credential(kind: SecretKind, secret: bytearray) -> Credential:
    """What was typed, ready for derivation; the buffer is wiped. Raises UnusableSecret."""
    held = Secret.taken_from(secret)
    return Credential.recovery(held) if kind is SecretKind.RECOVERY else Credential.passphrase(held)


def lineage_of(vault: Path) -> str:
    """The lineage the seal names, or nothing where the seal itself is the problem. Raises as header.read."""
    found = header.read(vault).header
    try:
        return seal.read(vault, found).lineage
    except VaultError:
        return ""


def unlocked(vault: Path, kind: SecretKind, secret: bytearray, host: Host) -> Opening:
    """Derive (about a second) and return the keys a session needs. Raises WrongSecret, ..."""
    found = header.read(vault).header
    remembered.check_header(vault, found, host)
    if kind is SecretKind.PIN:
        with Secret.taken_from(secret) as digits:
            again = pin.unlock(vault, found, lineage_of(vault), digits, host)
        pinned_to = next((slot.locum for slot in found.slots if slot.id == again.slot_id), None)
        access.check_term(vault, found, pinned_to, host)
        return opening(vault, again.keys, again.slot_id)
    typed = credential(kind, secret)
    key = found.unlock(typed, host.kdf)
    typed.secret.wipe()
    key.secret.wipe()
    access.check_term(vault, found, key.locum, host)
    return opening(vault, key.keys, key.slot_id)


def pin_kept(opened: Opening, digits: bytearray, host: Host) -> Opening:
    """Have ``digits`` open the vault again today. Raises WeakPin, NoKeychain, MachineError."""
    found = header.read(opened.vault).header
    keys = VaultKeys(*(Secret(opened.keys[name]) for name in _KEYS))
    with Secret.taken_from(digits) as typed:
        pin.keep(opened.vault, keys, opened.slot, found, lineage_of(opened.vault), typed, host)
    keys.wipe()
    return opened


def opening(vault: Path, keys: VaultKeys, slot: str = "") -> Opening:
    """The keys as buffers on their way out."""
    buffers = {name: bytearray(getattr(keys, name).reveal()) for name in _KEYS}
    return Opening(vault, buffers, slot=slot)


def created(choices: FirstRunChoices, seedling: Seedling, host: Host) -> Opening:
    """Make the vault (about four seconds). Raises PlaceRefused, FolderNotEmpty, WeakPassphrase, ..."""
    passphrase, entropy = Secret.taken_from(choices.passphrase), Secret.taken_from(choices.entropy)
    ways = founding.new_ways(passphrase, entropy, choices.practice.known_words())
    key = founding.prepare(choices.place, ways, seedling, host)
    founding.finish(choices.place, key, letterhead(choices.practice), host)
    return opening(choices.place, key.keys)


def furnished(target: Path, host: Host) -> tuple[Opening, str]:
    """Make a fictional practice (about ten seconds); its name too. Raises PlaceRefused, MachineError."""
    # Its thousands of sentences are read only by those who ask for it.
    from app import fictive

    made = fictive.furnished(target, host)
    return opening(made.vault, made.keys), made.practice


def letterhead(typed: Practice) -> Letterhead:
    """The first run's form as the records keep it."""
    practitioner = " ".join(filter(None, (typed.first_name, typed.family_name)))
    address = "\n".join(filter(None, (typed.street, " ".join(filter(None, (typed.postcode, typed.town))))))
    return Letterhead(
        practitioner,
        typed.profession,
        typed.rpps,
        typed.practice,
        address=address,
        phone=typed.phone,
        email=typed.email,
    )


def snapshots_in(place: Path, host: Host) -> SnapshotsHere:
    """What can be restored from a drive, from a folder of snapshots, or from one snapshot or closed vault.

    And what is called a snapshot there and cannot.
    """
    found = snapshot.found_on(place)
    if found == snapshot.Found():
        found = snapshot.found_beside(place)
    broken = listing.described(found, place, host).broken
    return SnapshotsHere(tuple(_choice(one, host) for one in found.whole), broken)


def _choice(found: Snapshot, host: Host) -> SnapshotChoice:
    known = host.local_state(found.seal.lineage).snapshot(found.seal_sha256)
    return SnapshotChoice(
        found.path,
        found.seal.practice,
        moment(found.seal.sealed_at),
        found.size,
        found.documents,
        verified_at=_moment(known.verified_at),
        proven_at=_moment(known.proven_at),
        fictive=found.header.fictive,
        needed=room_for(found),
    )


def _moment(text: str | None) -> datetime | None:
    return moment(text) if text else None


def restored(choices: RestoreChoices, progress: Progress, host: Host) -> tuple[Restored, Opening]:
    """Restore and adopt. Raises WrongSecret, PlaceRefused, Tampered, DriveGone, DiskFull, Interrupted."""
    assert choices.place is not None
    key = _key_of(choices, host)
    done = founding.restore(choices.snapshot, choices.place, key, host, progress)
    return done, opening(choices.place, key.keys)


def looked(choices: RestoreChoices, host: Host) -> Opening:
    """The keys for a look into a backup. Raises WrongSecret, DriveGone, Tampered, NotSealed."""
    return replace(opening(choices.snapshot, _key_of(choices, host).keys), purpose="look")


def rehearsed(choices: RestoreChoices, progress: Progress, host: Host) -> Proof:
    """Try a restore and keep nothing. Raises WrongSecret, TooLittleRoom, Tampered, DriveGone, Interrupted."""
    key = _key_of(choices, host)
    try:
        return rehearsing.rehearse(choices.snapshot, key, host, progress)
    finally:
        key.wipe()


def _key_of(choices: RestoreChoices, host: Host) -> DataKey:
    """Open a slot of the backup's own header: the owner's, for a locum's weeks end in today's alone."""
    typed = credential(choices.kind, choices.secret)
    with look.still_there(choices.snapshot):
        found = snapshot.read(choices.snapshot)
    key = found.header.unlock(typed, host.kdf)
    typed.secret.wipe()
    key.check_owner()
    return key


def slot_lines(found: Header) -> list[SlotLine]:
    """The ways in, as the window lists them; the last passphrase cannot be closed."""
    passphrases = [slot.id for slot in found.slots if slot.kind is SlotKind.PASSPHRASE]
    return [
        SlotLine(
            slot.id,
            SecretKind(slot.kind.opened_with.value),
            slot.locum.name if slot.locum else slot.label,
            moment(slot.created_at),
            revocable=len(found.slots) > 1 and passphrases != [slot.id],
            first=locums.first_day(slot.locum) if slot.locum else None,
            last=locums.last_day(slot.locum) if slot.locum else None,
        )
        for slot in found.slots
    ]


def slots_changed(
    vault: Path, change: SlotChange, host: Host, progress: Progress | None = None
) -> list[SlotLine]:
    """Carry a change out and return the new list. Raises WrongSecret, WeakPassphrase, LastSlot, ..."""
    found = header.read(vault).header
    remembered.check_header(vault, found, host)
    key = found.unlock(credential(change.kind, change.secret), host.kdf)
    key.check_owner()
    if change.action in (SlotAction.REKEY, SlotAction.RESUME):
        _rekey(vault, key, change, host, progress or Silent())
        return slot_lines(header.read(vault).header)
    _CHANGES[change.action](vault, key, change, host)
    pin.forget(vault, host)
    remembered.remember_header(vault, key.keys, host)
    key.wipe()
    return slot_lines(header.read(vault).header)


def _change_passphrase(vault: Path, key: DataKey, change: SlotChange, host: Host) -> None:
    access.change_passphrase(vault, key, Secret.taken_from(change.new), host)


def _new_recovery(vault: Path, key: DataKey, change: SlotChange, host: Host) -> None:
    access.renew_recovery(vault, key, Secret.taken_from(change.new), host)


def _revoke(vault: Path, key: DataKey, change: SlotChange, host: Host) -> None:
    slots.revoked(vault, key, change.slot, host.clock)


def _lend(vault: Path, key: DataKey, change: SlotChange, host: Host) -> None:
    assert change.locum is not None
    locums.lend(vault, key, change.locum, Secret.taken_from(change.new), host)


def _rekey(vault: Path, key: DataKey, change: SlotChange, host: Host, progress: Progress) -> None:
    new = Secret.taken_from(change.new)
    if change.action is SlotAction.RESUME:
        keys = rekeying.NewKeys(Credential.passphrase(new))
    else:
        known = access.known_words(vault, header.read(vault).header)
        ways = founding.new_ways(new, Secret.taken_from(change.entropy), known)
        keys = rekeying.NewKeys(ways.passphrase, ways.recovery, change.seedling)
    rekeying.rekey(vault, key, keys, host, progress).wipe()
    key.wipe()


_CHANGES: dict[SlotAction, Callable[[Path, DataKey, SlotChange, Host], None]] = {
    SlotAction.CHANGE_PASSPHRASE: _change_passphrase,
    SlotAction.NEW_RECOVERY: _new_recovery,
    SlotAction.REVOKE: _revoke,
    SlotAction.LEND: _lend,
}
