"""The proof of a -wal: which of its frames were written by the session it belongs to.

The *open* seal knows how a -wal begins, not how it goes on. SQLite's frame
checksums need no key, and SQLCipher accepts a genuine page whatever its age:
behind the last frame of a session that was cut off, anybody could put frames
with pages of an older copy of the vault.

So after each commit, and before anyone is told that it stands, the SHA-256 of
the -wal up to there is signed, with a key drawn for this -wal alone and
forgotten with it; the seal names its public half. After a crash the longest
beginning that was signed is taken. What lies behind it was acknowledged to
nobody, and is cut off.

``records.db-proof`` has sixteen places that the records take in turn. Each is
a block of its own: a power cut in the middle of a write damages the record
that was being written and no other. The file never grows, so no full disk
comes between a commit and its proof.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Self

from vault import cipher, files, wal
from vault.cipher import Signer
from vault.errors import Damaged, FileUnreachable, MachineError, Tampered, VaultError
from vault.findings import Finding, Kind
from vault.framing import framed, number
from vault.heldfile import NO_LINK, HeldFile
from vault.seal import Proof

_LABEL: Final = b"serment 1 wal"
_BLOCK: Final = 4096
_PLACES: Final = 16
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class _Record:
    """The -wal up to the end of ``frames`` frames has this SHA-256."""

    frames: int
    digest: bytes

    def block(self, signer: Signer) -> bytes:
        """One place of the file: the record, its signature, and zeros."""
        return self._content() + signer.sign(self._message()).ljust(_BLOCK - _CONTENT, b"\0")

    @classmethod
    def read(cls, block: bytes, public_key: bytes) -> Self | None:
        """The record in a place of the file; None where it is not signed, or anything follows it."""
        record = cls(int.from_bytes(block[:8], "big"), block[8:_CONTENT])
        signature, rest = block[_CONTENT:_SIGNED], block[_SIGNED:]
        authentic = cipher.signed_by(public_key, signature, record._message())
        return record if authentic and not rest.strip(b"\0") else None

    def _content(self) -> bytes:
        return number(self.frames) + self.digest

    def _message(self) -> bytes:
        return framed(_LABEL, self._content())


_CONTENT: Final = 8 + 32
_SIGNED: Final = _CONTENT + cipher.SIGNATURE_SIZE


class _Beginning:
    """The SHA-256 of a -wal from its first byte to a frame that only moves on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._digest = hashlib.sha256()
        self._size = 0

    def to(self, frames: int) -> bytes | None:
        """The hash up to the end of ``frames`` frames; None where the -wal ends before, or is gone."""
        end = wal.size_of(frames)
        try:
            self._read_to(end)
        except FileNotFoundError:
            return None
        return self._digest.digest() if self._size == end else None

    def _read_to(self, end: int) -> None:
        # No lock lies on the -wal itself: an ordinary descriptor will do.
        with files.answers(self.path), files.opened(self.path) as file:
            file.seek(self._size)
            while self._size < end and (piece := file.read(min(_PIECE, end - self._size))):
                self._digest.update(piece)
                self._size += len(piece)


class Prover:
    """Proves one -wal as it grows; used by the thread that owns the database."""

    def __init__(self, records: Path, index: HeldFile) -> None:
        """What is committed by now the seal will vouch for (``start``). Raises a MachineError."""
        self._index = index
        self._path = wal.beside(records, wal.PROOF)
        self._beginning = _Beginning(wal.beside(records, "-wal"))
        self._signer = Signer()
        self._turn = 0
        self._last = self._committed()
        files.write(self._path, bytes(_PLACES * _BLOCK))

    @property
    def start(self) -> Proof:
        """What the seal must say."""
        return Proof(self._last.frames, self._last.digest.hex(), self._signer.public_key)

    def extend(self) -> None:
        """Prove what was committed since. Whoever wrote it may be told so once this returns."""
        if wal.committed_frames(self._index) == self._last.frames:
            return
        record = self._committed()
        self._write(record.block(self._signer))
        self._last, self._turn = record, (self._turn + 1) % _PLACES

    def check(self) -> None:
        """That what was proven still stands there: a checkpoint takes it for ours. Raises Tampered."""
        wal_path = self._beginning.path
        if _Beginning(wal_path).to(self._last.frames) != self._last.digest:
            raise Tampered(Kind.WAL_ALTERED, wal_path.name)

    def _committed(self) -> _Record:
        frames = wal.committed_frames(self._index)
        digest = self._beginning.to(frames)
        if digest is None:
            # SQLite may go on with a file that has no name any more; nobody would ever find it.
            raise _gone(self._beginning.path)
        return _Record(frames, digest)

    def _write(self, block: bytes) -> None:
        place = self._turn * _BLOCK
        if not self._path.exists():
            # Swept away by someone who did not know it. A record proves all that came before it.
            files.write(self._path, (bytes(place) + block).ljust(_PLACES * _BLOCK, b"\0"))
            return
        with files.answers(self._path), _writable(self._path) as file:
            file.seek(place)
            file.write(block)
            file.flush()
            # The file keeps its size: nothing but its bytes has to reach the disk.
            getattr(os, "fdatasync", os.fsync)(file.fileno())


def _gone(path: Path) -> VaultError | MachineError:
    """A folder that was renamed, or whose disk went, is no damage."""
    return Damaged(str(path)) if path.parent.is_dir() else FileUnreachable(str(path.parent), "ENOENT")


def _writable(path: Path) -> BinaryIO:
    return os.fdopen(files.descriptor(path, os.O_RDWR | NO_LINK), "r+b")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a proof says of the -wal of a session that was cut off."""

    #: How many of its frames are proven, and there.
    frames: int
    findings: tuple[Finding, ...]
    #: Files to keep a copy of before the rest is cut off.
    kept: tuple[Path, ...]


def judge(records: Path, start: Proof) -> Judged:
    """Which frames of the -wal may be taken. Raises Tampered where not even those the seal vouches for."""
    path, proof = wal.beside(records, "-wal"), wal.beside(records, wal.PROOF)
    beginning = _Beginning(path)
    digest = beginning.to(start.frames)
    if digest is None or digest.hex() != start.sha256:
        raise Tampered(Kind.WAL_ALTERED, path.name)
    stated, findings = _stated(proof, start.public_key)
    proven = start.frames
    for record in stated:
        if beginning.to(record.frames) != record.digest:
            # It was on the disk before its proof was: somebody did this, or the disk lied.
            findings += (Finding(Kind.WAL_ALTERED, path.name, f"frame {proven + 1}"),)
            break
        proven = record.frames
    if not findings and wal.commits_behind(records, proven):
        findings = (Finding(Kind.WAL_UNPROVEN, path.name),)
    kept = tuple(file for file in (path, proof) if findings and file.exists())
    return Judged(proven, findings, kept)


def _stated(path: Path, public_key: bytes) -> tuple[list[_Record], tuple[Finding, ...]]:
    """What was signed, in the order it was; and what is wrong with the file."""
    try:
        data = next(files.pieces(path, _PLACES * _BLOCK + 1), b"")
    except FileNotFoundError:
        return [], (Finding(Kind.PROOF_MISSING, path.name),)
    blocks = [data[start : start + _BLOCK] for start in range(0, len(data), _BLOCK)]
    written = [(place, _Record.read(block, public_key)) for place, block in enumerate(blocks) if any(block)]
    signed = sorted((record.frames, place, record) for place, record in written if record)
    # Only the record after the last one can be torn.
    torn = (signed[-1][1] + 1) % _PLACES if signed else 0
    whole = len(data) == _PLACES * _BLOCK and all(record or place == torn for place, record in written)
    records = [record for _, _, record in signed]
    return records, () if whole else (Finding(Kind.PROOF_ALTERED, path.name),)
