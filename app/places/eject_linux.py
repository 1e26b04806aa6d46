"""Ejecting through udisks2, the service behind the eject buttons of Linux desktops (its D-Bus reference).

One call tells every disk it knows. From that picture the steps follow: every
file system of the drive is unmounted, which flushes it; an encrypted one is
locked; then the drive is switched off, or its medium ejected where the reader
has other media or cannot be switched off. Once all is unmounted the drive is
safe to unplug, whatever becomes of the last step.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.errors import DriveBusy, EjectRefused, EjectUnavailable
from app.places import mountinfo
from app.places.facts import Facts
from vault.errors import DriveGone

_SERVICE: Final = "org.freedesktop.UDisks2"
_ROOT: Final = "/org/freedesktop/UDisks2"
_BLOCK: Final = f"{_SERVICE}.Block"
_DRIVE: Final = f"{_SERVICE}.Drive"
_FILE_SYSTEM: Final = f"{_SERVICE}.Filesystem"
_ENCRYPTED: Final = f"{_SERVICE}.Encrypted"
_NONE: Final = "/"
#: What a slow stick still has to take before it is unmounted.
_PATIENCE_SECONDS: Final = 600.0
_ERROR: Final = f"{_SERVICE}.Error."
_BUSY: Final = frozenset({_ERROR + "DeviceBusy", _ERROR + "AlreadyUnmounting", _ERROR + "Timedout"})
_REFUSED: Final = frozenset(
    {_ERROR + "NotAuthorized", _ERROR + "NotAuthorizedCanObtain", _ERROR + "NotAuthorizedDismissed"}
)
_NOT_MOUNTED: Final = _ERROR + "NotMounted"

Properties = dict[str, Any]
Objects = dict[str, dict[str, Properties]]

_log = logging.getLogger("serment.eject")


class BusError(Exception):
    """What the service, or the bus for it, answered instead; ``name`` is the D-Bus error's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Step:
    """One call of the service."""

    path: str
    interface: str
    method: str

    @property
    def last(self) -> bool:
        """It only switches off what nothing is mounted from any more."""
        return self.interface == _DRIVE


#: Calls ``Step`` with its options and returns its answer; None asks for every object. Raises BusError.
Call = Callable[[Step | None], Any]


class UdisksEjector:
    """Asks udisks2 over the system bus."""

    def __init__(self, call: Call | None = None, number: Callable[[str], int | None] | None = None) -> None:
        self._call = call or _over_the_bus
        self._number = number or device_number

    def eject(self, drive: Facts) -> None:
        """As ``Ejector.eject``."""
        number = self._number(drive.path)
        if number is None:
            raise DriveGone(drive.path)
        try:
            planned = steps(self._call(None), number)
        except BusError as error:
            _log.info("udisks2 does not answer: %s", error.name)
            raise EjectUnavailable(drive.path) from None
        if not planned:
            raise EjectUnavailable(drive.path)
        for step in planned:
            self._take(step, drive)

    def _take(self, step: Step, drive: Facts) -> None:
        try:
            self._call(step)
        except BusError as error:
            if step.last or error.name == _NOT_MOUNTED:
                _log.info("%s: %s", step.method, error.name)
                return
            if error.name in _BUSY:
                raise DriveBusy(drive.path) from None
            if error.name in _REFUSED:
                raise EjectRefused(drive.path) from None
            _log.info("%s: %s", step.method, error.name)
            raise EjectUnavailable(drive.path) from None


def steps(objects: Objects, number: int) -> list[Step]:
    """What to call, in order, to let go of the drive that holds block device ``number``; none if unknown."""
    blocks = {path: found[_BLOCK] for path, found in objects.items() if _BLOCK in found}
    own = next((path for path, block in blocks.items() if block.get("DeviceNumber") == number), None)
    drive = _drive_of(blocks, own) if own else _NONE
    if drive == _NONE or drive not in objects:
        return []
    family = [path for path in blocks if _drive_of(blocks, path) == drive]
    # What is opened from an encrypted partition goes before the partition itself.
    family.sort(key=lambda path: _depth(blocks, path), reverse=True)
    return [*_unmounting(objects, family), *_locking(blocks, family), *_off(objects, drive)]


def _unmounting(objects: Objects, family: list[str]) -> Iterator[Step]:
    for path in family:
        if objects[path].get(_FILE_SYSTEM, {}).get("MountPoints"):
            yield Step(path, _FILE_SYSTEM, "Unmount")


def _locking(blocks: dict[str, Properties], family: list[str]) -> Iterator[Step]:
    for path in family:
        backing = _backing(blocks, path)
        if backing != _NONE:
            yield Step(backing, _ENCRYPTED, "Lock")


def _off(objects: Objects, drive: str) -> Iterator[Step]:
    found = objects[drive].get(_DRIVE, {})
    siblings = found.get("SiblingId", "")
    # Two slots of one reader go dark together: the other may be in use.
    shared = [path for path, held in objects.items() if held.get(_DRIVE, {}).get("SiblingId") == siblings]
    alone = not siblings or shared == [drive]
    if found.get("CanPowerOff") and alone:
        yield Step(drive, _DRIVE, "PowerOff")
    elif found.get("Ejectable"):
        yield Step(drive, _DRIVE, "Eject")


def _drive_of(blocks: dict[str, Properties], path: str) -> str:
    """The drive below a block device, through what it is decrypted from."""
    for _ in range(8):
        block = blocks.get(path, {})
        if block.get("Drive", _NONE) != _NONE:
            return str(block["Drive"])
        path = _backing(blocks, path)
    return _NONE


def _backing(blocks: dict[str, Properties], path: str) -> str:
    return str(blocks.get(path, {}).get("CryptoBackingDevice", _NONE))


def _depth(blocks: dict[str, Properties], path: str) -> int:
    depth = 0
    while depth < 8 and (path := _backing(blocks, path)) != _NONE:
        depth += 1
    return depth


def device_number(path: str) -> int | None:
    """The number of the block device mounted at ``path``; None where there is none."""
    if sys.platform == "win32":
        return None  # it numbers disks otherwise
    with open(mountinfo.PATH, encoding="utf-8", errors="surrogateescape") as file:
        mount = mountinfo.holding(mountinfo.parse(file.read()), os.path.realpath(path))
    try:
        # btrfs gives its mounts a number of no device: ask the device itself.
        return os.stat(mount.source).st_rdev or None if mount else None
    except OSError:
        return None


def _over_the_bus(step: Step | None) -> Any:
    from jeepney import DBusAddress, new_method_call
    from jeepney.auth import AuthenticationError
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse, unwrap_msg

    if step is None:
        address = DBusAddress(_ROOT, _SERVICE, "org.freedesktop.DBus.ObjectManager")
        message = new_method_call(address, "GetManagedObjects")
    else:
        address = DBusAddress(step.path, _SERVICE, step.interface)
        # No window may appear over the practitioner's work to ask for a password.
        message = new_method_call(address, step.method, "a{sv}", ({"auth.no_user_interaction": ("b", True)},))
    try:
        with open_dbus_connection("SYSTEM") as connection:
            body = unwrap_msg(connection.send_and_get_reply(message, timeout=_PATIENCE_SECONDS))
    except DBusErrorResponse as error:
        raise BusError(str(error.name)) from None
    except (OSError, LookupError, RuntimeError, ValueError, AuthenticationError) as error:
        raise BusError(type(error).__name__) from None
    return _plain(body[0]) if step is None else None


def _plain(objects: dict[str, dict[str, dict[str, tuple[str, Any]]]]) -> Objects:
    """The properties without the signatures that D-Bus gives each."""
    return {
        path: {name: {key: value for key, (_, value) in held.items()} for name, held in interfaces.items()}
        for path, interfaces in objects.items()
    }
