"""What Windows tells every top-level window when a volume comes or goes: WM_DEVICECHANGE (dbt.h).

Written from Microsoft's documentation and recorded messages; it has not been
run on Windows. A volume needs no registration; one of the network is passed over.
"""

import struct
from typing import Final

from app.places.watch import MountChanges

WM_DEVICECHANGE: Final = 0x0219
ARRIVED: Final = 0x8000  # DBT_DEVICEARRIVAL
GONE: Final = 0x8004  # DBT_DEVICEREMOVECOMPLETE
_VOLUME: Final = 2  # DBT_DEVTYP_VOLUME
_NETWORK: Final = 0x0002  # DBTF_NET
# DEV_BROADCAST_VOLUME: size, kind, reserved, a bit for each letter, flags.
_BROADCAST: Final = struct.Struct("<IIIIH")
#: How much of what ``lParam`` points to is read.
SIZE: Final = _BROADCAST.size


def is_of_interest(message: int, what: int) -> bool:
    """Whether ``lParam`` of the message points to a broadcast worth reading."""
    return message == WM_DEVICECHANGE and what in (ARRIVED, GONE)


def changes(what: int, broadcast: bytes) -> MountChanges:
    """The roots of the volumes that came or went; none for other devices."""
    if len(broadcast) < SIZE:
        return MountChanges(frozenset(), frozenset())
    _, kind, _, letters, flags = _BROADCAST.unpack_from(broadcast)
    if kind != _VOLUME or flags & _NETWORK:
        return MountChanges(frozenset(), frozenset())
    roots = frozenset(f"{chr(65 + index)}:\\" for index in range(26) if letters >> index & 1)
    return MountChanges(roots, frozenset()) if what == ARRIVED else MountChanges(frozenset(), roots)
