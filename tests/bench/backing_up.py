"""The first full copy onto a drive, beside ``cp``, ``sync``, a dropped cache and a comparison."""

import os
import subprocess
from itertools import count
from pathlib import Path
from shutil import rmtree

from app import backing_up
from app.places.handle import PosixFolder
from tests.bench.figure import Figure, figure
from tests.bench.stock import TODAY
from tests.bench.timing import alternated, median, seconds
from vault.backup import run, staging

RUNS = 5
_CARRIED = ("header.json", "records.db", "manifest.json", "seal.json", "documents")


def measured(vault: Path, scratch: Path) -> list[Figure]:
    """Both write into ``scratch``: the same bytes, the same disk, in turn."""
    turns = count()
    ours, peer = alternated(
        lambda: _backed_up(vault, scratch / f"ours{next(turns)}"),
        lambda: _copied(vault, scratch / f"peer{next(turns)}"),
        RUNS,
    )
    size = sum(file.stat().st_size for file in _files(vault))
    return [
        figure(
            f"first full backup of {size / 1e6:,.0f} MB",
            median(ours),
            "s",
            runs=RUNS,
            peer=("cp, sync, cache drop, cmp", median(peer)),
            at_most_of_peer=1.10,
        )
    ]


def _files(vault: Path) -> list[Path]:
    tops = (vault / name for name in _CARRIED)
    return [file for top in tops for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file()]


def _backed_up(vault: Path, drive: Path) -> float:
    drive.mkdir()
    _forget(_files(vault))

    def work() -> None:
        order = run.Order(staging.closed(vault), backing_up.companions(), TODAY)
        with PosixFolder(os.open(drive, os.O_RDONLY)) as handle:
            run.back_up(handle, str(drive), order)

    took = seconds(work)
    rmtree(drive)
    return took


def _copied(vault: Path, drive: Path) -> float:
    drive.mkdir()
    _forget(_files(vault))

    def work() -> None:
        names = [str(vault / name) for name in _CARRIED]
        subprocess.run(["cp", "-r", *names, str(drive)], check=True)
        subprocess.run(["sync", "-f", str(drive)], check=True)
        _forget([file for file in drive.rglob("*") if file.is_file()])
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
