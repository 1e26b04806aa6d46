"""Files that do not belong are set aside, never deleted at once and never opened.

A planted -wal, a draft of another session, a document no row knows: each may
be an attack or the last trace of something dear. It is moved to ``aside/``
under the moment it was found, and deleted thirty days later.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from typing import Final

from vault import files

FOLDER: Final = "aside"
KEPT: Final = timedelta(days=30)
#: Of a file that is kept beside the one in use no more is copied: no session writes as much, and one with a
#: hole would fill the disk.
_MOST_KEPT: Final = 1 << 30
_MOMENT: Final = "%Y-%m-%dT%H-%M-%SZ"


def set_aside(folder: Path, paths: Iterable[Path], now: datetime) -> None:
    """Move files of the vault ``folder`` out of the way, keeping their names."""
    for path in paths:
        place = _place(folder, now)
        files.move(path, _free(place, path.name))


def keep(folder: Path, paths: Iterable[Path], now: datetime) -> None:
    """Put copies of files of the vault ``folder`` aside: they are about to be cut or replaced."""
    for path in paths:
        place = _place(folder, now)
        files.write_pieces(_free(place, path.name), files.beginning(path, _MOST_KEPT))


def _place(folder: Path, now: datetime) -> Path:
    """The folder for what is found at this moment."""
    place = _own(folder) / now.strftime(_MOMENT)
    if not place.is_dir():
        files.make_folder(place)
        with files.answers(place):
            files.flush_folder(place.parent)
            files.flush_folder(folder)
    return place


def _own(folder: Path) -> Path:
    """Where things are set aside. Through a link we would sweep what never was ours, such as old backups."""
    place = folder / FOLDER
    if place.is_symlink():
        files.remove(place)
    return place


def _free(place: Path, name: str) -> Path:
    """A path that is not taken: two files of one name can be set aside in one second."""
    candidates = (place / (f"{name}.{count}" if count else name) for count in range(10_000))
    return next(path for path in candidates if not path.exists())


def latest(folder: Path, name: str) -> Path | None:
    """What was set aside last under this name, if it is still there."""
    return max((folder / FOLDER).glob(f"*/{name}"), default=None)


def sweep(folder: Path, now: datetime) -> None:
    """Delete what was set aside more than thirty days ago."""
    place = _own(folder)
    if not place.is_dir():
        return
    for found in sorted(place.iterdir()):
        moment = _moment(found.name)
        if moment is not None and now - moment > KEPT and found.is_dir() and not found.is_symlink():
            with files.answers(found):
                rmtree(found)


def _moment(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
