"""Where an existing vault stands: judged each time it is opened, because folders move and clients get set up.

A new vault is refused where the policy refuses it. An existing one is its owner's
only way to the records, so that nobody is locked out: the window asks before anything
is written there, once for each reason, and says it at every unlock; commands that
only read say it, and commands that write refuse. What keeps a folder from being
written at all is not judged here: the write says so itself.
"""

from pathlib import Path
from typing import Final

import msgspec

from app.errors import VaultMisplaced
from app.host import Host
from app.lastopened import hash_of
from app.places import Purpose, examine, policy
from vault import files, header
from vault.errors import SermentError

_SAID_ELSEWHERE: Final = frozenset(("read-only", "read-only-unknown", "no-permission"))


class _Accepted(msgspec.Struct, frozen=True):
    """What the owner has read and gone on from."""

    rule: str
    detail: dict[str, str]


def misplaced(folder: Path, host: Host) -> VaultMisplaced | None:
    """Why the vault in ``folder`` should not lie there; None where it may (fictive: any local one)."""
    try:
        facts = examine(folder, host.machine)
        fictive = header.read(folder).header.fictive
    except (OSError, SermentError):
        return None  # opening it says what is wrong
    verdict = policy.decide_fictive(facts) if fictive else policy.decide(facts, Purpose.VAULT)
    if verdict.allowed or verdict.rule in _SAID_ELSEWHERE:
        return None
    return VaultMisplaced(verdict.rule, str(folder), verdict.detail)


def accepted(found: VaultMisplaced, host: Host) -> bool:
    """Whether the owner has accepted this very reason for this folder."""
    try:
        return msgspec.json.decode(_path(found, host).read_bytes(), type=_Accepted) == _as_kept(found)
    except (OSError, ValueError, RecursionError):
        return False


def accept(found: VaultMisplaced, host: Host) -> None:
    """Remember that the owner has read it and goes on. Raises MachineError."""
    path = _path(found, host)
    files.make_folder(path.parent)
    files.write(path, msgspec.json.encode(_as_kept(found)))


def check(folder: Path, host: Host) -> None:
    """Raises VaultMisplaced where a vault stands wrongly and its owner has not accepted that."""
    found = misplaced(folder, host)
    if found is not None and not accepted(found, host):
        raise found


def _as_kept(found: VaultMisplaced) -> _Accepted:
    return _Accepted(found.rule, dict(found.detail))


def _path(found: VaultMisplaced, host: Host) -> Path:
    return host.state_folder / "accepted" / f"{hash_of(Path(found.path))}.json"
