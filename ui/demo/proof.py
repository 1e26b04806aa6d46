"""Is the restored vault the first one? What three folders hold, compared row by row and byte by byte."""

from dataclasses import dataclass
from pathlib import Path

from vault.backup import snapshot
from vault.database import Database, Mode
from vault.entry import RECORDS
from vault.errors import Damaged
from vault.findings import Finding
from vault.keys import VaultKeys
from vault.records import export
from vault.verify import Subject, verify


@dataclass(frozen=True, slots=True)
class Content:
    """What a closed vault or a snapshot holds, and what is wrong with it."""

    digest: str
    counts: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether the folder is what was sealed."""
        return not any(finding.fails for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Proof:
    """The first vault, its snapshot on the drive, and the vault restored from that."""

    first: Content
    snapshot: Content
    restored: Content

    @property
    def holds(self) -> bool:
        """All three are sound and hold the same, and that is not nothing."""
        all_three = (self.first, self.snapshot, self.restored)
        alike = all((one.digest, one.counts) == (self.first.digest, self.first.counts) for one in all_three)
        return alike and bool(self.first.digest) and all(one.sound for one in all_three)


def proof(first: Path, copy: Path, restored: Path, keys: VaultKeys) -> Proof:
    """Read all three. Damage is part of the answer; raises MachineErrors only."""
    return Proof(*(content(folder, keys) for folder in (first, copy, restored)))


def content(folder: Path, keys: VaultKeys) -> Content:
    """What the closed vault or snapshot at ``folder`` holds; no digest where it cannot be read."""
    documents = snapshot.documents_root(folder)
    subject = Subject(folder, keys, documents=None if documents == folder else documents)
    findings = verify(subject).findings
    try:
        database = Database.open(folder / RECORDS, keys.records, Mode.IMMUTABLE)
        try:
            return Content(export.content_digest(database), _counts(database), findings)
        finally:
            database.close()
    except Damaged:
        return Content("", {}, findings)


def _counts(database: Database) -> dict[str, int]:
    return {table: count for table, count in export.counts(database).items() if table not in export.OWN_WAY}
