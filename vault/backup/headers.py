"""Bring the headers of the snapshots on a drive up to date: a replaced passphrase opens them no more.

A snapshot that lost both of its headers gets one too.

The seal does not hash the header, so it can be replaced alone. What takes its
place is a later header of the same vault and key, signed with that key; both
files are on the drive and read back before the first one gets its name.
"""

from contextlib import ExitStack, closing
from typing import Final

from vault import files, header
from vault.backup import shelf
from vault.backup.copying import Behind, Poured
from vault.backup.shelf import Shelf, Standing
from vault.backup.target import OtherBytes, TargetFolder
from vault.errors import SermentError, VaultTooNew
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


def mend(home: TargetFolder, now: FoundHeader) -> tuple[str, ...]:
    """Give ``now`` to the snapshots of this vault and key of which neither header can serve; their names.

    Their seals, manifests and records may be whole: without a header nothing opens them. Raises OSError.
    """
    lost = [name for name in shelf.look(home).unreadable if _lacks_header(home, name, now.header)]
    for name in lost:
        with closing(home.folder(name)) as place:
            _replace(place, now.envelope.data())
    return tuple(lost)


def _lacks_header(home: TargetFolder, name: str, now: Header) -> bool:
    """Whether this vault sealed it and neither header serves; one of another key is left as it was found."""
    with closing(home.folder(name)) as place:
        try:
            shelf.seal_in(place, now, name)
        except (SermentError, OSError):
            return False
        try:
            shelf.header_in(place, name)
        except VaultTooNew:
            return False  # it serves a later program
        except SermentError:
            return True
    return False


def _replace(place: TargetFolder, data: bytes) -> None:
    behind = Behind()
    with ExitStack() as held:
        poured = [
            held.enter_context(closing(Poured(place, name, [data], Silent(), behind))) for name in _FILES
        ]
        behind.finish(poured, place.flush_all)
        if {one.returned(Silent()) for one in poured} != {files.fingerprint_of(data)}:
            raise OtherBytes
        for one in poured:
            # One after the other: at any moment one of the two is whole.
            one.take_name()
            place.sync()
