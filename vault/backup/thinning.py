"""Old snapshots go: planned from what stands on the drive, shown, carried out so that a cut harms nothing.

A snapshot goes only if a later one of its lineage stands there and was
verified. Its seal goes first, which makes the rest a leftover; a document goes
once no manifest on the drive lists it, and none at all where one cannot be read.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from stat import S_ISDIR
from typing import Final

from vault import seal
from vault.backup import contents, homes, retention, shelf
from vault.backup.leftovers import is_ours
from vault.backup.retention import Dated
from vault.backup.shelf import Shelf, Standing
from vault.backup.target import TargetFolder
from vault.documents import FOLDER
from vault.errors import SermentError
from vault.manifest import Entry

#: Whether a snapshot was verified here, by the hash of its seal.
Verified = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Old:
    """A snapshot that may go. ``frees``: the bytes that its going, after those before it, gives back."""

    name: str
    sealed_at: str
    frees: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Which snapshots may go, in this order."""

    goes: tuple[Old, ...] = ()

    @property
    def frees(self) -> int:
        """The bytes all of them give back."""
        return sum(one.frees for one in self.goes)

    def enough_for(self, needed: int) -> "Plan | None":
        """As many of the first as free ``needed`` bytes; None where all do not."""
        for count in range(len(self.goes) + 1):
            first = Plan(self.goes[:count])
            if first.frees >= needed:
                return first
        return None


NOTHING: Final = Plan()
Order = Callable[[Iterable[Dated], date], tuple[Dated, ...]]


def by_schedule(home: TargetFolder, lineage: str, today: date, verified: Verified) -> Plan:
    """What the schedule does not keep. Raises OSError."""
    return _planned(home, lineage, today, verified, retention.superfluous, ())


def for_room(
    home: TargetFolder, lineage: str, today: date, verified: Verified, wanted: Iterable[Entry] = ()
) -> Plan:
    """What may go where room is lacking; ``wanted``: documents of a backup to come. Raises OSError."""
    return _planned(home, lineage, today, verified, retention.for_room, wanted)


def _planned(
    home: TargetFolder, lineage: str, today: date, verified: Verified, order: Order, wanted: Iterable[Entry]
) -> Plan:
    found = shelf.look(home)
    ours = found.of(lineage)
    newest = max((one.dated for one in ours if verified(one.seal_sha256)), default=None)
    if newest is None:
        return NOTHING
    by_name = {one.name: one for one in ours}
    going = [by_name[one.name] for one in order((one.dated for one in ours), today) if one < newest]
    return Plan(tuple(_freed(home, found, going, wanted))) if going else NOTHING


def _freed(home: TargetFolder, found: Shelf, going: Sequence[Standing], wanted: Iterable[Entry]) -> list[Old]:
    """What each gives back: its own files, and the documents that nothing lists after it is gone."""
    needed_by = _needed_by(home, found)
    sizes = homes.documents(home) if needed_by is not None else {}
    kept = {entry.name for entry in wanted}
    freed = []
    for one in going:
        own = contents.size(one.seal, ())
        if needed_by is not None:
            mine = needed_by.pop(one.name)
            alone = mine - kept - set().union(*needed_by.values())
            own += sum(sizes.get(name, 0) for name in alone)
        freed.append(Old(one.name, one.seal.sealed_at, own))
    return freed


def _needed_by(home: TargetFolder, found: Shelf) -> dict[str, set[str]] | None:
    """The documents of each snapshot; None where one cannot tell, and no document may go."""
    if found.unreadable:
        return None
    try:
        return {one.name: {e.name for e in shelf.listed(home, one).documents} for one in found.standing}
    except SermentError:
        return None


def carry_out(home: TargetFolder, plan: Plan, wanted: Iterable[Entry] = ()) -> None:
    """Remove the snapshots of ``plan``, then the documents nothing lists any more. Raises OSError.

    The names of the seals are off the drive before a document is: what shows there is whole at any moment.
    """
    for old in plan.goes:
        _remove(home, old.name)
    if plan.goes:
        home.sync()
        _sweep_documents(home, {entry.name for entry in wanted})


def _remove(home: TargetFolder, name: str) -> None:
    with closing(home.folder(name)) as place:
        place.unlink(seal.NAME)
        place.sync()
        names = [one for one in place.names() if is_ours(one)]
        for one in names:
            place.unlink(one)
        empty = not place.names()
    if empty:
        # Somebody's own file in there keeps the folder.
        home.rmdir(name)


def _sweep_documents(home: TargetFolder, wanted: set[str]) -> None:
    needed_by = _needed_by(home, shelf.look(home))
    if needed_by is None or not home.exists(FOLDER):
        return
    needed = wanted.union(*needed_by.values())
    for branch in homes.branches(home):
        for name in branch.names():
            if homes.is_document(name) and name not in needed and not S_ISDIR(branch.stat(name).st_mode):
                branch.unlink(name)
