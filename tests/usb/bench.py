"""Where trials are made: a machine that is on, two states of a vault, sticks with one backup."""

import shlex
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.usb import practice, sticks
from tests.usb.link import Failed
from tests.usb.machine import Machine, Plugged
from tests.usb.office import HOME, USER, Office
from tests.usb.practice import Practice
from tests.usb.sticks import MIB, Stick

#: The vault as it was at the first backup, and after another day's work; the one for the window.
BEFORE, AFTER, SHOWN = (f"{HOME}/{which}/Cabinet.serment" for which in ("before", "after", "shown"))
LABEL = "SAUVEGARDE"
NAME = "stick"
_SIZE = 64 * MIB
_ORDINARY = Plugged()


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing that is tried; ``run`` raises AssertionError where the promise is broken."""

    name: str
    run: "Callable[[Bench], None]"
    #: Started from the beginning, with a card in the reader.
    cold: bool = False


class Bench:
    """One machine at a time, replaced where a trial leaves it in doubt."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.counted: Counter[str] = Counter()
        self._practice: Practice | None = None
        self._office: Office | None = None
        self._cold = False
        self._bases: dict[str, Stick] = {}
        #: The stick in hand: the one made or copied last.
        self.stick = Stick(scratch, "", "")

    def tries(self, trial: Trial) -> None:
        """Run one trial; what fails leaves no machine behind."""
        if self._office and self._cold != trial.cold:
            self.forgets()
        self._cold = trial.cold
        try:
            trial.run(self)
            self._leave_clean()
        except BaseException:
            self.forgets()
            raise

    def forgets(self) -> None:
        """Switch the machine off, with all that it remembers; the next one is as good as new."""
        if self._office:
            self._office.machine.stop()
            self._office = None

    def _leave_clean(self) -> None:
        if self._office and self.machine.plugged:
            raise AssertionError(f"left in: {list(self.machine.plugged)}")

    @property
    def office(self) -> Office:
        """Somebody at the machine, who has both states of the vault."""
        if self._office is None:
            machine = Machine(self.scratch, cold=self._cold)
            if self._practice is None:
                self._practice = practice.founded(machine.out)
            machine.__enter__()
            self._office = Office(machine)
            made = (practice.BEFORE, practice.AFTER, practice.SHOWN)
            for name, target in zip(made, (BEFORE, AFTER, SHOWN), strict=True):
                folder = shlex.quote(str(Path(target).parent))
                machine.run(f"mkdir {folder}; cp -r /mnt/out/{name} {target}")
                machine.run(f"chown -R {USER}: {folder}")
        return self._office

    @property
    def machine(self) -> Machine:
        """The one that is on."""
        return self.office.machine

    @property
    def practice(self) -> Practice:
        """Whose vault it is."""
        assert self.office
        assert self._practice
        return self._practice

    # --- Sticks

    def new(self, file_system: str, name: str = NAME, *, table: bool = True) -> Stick:
        """A stick as it is bought."""
        return sticks.made(self.scratch / f"{name}.img", _SIZE, file_system, LABEL, table=table)

    def used(self, file_system: str) -> Stick:
        """A stick with one backup, of ``BEFORE``."""
        if file_system not in self._bases:
            stick = sticks.made(self.scratch / f"{file_system}.img", _SIZE, file_system, LABEL)
            place = self.plug(stick)
            self.office.does("backup", BEFORE, place)
            self.takes_out(place)
            self._bases[file_system] = stick
        self.stick = sticks.copied(self._bases[file_system], self.scratch / f"{NAME}.img")
        return self.stick

    def plug(self, stick: Stick, name: str = NAME, how: Plugged = _ORDINARY) -> str:
        """Plug it in, and mount it as a desktop does; where it is."""
        device = self.machine.plug(name, stick, how)
        try:
            return self.office.mounts(device, stick)
        except Failed:
            if stick.file_system != "ntfs":
                raise
        # It writes its table and the mirror of it one after the other. Pulled out between the two, no system
        # opens it any more before it was repaired; what was on it must be there then.
        self.office.repairs(device, stick)
        self.counted["an NTFS was repaired"] += 1
        return self.office.mounts(device, stick)

    def pulls(self, place: str, name: str = NAME) -> None:
        """Pull it out as it is, and wait until the machine has seen that."""
        self.machine.pull(name)
        self.office.gone(place)

    def takes_out(self, place: str, name: str = NAME) -> None:
        """Take it out as one should."""
        self.office.leaves(place)
        self.machine.pull(name)

    # --- What is on them

    def contents(self, snapshot: str) -> str:
        """Every file of a snapshot, and its documents, each with its SHA-256, read from the device."""
        self.machine.run("echo 3 >/proc/sys/vm/drop_caches")
        return self._hashes(snapshot, "../")

    def is_all_of(self, snapshot: str, vault: str) -> bool:
        """Whether a snapshot holds the vault, byte for byte."""
        return self.contents(snapshot).replace("../documents", "documents") == self._hashes(vault, "")

    def _hashes(self, folder: str, documents: str) -> str:
        listed = f"grep -o 'documents/../[0-9a-f]*' manifest.json | sed s:^:{documents}:"
        return self.machine.run(
            f"cd {shlex.quote(folder)} && sha256sum *.json records.db $({listed}) | sort -k 2"
        )
