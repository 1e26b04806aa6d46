"""What an examination of a vault can find, each under a stable name.

A finding is a fact for a person and for scripts (``serment verify --json``).
Some are failures: the files are not what was sealed. The others tell of
ordinary accidents, such as a vault that was not closed cleanly.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The stable names of findings."""

    HEADER_DAMAGED = "header-damaged"
    #: Of a snapshot: neither of the two can serve.
    HEADERS_DAMAGED = "headers-damaged"
    HEADER_ALTERED = "header-altered"
    HEADER_ROLLED_BACK = "header-rolled-back"
    HEADER_FOREIGN = "header-foreign"
    SEAL_MISSING = "seal-missing"
    SEAL_DAMAGED = "seal-damaged"
    SEAL_ALTERED = "seal-altered"
    SEAL_FOREIGN = "seal-foreign"
    RECORDS_MISSING = "records-missing"
    RECORDS_TRUNCATED = "records-truncated"
    RECORDS_ALTERED = "records-altered"
    RECORDS_INCONSISTENT = "records-inconsistent"
    RECORDS_FOREIGN = "records-foreign"
    JOURNAL_PLANTED = "journal-planted"
    WAL_MISSING = "wal-missing"
    WAL_ALTERED = "wal-altered"
    #: A commit that nobody was told of: a crash came between it and its proof, or somebody wrote it.
    WAL_UNPROVEN = "wal-unproven"
    PROOF_MISSING = "proof-missing"
    PROOF_ALTERED = "proof-altered"
    MANIFEST_MISSING = "manifest-missing"
    MANIFEST_ALTERED = "manifest-altered"
    DOCUMENT_MISSING = "document-missing"
    DOCUMENT_ALTERED = "document-altered"
    DOCUMENT_UNKNOWN = "document-unknown"
    PENDING_MISSING = "pending-missing"
    PENDING_ALTERED = "pending-altered"
    PENDING_STALE = "pending-stale"
    ACCESS_LOG_ALTERED = "access-log-altered"
    NOT_CLOSED_CLEANLY = "not-closed-cleanly"
    CLOSED_BY_KEEPER = "closed-by-keeper"
    HEADER_CHANGE_UNFINISHED = "header-change-unfinished"
    LEFTOVER = "leftover"
    #: Of a drive: a snapshot that stood there, one under the name of another moment, the pages beside them.
    SNAPSHOT_MISSING = "snapshot-missing"
    SNAPSHOT_MISPLACED = "snapshot-misplaced"
    #: Of a drive: a snapshot that was cut off, one that it does not let be read, one of a later program.
    SNAPSHOT_UNFINISHED = "snapshot-unfinished"
    SNAPSHOT_UNREADABLE = "snapshot-unreadable"
    SNAPSHOT_TOO_NEW = "snapshot-too-new"
    #: Of a drive: a document that no list knows, where one that may have known it is lost.
    DOCUMENT_UNJUDGED = "document-unjudged"
    COMPANION_MISSING = "companion-missing"
    COMPANION_ALTERED = "companion-altered"


#: What a crash, a lock that overtook something, or a removed drive can leave behind.
_ORDINARY = frozenset(
    {
        Kind.PENDING_STALE,
        Kind.WAL_UNPROVEN,
        Kind.NOT_CLOSED_CLEANLY,
        Kind.CLOSED_BY_KEEPER,
        Kind.HEADER_CHANGE_UNFINISHED,
        Kind.LEFTOVER,
        Kind.SNAPSHOT_UNFINISHED,
        # What lost its list is a failure of its own.
        Kind.DOCUMENT_UNJUDGED,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact: ``path`` is relative to the vault's folder."""

    kind: Kind
    path: str
    detail: str = ""

    @property
    def fails(self) -> bool:
        """Whether this is damage or alteration rather than an ordinary accident."""
        return self.kind not in _ORDINARY


def sound(findings: "tuple[Finding, ...] | list[Finding]") -> bool:
    """Whether nothing found is a failure."""
    return not any(finding.fails for finding in findings)
