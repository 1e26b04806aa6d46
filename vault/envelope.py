"""A JSON file that is signed: the header and the seal.

What is signed are the exact bytes of ``body``, itself a JSON text kept as a
string, so that nothing has to be re-serialised to be checked. The checksum
beside it tells damage (checksum wrong) from alteration (signature wrong).

``{"body": "<JSON>", "sha256": "<hex>", "signature": "<base64>"}``
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Self

import msgspec

from vault import cipher
from vault.errors import Damaged
from vault.secret import Secret


class _Frame(msgspec.Struct, forbid_unknown_fields=True):
    body: str
    sha256: str
    signature: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """A body whose checksum holds, with the signature it claims."""

    body: bytes
    signature: bytes

    @classmethod
    def signed(cls, body: bytes, seed: Secret) -> Self:
        """``body`` signed with the Ed25519 key of ``seed``."""
        return cls(body, cipher.sign(seed, body))

    @classmethod
    def read(cls, data: bytes, path: str) -> Self:
        """What a file holds. Raises Damaged where it is not an envelope or its checksum is wrong."""
        try:
            frame = msgspec.json.decode(data, type=_Frame)
            signature = base64.b64decode(frame.signature, validate=True)
            body = frame.body.encode("utf-8")
        except ValueError:
            raise Damaged(path) from None
        if hashlib.sha256(body).hexdigest() != frame.sha256:
            raise Damaged(path)
        return cls(body, signature)

    def data(self) -> bytes:
        """The bytes to write."""
        frame = {
            "body": self.body.decode("utf-8"),
            "sha256": hashlib.sha256(self.body).hexdigest(),
            "signature": base64.b64encode(self.signature).decode("ascii"),
        }
        return json.dumps(frame, ensure_ascii=False, indent=1).encode("utf-8")

    def is_by(self, public_key: bytes) -> bool:
        """Whether the signature is that of ``public_key``."""
        return cipher.signed_by(public_key, self.signature, self.body)
