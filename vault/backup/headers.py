"""Bring the headers of the snapshots on a drive up to date: a replaced passphrase opens them no more.

The seal does not hash the header, so it can be replaced alone. What takes its
place is a later header of the same vault and key, signed with that key; both
files are on the drive and read back before the first one gets its name.
"""

from contextlib import ExitStack, closing
from typing import Final

from vault import files, header
from vault.backup import copying, shelf
from vault.backup.copying import Poured
from vault.backup.shelf import Shelf, Standing
from vault.backup.target import OtherBytes, TargetFolder
from vault.header import FoundHeader, Header
from vault.progress import Silent

_FILES: Final = (header.MAIN, header.COPY)


def behind(found: Shelf, now: Header) -> tuple[Standing, ...]:
    """The snapshots whose header, or a copy of it, is from before ``now``."""
    return tuple(one for one in found.standing if _is_earlier(one, now))


def _is_earlier(one: Standing, now: Header) -> bool:
    """Only a header of the same vault, epoch and key, with a lower revision, may be replaced."""
    then = one.header.header
    same = (then.vault_id, then.epoch, then.public_key) == (now.vault_id, now.epoch, now.public_key)
    return same and then.revision <= now.revision and one.header.lowest < now.revision


def renew(home: TargetFolder, now: FoundHeader) -> tuple[str, ...]:
    """Replace them; the names of those snapshots. Raises OSError, MachineError."""
    data = now.envelope.data()
    found = shelf.look(home)
    old = behind(found, now.header)
    for one in old:
        with closing(home.folder(one.name)) as place:
            _replace(place, data)
    if found.refusals:
        # What could not be read may open with any secret: "all done" would be a lie.
        raise found.refusals[-1]
    return tuple(one.name for one in old)


def _replace(place: TargetFolder, data: bytes) -> None:
    with ExitStack() as held:
        poured = [held.enter_context(closing(Poured(place, name, [data], Silent()))) for name in _FILES]
        copying.finish(poured, place.flush_all)
        if {one.returned(Silent()) for one in poured} != {files.fingerprint_of(data)}:
            raise OtherBytes
        for one in poured:
            # One after the other: at any moment one of the two is whole.
            one.take_name()
            place.sync()
