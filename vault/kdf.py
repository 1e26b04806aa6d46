"""From what a person knows to a key: Argon2id (RFC 9106), the only module that speaks to it.

The parameters stand in the header, so they are a stranger's until checked:
one that asks for a terabyte must not hang the machine, one that asks for
little must not make guessing cheap. ``Kdf`` carries those bounds; the program
has one of it, ``ARGON2ID``.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from vault.errors import Damaged, KdfBelowFloor, OutOfMemory, UnusableSecret
from vault.secret import Secret

KEY_SIZE: Final = 32
SALT_SIZE: Final = 16
MIB: Final = 1024


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """What Argon2id is asked for. ``memory_kib`` in KiB; ``passes`` over it; ``lanes`` in parallel."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class UntrustedKdf:
    """Parameters as a file states them: nothing is derived from them before ``Kdf.checked``."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Kdf:
    """Argon2id between two bounds."""

    floor: KdfParameters
    ceiling: KdfParameters
    #: What derivation should take on this machine, in seconds.
    target_seconds: float
    #: Calibration never goes above this much memory.
    calibrated_memory_kib: int

    def checked(self, stated: UntrustedKdf, path: str) -> KdfParameters:
        """``stated``, if within bounds. Raises KdfBelowFloor, or Damaged above the ceiling."""
        if stated.memory_kib < self.floor.memory_kib or stated.passes < self.floor.passes or stated.lanes < 1:
            raise KdfBelowFloor(stated.memory_kib, stated.passes)
        top = self.ceiling
        if stated.memory_kib > top.memory_kib or stated.passes > top.passes or stated.lanes > top.lanes:
            raise Damaged(path)
        return KdfParameters(stated.memory_kib, stated.passes, stated.lanes)

    def calibrated(
        self, ram_bytes: int, cores: int, measure: "Callable[[KdfParameters], float] | None" = None
    ) -> KdfParameters:
        """Parameters that take about ``target_seconds`` here: memory first, then passes.

        ``ram_bytes`` is the machine's memory, of which a quarter is used at most. ``measure``
        returns the seconds one derivation takes (default: runs it).
        """
        timed = measure or _seconds
        lanes = max(1, min(cores, 4))
        start = replace(self.floor, lanes=lanes)
        most = max(self.floor.memory_kib, min(self.calibrated_memory_kib, ram_bytes // 4 // 1024))
        wanted = int(start.memory_kib * self.target_seconds / timed(start))
        memory = max(self.floor.memory_kib, min(most, wanted // (16 * MIB) * (16 * MIB)))
        chosen = replace(start, memory_kib=memory)
        passes = int(self.floor.passes * self.target_seconds / timed(chosen))
        return replace(chosen, passes=max(self.floor.passes, min(passes, self.ceiling.passes)))


#: RFC 9106's second recommended option is the floor; the ceiling keeps a planted header from hanging us.
ARGON2ID: Final = Kdf(
    floor=KdfParameters(64 * MIB, 3, 4),
    ceiling=KdfParameters(1024 * MIB, 20, 16),
    target_seconds=1.0,
    calibrated_memory_kib=512 * MIB,
)


def random_salt() -> bytes:
    """16 bytes from the system's generator."""
    return secrets.token_bytes(SALT_SIZE)


def derive(secret: Secret, salt: bytes, parameters: KdfParameters) -> Secret:
    """The 32-byte key of a secret (about a second). Raises OutOfMemory."""
    try:
        # argon2-cffi takes immutable bytes only: this copy ends with the process.
        key = hash_secret_raw(
            bytes(secret.reveal()),
            salt,
            parameters.passes,
            parameters.memory_kib,
            parameters.lanes,
            KEY_SIZE,
            Type.ID,
        )
    except (HashingError, MemoryError):
        # With parameters within bounds, memory is the one thing Argon2 can still lack.
        raise OutOfMemory(parameters.memory_kib // MIB) from None
    return Secret(key)


def normalised(passphrase: Secret) -> Secret:
    """The passphrase as RFC 8265 OpaqueString, in UTF-8: é is é however it was typed.

    Raises UnusableSecret for an empty one, or for control characters.
    """
    text = _opaque(passphrase)
    if text is None:
        raise UnusableSecret
    return Secret(text.encode("utf-8"))


def _opaque(passphrase: Secret) -> str | None:
    # Heavy, and needed only once a secret was typed.
    from precis_i18n import get_profile

    try:
        text = bytes(passphrase.reveal()).decode("utf-8")
        return str(get_profile("OpaqueString").enforce(text))
    except UnicodeError:
        # The error quotes the passphrase: it ends here, where nothing can chain to it.
        return None


def _seconds(parameters: KdfParameters) -> float:
    with Secret(b"calibration") as secret:
        start = time.perf_counter()
        derive(secret, bytes(SALT_SIZE), parameters).wipe()
        return time.perf_counter() - start
