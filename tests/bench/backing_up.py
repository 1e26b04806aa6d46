"""The first full copy and a day's copy onto a drive, beside plain cp, restic and borg, in one run.

What all of them do: have the bytes on the drive, then read them back from it. Plain cp copies, flushes,
drops the cache and compares; restic and borg back up and then check what they stored. They compress and
deduplicate, and encrypt anew what is encrypted already: their second run writes less than ours, which
copies the whole records file so that a snapshot is a vault.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from shutil import rmtree, which

from app import backing_up
from app.places.handle import PosixFolder
from tests.bench import stock
from tests.bench.figure import Figure, figure
from tests.bench.stock import LONGEST, TODAY, keys_of
from tests.bench.timing import alternated, median, seconds
from vault.backup import run, staging
from vault.backup.rotating import Rotation
from vault.backup.run import Made
from vault.opening import open_vault
from vault.pending import Draft
from vault.records import documents_index, notes
from vault.records.context import Context, new_id
from vault.records.documents_index import DocumentClass, Label

RUNS = 5
_LARGE_RUNS = 2
_DAYS = 3
#: A working day: notes signed, and scans of a megabyte.
_NOTES, _SCANS = 30, 8
#: What a drive of the usual kind writes and reads in a second.
_DRIVE = 100_000_000
_MOST_A_DAY = 100.0
_SECONDS_A_DAY = 15.0
#: A practice after years: 60 MB of records, the rest of 5 GiB scans of several pages.
_LARGE_PATIENTS, _LARGE_NOTES, _LARGE_SCANS = 4_000, 40_000, 2_100
_SEVERAL_PAGES = 1_000_000, 4_000_000
_CARRIED = ("header.json", "records.db", "manifest.json", "seal.json", "documents")


def measured(vault: Path, scratch: Path) -> list[Figure]:
    """All write into ``scratch``: the same bytes, the same disk, in turn."""
    first = _first(vault, scratch, RUNS)
    return [first, *_beside_peers(vault, scratch, first.value), *_large(scratch)]


def _first(vault: Path, scratch: Path, runs: int) -> Figure:
    """The first backup onto a drive, beside a copy that is compared."""
    turns = count()
    ours, peer = alternated(
        lambda: _backed_up(vault, scratch / f"ours{next(turns)}"),
        lambda: _copied(vault, scratch / f"peer{next(turns)}"),
        runs,
    )
    size = sum(file.stat().st_size for file in _files(vault))
    return figure(
        f"first full backup of {size / 1e9:,.1f} GB",
        median(ours),
        "s",
        runs=runs,
        peer=("cp, sync, cache drop, cmp", median(peer)),
        at_most_of_peer=1.10,
    )


def _large(scratch: Path) -> list[Figure]:
    """A practice with 5 GiB, first and from day to day."""
    folder = scratch / "years"
    folder.mkdir()
    vault = folder / "Grand.serment"
    stock.filled(vault, _LARGE_PATIENTS, _LARGE_NOTES, _LARGE_SCANS, _SEVERAL_PAGES)
    first = _first(vault, folder, _LARGE_RUNS)
    days = _Days(vault, folder / "days")
    for day in range(1, _DAYS + 1):
        days.work(day)
    figures = [first, *days.figures()]
    rmtree(folder)
    return figures


def _beside_peers(vault: Path, scratch: Path, first: float) -> list[Figure]:
    """Working days, each backed up by everybody."""
    others = [peer for peer in (_restic(scratch), _borg(scratch)) if peer]
    days = _Days(vault, scratch / "days")
    theirs_first = {peer.name: peer.timed(vault) for peer in others}
    theirs: dict[str, list[float]] = {peer.name: [] for peer in others}
    for day in range(1, _DAYS + 1):
        days.work(day)
        for peer in others:
            theirs[peer.name].append(peer.timed(vault))
    figures = []
    for peer in others:
        name, again = peer.name, theirs[peer.name]
        figures.append(_beside(f"first full backup beside {name}", first, [theirs_first[name]], peer))
        figures.append(_beside(f"a day's backup beside {name}", median(days.took), again, peer))
    return figures


class _Days:
    """Our backups of one day after the other onto one drive."""

    def __init__(self, vault: Path, drive: Path) -> None:
        self._vault, self._drive = vault, drive
        drive.mkdir()
        _made(vault, drive)
        self.took: list[float] = []
        self._written: list[int] = []

    def work(self, day: int) -> None:
        """A day, and its backup in the evening."""
        _work(self._vault, day)
        _forget(_files(self._vault))
        began = time.perf_counter()
        made = _made(self._vault, self._drive, day)
        self.took.append(time.perf_counter() - began)
        self._written.append(made.bytes_written)

    def figures(self) -> list[Figure]:
        """What was written, how long that took here, and how long a drive of the usual kind takes."""
        most, took = max(self._written), median(self.took)
        # Written, read back, and the records of the day before read to see what changed.
        computed = took + 3 * most / _DRIVE
        records = (self._vault / "records.db").stat().st_size
        name = f"written on a day, {records / 1e6:,.0f} MB of records"
        return [
            figure(name, most / 1e6, "MB", runs=_DAYS, at_most=_MOST_A_DAY),
            figure("a day's backup of 5 GiB to a disk of this computer", took, "s", runs=_DAYS),
            figure(
                "a day's backup of 5 GiB to 100 MB/s (computed)",
                computed,
                "s",
                runs=_DAYS,
                at_most=_SECONDS_A_DAY,
            ),
        ]


def _beside(name: str, ours: float, theirs: list[float], peer: "_Peer") -> Figure:
    return figure(name, ours, "s", runs=len(theirs), peer=(peer.does, median(theirs)))


def _work(vault: Path, day: int) -> None:
    """A day of notes and scans."""
    opened = open_vault(vault, keys_of(vault)).vault
    database, dice = opened.database, random.Random(day)
    author = str(database.value("SELECT id FROM author"))
    context = Context(database, author)
    for number in range(_NOTES):
        text = f"Consultation {number}, jour {day}. " * 20
        at = f"2026-11-21T{8 + number // 4:02}:{number % 4 * 15:02}:00Z"
        notes.sign_draft(
            context, Draft(new_id(), f"{dice.randrange(_LARGE_PATIENTS):032x}", text, at, at, author)
        )
    for number in range(_SCANS):
        scan = dice.randbytes(1_000_000)
        stored = opened.documents.add([scan])
        label = Label(f"Scan {day}-{number}", DocumentClass.MEDICAL, TODAY.isoformat())
        documents_index.add(context, LONGEST, stored, label, "application/pdf", len(scan))
    opened.close()


def _made(vault: Path, drive: Path, day: int = 0) -> Made:
    today = TODAY + timedelta(days=day)
    rotation = Rotation(lambda _: True, allowed=True)
    order = run.Order(
        staging.closed(vault), backing_up.companions(), today, today if day else None, rotation=rotation
    )
    with PosixFolder(os.open(drive, os.O_RDONLY)) as handle:
        return run.back_up(handle, str(drive), order)


@dataclass(frozen=True, slots=True)
class _Peer:
    """Another program with a store of its own on the same disk."""

    name: str
    does: str
    store: Path
    back_up: Callable[[Path], None]
    check: Callable[[], None]

    def timed(self, vault: Path) -> float:
        """Seconds to store what is new, and to read back what is stored."""
        _forget(_files(vault))
        began = time.perf_counter()
        self.back_up(vault)
        _forget_below(self.store)
        self.check()
        return time.perf_counter() - began


def _restic(scratch: Path) -> _Peer | None:
    if which("restic") is None:
        print("Not measured: restic is not installed (apt-get install restic).", file=sys.stderr)
        return None
    store = scratch / "restic"
    words = {
        "RESTIC_PASSWORD": "bench",
        "RESTIC_REPOSITORY": str(store),
        "RESTIC_CACHE_DIR": str(scratch / "rc"),
    }
    environment = {**os.environ, **words}

    def call(*arguments: str) -> None:
        subprocess.run(["restic", "-q", *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)

    call("init")
    return _Peer(
        "restic",
        "restic backup, check --read-data",
        store,
        lambda vault: call("backup", *_carried(vault)),
        lambda: call("check", "--read-data"),
    )


def _borg(scratch: Path) -> _Peer | None:
    if which("borg") is None:
        print("Not measured: borg is not installed (apt-get install borgbackup).", file=sys.stderr)
        return None
    store, numbers = scratch / "borg", count()
    environment = {**os.environ, "BORG_PASSPHRASE": "bench", "BORG_BASE_DIR": str(scratch / "borgbase")}

    def call(*arguments: str) -> None:
        subprocess.run(["borg", *arguments], env=environment, check=True, capture_output=True)

    call("init", "-e", "repokey", str(store))
    return _Peer(
        "borg",
        "borg create, check --verify-data",
        store,
        lambda vault: call("create", f"{store}::{next(numbers)}", *_carried(vault)),
        lambda: call("check", "--verify-data", str(store)),
    )


def _forget_below(folder: Path) -> None:
    subprocess.run(["sync", "-f", str(folder)], check=True)
    _forget([file for file in folder.rglob("*") if file.is_file()])


def _carried(vault: Path) -> list[str]:
    return [str(vault / name) for name in _CARRIED]


def _files(vault: Path) -> list[Path]:
    tops = (vault / name for name in _CARRIED)
    return [file for top in tops for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file()]


def _backed_up(vault: Path, drive: Path) -> float:
    drive.mkdir()
    _forget(_files(vault))
    took = seconds(lambda: _made(vault, drive))
    rmtree(drive)
    return took


def _copied(vault: Path, drive: Path) -> float:
    drive.mkdir()
    _forget(_files(vault))

    def work() -> None:
        subprocess.run(["cp", "-r", *_carried(vault), str(drive)], check=True)
        _forget_below(drive)
        for name in _CARRIED:
            subprocess.run(["diff", "-r", str(vault / name), str(drive / name)], check=True)

    took = seconds(work)
    rmtree(drive)
    return took


def _forget(files: list[Path]) -> None:
    """Drop these files from the page cache: what is read next comes from the disk."""
    for file in files:
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)
