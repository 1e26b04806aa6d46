"""Ejecting on Windows: CM_Request_Device_EjectW on the device, what "Safely remove hardware" does.

Written from Microsoft's documentation; it has not been run on Windows. The
request flushes and dismounts every volume of the device, and is vetoed, with a
reason, while somebody has a file open there.
"""

from typing import Final, Protocol

from app.errors import DriveBusy, EjectRefused, EjectUnavailable
from app.places.facts import Facts
from vault.errors import DriveGone

#: CONFIGRET (cfgmgr32.h).
SUCCESS: Final = 0x00
NO_SUCH_DEVNODE: Final = 0x0D
REMOVE_VETOED: Final = 0x17
ACCESS_DENIED: Final = 0x33
#: PNP_VETO_TYPE (cfg.h): somebody has it open, or is not ready to let go of it.
_HELD: Final = frozenset({1, 2, 3, 4, 5, 6, 7, 11})
_NO_RIGHT: Final = 12


class EjectApi(Protocol):
    """The one call. Raises OSError where no device is the disk."""

    def request_eject(self, disk: int) -> tuple[int, int]:
        """CONFIGRET and PNP_VETO_TYPE of the request for the device that disk ``disk`` belongs to."""


class WindowsEjector:
    """Asks the configuration manager."""

    def __init__(self, api: EjectApi) -> None:
        self._api = api

    def eject(self, drive: Facts) -> None:
        """As ``Ejector.eject``."""
        disks = drive.disks or ()
        if len(disks) != 1 or not disks[0].id.isdecimal():
            raise EjectUnavailable(drive.path)
        try:
            answer, veto = self._api.request_eject(int(disks[0].id))
        except OSError:
            raise DriveGone(drive.path) from None
        _explain(answer, veto, drive.path)


def _explain(answer: int, veto: int, path: str) -> None:
    if answer == ACCESS_DENIED or (answer == REMOVE_VETOED and veto == _NO_RIGHT):
        raise EjectRefused(path)
    if answer == REMOVE_VETOED and veto in _HELD:
        raise DriveBusy(path)
    if answer == NO_SUCH_DEVNODE:
        raise DriveGone(path)
    # Without a reason for a veto, success may still name one: then the device stayed.
    if answer != SUCCESS or veto:
        raise EjectUnavailable(path)
