"""A scratch folder for what must be tried and not kept: beside the vault, on a disk the policy allows.

It holds ciphertext only, and is gone when the work is, whatever happened. A
process that was killed takes nothing away: so the state folder remembers each
scratch folder before it is made, in a file whose lock says whether somebody
is still at work there, and the next start sweeps what nobody holds.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage, rmtree
from typing import Final

from app import filelock
from app.founding import approve_vault_place
from app.host import Host
from app.places import ApprovedFolder
from vault import files
from vault.errors import FileUnreachable, PlaceRefused, TooLittleRoom

_log = logging.getLogger(__name__)
_PREFIX: Final = "serment-essai-"


@contextmanager
def scratch(needed: int, host: Host, beside: Path | None = None, *, fictive: bool = False) -> Iterator[Path]:
    """An empty folder with room for ``needed`` bytes: beside a vault, else in the state folder.

    Raises PlaceRefused, TooLittleRoom, MachineError.
    """
    with _approved(needed, host, beside, fictive=fictive) as place:
        folder = Path(place.path) / f"{_PREFIX}{secrets.token_hex(8)}"
        with _remembered(folder, host):
            files.new_folder(folder)
            place.vouch_for(folder)
            yield folder


def _approved(needed: int, host: Host, beside: Path | None, *, fictive: bool) -> ApprovedFolder:
    """The first place that is allowed and has room; if there is none, why the first will not do."""
    refusals: list[PlaceRefused | TooLittleRoom] = []
    for parent in (*((beside.parent,) if beside else ()), host.state_folder):
        try:
            return _with_room(parent, needed, host, fictive=fictive)
        except (PlaceRefused, TooLittleRoom) as refusal:
            refusals.append(refusal)
    # One that lacks room can be mended by whoever reads it.
    raise next((one for one in refusals if isinstance(one, TooLittleRoom)), refusals[0])


def _with_room(parent: Path, needed: int, host: Host, *, fictive: bool) -> ApprovedFolder:
    place = approve_vault_place(parent / _PREFIX, host, fictive=fictive)
    with files.answers(parent):
        free = disk_usage(parent).free
    if free < needed:
        place.close()
        raise TooLittleRoom(str(parent), needed, free)
    return place


@contextmanager
def _remembered(folder: Path, host: Host) -> Iterator[None]:
    """While it may be there, the state folder says so; afterwards neither is."""
    memory = _memories(host) / f"{folder.name}.path"
    files.make_folder(memory.parent)
    with files.answers(memory):
        lock = filelock.take(memory)
    if lock is None:
        raise FileUnreachable(str(memory), "EBUSY")
    with lock:
        with files.answers(memory):
            lock.write(str(folder).encode("utf-8", "surrogateescape"))
        try:
            yield
        finally:
            _remove(folder, memory)


def sweep(host: Host) -> None:
    """Remove the scratch folders of processes that were killed; those at work keep theirs."""
    memories = _memories(host)
    for memory in sorted(memories.glob(f"{_PREFIX}*.path")) if memories.is_dir() else []:
        try:
            lock = filelock.take(memory)
            if lock is not None:
                with lock:
                    _sweep_one(memory)
        except OSError as error:
            _log.warning("scratch not swept: errno %s", error.errno)


def _sweep_one(memory: Path) -> None:
    folder = Path(filelock.said(memory).decode("utf-8", "surrogateescape"))
    # The file is ours and names ours; anything else in it was written by somebody else.
    if folder.name == memory.stem and folder.is_absolute():
        _remove(folder, memory)
    else:
        memory.unlink()


def _remove(folder: Path, memory: Path) -> None:
    if not folder.is_symlink():
        rmtree(folder, ignore_errors=True)
    if not folder.is_dir():
        memory.unlink(missing_ok=True)


def _memories(host: Host) -> Path:
    return host.state_folder / "scratch"
