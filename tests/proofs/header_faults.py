"""A fault at each operation of a change of ways in, of a seal, of new keys: the vault always opens.

Each change is begun on a copy of one vault. Whatever happens to it at one of its writes, flushes and
renames, what lies on the disk then is a vault that opens, with what was acknowledged in it; with exactly one
of the old and the new secret where one takes the other's place; and with the new one where success was
announced.
"""

import resource
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.proofs.disk import Disk, Fault, Killed
from tests.proofs.proof import Proof
from tests.vault import cheap, rig
from vault import header, rekeying, slots
from vault.errors import SermentError, WrongSecret
from vault.header import DataKey
from vault.keyslot import Credential, Locum
from vault.pending import Pending

_NEW = "une phrase toute neuve"
_THEIRS = "la phrase du remplaçant"
_WORDS = bytes(range(1, 17))
_LOCUM = Locum("ab" * 16, "Dr Agathe Fictive", "", "", "2026-11-01T00:00:00Z", "2099-01-01T00:00:00Z")
_FAULTS = tuple(Fault)


@dataclass(frozen=True, slots=True)
class Change:
    """What writes header or seal, and the secrets of which exactly one opens before and after it."""

    name: str
    work: Callable[[Path, DataKey], None]
    old: Credential
    new: Credential


def _passphrase(folder: Path, key: DataKey) -> None:
    slots.replaced(folder, key, key.slot_id, cheap.passphrase(_NEW), cheap.CHEAP)


def _recovery(folder: Path, key: DataKey) -> None:
    old = slots.recovery_slot(header.read(folder).header)
    assert old
    slots.replaced(folder, key, old, cheap.recovery(_WORDS), cheap.CHEAP)


def _session(folder: Path, key: DataKey) -> None:
    working = rig.Session(folder, key.keys)
    working.note("Pendant le défaut.")
    working.vault.save_pending(Pending())
    working.vault.checkpoint()
    working.vault.begin("backup.staged")
    working.close()


def _lent(folder: Path, key: DataKey) -> None:
    slots.lent(folder, key, cheap.passphrase(_THEIRS), _LOCUM, cheap.CHEAP)


def _closed(folder: Path, key: DataKey) -> None:
    (lent,) = [slot.id for slot in header.read(folder).header.slots if slot.locum]
    slots.revoked(folder, key, lent)


def _rekeyed(folder: Path, key: DataKey) -> None:
    ways = rekeying.Ways(cheap.passphrase(_NEW), cheap.recovery(_WORDS), cheap.CHEAP, cheap.CHEAP)
    new = rekeying.prepare(folder, key, ways, cheap.KDF)
    rekeying.rewrite(folder, key.keys, new.keys)
    rekeying.change_names(folder)
    rekeying.finish(folder)


_ALWAYS = cheap.passphrase()
CHANGES = (
    Change("passphrase", _passphrase, cheap.passphrase(), cheap.passphrase(_NEW)),
    Change("recovery words", _recovery, cheap.recovery(), cheap.recovery(_WORDS)),
    Change("lent", _lent, _ALWAYS, _ALWAYS),
    Change("closed again", _closed, _ALWAYS, _ALWAYS),
    Change("session", _session, _ALWAYS, _ALWAYS),
    Change("new keys", _rekeyed, cheap.passphrase(), cheap.passphrase(_NEW)),
)


class Faults:
    """A vault with a note and a document, and another of it that is lent."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        # A session that met a fault keeps its descriptors until its process ends, and this one goes on.
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
        self._plain = scratch / "plain" / "Cabinet.serment"
        self._plain.parent.mkdir()
        self._key = cheap.new_vault(self._plain)
        with rig.session(self._plain, self._key.keys) as working:
            working.note("Avant le défaut.")
            working.document()
        self._rows = list(working.rows)
        self._lent = rig.copied(self._plain, scratch / "lent" / "Cabinet.serment")
        _lent(self._lent, self._key)
        self._operations = [self._counted(change) for change in CHANGES]
        #: Each fault at each operation of each change, and each change untouched.
        self.runs = sum((count + 1) * len(_FAULTS) for count in self._operations)
        self._announced = self._as_before = self._as_after = 0

    def _counted(self, change: Change) -> int:
        disk, folder = Disk(), self._fresh(change)
        key = self._opened(change.old, folder)
        with disk.watched():
            change.work(folder, key)
        return disk.steps

    def trial(self, number: int) -> None:
        """Changes one after the other; at each operation of theirs, the faults in turn."""
        at, fault, change = self._numbered(number)
        folder = self._fresh(change)
        key = self._opened(change.old, folder)
        disk = Disk(at, fault, number)
        announced = False
        with disk.watched():
            try:
                change.work(folder, key)
                announced = True
            except (Killed, SermentError, OSError):
                pass
        # A process that is gone holds nothing; one of ours that only met a fault still holds its database.
        left = rig.copied(folder.parent, self._scratch / "left" / "place") / folder.name
        if fault is Fault.POWER_CUT:
            # Announced or not: what was promised must have been flushed.
            disk = _elsewhere(disk, folder.parent, left.parent)
            disk.lose()
        self._check(change, left, announced=announced)

    def _numbered(self, number: int) -> tuple[int, Fault, Change]:
        for change, count in zip(CHANGES, self._operations, strict=True):
            size = (count + 1) * len(_FAULTS)
            if number < size:
                at, which = divmod(number, len(_FAULTS))
                return at, _FAULTS[which], change
            number -= size
        raise AssertionError("no such trial")

    def _check(self, change: Change, folder: Path, *, announced: bool) -> None:
        rekeying.finish(folder)
        old, new = (self._opens(folder, credential) for credential in (change.old, change.new))
        if change.old is change.new:
            assert old, "the vault does not open any more"
        else:
            assert old != new, f"old opens: {old}, new opens: {new}"
            assert new or not announced, "announced, and the new secret does not open"
        key = self._opened(change.new if new else change.old, folder)
        with rig.session(folder, key.keys) as working:
            failing = [finding for finding in working.opened.findings if finding.fails]
            assert not failing, failing
            assert not working.missing(self._rows), "acknowledged rows are gone"
        self._announced += announced
        self._as_after += new
        self._as_before += not new

    def _opens(self, folder: Path, credential: Credential) -> bool:
        try:
            self._opened(credential, folder).wipe()
        except WrongSecret:
            return False
        return True

    def _opened(self, credential: Credential, folder: Path) -> DataKey:
        return header.read(folder).header.unlock(credential, cheap.KDF)

    def _source(self, change: Change) -> Path:
        return self._lent if change.work is _closed else self._plain

    def _fresh(self, change: Change) -> Path:
        for name in ("at work", "left"):
            shutil.rmtree(self._scratch / name, ignore_errors=True)
        return rig.copied(self._source(change), self._scratch / "at work" / "place" / "Cabinet.serment")

    def facts(self) -> dict[str, int]:
        """How many operations each change has, and what was found afterwards."""
        operations = {
            f"operations of {change.name}": count
            for change, count in zip(CHANGES, self._operations, strict=True)
        }
        found = {"announced": self._announced, "as before": self._as_before, "as after": self._as_after}
        return {**operations, **found}


def _elsewhere(disk: Disk, place: Path, other: Path) -> Disk:
    """The disk, with its paths below ``other``."""

    def moved(path: Path) -> Path:
        return other / path.relative_to(place)

    disk._unsynced = {moved(path) for path in disk._unsynced}
    for rename in disk._renames:
        rename.source, rename.target = moved(rename.source), moved(rename.target)
    return disk


PROOF = Proof(
    "header-faults",
    "a fault at any operation of a header, a seal or new keys leaves a vault that opens, with one secret",
    Faults,
)
