"""Each operation of a backup fails in turn: the snapshot before stays, the new one is whole or hidden."""

import errno
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.proofs.proof import Proof
from tests.vault import rig
from tests.vault.backup.conftest import Desk
from tests.vault.fakedrive import PulledOut, Trouble
from vault.backup import restore, snapshot
from vault.errors import DriveFull, DriveGone
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


class Faults:
    """A drive with one snapshot, onto which a second one is being made."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        folder, drive = scratch / "Cabinet.serment", scratch / "drive"
        drive.mkdir()
        self._desk = Desk(folder, rig.new_vault(folder), drive)
        self._desk.work("Première")
        self._first = self._desk.back_up().name
        self._desk.work("Deuxième")
        self._desk.work("Troisième")
        self._clean = rig.copied(drive, scratch / "clean")
        self._before = self._contents()
        self._operations = self._counted()
        #: Each fault at each operation, and a short write at each.
        self.runs = (len(FAULTS) + 1) * self._operations
        self._whole = 0

    def _counted(self) -> int:
        self._desk.trouble = Trouble()
        self._desk.back_up()
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
            self._desk.back_up()
        except (PulledOut, DriveGone, DriveFull):
            pass
        else:
            raise AssertionError(f"{fault.name} at {at} went unnoticed")
        if fault.forgets:
            self._desk.trouble.lose_unflushed()

    def _writes_short(self, at: int) -> None:
        self._desk.trouble.shortest = _SHORT + at
        self._desk.back_up()
        # Pulled out as soon as the backup said that it was done: nothing may have been left unflushed.
        self._desk.trouble.lose_unflushed()
        assert len(self._shown()) == 2, "short writes are ordinary"

    def _every_one_that_shows_is_whole(self) -> None:
        for found in self._shown():
            report = verify(Subject(found, self._desk.key.keys, documents=snapshot.documents_root(found)))
            assert not report.findings, (found.name, report.findings)
            if found.name != self._first:
                self._whole += 1
                self._restores(found.name, "new")

    def _restores(self, name: str, what: str) -> None:
        """Bit for bit: a restore checks every byte against the seal."""
        source = next(path for path in self._shown() if path.name == name)
        target = self._scratch / what / "Cabinet.serment"
        shutil.rmtree(target.parent, ignore_errors=True)
        target.parent.mkdir()
        restore.restore(source, target, self._desk.key.keys)

    def _shown(self) -> list[Path]:
        return [found.path for found in snapshot.found_on(self._desk.drive)]

    def _contents(self) -> dict[str, str]:
        """The bytes of the first snapshot and of its documents."""
        place = next(self._desk.drive.glob(f"*/*/{self._first}"))
        listed = (place / "manifest.json").read_text()
        documents = [path for path in (place.parent / "documents").rglob("*") if path.name in listed]
        files = [path for path in (*place.iterdir(), *documents) if path.is_file()]
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def facts(self) -> dict[str, int]:
        """How many operations a backup has, and how often the new snapshot was whole all the same."""
        return {"operations of a backup": self._operations, "new snapshots that were whole": self._whole}


PROOF = Proof("backup-faults", "a fault at any operation leaves every snapshot that shows restorable", Faults)
