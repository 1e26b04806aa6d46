"""The keys of a vault: one data key, and what is derived from it.

The data key is random and opens everything; it exists only in the process
that took the secret. What the session needs are three keys derived from it
(HKDF-SHA256, salt = the vault's id), and those alone cross to it.
"""

from dataclasses import dataclass
from typing import Self

from vault import cipher
from vault.secret import Secret

_LABEL = b"serment 1 "


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """The derived keys an open vault works with, 32 bytes each."""

    #: SQLCipher's raw key.
    records: Secret
    #: Unsaved drafts and view state (AES-256-GCM).
    pending: Secret
    #: The seed of the Ed25519 key that signs header and seal.
    seal: Secret

    @classmethod
    def derived(cls, data_key: Secret, vault_id: str) -> Self:
        """The three keys of a data key; ``vault_id`` is 32 hexadecimal digits."""
        salt = bytes.fromhex(vault_id)
        return cls(
            *(cipher.derive(data_key, salt, _LABEL + label) for label in (b"records", b"pending", b"seal"))
        )

    @property
    def public_key(self) -> bytes:
        """What anyone may know: it verifies header and seal."""
        return cipher.public_key(self.seal)

    def wipe(self) -> None:
        """Overwrite all three."""
        for key in (self.records, self.pending, self.seal):
            key.wipe()
