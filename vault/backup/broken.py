"""A folder that is called like a snapshot and is none: what is wrong with it, as a finding.

A seal that is missing is what a run that was cut off leaves. Only a memory of the drive can
tell it from one that was there (``examine``, and whoever lists a drive).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vault import header, manifest, seal
from vault.errors import Damaged, NotAVault, NotSealed, Tampered, VaultTooNew
from vault.findings import Finding, Kind

_DAMAGED: Final = {seal.NAME: Kind.SEAL_DAMAGED, manifest.NAME: Kind.MANIFEST_ALTERED}


@dataclass(frozen=True, slots=True)
class Broken:
    """One on a drive; the path of ``finding`` is relative to its folder."""

    path: Path
    finding: Finding


def finding(error: Exception) -> Finding:
    """What is wrong, by what reading it answered."""
    match error:
        case NotSealed():
            return Finding(Kind.SNAPSHOT_UNFINISHED, seal.NAME)
        case Tampered():
            return Finding(Kind(error.kind), error.path, error.detail)
        case Damaged():
            file = error.path.replace("\\", "/").rpartition("/")[2]
            return Finding(_DAMAGED.get(file, Kind.HEADERS_DAMAGED), file)
        case NotAVault():
            return Finding(Kind.HEADERS_DAMAGED, header.MAIN)
        case VaultTooNew():
            return Finding(Kind.SNAPSHOT_TOO_NEW, header.MAIN)
        case _:
            return Finding(Kind.SNAPSHOT_UNREADABLE, header.MAIN)
