"""What runs that were cut off left on a drive: removed by the next one, and nothing else is.

A snapshot that lost its seal looks the same. Where one is remembered, what is left of it
stays until something newer is verified: it may be all there is.

A drive is its owner's: what we would never have made, a folder of an unfinished
name for instance, is left where it is.
"""

from collections.abc import Collection
from stat import S_ISDIR
from typing import Final

from vault import header, manifest, pending, seal
from vault.backup import parts
from vault.backup.homes import branches
from vault.backup.snapshot import is_name
from vault.backup.target import TargetFolder
from vault.entry import RECORDS
from vault.files import UNFINISHED

#: What a snapshot can hold; the seal comes last.
_OURS: Final = frozenset({header.MAIN, header.COPY, RECORDS, manifest.NAME, pending.NAME, seal.NAME})


def is_ours(name: str) -> bool:
    """Whether we make a file of this name in a snapshot."""
    whole = name.removesuffix(UNFINISHED)
    return whole in _OURS or parts.is_part(whole)


def sweep(home: TargetFolder, kept: Collection[str] = ()) -> None:
    """Remove unfinished files, and snapshot folders without a seal, from a vault's folder; not ``kept``.

    Raises OSError.
    """
    for name in home.names():
        if name.endswith(UNFINISHED):
            _remove(home, name)
        elif is_name(name) and name not in kept:
            _sweep_snapshot(home, name)
    for branch in branches(home):
        for name in branch.names():
            if name.endswith(UNFINISHED):
                _remove(branch, name)


def _remove(folder: TargetFolder, name: str) -> None:
    # We make no folder of such a name: one is somebody else's, and in nobody's way.
    if not S_ISDIR(folder.stat(name).st_mode):
        folder.unlink(name)


def _sweep_snapshot(home: TargetFolder, name: str) -> None:
    if not S_ISDIR(home.stat(name).st_mode):
        return
    place = home.folder(name)
    names = place.names()
    # We make no folder in a snapshot: one that holds a folder is somebody else's.
    if seal.NAME not in names and not any(S_ISDIR(place.stat(each).st_mode) for each in names):
        ours = [each for each in names if is_ours(each)]
        for each in ours:
            place.unlink(each)
        if ours == names:
            home.rmdir(name)
    place.close()
