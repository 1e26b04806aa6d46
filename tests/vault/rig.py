"""A vault at work: rows that were acknowledged, documents, drafts, and pictures of what a power cut leaves.

A crash is simulated by a copy of the folder: what a process held in memory is not in it. The
processes of ``tests/vault/children`` are killed for real.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from tests.vault.cheap import new_vault
from tests.vault.records import store
from vault import files, header, seal
from vault.clock import Clock, utc_now
from vault.database import Database
from vault.keys import VaultKeys
from vault.opening import Opened, Terms, open_vault
from vault.openvault import OpenVault
from vault.pending import Draft, Pending
from vault.records import documents_index, notes, patients
from vault.records.births import Precision
from vault.records.context import Context, new_id
from vault.records.documents_index import DocumentClass, Label
from vault.seal import Seal
from vault.verify import Report, Subject, verify

_TERMS = Terms()


class Session:
    """An open vault and short ways to work in it. Everything in ``rows`` was acknowledged."""

    def __init__(self, folder: Path, keys: VaultKeys, terms: Terms = _TERMS, clock: Clock = utc_now) -> None:
        self.opened: Opened = open_vault(folder, keys, terms, clock=clock)
        self.vault: OpenVault = self.opened.vault
        self.database: Database = self.vault.database
        author = str(self.database.value("SELECT id FROM author ORDER BY created_at LIMIT 1"))
        self.context = Context(self.database, author)
        self.rows: list[str] = []

    def patient(self) -> str:
        """The only patient, created when first asked for."""
        known = self.database.value("SELECT id FROM patient LIMIT 1")
        if known:
            return str(known)
        traits = patients.Traits("MOREAU", "Noël", birth_date="", birth_date_precision=Precision.UNKNOWN)
        return patients.create(self.context, traits)

    def note(self, text: str = "Toux sèche.") -> str:
        """Write and sign a note; its id."""
        draft = self.draft(text)
        notes.sign_draft(self.context, draft)
        self.rows.append(draft.note_id)
        return draft.note_id

    def draft(self, text: str = "En cours") -> Draft:
        """A draft that nothing knows yet."""
        return store.draft(self.patient(), text)

    def document(self, plain: bytes = b"%PDF-1.7 ordonnance") -> str:
        """Add a document; its id."""
        stored = self.vault.documents.add([plain])
        label = Label("Courrier", DocumentClass.MEDICAL, "2026-11-16")
        documents_index.add(self.context, self.patient(), stored, label, "application/pdf", len(plain))
        return stored.id

    def pend(self, *drafts: Draft) -> None:
        """Put drafts into pending.bin."""
        self.vault.save_pending(Pending(drafts))

    def close(self) -> None:
        """Close the vault."""
        self.vault.close()

    def let_go(self) -> None:
        """Give back the descriptors that a session keeps until its process ends."""
        for held in (self.vault._records, self.vault._index):
            os.close(held._descriptor)

    def missing(self, rows: list[str]) -> set[str]:
        """Those of ``rows`` that are not in the records."""
        return set(rows) - {str(row[0]) for row in self.database.rows("SELECT id FROM note")}


@contextmanager
def session(
    folder: Path, keys: VaultKeys, terms: Terms = _TERMS, clock: Clock = utc_now
) -> Iterator[Session]:
    """A session that ends well."""
    working = Session(folder, keys, terms, clock)
    yield working
    working.close()


def copied(folder: Path, target: Path) -> Path:
    """The folder as it lies on the disk now, elsewhere."""
    shutil.copytree(folder, target, symlinks=True)
    return target


def sealed(folder: Path) -> Seal:
    """What the seal of a vault says."""
    return seal.read(folder, header.read(folder).header)


def tree(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Every entry below a folder: its size, its modification time, its inode."""
    found = {}
    for path in sorted(folder.rglob("*")):
        stat = path.lstat()
        found[str(path.relative_to(folder))] = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
    return found


def examined(folder: Path, keys: VaultKeys | None) -> Report:
    """Verify, and hold it to its promise never to write."""
    before = tree(folder.parent)
    report = verify(Subject(folder, keys))
    assert tree(folder.parent) == before, "verify wrote something"
    return report


@dataclass
class Picture:
    """The folder at one moment of a session, and what had been acknowledged by then."""

    folder: Path
    rows: list[str]
    moment: str


@dataclass
class Camera:
    """Takes a picture of a vault before and after everything that is done to a file."""

    folder: Path
    album: Path
    rows: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    _looking: bool = False
    _last: object = None

    def take(self, moment: str) -> None:
        """One picture, unless nothing changed since the last."""
        if not self._looking or (seen := (tree(self.folder), list(self.rows))) == self._last:
            return
        self._looking, self._last = False, seen
        target = self.album / f"{len(self.pictures):03}" / self.folder.name
        if self.folder.exists():
            copied(self.folder, target)
        self.pictures.append(Picture(target, list(self.rows), moment))
        self._looking = True

    @contextmanager
    def rolling(self) -> Iterator[None]:
        """Watch every file operation, and everything that lets SQLite touch the main file."""
        with pytest.MonkeyPatch.context() as patch:
            names = ("replace", "rename", "fsync", "fdatasync", "unlink")
            for name in filter(partial(hasattr, os), names):
                patch.setattr(os, name, self._watched(getattr(os, name), name))
            for name in ("checkpoint", "close", "_run"):
                patch.setattr(Database, name, self._watched(getattr(Database, name), name))
            patch.setattr(files, "write_pieces", self._watched(files.write_pieces, "write"))
            self._looking = True
            yield
            self._looking = False

    def _watched(self, operation: Callable[..., object], name: str) -> Callable[..., object]:
        def watched(*arguments: object, **named: object) -> object:
            self.take(f"before {name} {str(arguments[-1:])[:80]}")
            result = operation(*arguments, **named)
            self.take(f"after {name} {str(arguments[-1:])[:80]}")
            return result

        return watched


__all__ = ["Camera", "Picture", "Session", "copied", "examined", "new_id", "new_vault", "session", "tree"]
