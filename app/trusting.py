"""A drive that does not return what it was given is remembered, and gets no backup any more.

Whoever writes to a drive does it within ``trusted``. A drive is known by the UUID
of its file system: formatted anew it is another one, and is judged anew.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import DriveDistrusted
from app.host import Host
from app.localstate import LocalState
from app.places import ApprovedFolder
from vault.clock import stamp
from vault.errors import DriveGone, DriveUnfaithful

#: Seconds. A drive that was pulled out is off the list of mounts within 0.2 of them (measured).
_TO_LEAVE = 1.0

_log = logging.getLogger(__name__)


@contextmanager
def trusted(place: ApprovedFolder, state: LocalState, host: Host) -> Iterator[None]:
    """Write to the drive at ``place``.

    Raises DriveDistrusted where it was found unfaithful before, DriveGone where it was pulled out.
    """
    found_at = state.unfaithful().get(place.facts.uuid)
    if found_at is not None:
        raise DriveDistrusted(place.path, found_at)
    try:
        yield
    except DriveUnfaithful:
        time.sleep(_TO_LEAVE)
        gone = place.standing()
        if isinstance(gone, DriveGone):
            # Pulled out while it was read: what came of it then is not held against it.
            raise gone from None
        _log.info("a drive returned other bytes than it was given: trusted no more")
        label = place.facts.label or Path(place.path).name
        state.distrust(place.facts.uuid, label, stamp(host.clock()))
        raise
