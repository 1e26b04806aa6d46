"""May this records file be opened? The seal's word against the files.

Pure judgement, before SQLite touches anything: from what the seal says and
what lies in the folder to one of "open it", "open it and recover what a crash
left", or the name of what was tampered with.
"""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from vault import header, seal, wal, walproof
from vault.errors import Tampered
from vault.files import Fingerprint
from vault.findings import Finding, Kind
from vault.heldfile import HeldFile
from vault.seal import Seal, State

RECORDS: Final = "records.db"


@dataclass(frozen=True, slots=True)
class Examined:
    """The records file, held open and hashed. It needs no key: a waiting session does it early.

    One that is larger than the seal says is told by its size: one with a hole takes days to read.
    """

    held: HeldFile
    fingerprint: Fingerprint
    _stat: tuple[int, int, int, int]

    @classmethod
    def ahead(cls, folder: Path) -> "Examined":
        """As ``of``, by the seal there. Raises NotAVault, Damaged, Tampered, VaultTooNew, MachineError."""
        return cls.of(folder, seal.read(folder, header.read(folder).header))

    @classmethod
    def of(cls, folder: Path, sealed: Seal) -> "Examined":
        """Hold and hash ``records.db`` (1.8 GiB/s). Raises Tampered where it is missing."""
        path = folder / RECORDS
        try:
            held = HeldFile(path)
            stat = _stat(path)
        except FileNotFoundError:
            raise Tampered(Kind.RECORDS_MISSING, RECORDS) from None
        return cls(held, held.fingerprint(sealed.largest_records), stat)

    def is_current(self, folder: Path) -> bool:
        """Whether no other program wrote or replaced the file since it was hashed."""
        try:
            return _stat(folder / RECORDS) == self._stat
        except FileNotFoundError:
            return False

    def close(self) -> None:
        """Let go of it, where it is not opened."""
        self.held.close()


def _stat(path: Path) -> tuple[int, int, int, int]:
    found = os.stat(path)
    # Whoever writes can set the time of modification back, but not that of the change.
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@dataclass(frozen=True, slots=True)
class Way:
    """How the records file may be opened."""

    #: Whether the -wal holds acknowledged work of a session that did not close.
    recover: bool
    #: Files to set aside, unopened, before SQLite looks.
    aside: tuple[Path, ...]
    findings: tuple[Finding, ...]
    #: How many frames of the -wal seal and proof vouch for: none behind them is looked at.
    frames: int | None = None
    #: Files to keep a copy of before those frames are cut off.
    kept: tuple[Path, ...] = ()


def way_in(folder: Path, seal: Seal, examined: Examined) -> Way:
    """Judge by the seal. Raises Tampered with the kind of what does not fit."""
    if examined.fingerprint.size > seal.largest_records:
        raise Tampered(Kind.RECORDS_ALTERED, RECORDS)
    if seal.state in (State.CLOSED, State.OPENING):
        return _unopened(folder, seal, examined)
    if seal.state is State.OPEN:
        return _open(folder, seal, examined)
    return _closing(folder, seal, examined)


def _unopened(folder: Path, seal: Seal, examined: Examined) -> Way:
    expect(seal.records, examined.fingerprint)
    beside = tuple(wal.companions(folder / RECORDS))
    if seal.state is State.CLOSED:
        # Someone put them there: we leave none behind.
        return Way(False, beside, tuple(Finding(Kind.JOURNAL_PLANTED, path.name) for path in beside))
    return Way(False, beside, (Finding(Kind.NOT_CLOSED_CLEANLY, RECORDS),))


def _open(folder: Path, seal: Seal, examined: Examined) -> Way:
    expect(seal.records, examined.fingerprint)
    found = wal.salts(folder / RECORDS)
    if found is None:
        raise Tampered(Kind.WAL_MISSING, RECORDS + "-wal")
    if found != seal.wal_salts:
        raise Tampered(Kind.WAL_ALTERED, RECORDS + "-wal")
    assert seal.proof is not None, "an open seal states how its -wal begins"
    judged = walproof.judge(folder / RECORDS, seal.proof)
    way = _recovery(folder)
    return replace(way, findings=way.findings + judged.findings, frames=judged.frames, kept=judged.kept)


def _closing(folder: Path, seal: Seal, examined: Examined) -> Way:
    assert seal.overlay is not None, "a closing seal states what the checkpoint will leave"
    found = wal.salts(folder / RECORDS)
    if found not in (None, seal.wal_salts):
        raise Tampered(Kind.WAL_ALTERED, RECORDS + "-wal")
    path = wal.beside(folder / RECORDS, "-wal")
    if examined.fingerprint == seal.overlay.records:
        # All of the -wal is in the main file. What it holds now was proven by nobody, and adds nothing.
        return _recovery(folder, *((path,) if found else ()))
    copied = wal.overlaid(examined.held, path, seal.overlay.frames) if found else None
    if copied is None and seal.overlay.frames:
        raise Tampered(Kind.WAL_MISSING, path.name)
    expect(seal.overlay.records, copied.after if copied else examined.fingerprint)
    return replace(_recovery(folder), frames=seal.overlay.frames)


def _recovery(folder: Path, *spent: Path) -> Way:
    """``spent``: files that have done their work and are put away without a word."""
    journal = wal.beside(folder / RECORDS, "-journal")
    planted = (journal,) if os.path.lexists(journal) else ()
    findings = (Finding(Kind.NOT_CLOSED_CLEANLY, RECORDS),)
    # The records file works with a -wal: a -journal is never ours, and SQLite would replay it.
    said = tuple(Finding(Kind.JOURNAL_PLANTED, path.name) for path in planted)
    return Way(True, (*planted, *spent), findings + said)


def expect(stated: Fingerprint, found: Fingerprint) -> None:
    """Raises Tampered where the records are not what was sealed."""
    if found.size < stated.size:
        raise Tampered(Kind.RECORDS_TRUNCATED, RECORDS)
    if found != stated:
        raise Tampered(Kind.RECORDS_ALTERED, RECORDS)
