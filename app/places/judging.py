"""Asks the policy about a path: for a sentence (``judge``) or to write there (``approve``).

A path that is not there yet is judged by its nearest existing parent. What is
judged is the folder that was opened, never the path a second time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import TypeVar

from app.places import inside, policy
from app.places.facts import Facts
from app.places.folder import ApprovedFolder, FictiveFolder
from app.places.machine import Machine, Opened, this_machine
from app.places.policy import Purpose, Verdict
from vault.errors import PlaceRefused

AnyPath = str | PathLike[str]
#: What is made for somebody to keep: no vault may swallow it.
_MADE = frozenset({Purpose.VAULT, Purpose.EXPORT})
Folder = TypeVar("Folder", bound=ApprovedFolder)


def judge(
    path: AnyPath, purpose: Purpose, machine: Machine | None = None, vault: AnyPath | None = None
) -> Verdict:
    """What the policy says of ``path``. A backup is also compared with the disk of ``vault``, if given."""
    machine = machine or this_machine()
    try:
        with _opened(machine, fspath(path)) as (folder, rest):
            verdict = policy.decide(machine.facts(folder, rest, _of(machine, vault)), purpose)
            return _outside_vaults(Path(path), verdict) if purpose in _MADE else verdict
    except OSError:
        return Verdict(False, "unreadable", purpose, {"path": fspath(path)})


def _outside_vaults(path: Path, verdict: Verdict) -> Verdict:
    around = inside.vault_around(path) if verdict.allowed else None
    return Verdict(False, inside.RULE, verdict.purpose, inside.detail(path, around)) if around else verdict


def examine(path: AnyPath, machine: Machine | None = None, vault: AnyPath | None = None) -> Facts:
    """All that is known about an existing folder. Raises OSError."""
    machine = machine or this_machine()
    folder = machine.open(machine.real(fspath(path)))
    try:
        return machine.facts(folder, "", _of(machine, vault))
    finally:
        folder.handle.close()


def approve(
    path: AnyPath,
    purpose: Purpose,
    machine: Machine | None = None,
    vault: AnyPath | None = None,
    create: bool = False,
) -> ApprovedFolder:
    """Hold ``path`` open for ``purpose``. Raises PlaceRefused, DriveGone.

    A backup needs the ``vault`` it is of, so that it never lands on the same
    disk. With ``create`` missing folders are made, below the folder that was judged.
    """
    if purpose is Purpose.BACKUP and vault is None:
        raise ValueError("a backup is approved beside its vault")
    return _approved(ApprovedFolder, path, purpose, machine or this_machine(), vault, create)


def approve_fictive(path: AnyPath, machine: Machine | None = None, create: bool = False) -> FictiveFolder:
    """Hold any local folder open for a fictive vault. Raises PlaceRefused, DriveGone.

    What is written here must say that it is fictive: ``fictive_only`` is for the
    vault's code to insist on.
    """
    return _approved(FictiveFolder, path, Purpose.VAULT, machine or this_machine(), None, create)


def _approved(
    kind: type[Folder], path: AnyPath, purpose: Purpose, machine: Machine, vault: AnyPath | None, create: bool
) -> Folder:
    place = fspath(path)
    try:
        opened, rest = _nearest(machine, place)
        if rest:
            opened = _descended(kind, machine, opened, rest, purpose, _of(machine, vault), create)
        return kind(machine, opened, machine.facts(opened, "", _of(machine, vault)), purpose)
    except OSError as error:
        raise PlaceRefused("unreadable", place, {"path": place}) from error


def _descended(
    kind: type[Folder],
    machine: Machine,
    parent: Opened,
    rest: str,
    purpose: Purpose,
    vault: str | None,
    create: bool,
) -> Opened:
    """The folder ``rest`` below a parent that passes, made if need be. Raises PlaceRefused, OSError."""
    facts = machine.facts(parent, rest, vault)
    approved = kind(machine, parent, facts, purpose)
    if not create:
        approved.close()
        raise PlaceRefused("missing", facts.path, {"path": facts.path})
    return _made(machine, parent, rest)


def _made(machine: Machine, parent: Opened, rest: str) -> Opened:
    folder = parent
    for name in rest.split(machine.paths.sep):
        upper = folder
        try:
            folder = machine.below(upper, name)
        finally:
            upper.handle.close()
    return folder


@contextmanager
def _opened(machine: Machine, path: str) -> Iterator[tuple[Opened, str]]:
    folder, rest = _nearest(machine, path)
    try:
        yield folder, rest
    finally:
        folder.handle.close()


def _nearest(machine: Machine, path: str) -> tuple[Opened, str]:
    """The nearest existing folder, open, and what of the path is below it. Raises OSError."""
    place, rest = machine.real(path), ""
    while True:
        try:
            return machine.open(place), rest
        except (FileNotFoundError, NotADirectoryError):
            parent, name = machine.paths.split(place)
            if parent == place or not name:
                raise
            place, rest = parent, machine.paths.join(name, rest) if rest else name


def _of(machine: Machine, vault: AnyPath | None) -> str | None:
    return None if vault is None else machine.real(fspath(vault))
