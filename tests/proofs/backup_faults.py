"""Each operation of a backup fails in turn: the snapshot before stays, the new one is whole or hidden.

The operations are those of an evening on which everything happens: a document is copied, a records file
too large for the drive is split, an old snapshot goes, and the others get the header of a new passphrase.
"""

import errno
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.proofs.proof import Proof
from tests.vault import cheap, rig
from tests.vault.backup.conftest import Desk, made_in
from tests.vault.fakedrive import PulledOut, Trouble
from vault import header, slots
from vault.backup import headers, restore, snapshot
from vault.backup.rotating import Rotation
from vault.backup.target import drive_answers
from vault.errors import DriveFull, DriveGone, FileUnreachable
from vault.findings import Kind
from vault.verify import Subject, verify


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at one operation; ``forgets``: what was not flushed is lost with it."""

    name: str
    error: Callable[[], BaseException]
    forgets: bool = False


def _gone() -> OSError:
    return OSError(errno.EIO, "gone")


def _full() -> OSError:
    return OSError(errno.ENOSPC, "full")


FAULTS = (
    Fault("killed", PulledOut),
    Fault("killed, unflushed writes lost", PulledOut, forgets=True),
    Fault("I/O error, unflushed writes lost", _gone, forgets=True),
    Fault("drive full", _full),
)
#: No write takes more than this many bytes, and one more at each trial; everything goes on.
_SHORT = 700


#: As on a drive that takes no file so large.
_LARGEST = 150_000
_TODAY = date(2026, 11, 21)


class Faults:
    """A drive with three snapshots, one of which is superfluous, onto which a fourth one is being made."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._desk = desk = Desk(*made_in(scratch))
        names = []
        for days in (500, 495, 1):
            desk.work(f"Il y a {days} jours", _TODAY - timedelta(days=days))
            names.append(desk.back_up().name)
        self._superfluous, _, self._first = names
        slots.replaced(desk.folder, desk.key, _slot(desk), cheap.passphrase("une autre phrase"), cheap.CHEAP)
        desk.work("Aujourd'hui", _TODAY)
        self._clean = rig.copied(desk.drive, scratch / "clean")
        self._before = self._contents()
        self._operations = self._counted()
        #: Each fault at each operation, and a short write at each.
        self.runs = (len(FAULTS) + 1) * self._operations
        self._whole = self._thinned = self._renewed = 0

    def _back_up(self) -> None:
        """As a run of the program does it."""
        desk = self._desk
        desk.back_up(desk.order(largest=_LARGEST, rotation=Rotation(lambda _: True, allowed=True)))
        with drive_answers(str(desk.drive)):
            headers.renew(desk.home(), header.read(desk.folder))

    def _counted(self) -> int:
        self._desk.trouble = Trouble()
        self._back_up()
        assert len(self._shown()) == 3, "one came, one went"
        return self._desk.trouble.steps

    def trial(self, number: int) -> None:
        """Faults take turns at one operation after the other."""
        at, which = divmod(number, len(FAULTS) + 1)
        shutil.rmtree(self._desk.drive)
        rig.copied(self._clean, self._desk.drive)
        self._desk.trouble = Trouble()
        if which == len(FAULTS):
            self._writes_short(at + 1)
        else:
            self._fails(FAULTS[which], at + 1)
        assert self._contents() == self._before, "the snapshot before was touched"
        self._restores(self._first, "earlier")
        self._every_one_that_shows_is_whole()

    def _fails(self, fault: Fault, at: int) -> None:
        self._desk.trouble.at, self._desk.trouble.error = at, fault.error
        try:
            self._back_up()
        except (PulledOut, DriveGone, DriveFull, FileUnreachable):
            pass
        else:
            raise AssertionError(f"{fault.name} at {at} went unnoticed")
        if fault.forgets:
            self._desk.trouble.lose_unflushed()

    def _writes_short(self, at: int) -> None:
        self._desk.trouble.shortest = _SHORT + at
        self._back_up()
        # Pulled out as soon as the backup said that it was done: nothing may have been left unflushed.
        self._desk.trouble.lose_unflushed()
        assert len(self._shown()) == 3, "short writes are ordinary"

    def _every_one_that_shows_is_whole(self) -> None:
        shown = {path.name: path for path in self._shown()}
        new = [name for name in shown if name > self._first]
        for found in shown.values():
            report = verify(Subject(found, documents=snapshot.documents_root(found)))
            kinds = {finding.kind for finding in report.findings}
            assert kinds <= {Kind.HEADER_CHANGE_UNFINISHED}, (found.name, report.findings)
            self._renewed += header.read(found).header.revision > 1 and found.name not in new
        for name in new:
            self._whole += 1
            self._restores(name, "new")
        if self._superfluous not in shown:
            self._thinned += 1
            assert new, "the old one went before the new one was there"

    def _restores(self, name: str, what: str) -> None:
        """Bit for bit: a restore checks every byte against the seal."""
        source = next(path for path in self._shown() if path.name == name)
        target = self._scratch / what / "Cabinet.serment"
        shutil.rmtree(target.parent, ignore_errors=True)
        target.parent.mkdir()
        restore.restore(source, target, self._desk.key.keys)

    def _shown(self) -> list[Path]:
        return [found.path for found in snapshot.found_on(self._desk.drive).whole]

    def _contents(self) -> dict[str, str]:
        """The bytes of the snapshot before and of its documents; its header may be replaced."""
        place = next(self._desk.drive.glob(f"*/*/{self._first}"))
        listed = (place / "manifest.json").read_text()
        documents = [path for path in (place.parent / "documents").rglob("*") if path.name in listed]
        own = [path for path in place.iterdir() if not path.name.startswith("header.")]
        files = [path for path in (*own, *documents) if path.is_file()]
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def facts(self) -> dict[str, int]:
        """How many operations a backup has, and what was there all the same after the fault."""
        return {
            "operations of a backup": self._operations,
            "new snapshots that were whole": self._whole,
            "old snapshots that were gone": self._thinned,
            "headers that were renewed": self._renewed,
        }


def _slot(desk: Desk) -> str:
    return header.read(desk.folder).header.slots[0].id


PROOF = Proof("backup-faults", "a fault at any operation leaves every snapshot that shows restorable", Faults)
