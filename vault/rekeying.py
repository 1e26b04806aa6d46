"""Everything under new keys, after somebody may have had the old ones.

A new passphrase shuts nobody out who holds the data key, or an older copy and the older passphrase.
So the vault is written once more beside itself, in its workshop: a new data key and epoch, the
records with every page encrypted anew, every document under a new key and a new name (on a drive,
documents of one name are one file), the ways in anew. Then the two folders change names.

The old folder serves until the new one is whole and sealed. Work that was cut off is gone on with: the plan
says of which state of the vault it is, and each document is counted once its row is. Copies elsewhere,
backups among them, go on opening with the old secrets; nothing can change that.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage, rmtree
from typing import Final

import msgspec

from vault import audit, cipher, creation, files, header, manifest, pending, seal
from vault.clock import Clock, stamp, utc_now
from vault.creation import Seedling, workshop
from vault.database import Database, Mode, reencrypt
from vault.documents import FOLDER, DocumentFiles
from vault.entry import RECORDS
from vault.errors import NotAVault, NotClosedCleanly, SermentError, Tampered, TooLittleRoom, WrongSecret
from vault.files import UNFINISHED, Fingerprint
from vault.findings import Kind
from vault.header import DataKey, Header
from vault.kdf import Kdf, KdfParameters
from vault.keys import VaultKeys
from vault.keyslot import Credential, Domain, KeySlot
from vault.manifest import Manifest
from vault.openvault import expected_documents
from vault.pending import Binding
from vault.progress import Progress, Silent, Stage, counted
from vault.rewriting import rewrite_documents
from vault.seal import Seal, State
from vault.secret import Secret
from vault.verify import Subject, verify

#: In the workshop until the old folder is gone.
PLAN: Final = "rekeying.json"
#: What the old folder is called between the change of names and its removal.
_BEFORE: Final = ".before-rekeying"
#: What is written beside records and documents: headers, seal, manifest, drafts.
_BESIDE: Final = 16 << 20


class Plan(msgspec.Struct, frozen=True):
    """What is being rewritten, and how far it is."""

    vault_id: str
    epoch: int
    lineage: str
    #: The seal of the vault as it was when its records were copied; "" before.
    of: str = ""
    #: The new vault is whole: only names are left to change.
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """The new ways in: nobody else's secret opens what is written from now on."""

    passphrase: Credential
    #: None: the words of the rewriting that is gone on with.
    recovery: Credential | None
    passphrase_kdf: KdfParameters
    recovery_kdf: KdfParameters


def before(folder: Path) -> Path:
    """Where the vault under its old keys lies between the change of names and its removal."""
    return folder.with_name(folder.name + _BEFORE)


def waiting(folder: Path) -> bool:
    """Whether a rewriting of this vault was cut off."""
    return (workshop(folder) / PLAN).exists()


def room_for(folder: Path) -> int:
    """How many bytes a rewriting writes at most."""
    found = header.read(folder).header
    sealed = seal.read(folder, found)
    listed = manifest.read(folder, sealed.manifest)
    # Every page of the records is journalled while it is encrypted anew.
    return 2 * sealed.records.size + sum(entry.size for entry in listed.documents) + _BESIDE


def check_room(folder: Path) -> None:
    """Raises TooLittleRoom before anything is written; what waits there already counts as room."""
    needed, free = room_for(folder), disk_usage(folder.parent).free
    if free + _size(workshop(folder)) < needed:
        raise TooLittleRoom(str(folder.parent), needed, free)


def drawn(folder: Path) -> Seedling:
    """New keys for the same vault, before anything of them is on a disk: its sheet can be printed."""
    vault_id, data_key = header.read(folder).header.vault_id, cipher.random_key()
    return Seedling(vault_id, data_key, VaultKeys.derived(data_key, vault_id))


def prepare(
    folder: Path,
    old: DataKey,
    ways: Ways,
    bounds: Kdf,
    clock: Clock = utc_now,
    seedling: Seedling | None = None,
) -> DataKey:
    """Write the new header into the workshop (two derivations, one more to go on with what was cut off).

    Where the passphrase opens what waits there, its data key and what is done stay; with a ``seedling``
    it begins anew in any case. Raises LocumMayNot, FolderNotEmpty, MachineError, and WrongSecret where what
    waits there was to be gone on with and does not open.
    """
    old.check_owner()
    found = header.read(folder).header
    key = None if seedling else _waiting_key(folder, found, ways, bounds)
    if ways.recovery is None:
        if key is None:
            raise WrongSecret
        return DataKey.checked(key, header.read(workshop(folder)).header, "")
    if key is None:
        work = creation.new_workshop(folder)
        data_key = seedling.data_key if seedling else cipher.random_key()
        _keep_plan(folder, Plan(found.vault_id, found.epoch + 1, secrets.token_hex(16)))
    else:
        work, data_key = workshop(folder), key
    files.make_folder(work / FOLDER)
    pairs = ((ways.passphrase, ways.passphrase_kdf), (ways.recovery, ways.recovery_kdf))
    return _write_header(work, found, data_key, pairs, clock)


def _waiting_key(folder: Path, found: Header, ways: Ways, bounds: Kdf) -> Secret | None:
    """The data key of a rewriting that was cut off, if its passphrase is the one typed now."""
    plan = _plan(folder)
    if plan is None or (plan.vault_id, plan.epoch) != (found.vault_id, found.epoch + 1):
        return None
    try:
        return header.read(workshop(folder)).header.unlock(ways.passphrase, bounds).secret
    except SermentError:
        # Of another passphrase, or cut off before there was a header: it begins anew.
        return None


def _write_header(
    work: Path,
    found: Header,
    data_key: Secret,
    ways: tuple[tuple[Credential, KdfParameters], ...],
    clock: Clock,
) -> DataKey:
    now, domain = stamp(clock()), Domain(found.vault_id, found.epoch + 1)
    keys = VaultKeys.derived(data_key, found.vault_id)
    slots = tuple(
        KeySlot.wrapping(data_key, credential, domain, parameters, label="", created_at=now)
        for credential, parameters in ways
    )
    new = Header(
        header.FORMAT,
        found.vault_id,
        domain.epoch,
        found.revision + 1,
        found.fictive,
        now,
        keys.public_key,
        slots,
    )
    header.write(work, new, keys.seal)
    return DataKey(data_key, keys, slots[0].id, found.fictive)


def rewrite(
    folder: Path,
    old: VaultKeys,
    new: VaultKeys,
    progress: Progress | None = None,
    clock: Clock = utc_now,
    furnish: Callable[[Path], None] = lambda _: None,
) -> None:
    """Write the closed vault of ``folder`` once more in its workshop, and seal it there.

    Goes on where it was cut off, unless the vault was opened meanwhile. ``furnish`` adds what else lies in a
    vault. Everything is read back before it counts as whole.
    Raises NotAVault without a plan there, NotClosedCleanly, TooLittleRoom, DiskFull, Tampered, Interrupted.
    """
    told, work = progress or Silent(), workshop(folder)
    sealed = seal.read(folder, header.read(folder).header)
    if sealed.state is not State.CLOSED:
        raise NotClosedCleanly(str(folder))
    plan = _plan(folder)
    if plan is None:
        raise NotAVault(str(work))
    check_room(folder)
    told.begin(Stage.REKEYING, sealed.records.size + _documents_size(folder, sealed))
    of = files.fingerprint(folder / seal.NAME).sha256
    if plan.of != of:
        _copy_records(folder, old, new, sealed, told)
        plan = _keep_plan(folder, msgspec.structs.replace(plan, of=of, whole=False))
    else:
        told.advance(sealed.records.size)
    database = Database.open(work / RECORDS, new.records)
    try:
        rewrite_documents(folder, work, database, sealed, told)
        head = _enter(database, plan, header.read(work).header, sealed, clock)
        listed = Manifest.of(expected_documents(database))
    finally:
        # Nobody can see this folder as a vault yet: the checkpoint that closing makes needs no seal. And
        # whoever goes on in this process must not find a second connection.
        database.close()
    furnish(work)
    _seal(folder, work, old, new, plan, sealed, listed, head, clock)
    _prove(work, new, sealed.vault_id, told)
    _keep_plan(folder, msgspec.structs.replace(plan, whole=True))


def _copy_records(folder: Path, old: VaultKeys, new: VaultKeys, sealed: Seal, told: Progress) -> None:
    """The records under the new key; what lay there of an earlier attempt goes."""
    work = workshop(folder)
    for left in (*work.glob(RECORDS + "*"), work / pending.NAME, work / seal.NAME):
        files.remove(left)
    files.new_folder(work / FOLDER)
    copy = work / (RECORDS + ".old-key")
    copied = files.write_pieces(copy, counted(files.pieces(folder / RECORDS), told))
    if copied != sealed.records:
        raise Tampered(Kind.RECORDS_ALTERED, RECORDS)
    reencrypt(copy, old.records, new.records)
    files.move(copy, work / RECORDS)


def _enter(database: Database, plan: Plan, new: Header, sealed: Seal, clock: Clock) -> audit.Head:
    """Say in the records which vault they are now."""
    with database.transaction():
        changed = database.run(
            """
            UPDATE vault_state SET epoch = ?, lineage = ?, revision = ?, header_revision = ?
             WHERE lineage <> ?
            """,
            (plan.epoch, plan.lineage, sealed.revision + 1, new.revision, plan.lineage),
        )
        if changed:
            audit.append(database, stamp(clock()), "", "vault.rekeyed")
        database.run("UPDATE vault_state SET header_revision = ?", (new.revision,))
    return audit.head(database)


def _seal(
    folder: Path,
    work: Path,
    old: VaultKeys,
    new: VaultKeys,
    plan: Plan,
    sealed: Seal,
    listed: Manifest,
    head: audit.Head,
    clock: Clock,
) -> None:
    now = Binding(sealed.vault_id, plan.epoch, plan.lineage, sealed.revision + 1)
    unsaved = pending.read(folder, old.pending, pending.bindings(sealed))
    again: Fingerprint | None = None
    if unsaved is not None:
        again = pending.write(work, unsaved, new.pending, now)
    seal.write(
        work,
        msgspec.structs.replace(
            sealed,
            epoch=plan.epoch,
            lineage=plan.lineage,
            parent=sealed.lineage,
            revision=now.revision,
            session_revision=now.revision,
            header_revision=header.read(work).header.revision,
            sealed_at=stamp(clock()),
            records=files.fingerprint(work / RECORDS),
            manifest=files.write(work / manifest.NAME, listed.data()),
            pending=again,
            log_rows=head.rows,
            log_head=head.hash,
            before_migration=None,
        ),
        new.seal,
    )


def _prove(work: Path, new: VaultKeys, vault_id: str, told: Progress) -> None:
    """Read everything back under the new keys: the old folder is the only other copy, and goes next."""
    failed = next((one for one in verify(Subject(work, new), told).findings if one.fails), None)
    if failed is not None:
        raise Tampered(failed.kind, failed.path)
    stored, database = (
        DocumentFiles(work, vault_id),
        Database.open(work / RECORDS, new.records, Mode.IMMUTABLE),
    )
    try:
        for document_id, key in database.rows("SELECT id, key FROM document WHERE key IS NOT NULL"):
            with Secret(bytes(key)) as held:  # type: ignore[arg-type]
                for _ in stored.stream(str(document_id), held):
                    pass
    finally:
        database.close()


def change_names(folder: Path) -> None:
    """Put the new vault in the place of the old one, which ``finish`` removes. Raises MachineError."""
    with files.answers(folder):
        os.rename(folder, before(folder))
        files.flush_folder(folder.parent)
        os.rename(workshop(folder), folder)
        files.flush_folder(folder.parent)


def finish(folder: Path) -> bool:
    """Do what is left of a change of names, after a crash too; whether an old folder was removed.

    Nothing is done where nothing was cut off. Raises MachineError.
    """
    left = before(folder)
    going = left.with_name(left.name + UNFINISHED)
    with files.answers(folder):
        if left.is_dir() and not folder.exists():
            plan = _plan(folder)
            # Whichever is whole gets the name: the new one, unless somebody took it away.
            os.rename(workshop(folder) if plan and plan.whole else left, folder)
            files.flush_folder(folder.parent)
        if left.is_dir() and _replaced(left, folder):
            os.rename(left, going)
            files.flush_folder(folder.parent)
        if not going.is_dir():
            return False
        # Somebody else may be removing it as well.
        with suppress(FileNotFoundError):
            rmtree(going)
        files.remove(folder / PLAN)
        files.flush_folder(folder.parent)
    return True


def _replaced(left: Path, folder: Path) -> bool:
    """Whether ``folder`` holds under newer keys what ``left`` holds."""
    try:
        old, new = header.read(left).header, header.read(folder).header
        sealed = seal.read(folder, new)
    except SermentError:
        return False
    return sealed.vault_id == old.vault_id and new.epoch > old.epoch


def _plan(folder: Path) -> Plan | None:
    try:
        return msgspec.json.decode(files.read(workshop(folder) / PLAN), type=Plan)
    except (FileNotFoundError, ValueError):
        return None


def _keep_plan(folder: Path, plan: Plan) -> Plan:
    files.write(workshop(folder) / PLAN, msgspec.json.encode(plan))
    return plan


def _documents_size(folder: Path, sealed: Seal) -> int:
    return sum(entry.size for entry in manifest.read(folder, sealed.manifest).documents)


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*")) if folder.is_dir() else 0
