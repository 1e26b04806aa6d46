"""What only the program around a vault can answer: what it remembers, where it lies, who else is at work."""

from dataclasses import dataclass

from vault.errors import (
    ExitCode,
    FileUnreachable,
    MachineError,
    OlderThanRemembered,
    PlaceRefused,
    SermentError,
    VaultInUse,
    WrongSecret,
)


@dataclass(eq=False)
class DocumentRefused(SermentError):
    """The file ``name`` cannot be kept as a document."""

    name: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class DocumentTooLarge(DocumentRefused):
    """It has more than ``largest_mib`` MiB."""

    largest_mib: int


@dataclass(eq=False)
class DocumentEmpty(DocumentRefused):
    """There is nothing in it."""


@dataclass(eq=False)
class DocumentUnknown(DocumentRefused):
    """By its bytes it is no PDF, picture or text, whatever its name says."""


@dataclass(eq=False)
class PictureBroken(DocumentRefused):
    """It begins as a picture, and breaks off or makes no sense."""


@dataclass(eq=False)
class FiledUnseen(SermentError):
    """The document ``name`` is in the record as it came, and nothing of it can be shown."""

    name: str
    exit_code = ExitCode.MACHINE


@dataclass(eq=False)
class NotTakenIn(SermentError):
    """The files ``names`` were given to a record and did not get their turn; they are where they were."""

    names: str
    exit_code = ExitCode.MACHINE


@dataclass(eq=False)
class InboxFileChanged(SermentError):
    """The file ``name`` of the import folder is not the one that was filed any more."""

    name: str
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class NotTheLastUsed(OlderThanRemembered):
    """This folder is not the one of this vault that was opened here last: a restore lies between, or a copy.

    ``used_at`` is when the other one was last sealed here.
    """

    used_at: str


@dataclass(eq=False)
class OlderThanUsed(OlderThanRemembered):
    """This computer has seen a later state of this vault, which was last sealed at ``used_at``."""

    used_at: str


@dataclass(eq=False)
class VaultBackedUp(VaultInUse):
    """A backup is copying this vault as it lies there closed: it must not be opened meanwhile."""


@dataclass(eq=False)
class TopOfDisk(SermentError):
    """The folder is the top of a disk: no vault can be made there, since it gets its name at the end."""

    path: str
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class VaultIsTop(SermentError):
    """The vault's folder is the top of a disk: it cannot change places with one under new keys."""

    path: str
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class BackupRunning(SermentError):
    """Another backup of this vault is being written to this drive."""

    path: str
    exit_code = ExitCode.IN_USE


@dataclass(eq=False)
class DriveDistrusted(MachineError):
    """This drive did not return what was written to it, at ``found_at``: no backup goes there any more."""

    path: str
    found_at: str


@dataclass(eq=False)
class VaultMisplaced(PlaceRefused):
    """An existing vault stands where the policy would refuse a new one."""


@dataclass(eq=False)
class Watched(MachineError):
    """Another process is attached to this one as a debugger is, and would see every secret."""

    pid: int


@dataclass(eq=False)
class RuntimeFolderNotPrivate(FileUnreachable):
    """Somebody else can enter the folder of this login, or made it first."""


@dataclass(eq=False)
class NoKeychain(MachineError):
    """No keychain of the system answers here, or not in time."""


@dataclass(eq=False)
class WeakPin(SermentError):
    """A new PIN that others would try first. ``weakness`` is one of ``app.pin.Weakness``."""

    weakness: str
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class WrongPin(WrongSecret):
    """Not the PIN of today; so many tries are ``left``."""

    left: int


@dataclass(eq=False)
class PinGone(SermentError):
    """There is no PIN any more: it was mistyped three times, its hours are over, or ways in were changed."""

    exit_code = ExitCode.WRONG_SECRET


@dataclass(eq=False)
class DriveBusy(MachineError):
    """Somebody has a file open on the drive, or it is being let go of already."""

    path: str
    exit_code = ExitCode.IN_USE


@dataclass(eq=False)
class EjectRefused(MachineError):
    """The system does not let this person eject the drive."""

    path: str
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class EjectUnavailable(MachineError):
    """Nothing on this computer can eject the drive for us."""

    path: str
