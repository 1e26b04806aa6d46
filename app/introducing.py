"""Making a drive one of a vault's backup drives: its mark is laid there, and this computer remembers it.

The open session signs the mark, since it takes the vault's key; a process
without keys lays it, since a write to a drive that is pulled out can hang.
"""

from pathlib import Path

from app.host import Host
from app.places import approve_backup
from app.trusting import trusted
from vault import header, seal
from vault.backup import marker
from vault.backup.marker import Marking
from vault.clock import stamp
from vault.errors import DriveGone


def introduce(vault: Path, drive: str, mark: bytes, host: Host) -> None:
    """Lay ``mark`` on ``drive`` and remember it.

    Raises PlaceRefused, DriveFull, DriveReadOnly, DriveUnfaithful, DriveDistrusted, and
    DriveGone where another drive stands there by now.
    """
    found = header.read(vault).header
    sealed = seal.read(vault, found)
    with approve_backup(drive, vault, host.machine) as place:
        uuid = place.facts.uuid
        if marker.judged(mark, uuid, found) is not Marking.OURS:
            raise DriveGone(place.path)
        state = host.local_state(sealed.lineage)
        with trusted(place, state, host):
            marker.put(place.handle, place.path, sealed, mark)
        place.recheck()
        label = place.facts.label
    state.introduce(uuid, label, stamp(host.clock()))
