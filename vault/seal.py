"""The seal: what all files of a vault must be, signed.

SQLCipher proves each page, not that they belong together or are the latest:
a replayed page, a truncated file, or the -wal of an earlier session pass its
checks. The seal closes that gap. It is written before SQLite touches the
records file and after it has let go of it, so at every moment, a power cut
included, the file on disk must be one that the seal describes:

* *closed*: at rest. Everything has the hash stated here. A snapshot.
* *opening*: as closed, but a -wal may be there; it holds nothing acknowledged.
* *open*: the main file is unchanged, and the -wal has these salts, begins like
  this, and goes on as far as it is proven (``walproof.py``).
* *closing*: a checkpoint runs. The main file, overlaid by this many frames
  of the -wal, has this one hash, however much of it was already copied.
"""

import os
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from vault import files
from vault.clock import moment
from vault.envelope import Envelope
from vault.errors import Damaged, Tampered, VaultTooNew
from vault.files import Fingerprint
from vault.findings import Kind
from vault.header import SEAL, Header, is_id
from vault.secret import Secret

FORMAT: Final = 1
NAME: Final = SEAL
LARGEST: Final = 1 << 20
#: Beyond them a moment cannot be told in the time of every place.
_YEARS: Final = range(1970, 9999)


class State(StrEnum):
    """What was being done to the vault when the seal was written."""

    CLOSED = "closed"
    OPENING = "opening"
    OPEN = "open"
    CLOSING = "closing"


class Overlay(msgspec.Struct, frozen=True):
    """The records file as a checkpoint of the first ``frames`` frames of the -wal will leave it."""

    frames: int
    records: Fingerprint


class Proof(msgspec.Struct, frozen=True):
    """How the -wal of an *open* vault begins, and whose signature proves what follows (``walproof.py``)."""

    frames: int
    sha256: str
    #: Ed25519, drawn for this -wal alone.
    public_key: bytes


class SetAside(msgspec.Struct, frozen=True):
    """A copy of the records file from before a migration, relative to the vault."""

    path: str
    fingerprint: Fingerprint


class Seal(msgspec.Struct, frozen=True):
    """The signed content."""

    format: int
    vault_id: str
    epoch: int
    lineage: str
    parent: str | None
    practice: str
    #: States of the vault, counted; raised at every unlock and at every snapshot made while open.
    revision: int
    #: The revision of the session that writes pending.bin; a draft of another one is not merged.
    session_revision: int
    #: The lowest header revision that may open this vault.
    header_revision: int
    #: The number of the last schema step applied.
    schema: int
    state: State
    sealed_at: str
    records: Fingerprint
    manifest: Fingerprint
    pending: Fingerprint | None = None
    log_rows: int = 0
    log_head: str = ""
    #: The two salts of the -wal, 16 hexadecimal digits.
    wal_salts: str | None = None
    proof: Proof | None = None
    overlay: Overlay | None = None
    before_migration: SetAside | None = None

    @property
    def largest_records(self) -> int:
        """The most bytes that the records file may have: what a checkpoint leaves may be more or less."""
        return max(self.records.size, self.overlay.records.size if self.overlay else 0)


def write(folder: Path, seal: Seal, seed: Secret) -> None:
    """Sign ``seal`` and put it in the place of the last one, whole or not at all."""
    files.write(*signed(folder, seal, seed))


def signed(folder: Path, seal: Seal, seed: Secret) -> tuple[Path, bytes]:
    """The file of ``seal`` and its bytes."""
    return folder / NAME, Envelope.signed(msgspec.json.encode(seal), seed).data()


def read(folder: Path, header: Header) -> Seal:
    """The seal of a vault, checked against the public key of its header.

    Raises Tampered (missing, altered, of another vault, header rolled back), Damaged, VaultTooNew.
    """
    return checked(_read_whole(folder), header, str(folder))


def checked(data: bytes, header: Header, place: str) -> Seal:
    """As ``read``, of the bytes of a seal; ``place`` is where they lie, for what is said."""
    path = os.path.join(place, NAME)
    envelope = Envelope.read(data, path)
    if not envelope.is_by(header.public_key):
        raise Tampered(Kind.SEAL_ALTERED, NAME)
    seal = _decoded(envelope.body, path)
    if (seal.vault_id, seal.epoch) != (header.vault_id, header.epoch):
        raise Tampered(Kind.SEAL_FOREIGN, NAME)
    if header.revision < seal.header_revision:
        raise Tampered(Kind.HEADER_ROLLED_BACK, "header.json")
    return seal


def _read_whole(folder: Path) -> bytes:
    path = folder / NAME
    try:
        if path.stat().st_size > LARGEST:
            raise Damaged(str(path))
        return files.read(path)
    except FileNotFoundError:
        raise Tampered(Kind.SEAL_MISSING, NAME) from None


def _decoded(body: bytes, path: str) -> Seal:
    try:
        stated = msgspec.json.decode(body, type=_Stated).format
        if stated > FORMAT:
            raise VaultTooNew(stated, FORMAT)
        seal = msgspec.json.decode(body, type=Seal)
        if moment(seal.sealed_at).year not in _YEARS:
            raise ValueError(seal.sealed_at)
    except (ValueError, RecursionError):
        raise Damaged(path) from None
    # One seal that makes no sense must not keep a drive's other backups from being listed.
    if not _makes_sense(seal):
        raise Damaged(path)
    return seal


def _makes_sense(seal: Seal) -> bool:
    needed: dict[State, object] = {State.OPEN: seal.proof, State.CLOSING: seal.overlay}
    counts = (seal.revision, seal.session_revision, seal.epoch)
    return is_id(seal.lineage) and min(counts) >= 0 and needed.get(seal.state, True) is not None


class _Stated(msgspec.Struct):
    format: int
