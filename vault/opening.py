"""From a folder and its keys to an open vault, in the order that survives every crash.

Judge the files by the seal; say *opening*; let SQLite in; recover, if the last
session did not close; commit the raised revision and the drafts; hand pending.bin
on to this session; say *open*. Only then do the drafts leave it, and writing is allowed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from vault import aside, drafts, files, header, manifest, migrations, pending, seal, wal
from vault.clock import Clock, stamp, utc_now
from vault.database import Database
from vault.entry import RECORDS, Examined, way_in
from vault.errors import Damaged, MachineError, OlderThanRemembered, Tampered
from vault.findings import Finding, Kind
from vault.header import Header
from vault.keys import VaultKeys
from vault.openvault import NewSession, OpenVault, pending_fingerprint
from vault.pending import Pending
from vault.seal import Seal, State


@dataclass(frozen=True, slots=True)
class Terms:
    """What the caller knows and accepts."""

    #: The highest revision this computer has seen, by lineage.
    remembered: Mapping[str, int] = field(default_factory=dict)
    #: Open it although it is older than remembered: the person read the sentence.
    accept_older: bool = False
    #: Continue as another lineage (a restore): the id of the new one.
    new_lineage: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An open vault, what was found on the way, and the view state of the last session."""

    vault: OpenVault
    findings: tuple[Finding, ...]
    view: dict[str, msgspec.Raw]


def open_vault(
    folder: Path,
    keys: VaultKeys,
    terms: Terms = Terms(),  # an immutable value
    examined: Examined | None = None,
    clock: Clock = utc_now,
) -> Opened:
    """Open a vault whose lock the caller holds.

    Raises Tampered (with its kind), Damaged, OlderThanRemembered, VaultTooNew, or a MachineError.
    """
    found = header.read(folder)
    check_owner(found.header, keys)
    sealed = seal.read(folder, found.header)
    migrations.check_known(sealed.schema)
    _check_age(folder, sealed, terms)
    _keep_to_itself(folder, sealed)
    records = examined if examined and examined.is_current(folder) else Examined.of(folder, sealed)
    way = way_in(folder, sealed, records)
    waiting = _waiting(folder, sealed, keys)
    listed = _manifest(folder, sealed)
    aside.set_aside(folder, (*way.aside, *waiting.aside, *listed.aside), clock())
    aside.keep(folder, way.kept, clock())
    if way.frames is not None:
        wal.cut(folder / RECORDS, way.frames)
    left = sealed.state
    if not way.recover:
        sealed = msgspec.structs.replace(sealed, state=State.OPENING, sealed_at=stamp(clock()))
        seal.write(folder, sealed, keys.seal)
    vault = OpenVault(
        folder, keys, Database.open(folder / RECORDS, keys.records), records.held, sealed, clock
    )
    findings = [*found.under(sealed.header_revision), *way.findings, *waiting.findings, *listed.findings]
    if not _enter(vault, terms, waiting.content, found.header.revision, recover=way.recover):
        aside.set_aside(folder, [folder / pending.NAME], clock())
        findings.append(Finding(Kind.PENDING_STALE, pending.NAME))
    _forget_drafts(vault, waiting.content)
    findings += _documents(vault, left)
    aside.sweep(folder, clock())
    return Opened(vault, tuple(findings), waiting.content.view)


def _keep_to_itself(folder: Path, sealed: Seal) -> None:
    """Give the records a file of their own where a hard link has them in another folder too.

    SQLite writes into the file as it is: a copy made by linking (``cp -al``, a program that saves room) would
    change with it, and be no copy.
    """
    path = folder / RECORDS
    if path.is_file() and not path.is_symlink():
        found = path.stat()
        # What is larger is not the sealed one, and may be endless.
        if found.st_nlink > 1 and found.st_size <= sealed.largest_records:
            files.write_pieces(path, files.pieces(path))


def check_owner(found: Header, keys: VaultKeys) -> None:
    """Raises Tampered where the header names another public key than these keys have."""
    if found.public_key != keys.public_key:
        raise Tampered(Kind.HEADER_FOREIGN, header.MAIN)


def _check_age(folder: Path, sealed: Seal, terms: Terms) -> None:
    remembered = terms.remembered.get(sealed.lineage, 0)
    if sealed.revision < remembered and not terms.accept_older:
        raise OlderThanRemembered(str(folder), sealed.revision, remembered, sealed.sealed_at)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What the last session left unsaved."""

    content: Pending
    aside: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listed:
    """Whether the manifest is the one that was sealed; if not, the next closing writes a new one."""

    aside: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


def _manifest(folder: Path, sealed: Seal) -> _Listed:
    if sealed.state is not State.CLOSED:
        return _Listed()
    path = folder / manifest.NAME
    try:
        manifest.read(folder, sealed.manifest)
    except Tampered as error:
        return _Listed((path,) if path.exists() else (), (Finding(Kind(error.kind), manifest.NAME),))
    except MachineError:
        # A bad sector keeps nobody out: the records know what the manifest says.
        return _Listed((path,), (Finding(Kind.MANIFEST_ALTERED, manifest.NAME),))
    return _Listed()


def _waiting(folder: Path, sealed: Seal, keys: VaultKeys) -> _Waiting:
    path = folder / pending.NAME
    try:
        found = pending_fingerprint(folder)
    except MachineError:
        # Nor does one in the drafts. The file is kept: somebody may read more of it.
        return _Waiting(Pending(), (path,), (Finding(Kind.PENDING_ALTERED, pending.NAME),))
    if sealed.state is State.CLOSED and found != sealed.pending:
        if found is None:
            return _Waiting(Pending(), (), (Finding(Kind.PENDING_MISSING, pending.NAME),))
        return _Waiting(Pending(), (path,), (Finding(Kind.PENDING_ALTERED, pending.NAME),))
    try:
        return _Waiting(pending.read(folder, keys.pending, pending.bindings(sealed)) or Pending())
    except (Tampered, Damaged):
        # In a vault that was not closed, one of the session before may still lie there.
        return _Waiting(Pending(), (path,), (Finding(Kind.PENDING_STALE, pending.NAME),))


def _enter(vault: OpenVault, terms: Terms, waiting: Pending, header_revision: int, *, recover: bool) -> bool:
    """Make the records ready for a new session; False where a draft found no record to enter."""
    _check_records(vault, recover=recover)
    if recover:
        vault.checkpoint()
    vault.prepare_migration()
    migrations.migrate(vault.database)
    with vault.database.transaction():
        merged = drafts.merge(vault.database, waiting.drafts, vault.clock)
        vault.log_slot_changes(header_revision)
    vault.begin("vault.opened", NewSession(waiting, terms.new_lineage))
    vault.remove_unnamed_copies()
    return merged


def _forget_drafts(vault: OpenVault, waiting: Pending) -> None:
    """They are in the records, and what is destroyed there must not go on living in pending.bin."""
    if not waiting.view:
        files.remove(vault.folder / pending.NAME)
    elif waiting.drafts:
        vault.save_pending(Pending((), waiting.view))


def _check_records(vault: OpenVault, *, recover: bool) -> None:
    if not vault.state().fits(vault.seal, recover=recover):
        raise Tampered(Kind.RECORDS_FOREIGN, RECORDS)


def _documents(vault: OpenVault, left: State) -> list[Finding]:
    """Presence and size of every document; what no row knows is set aside, what is half-written removed."""
    found = vault.set_strangers_aside()
    # A session that was cut off can leave a whole file whose row was never committed.
    stranger = Kind.DOCUMENT_UNKNOWN if left is State.CLOSED else Kind.LEFTOVER
    return [
        *(Finding(Kind.DOCUMENT_MISSING, path) for path in found.missing),
        *(Finding(Kind.DOCUMENT_ALTERED, path, "size") for path in found.wrong_size),
        *(Finding(stranger, path) for path in found.unknown),
    ]
