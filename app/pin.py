"""A PIN for today: six digits that open the vault again, for twelve hours, on this start of this computer.

It guards a screen, not a disk: three tries are what makes six digits enough, and somebody who
takes both halves tries without a limit (``vault/THREATS.md``). So it wraps the keys of a session
and never the data key, lies in no vault and no backup, and without it nothing is lost.

* One half, ``Pinned``, lies in the runtime folder: the three working keys, AES-256-GCM.
* The other half, 32 random bytes, lies in the system's keychain with the number of tries left.

The key of the first is HKDF-SHA256 over Argon2id(PIN) and the second. A try is counted *before* it is
made, so that a process that is killed meanwhile has used it up.
"""

import base64
import itertools
import logging
import secrets
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from app import pinned
from app.errors import NoKeychain, PinGone, WeakPin, WrongPin
from app.host import Host
from app.pinned import LIFETIME, Pinned
from vault import cipher, files, kdf
from vault.errors import MachineError
from vault.framing import framed, number
from vault.header import Header
from vault.kdf import KdfParameters, UntrustedKdf
from vault.keys import VaultKeys
from vault.secret import Secret

TRIES: Final = 3
SHORTEST: Final = 6
LONGEST: Final = 32
_FORMAT: Final = 1
_LABEL: Final = b"serment 1 pin"
_ID: Final = 16
_HALF: Final = 32
#: What fingers draw on a keypad, and the pairs everybody thinks of.
_DRAWN: Final = frozenset(
    "147258 258147 147852 159753 159357 258369 369258 142536 123654 456123 789456 456789 112233 102030"
    " 121314 123123 321321 010203 111222 123321 520520 147369 963852".split()
)

_log = logging.getLogger(__name__)


class Weakness(StrEnum):
    """Why a PIN is refused."""

    SHORT = "short"
    NOT_DIGITS = "not_digits"
    REPEATED = "repeated"
    SEQUENCE = "sequence"
    DATE = "date"


def weakness(digits: str) -> Weakness | None:
    """What is wrong with a new PIN, if anything."""
    if not (digits.isascii() and digits.isdigit()):
        return Weakness.NOT_DIGITS if digits else Weakness.SHORT
    if not SHORTEST <= len(digits) <= LONGEST:
        return Weakness.SHORT
    if _repeats(digits):
        return Weakness.REPEATED
    if _runs(digits) or digits in _DRAWN:
        return Weakness.SEQUENCE
    return Weakness.DATE if _is_date(digits) else None


def _repeats(digits: str) -> bool:
    blocks = (digits[:size] for size in range(1, len(digits) // 2 + 1))
    return len(set(digits)) <= 2 or any(
        (block * len(digits)).startswith(digits) for block in blocks if len(block) <= len(digits) // 2
    )


def _runs(digits: str) -> bool:
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(digits)}
    return len(steps) == 1


def _is_date(digits: str) -> bool:
    """A year of somebody's birth anywhere, or six or eight digits that are a day."""
    years = (int(digits[at : at + 4]) for at in range(len(digits) - 3))
    if any(1900 <= year <= 2039 for year in years):
        return True
    day, month, last = int(digits[0:2]), int(digits[2:4]), int(digits[4:6])
    return len(digits) == SHORTEST and 1 <= month <= 12 and (1 <= day <= 31 or 1 <= last <= 31)


@dataclass(frozen=True, slots=True)
class Unpinned:
    """What a PIN opens: the keys of a session, and the slot whose secret was typed for it."""

    keys: VaultKeys
    slot_id: str


def possible(host: Host) -> bool:
    """Whether a PIN can be kept here: a keychain answers, and this start of the computer has a name."""
    if not host.boot():
        return False
    name = f"probe {secrets.token_hex(4)}"
    try:
        host.keychain.write(name, "probe")
        kept = host.keychain.read(name) == "probe"
        host.keychain.remove(name)
    except NoKeychain:
        return False
    return kept


def keep(
    vault: Path, keys: VaultKeys, slot_id: str, found: Header, lineage: str, digits: Secret, host: Host
) -> None:
    """Make ``digits`` open ``vault`` for twelve hours. Raises WeakPin, NoKeychain, MachineError."""
    weak = weakness(digits.reveal().decode("ascii", "replace"))
    if weak is not None:
        raise WeakPin(weak.value)
    boot = host.boot()
    if not boot:
        raise NoKeychain
    parameters, half = host.pin_kdf(), cipher.random_key()
    made = Pinned(
        _FORMAT,
        secrets.token_hex(_ID),
        found.vault_id,
        lineage,
        found.revision,
        slot_id,
        boot,
        host.elapsed() + LIFETIME,
        parameters.memory_kib,
        parameters.passes,
        parameters.lanes,
        kdf.random_salt(),
        b"",
        b"",
    )
    plain = bytearray().join(key.reveal() for key in (keys.records, keys.pending, keys.seal))
    with _key(digits, half, made.salt, parameters) as key, Secret.taken_from(plain) as held:
        nonce, wrapped = cipher.encrypt(key, held.reveal(), _associated(made))
    name = pinned.path_of(host.runtime_folder, vault)
    _Entry(made.id, half, TRIES).write(name.name, host)
    files.write(
        name, msgspec.msgpack.encode(msgspec.structs.replace(made, nonce=nonce, wrapped_keys=wrapped))
    )


def unlock(vault: Path, found: Header, lineage: str, digits: Secret, host: Host) -> Unpinned:
    """The keys that the PIN opens, with one try less before it is made.

    Raises WrongPin with the number of tries left, PinGone where there are none or its time is over,
    NoKeychain, OutOfMemory.
    """
    path = pinned.path_of(host.runtime_folder, vault)
    made = pinned.read(path)
    if made is None:
        raise PinGone
    if not made.holds(host.boot(), host.elapsed()) or not _fits(made, found, lineage):
        forget(vault, host)
        raise PinGone
    entry = _Entry.read(path.name, host)
    if entry is None or entry.id != made.id or entry.tries < 1:
        forget(vault, host)
        raise PinGone
    left = entry.tries - 1
    _Entry(entry.id, entry.half, left).write(path.name, host)
    keys = _opened(made, entry.half, digits, host)
    if keys is None and left:
        raise WrongPin(left)
    if keys is None or keys.public_key != found.public_key:
        forget(vault, host)
        raise PinGone
    _Entry(entry.id, entry.half, TRIES).write(path.name, host)
    return Unpinned(keys, made.slot_id)


def forget(vault: Path, host: Host) -> None:
    """End the PIN of ``vault``, where there is one. The half on the disk always goes."""
    path = pinned.path_of(host.runtime_folder, vault)
    if not path.exists():
        return
    with suppress(OSError, MachineError):
        path.unlink()
    try:
        host.keychain.remove(path.name)
    except NoKeychain:
        # Without the other half, what the keychain keeps opens nothing.
        _log.info("half of a PIN not removed from the keychain")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the keychain keeps: which PIN it is of, its half, and the tries left."""

    id: str
    half: Secret
    tries: int

    def write(self, name: str, host: Host) -> None:
        data = bytes.fromhex(self.id) + bytes(self.half.reveal()) + bytes([self.tries])
        host.keychain.write(name, base64.b64encode(data).decode())

    @classmethod
    def read(cls, name: str, host: Host) -> "_Entry | None":
        line = host.keychain.read(name)
        try:
            data = base64.b64decode(line or "", validate=True)
        except ValueError:
            return None
        if len(data) != _ID + _HALF + 1:
            return None
        return cls(data[:_ID].hex(), Secret(data[_ID:-1]), data[-1])


def _fits(made: Pinned, found: Header, lineage: str) -> bool:
    """Whether the vault is the one the PIN was made for, and no way in was changed since."""
    bound = (made.vault_id, made.lineage, made.header_revision)
    known = any(slot.id == made.slot_id for slot in found.slots)
    return made.format == _FORMAT and bound == (found.vault_id, lineage, found.revision) and known


def _opened(made: Pinned, half: Secret, digits: Secret, host: Host) -> VaultKeys | None:
    stated = UntrustedKdf(made.memory_kib, made.passes, made.lanes)
    parameters = host.kdf.checked(stated, str(host.runtime_folder))
    with _key(digits, half, made.salt, parameters) as key:
        try:
            plain = cipher.decrypt(key, made.nonce, made.wrapped_keys, _associated(made))
        except cipher.Unauthentic:
            return None
    with Secret.taken_from(plain) as held:
        size = cipher.KEY_SIZE
        return VaultKeys(*(Secret(held.reveal()[at : at + size]) for at in range(0, 3 * size, size)))


def _key(digits: Secret, half: Secret, salt: bytes, parameters: KdfParameters) -> Secret:
    with kdf.derive(digits, salt, parameters) as slow, Secret(slow.reveal() + half.reveal()) as both:
        return cipher.derive(both, salt, _LABEL)


def _associated(made: Pinned) -> bytes:
    return framed(
        _LABEL,
        bytes.fromhex(made.id),
        bytes.fromhex(made.vault_id),
        bytes.fromhex(made.lineage),
        number(made.header_revision),
        made.slot_id.encode(),
        made.boot.encode(),
        number(int(made.until)),
        number(made.memory_kib),
        number(made.passes),
        number(made.lanes),
        made.salt,
    )
