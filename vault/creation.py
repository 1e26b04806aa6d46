"""A new vault: whole under its own name, or not there at all.

It is made in a folder beside its place and renamed when it is complete. The
two halves can happen in two processes: the header where the passphrase is,
the records where only derived keys are.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vault import aside, audit, cipher, files, header, manifest, migrations, pending, seal
from vault.clock import Clock, stamp, utc_now
from vault.database import Database, Mode
from vault.documents import FOLDER
from vault.entry import RECORDS
from vault.errors import FolderNotEmpty
from vault.files import UNFINISHED, Fingerprint
from vault.header import DataKey, Header
from vault.kdf import KdfParameters
from vault.keys import VaultKeys
from vault.keyslot import Credential, Domain, KeySlot
from vault.manifest import Manifest
from vault.records import practice
from vault.records.context import Context
from vault.records.practice import Practice
from vault.seal import Seal, State
from vault.secret import Secret

_FIRST: Final = 1
#: What a workshop can hold, beside records.*; anything else was put there by a person.
_OURS: Final = frozenset(
    {
        header.MAIN,
        header.COPY,
        seal.NAME,
        manifest.NAME,
        pending.NAME,
        FOLDER,
        aside.FOLDER,
        # What the program around the vault adds.
        "LISEZ-MOI.txt",
        "vault.lock",
        # What a rewriting under new keys is about (rekeying.py).
        "rekeying.json",
    }
)


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new vault starts from: its two ways in, and how slow the passphrase is to try."""

    passphrase: Credential
    recovery: Credential
    passphrase_kdf: KdfParameters
    recovery_kdf: KdfParameters
    fictive: bool = False


def workshop(target: Path) -> Path:
    """Where the vault of ``target`` is made until it is whole."""
    return target.with_name(target.name + UNFINISHED)


def check_free(target: Path) -> None:
    """Raises FolderNotEmpty where no vault can be made at ``target``."""
    # A link cannot become the vault, whatever it leads to.
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir() or any(target.iterdir())):
        raise FolderNotEmpty(str(target))


def new_workshop(target: Path) -> Path:
    """An empty workshop: what a creation or a restore that was cut off left there was never a vault.

    Raises FolderNotEmpty where its name belongs to somebody else's folder.
    """
    work = workshop(target)
    with files.answers(work):
        if (
            work.is_dir()
            and not work.is_symlink()
            and not all(_is_ours(entry.name) for entry in work.iterdir())
        ):
            raise FolderNotEmpty(str(work))
    files.new_folder(work)
    return work


def _is_ours(name: str) -> bool:
    return name.startswith("records.") or name.removesuffix(UNFINISHED) in _OURS


@dataclass(frozen=True, slots=True)
class Seedling:
    """What makes a vault that vault, before anything of it is on a disk: its sheet can be printed."""

    vault_id: str
    data_key: Secret
    keys: VaultKeys


def drawn() -> Seedling:
    """A new vault's id and keys, at random."""
    vault_id, data_key = secrets.token_hex(16), cipher.random_key()
    return Seedling(vault_id, data_key, VaultKeys.derived(data_key, vault_id))


def prepare(target: Path, founding: Founding, seedling: Seedling, clock: Clock = utc_now) -> DataKey:
    """Write the header beside ``target`` (two derivations). Raises FolderNotEmpty, MachineError."""
    check_free(target)
    work = new_workshop(target)
    files.make_folder(work / FOLDER)
    now, keys = stamp(clock()), seedling.keys
    domain = Domain(seedling.vault_id, _FIRST)
    ways = ((founding.passphrase, founding.passphrase_kdf), (founding.recovery, founding.recovery_kdf))
    slots = tuple(
        KeySlot.wrapping(seedling.data_key, credential, domain, parameters, label="", created_at=now)
        for credential, parameters in ways
    )
    new = Header(
        header.FORMAT,
        seedling.vault_id,
        _FIRST,
        _FIRST,
        founding.fictive,
        now,
        keys.public_key,
        slots,
    )
    header.write(work, new, keys.seal)
    return DataKey(seedling.data_key, keys, slots[0].id, founding.fictive)


def finish(target: Path, keys: VaultKeys, letterhead: Practice, clock: Clock = utc_now) -> Seal:
    """Make the records of a prepared vault, seal it closed, and give it its name."""
    work = workshop(target)
    new = header.read(work).header
    lineage = secrets.token_hex(16)
    head = _make_records(work, keys, new, lineage, letterhead, clock)
    sealed = Seal(
        seal.FORMAT,
        new.vault_id,
        new.epoch,
        lineage,
        None,
        letterhead.name or letterhead.practitioner,
        revision=_FIRST,
        session_revision=_FIRST,
        header_revision=new.revision,
        schema=migrations.latest(),
        state=State.CLOSED,
        sealed_at=stamp(clock()),
        records=files.fingerprint(work / RECORDS),
        manifest=_write_manifest(work),
        log_rows=head.rows,
        log_head=head.hash,
    )
    seal.write(work, sealed, keys.seal)
    give_name(target)
    return sealed


def give_name(target: Path) -> None:
    """Rename the finished workshop to ``target``. Raises FolderNotEmpty where something is there by now."""
    with files.answers(target):
        try:
            if target.exists():
                target.rmdir()
        except OSError:
            raise FolderNotEmpty(str(target)) from None
        os.rename(workshop(target), target)
        files.flush_folder(target.parent)


def _make_records(
    work: Path, keys: VaultKeys, new: Header, lineage: str, letterhead: Practice, clock: Clock
) -> audit.Head:
    database = Database.open(work / RECORDS, keys.records, Mode.CREATE)
    migrations.migrate(database)
    with database.transaction():
        database.run(
            "INSERT INTO vault_state (only_row, vault_id, epoch, lineage, revision, header_revision)"
            " VALUES (1, ?, ?, ?, ?, ?)",
            (new.vault_id, new.epoch, lineage, _FIRST, new.revision),
        )
        audit.append(database, stamp(clock()), "", "vault.created")
        author = practice.add_author(
            database, letterhead.practitioner, letterhead.profession, letterhead.rpps, clock
        )
        practice.save(Context(database, author, clock), letterhead)
    head = audit.head(database)
    # Nobody can see this folder yet: the checkpoint that closing makes needs no seal.
    database.close()
    return head


def _write_manifest(work: Path) -> Fingerprint:
    return files.write(work / manifest.NAME, Manifest().data())
