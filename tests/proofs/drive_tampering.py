"""Somebody had the drive: whatever is altered, cut short, removed, exchanged or put back is named."""

import hashlib
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from app.places.handle import PosixFolder
from tests.proofs.proof import Proof
from tests.vault import cheap, rig
from tests.vault.backup.conftest import COMPANIONS, Desk, made_in
from vault import header, slots
from vault.backup import examine, headers, shelf
from vault.backup.examine import Examined, Memory

_RUNS = 1000
_TODAY = date(2026, 11, 21)
#: A records file in parts, as on a drive that takes no large file.
_SMALL = 100_000
_OF_ALL_SNAPSHOTS = "whole snapshots"


class Tampering:
    """A drive with four snapshots, their headers renewed once, and what it was on earlier days."""

    runs = _RUNS

    def __init__(self, scratch: Path) -> None:
        self._desk = desk = Desk(*made_in(scratch))
        self._earlier: list[Path] = []
        for number, largest in enumerate((None, None, _SMALL, None)):
            desk.work(f"Jour {number}", _TODAY - timedelta(days=4 - number))
            with rig.session(desk.folder, desk.key.keys) as working:
                working.pend(working.draft(f"à suivre {number}"))
            desk.back_up(desk.order(largest=largest))
            self._earlier.append(rig.copied(desk.drive, scratch / f"earlier{number}"))
        slots.replaced(desk.folder, desk.key, _slot(desk), cheap.passphrase("une autre phrase"), cheap.CHEAP)
        headers.renew(desk.home(), header.read(desk.folder))
        self._clean = rig.copied(desk.drive, scratch / "clean")
        self._home = next(desk.drive.glob("Serment/*")).relative_to(desk.drive)
        self._memory = self._remembered()
        self._done: Counter[str] = Counter()
        self._ways: tuple[Callable[[random.Random], str], ...] = (
            self._flip,
            self._cut,
            self._remove,
            self._put_older,
            self._exchange,
            self._swap_snapshots,
            self._roll_back_snapshot,
            self._remove_snapshot,
            self._roll_back_drive,
        )
        assert not self._examined().findings, "a clean drive raises no alarm"

    def _remembered(self) -> Memory:
        found = shelf.look(self._desk.home()).standing
        return Memory(
            header.read(self._desk.folder).header.public_key,
            min(one.header.lowest for one in found),
            {one.seal_sha256: one.name for one in found},
            {name: hashlib.sha256(page).hexdigest() for name, page in COMPANIONS.items()},
        )

    def trial(self, number: int) -> None:
        """The ways take turns; what they touch is drawn."""
        shutil.rmtree(self._desk.drive)
        rig.copied(self._clean, self._desk.drive)
        way = self._ways[number % len(self._ways)]
        touched = way(random.Random(number))
        self._done[way.__name__.strip("_").replace("_", " ")] += 1
        found = self._examined()
        assert not found.ok, f"{touched} went unnoticed"
        assert any(_names(finding.path, touched) for finding in found.findings), (touched, found.findings)

    def _examined(self) -> Examined:
        handle = PosixFolder(os.open(self._desk.drive / self._home, os.O_RDONLY))
        with closing(handle):
            return examine.examine(handle, self._memory)

    def _files(self) -> list[Path]:
        return sorted(path for path in self._place.rglob("*") if path.is_file())

    @property
    def _place(self) -> Path:
        return self._desk.drive / self._home

    def _snapshots(self) -> list[Path]:
        return sorted(path.parent for path in self._place.glob("*/seal.json"))

    def _drawn(self, dice: random.Random) -> Path:
        return dice.choice([path for path in self._files() if path.stat().st_size])

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._place).as_posix()

    def _flip(self, dice: random.Random) -> str:
        path = self._drawn(dice)
        data = bytearray(path.read_bytes())
        data[dice.randrange(len(data))] ^= dice.randrange(1, 256)
        path.write_bytes(data)
        return self._relative(path)

    def _cut(self, dice: random.Random) -> str:
        path = self._drawn(dice)
        os.truncate(path, dice.randrange(path.stat().st_size))
        return self._relative(path)

    def _remove(self, dice: random.Random) -> str:
        path = self._drawn(dice)
        path.unlink()
        return self._relative(path)

    def _put_older(self, dice: random.Random) -> str:
        """A file as it was on an earlier day: its own, or that of an earlier snapshot."""
        while True:
            path, day = self._drawn(dice), dice.choice(self._earlier)
            own = day / path.relative_to(self._desk.drive)
            others = [own, *(day / self._home).glob(f"*/{path.name}")]
            older = [one for one in others if one.is_file() and one.read_bytes() != path.read_bytes()]
            if older:
                shutil.copyfile(dice.choice(older), path)
                return self._relative(path)

    def _exchange(self, dice: random.Random) -> str:
        """Two files of the drive, each in the place of the other."""
        while True:
            one, other = self._drawn(dice), self._drawn(dice)
            if one.read_bytes() != other.read_bytes():
                held = one.read_bytes()
                one.write_bytes(other.read_bytes())
                other.write_bytes(held)
                return self._relative(one)

    def _swap_snapshots(self, dice: random.Random) -> str:
        one, other = dice.sample(self._snapshots(), 2)
        aside = one.with_name("aside")
        one.rename(aside)
        other.rename(one)
        aside.rename(other)
        return one.name

    def _roll_back_snapshot(self, dice: random.Random) -> str:
        """A snapshot's whole content is that of an earlier one."""
        earlier, later = sorted(dice.sample(self._snapshots(), 2))
        shutil.rmtree(later)
        shutil.copytree(earlier, later)
        return later.name

    def _remove_snapshot(self, dice: random.Random) -> str:
        gone = dice.choice(self._snapshots())
        shutil.rmtree(gone)
        return gone.name

    def _roll_back_drive(self, dice: random.Random) -> str:
        """All of the drive as it was on an earlier day: the last one differs by its headers alone."""
        day = dice.choice(self._earlier)
        shutil.rmtree(self._desk.drive)
        rig.copied(day, self._desk.drive)
        return _OF_ALL_SNAPSHOTS

    def facts(self) -> dict[str, int]:
        """How often each was done."""
        return dict(self._done)


def _slot(desk: Desk) -> str:
    return header.read(desk.folder).header.slots[0].id


def _names(path: str, touched: str) -> bool:
    """Whether a finding names what was touched: a document or page itself, else its snapshot."""
    if touched == _OF_ALL_SNAPSHOTS:
        return True
    if touched.startswith("documents/"):
        return path == touched
    return path.partition("/")[0] == touched.partition("/")[0]


PROOF = Proof("drive-tampering", "whatever is altered on a drive is named", Tampering)
