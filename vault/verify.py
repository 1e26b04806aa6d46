"""Is everything in this folder what was sealed? Reads, never writes.

Without a key: header, seal, and the hash of every file the seal and the
manifest name. With the keys also what is inside: every page's authentication,
the access log's chain, and that records and manifest agree. A vault that was
not closed is copied to a scratch folder beside it, because SQLite would write.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from vault import audit, documents, files, header, manifest, migrations, pending, seal, wal
from vault.backup import parts
from vault.database import Database, Mode
from vault.documents import DocumentFiles
from vault.entry import RECORDS, Examined, Way, expect, way_in
from vault.errors import Damaged, FolderNotEmpty, Tampered
from vault.findings import Finding, Kind, sound
from vault.header import Header
from vault.keys import VaultKeys
from vault.manifest import Entry, Manifest
from vault.openvault import VaultState, expected_documents, pending_fingerprint
from vault.progress import Progress, Silent, Stage
from vault.seal import Seal, State

SCRATCH: Final = ".verification"
COUNTED: Final = {
    "patients": "patient",
    "notes": "note",
    "measurements": "measurement",
    "documents": "document",
    "log_rows": "access_log",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is examined, and with what."""

    folder: Path
    #: Needed for what is inside.
    keys: VaultKeys | None = None
    #: The public key this computer remembers or the recovery sheet shows.
    known_key: bytes | None = None
    #: Where documents/ lies: a snapshot shares it with others, and more may lie there.
    documents: Path | None = None

    @property
    def documents_root(self) -> Path:
        """The folder that contains documents/."""
        return self.documents or self.folder


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. ``authenticated``: the public key is known to be this vault's."""

    findings: tuple[Finding, ...]
    authenticated: bool
    counts: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether no finding is a failure."""
        return sound(self.findings)


@dataclass(slots=True)
class _Notes:
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, kind: Kind, path: str, detail: str = "") -> None:
        self.findings.append(Finding(kind, path, detail))


def verify(subject: Subject, progress: Progress | None = None) -> Report:
    """Examine a vault or a snapshot; ``progress`` is told the bytes of documents.

    Raises Interrupted, NotAVault, VaultTooNew, FolderNotEmpty, MachineErrors; all else is a finding.
    """
    notes = _Notes()
    authenticated = False
    try:
        found = header.read(subject.folder)
        notes.findings = list(found.findings)
        authenticated = _is_authentic(found.header, subject)
        sealed = seal.read(subject.folder, found.header)
        notes.findings = list(found.under(sealed.header_revision))
        _contents(subject, sealed, notes, progress or Silent())
    except Tampered as error:
        notes.add(Kind(error.kind), error.path, error.detail)
    except Damaged as error:
        name = Path(error.path).name
        notes.add(_damage(name), name)
    return Report(tuple(notes.findings), authenticated, notes.counts)


def _damage(name: str) -> Kind:
    by_name = {
        header.MAIN: Kind.HEADER_DAMAGED,
        seal.NAME: Kind.SEAL_DAMAGED,
        manifest.NAME: Kind.MANIFEST_ALTERED,
    }
    return by_name.get(name, Kind.RECORDS_INCONSISTENT)


def _is_authentic(found: Header, subject: Subject) -> bool:
    known = {key for key in (subject.known_key, subject.keys.public_key if subject.keys else None) if key}
    if known and known != {found.public_key}:
        raise Tampered(Kind.HEADER_FOREIGN, header.MAIN)
    return bool(known)


def _contents(subject: Subject, sealed: Seal, notes: _Notes, progress: Progress) -> None:
    closed = sealed.state is State.CLOSED
    way = _records(subject, sealed, notes)
    if closed:
        _pending(subject.folder, sealed, notes)
        _listed(subject, sealed, notes, progress)
    keys = subject.keys
    if keys and way:
        migrations.check_known(sealed.schema)
        with _Reading(subject.folder, keys, closed=closed, way=way) as database:
            _inside(database, sealed, notes, recover=way.recover)
            if closed:
                _agree(database, subject, sealed, notes)
            else:
                _unread_pending(subject.folder, keys, sealed, notes)
                _documents(subject, expected_documents(database), Kind.LEFTOVER, notes, progress)


def _records(subject: Subject, sealed: Seal, notes: _Notes) -> Way | None:
    """How the records can be read; None where they are not what was sealed."""
    try:
        _check_size(subject.folder, sealed)
        if sealed.state is State.CLOSED and parts.is_split(subject.folder):
            expect(sealed.records, files.fingerprint_of_pieces(parts.joined(parts.of(subject.folder))))
            return Way(recover=False, aside=(), findings=())
        with closing(Examined.of(subject.folder, sealed)) as examined:
            way = way_in(subject.folder, sealed, examined)
    except Tampered as error:
        notes.add(Kind(error.kind), error.path, error.detail)
        return None
    notes.findings += way.findings
    return way


def _check_size(folder: Path, sealed: Seal) -> None:
    """Raises Tampered where there is more than was sealed: a file with a hole takes days to read."""
    if sum(path.stat().st_size for path in parts.of(folder) if path.exists()) > sealed.largest_records:
        raise Tampered(Kind.RECORDS_ALTERED, RECORDS)


def _pending(folder: Path, sealed: Seal, notes: _Notes) -> None:
    found = pending_fingerprint(folder)
    if found != sealed.pending:
        notes.add(Kind.PENDING_ALTERED if found else Kind.PENDING_MISSING, pending.NAME)


def _listed(subject: Subject, sealed: Seal, notes: _Notes, progress: Progress) -> None:
    try:
        listed = manifest.read(subject.folder, sealed.manifest)
    except Tampered as error:
        notes.add(Kind(error.kind), error.path)
        return
    _documents(subject, listed.documents, Kind.DOCUMENT_UNKNOWN, notes, progress)


def _documents(
    subject: Subject, expected: Iterable[Entry], stranger: Kind, notes: _Notes, progress: Progress
) -> None:
    entries = list(expected)
    found = documents.compare(entries, DocumentFiles(subject.documents_root, "").present())
    for path in found.missing:
        notes.add(Kind.DOCUMENT_MISSING, path)
    if subject.documents is None:
        for path in (*found.unknown, *found.unfinished):
            notes.add(stranger, path)
    there = [entry for entry in entries if entry.path not in found.missing]
    progress.begin(Stage.CHECKING, sum(entry.size for entry in there))
    for entry in there:
        _document(subject.documents_root, entry, notes)
        progress.advance(entry.size)


def _document(root: Path, entry: Entry, notes: _Notes) -> None:
    path = root / entry.path
    if not path.is_file():
        notes.add(Kind.DOCUMENT_ALTERED, entry.path, "type")
        return
    if files.fingerprint(path, entry.size) != entry.fingerprint:
        notes.add(Kind.DOCUMENT_ALTERED, entry.path)


class _Reading:
    """The records opened without writing to the vault: in place when closed, else as a copy beside it."""

    def __init__(self, folder: Path, keys: VaultKeys, *, closed: bool, way: Way) -> None:
        self._folder = folder
        self._key = keys.records
        self._closed = closed
        self._way = way
        # Beside the vault, not beside a link to it: there a client may copy what lies.
        real = folder.resolve()
        self._scratch = real.with_name(real.name + SCRATCH)
        self._joined: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Database:
        if self._closed:
            self._database = Database.open(self._whole(), self._key, Mode.IMMUTABLE)
        else:
            _check_ours(self._scratch)
            try:
                self._copy()
                self._database = Database.open(self._scratch / RECORDS, self._key)
                # SQLCipher's check reads the main file alone.
                self._database.checkpoint()
            except BaseException:
                rmtree(self._scratch, ignore_errors=True)
                raise
        return self._database

    def _whole(self) -> Path:
        """The records as one file. A drive that takes none so large gets no copy of it either."""
        if not parts.is_split(self._folder):
            return self._folder / RECORDS
        self._joined = TemporaryDirectory(prefix="serment")
        whole = Path(self._joined.name) / RECORDS
        files.write_pieces(whole, parts.joined(parts.of(self._folder)))
        return whole

    def _copy(self) -> None:
        files.new_folder(self._scratch)
        files.write_pieces(self._scratch / RECORDS, files.pieces(self._folder / RECORDS))
        if self._way.frames is not None:
            wal.copy(self._folder / RECORDS, self._scratch / RECORDS, self._way.frames)

    def __exit__(self, *_: object) -> None:
        self._database.close()
        if self._joined is not None:
            self._joined.cleanup()
        if not self._closed:
            rmtree(self._scratch)


def _check_ours(scratch: Path) -> None:
    """A person's own folder may bear that name, and all that lies in ours goes. Raises FolderNotEmpty."""
    with files.answers(scratch):
        there = list(scratch.iterdir()) if scratch.is_dir() and not scratch.is_symlink() else []
    if not all(entry.name.startswith(RECORDS) for entry in there):
        raise FolderNotEmpty(str(scratch))


def _inside(database: Database, sealed: Seal, notes: _Notes, *, recover: bool) -> None:
    for line in database.check():
        notes.add(Kind.RECORDS_INCONSISTENT, RECORDS, line)
    if not VaultState.of(database, Path()).fits(sealed, recover=recover):
        notes.add(Kind.RECORDS_FOREIGN, RECORDS)
    broken = audit.verify_log(database)
    if broken is not None:
        notes.add(Kind.ACCESS_LOG_ALTERED, RECORDS, f"row {broken}")
    for name, table in COUNTED.items():
        notes.counts[name] = int(database.value(f"SELECT count(*) FROM {table}") or 0)


def _agree(database: Database, subject: Subject, sealed: Seal, notes: _Notes) -> None:
    """That records, manifest and seal tell of the same state."""
    if audit.head(database) != audit.Head(sealed.log_rows, sealed.log_head):
        notes.add(Kind.ACCESS_LOG_ALTERED, RECORDS, f"row {sealed.log_rows}")
    if files.fingerprint_of(Manifest.of(expected_documents(database)).data()) != sealed.manifest:
        notes.add(Kind.RECORDS_FOREIGN, manifest.NAME)


def _unread_pending(folder: Path, keys: VaultKeys, sealed: Seal, notes: _Notes) -> None:
    try:
        pending.read(folder, keys.pending, pending.bindings(sealed))
    except (Tampered, Damaged):
        notes.add(Kind.PENDING_STALE, pending.NAME)
