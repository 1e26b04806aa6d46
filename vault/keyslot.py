"""A key slot: one way into the vault.

Records are encrypted with a random data key. Each slot holds that key wrapped
by one secret (a passphrase, twelve recovery words), so a passphrase can be
changed, or a lost one replaced, without rewriting a single record.

A locum's slot opens with a passphrase of its own, for some weeks. It gives the same
data key, so its term is a rule that the program keeps and no cipher does; who it is of, and until
when, is bound to it like its parameters, so that nobody lengthens it.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from vault import cipher, kdf
from vault.clock import moment
from vault.errors import Damaged, LocumNotYet, LocumOver, WrongSecret
from vault.framing import framed, number
from vault.kdf import Kdf, KdfParameters, UntrustedKdf
from vault.secret import Secret

_LABEL: Final = b"serment 1 slot"
_LOCUM_LABEL: Final = b"serment 2 slot"


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    LOCUM = "locum"

    @property
    def opened_with(self) -> "SlotKind":
        """The kind of credential that may open it: a locum types a passphrase."""
        return SlotKind.PASSPHRASE if self is SlotKind.LOCUM else self


class Locum(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who works in the owner's place, and from when to when (UTC; the end is no longer part of it)."""

    #: The author of every entry they make.
    author_id: str
    name: str
    profession: str
    rpps: str
    starts_at: str
    ends_at: str

    def check(self, now: datetime) -> None:
        """Raises LocumNotYet, LocumOver."""
        if now < moment(self.starts_at):
            raise LocumNotYet(self.name, self.starts_at)
        if now >= moment(self.ends_at):
            raise LocumOver(self.name, self.ends_at)

    def framed(self) -> bytes:
        """What of it is bound to the slot: everything."""
        told = (self.author_id, self.name, self.profession, self.rpps, self.starts_at, self.ends_at)
        return framed(*(one.encode() for one in told))


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret ready for derivation: a normalised passphrase, or the entropy of recovery words."""

    kind: SlotKind
    secret: Secret

    @classmethod
    def passphrase(cls, typed: Secret) -> "Credential":
        """What was typed, normalised. Raises UnusableSecret."""
        return cls(SlotKind.PASSPHRASE, kdf.normalised(typed))

    @classmethod
    def recovery(cls, entropy: Secret) -> "Credential":
        """The 16 bytes that twelve words stand for."""
        return cls(SlotKind.RECOVERY, entropy)


@dataclass(frozen=True, slots=True)
class Domain:
    """The vault and key epoch a slot belongs to: a slot moved elsewhere opens nothing."""

    vault_id: str
    epoch: int


class KeySlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A wrapped data key, as the header holds it. ``memory_kib`` and its like are unchecked."""

    id: str
    kind: SlotKind
    label: str
    created_at: str
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    wrapped_key: bytes
    #: Of a locum's slot, and of no other.
    locum: Locum | None = None

    @classmethod
    def wrapping(
        cls,
        data_key: Secret,
        credential: Credential,
        domain: Domain,
        parameters: KdfParameters,
        *,
        label: str,
        created_at: str,
        locum: Locum | None = None,
    ) -> "KeySlot":
        """A new slot that opens with ``credential`` (one derivation). Raises OutOfMemory."""
        slot_id, salt = secrets.token_hex(8), kdf.random_salt()
        kind = SlotKind.LOCUM if locum else credential.kind
        with kdf.derive(credential.secret, salt, parameters) as key:
            associated = _associated(domain, slot_id, kind, parameters, salt, locum)
            nonce, wrapped = cipher.encrypt(key, data_key.reveal(), associated)
        return cls(
            slot_id,
            kind,
            label,
            created_at,
            parameters.memory_kib,
            parameters.passes,
            parameters.lanes,
            salt,
            nonce,
            wrapped,
            locum,
        )

    def unwrap(self, credential: Credential, domain: Domain, bounds: Kdf, path: str) -> Secret:
        """The data key (one derivation). Raises WrongSecret, KdfBelowFloor, Damaged, OutOfMemory."""
        parameters = bounds.checked(UntrustedKdf(self.memory_kib, self.passes, self.lanes), path)
        if len(self.salt) != kdf.SALT_SIZE:
            raise Damaged(path)
        associated = _associated(domain, self.id, self.kind, parameters, self.salt, self.locum)
        with kdf.derive(credential.secret, self.salt, parameters) as key:
            try:
                return Secret.taken_from(cipher.decrypt(key, self.nonce, self.wrapped_key, associated))
            except cipher.Unauthentic:
                # A damaged slot and a wrong passphrase look the same to the cipher,
                # and must look the same to someone guessing.
                raise WrongSecret from None


def _associated(
    domain: Domain,
    slot_id: str,
    kind: SlotKind,
    parameters: KdfParameters,
    salt: bytes,
    locum: Locum | None,
) -> bytes:
    term = (locum.framed(),) if locum else ()
    return framed(
        _LOCUM_LABEL if locum else _LABEL,
        bytes.fromhex(domain.vault_id),
        number(domain.epoch),
        slot_id.encode(),
        kind.value.encode(),
        number(parameters.memory_kib),
        number(parameters.passes),
        number(parameters.lanes),
        salt,
        *term,
    )
