"""What was typed and not yet signed, on the disk within a second.

``pending.bin`` holds drafts and the state of the window, encrypted under a key
of its own. It does not go through the database: a lock never waits for the
database thread, and a draft is neither versioned nor logged nor indexed. The
next unlock merges the drafts into the records; the state of the window stays,
since somebody may be killed before the next save.

It is bound to the session that wrote it (vault, epoch, lineage, and the
revision of that session): one of another time is set aside, not merged. An
opening hands it on, bound to the session that begins, before the seal tells of
that session: a crash at any moment finds one of the two.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from vault import cipher, files
from vault.errors import Damaged, Tampered
from vault.files import Fingerprint
from vault.findings import Kind
from vault.framing import framed, number
from vault.seal import Seal, State
from vault.secret import Secret

NAME: Final = "pending.bin"
MAGIC: Final = b"serment pnd1"
_LABEL: Final = b"serment 1 pending"
#: Nobody types that much between two saves; a larger file is not ours, and is not read into memory.
LARGEST: Final = 64 << 20


class Draft(msgspec.Struct, frozen=True):
    """An unsigned note as it was last typed."""

    note_id: str
    patient_id: str
    text: str
    #: When the care took place, and when the text was last typed (UTC, ISO 8601).
    care_at: str
    typed_at: str
    #: Whoever typed it.
    author_id: str = ""
    kind: str = "consultation"
    addendum_to: str | None = None
    #: For the practitioner alone; holds what a third person said or is. None: as it was.
    personal: bool | None = None
    third_party: bool | None = None


class Pending(msgspec.Struct, frozen=True):
    """All drafts, and what the window needs to come back as it was (the window's own words)."""

    drafts: tuple[Draft, ...] = ()
    view: dict[str, msgspec.Raw] = {}


class Binding(msgspec.Struct, frozen=True):
    """The session a pending.bin belongs to."""

    vault_id: str
    epoch: int
    lineage: str
    revision: int

    def associated(self) -> bytes:
        """The associated data of its encryption."""
        return framed(
            _LABEL,
            bytes.fromhex(self.vault_id),
            number(self.epoch),
            bytes.fromhex(self.lineage),
            number(self.revision),
        )


def bindings(sealed: Seal) -> tuple[Binding, ...]:
    """The sessions whose pending.bin may lie beside this seal: its own, and one that was about to begin."""
    own = Binding(sealed.vault_id, sealed.epoch, sealed.lineage, sealed.session_revision)
    if sealed.state is not State.OPENING:
        return (own,)
    return own, msgspec.structs.replace(own, revision=sealed.revision + 1)


def write(folder: Path, pending: Pending, key: Secret, binding: Binding) -> Fingerprint:
    """Encrypt and write, whole or not at all; on the disk when this returns."""
    nonce, sealed = cipher.encrypt(key, msgspec.json.encode(pending), binding.associated())
    return files.write(folder / NAME, MAGIC + nonce + sealed)


def read(folder: Path, key: Secret, bindings: Iterable[Binding]) -> Pending | None:
    """What the session of one of ``bindings`` left; None where there is no file.

    Raises Tampered(PENDING_ALTERED) where it does not open: altered, or of another session; Damaged where
    what it holds is nothing of ours.
    """
    try:
        if (folder / NAME).stat().st_size > LARGEST:
            raise Tampered(Kind.PENDING_ALTERED, NAME)
        data = files.read(folder / NAME)
    except FileNotFoundError:
        return None
    if not data.startswith(MAGIC):
        raise Tampered(Kind.PENDING_ALTERED, NAME)
    try:
        return msgspec.json.decode(_decrypted(data, key, bindings), type=Pending)
    except ValueError:
        raise Damaged(str(folder / NAME)) from None


def _decrypted(data: bytes, key: Secret, bindings: Iterable[Binding]) -> bytearray:
    start = len(MAGIC) + cipher.NONCE_SIZE
    for binding in bindings:
        with suppress(cipher.Unauthentic):
            return cipher.decrypt(key, data[len(MAGIC) : start], data[start:], binding.associated())
    raise Tampered(Kind.PENDING_ALTERED, NAME)
