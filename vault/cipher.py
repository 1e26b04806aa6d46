"""The ciphers: the only module that speaks to ``cryptography``.

Four constructions, each from a standard and none of our own:

* AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, for small things;
* STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015, as in age) over
  AES-256-GCM for documents: a counter and a last-segment flag in the nonce,
  so that segments can be neither dropped, swapped, nor cut off at the end;
* HKDF-SHA256 (RFC 5869), one label for each key;
* Ed25519 (RFC 8032) for header and seal.

``cryptography`` is imported where it is used: a session waits for hours without a key, and until
it has one it need not hold the 6 MB of these ciphers.
"""

import secrets
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from vault.secret import Secret

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_SIZE: Final = 32
NONCE_SIZE: Final = 12
TAG_SIZE: Final = 16
SIGNATURE_SIZE: Final = 64
#: The plain text of one STREAM segment. A document of 20 MB is read in twenty steps.
SEGMENT_SIZE: Final = 1 << 20


class Unauthentic(Exception):
    """The key is not the right one, or a byte was changed: a cipher cannot tell which."""


def random_key() -> Secret:
    """32 bytes from the system's generator."""
    return Secret(secrets.token_bytes(KEY_SIZE))


def derive(key: Secret, salt: bytes, label: bytes) -> Secret:
    """The 32-byte key that ``key`` gives for ``label`` (HKDF-SHA256)."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return Secret(HKDF(hashes.SHA256(), KEY_SIZE, salt, label).derive(key.reveal()))


def encrypt(key: Secret, plain: bytes | bytearray, associated: bytes) -> tuple[bytes, bytes]:
    """Nonce and ciphertext with its tag (AES-256-GCM)."""
    nonce = secrets.token_bytes(NONCE_SIZE)
    return nonce, _cipher(key).encrypt(nonce, plain, associated)


def decrypt(key: Secret, nonce: bytes, sealed: bytes, associated: bytes) -> bytearray:
    """The plain text. Raises Unauthentic."""
    from cryptography.exceptions import InvalidTag

    try:
        return bytearray(_cipher(key).decrypt(nonce, sealed, associated))
    except (InvalidTag, ValueError):
        # ValueError: a nonce or a ciphertext too short to be one.
        raise Unauthentic from None


def encrypt_segments(key: Secret, plain: Iterable[bytes], associated: bytes) -> Iterator[bytes]:
    """Encrypt a stream cut into SEGMENT_SIZE pieces, the last one marked. Use a key once."""
    cipher = _cipher(key)
    for nonce, piece in _numbered(_segments(plain)):
        yield cipher.encrypt(nonce, piece, associated)


def decrypt_segments(key: Secret, sealed: Iterable[bytes], associated: bytes) -> Iterator[bytes]:
    """The plain segments of whole sealed ones (SEGMENT_SIZE + TAG_SIZE bytes, the last shorter).

    Raises Unauthentic at the first segment that is altered, out of place or missing.
    """
    from cryptography.exceptions import InvalidTag

    cipher = _cipher(key)
    for nonce, piece in _numbered(sealed):
        try:
            yield cipher.decrypt(nonce, piece, associated)
        except (InvalidTag, ValueError):
            raise Unauthentic from None


def _cipher(key: Secret) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key.reveal())


def _segments(plain: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for piece in plain:
        held += piece
        while len(held) > SEGMENT_SIZE:
            yield bytes(held[:SEGMENT_SIZE])
            del held[:SEGMENT_SIZE]
    yield bytes(held)


def _numbered(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each piece with its nonce: 7 zero bytes, a counter of 4, and 1 for the last piece."""
    waiting: bytes | None = None
    count = 0
    for piece in pieces:
        if waiting is not None:
            yield count.to_bytes(11, "big") + b"\x00", waiting
            count += 1
        waiting = piece
    if waiting is None:
        raise Unauthentic
    yield count.to_bytes(11, "big") + b"\x01", waiting


def public_key(seed: Secret) -> bytes:
    """The 32-byte Ed25519 public key of a 32-byte seed."""
    return _private(seed).public_key().public_bytes_raw()


class Signer:
    """An Ed25519 key drawn for one purpose and kept nowhere; made ready once, since it signs often."""

    def __init__(self) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._key = Ed25519PrivateKey.generate()

    @property
    def public_key(self) -> bytes:
        """What verifies its signatures, 32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """A 64-byte signature."""
        return self._key.sign(message)


def sign(seed: Secret, message: bytes) -> bytes:
    """A 64-byte Ed25519 signature."""
    return _private(seed).sign(message)


def signed_by(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether ``signature`` is that key's, for this message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _private(seed: Secret) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed.reveal())
