"""Everything that can go wrong and that a person can act on.

One class for each thing the person can do something about. An error carries
facts and no prose: the sentences stand once, in ``app/sentences``, keyed
by these classes. No error ever carries a secret or anything of a patient.
"""

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What a command answers to the shell; scripts rely on the numbers."""

    DONE = 0
    DEFECT = 1
    USAGE = 2
    WRONG_SECRET = 3
    REFUSED = 4
    DAMAGED = 5
    MACHINE = 6
    IN_USE = 7
    TOO_NEW = 8
    INTERRUPTED = 130


class SermentError(Exception):
    """An answer, not a bug: the person can do something about it."""

    exit_code = ExitCode.DEFECT

    def __str__(self) -> str:
        # The class and its facts: enough for a log, nothing to translate.
        return type(self).__name__


# --- Asked wrongly ---------------------------------------------------------


@dataclass(eq=False)
class NotAVault(SermentError):
    """The folder holds no vault."""

    path: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class FolderNotEmpty(SermentError):
    """A vault is made in a new or an empty folder only."""

    path: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class InvalidInput(SermentError):
    """A value that was typed or read cannot be used; ``reason`` is a stable id."""

    field: str
    reason: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class UnknownSlot(SermentError):
    """No key slot has this id."""

    slot: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class LastSlot(SermentError):
    """Removing this slot would leave no way in."""

    slot: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class LocumNotYet(SermentError):
    """A locum's passphrase opens the vault from ``starts_at`` on."""

    name: str
    starts_at: str
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class LocumOver(SermentError):
    """A locum's passphrase opened the vault until ``ends_at``."""

    name: str
    ends_at: str
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class LocumMayNot(SermentError):
    """What was asked for is the owner's alone; a locum's passphrase was typed."""

    name: str
    exit_code = ExitCode.REFUSED


# --- The secret ------------------------------------------------------------


@dataclass(eq=False)
class WrongSecret(SermentError):
    """No slot opens with this secret."""

    exit_code = ExitCode.WRONG_SECRET


@dataclass(eq=False)
class UnusableSecret(SermentError):
    """The secret cannot be a passphrase: empty, or with characters RFC 8265 refuses."""

    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class WeakPassphrase(SermentError):
    """A new passphrase under the floor. ``bits`` is log2 of the estimated guesses."""

    bits: float
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class WrongWords(SermentError):
    """Recovery words that cannot be right; ``position`` of the first unknown one, 0 for the checksum."""

    position: int
    exit_code = ExitCode.WRONG_SECRET


# --- Policy ----------------------------------------------------------------


@dataclass(eq=False)
class PlaceRefused(SermentError):
    """The place policy refused a folder, by the rule named."""

    rule: str
    path: str
    detail: dict[str, str]
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class KdfBelowFloor(SermentError):
    """Key derivation parameters weaker than RFC 9106's second recommendation."""

    memory_kib: int
    passes: int
    exit_code = ExitCode.DAMAGED


# --- Damage and tampering --------------------------------------------------


class VaultError(SermentError):
    """Something is wrong with the files of a vault."""

    exit_code = ExitCode.DAMAGED


@dataclass(eq=False)
class Damaged(VaultError):
    """A file is not what was written: unreadable, cut short or altered by accident."""

    path: str


@dataclass(eq=False)
class Tampered(VaultError):
    """A file is not what the seal says. ``kind`` is one of ``vault.findings.Kind``."""

    kind: str
    path: str
    detail: str = ""


class BackupDamaged(Damaged):
    """The file is one of a backup: another backup may be whole."""


class BackupTampered(Tampered):
    """The file is one of a backup: another backup may be whole."""


@dataclass(eq=False)
class NotSealed(VaultError):
    """A snapshot without a seal that verifies: an unfinished copy."""

    path: str


@dataclass(eq=False)
class OlderThanRemembered(VaultError):
    """This computer has seen a later state of this vault."""

    path: str
    revision: int
    remembered: int
    sealed_at: str


@dataclass(eq=False)
class VaultTooNew(VaultError):
    """The vault was last written by a newer version of the program."""

    found: int
    supported: int
    exit_code = ExitCode.TOO_NEW


# --- In use ----------------------------------------------------------------


@dataclass(eq=False)
class VaultInUse(SermentError):
    """Another process has this vault open."""

    path: str
    since: str
    exit_code = ExitCode.IN_USE


@dataclass(eq=False)
class NotClosedCleanly(SermentError):
    """The vault was not closed; it must be opened once before it can be copied or restored."""

    path: str
    exit_code = ExitCode.DAMAGED


# --- The machine -----------------------------------------------------------


class MachineError(SermentError):
    """The machine, not the vault, is at fault."""

    exit_code = ExitCode.MACHINE


@dataclass(eq=False)
class OutOfMemory(MachineError):
    """Too little memory here to derive the key."""

    needed_mib: int


@dataclass(eq=False)
class DiskFull(MachineError):
    """No room left on the disk of ``path``."""

    path: str


@dataclass(eq=False)
class TooLittleRoom(DiskFull):
    """The disk of ``path`` has less room (bytes) than what is about to be written there."""

    needed: int
    free: int


@dataclass(eq=False)
class TooLargeForDisk(MachineError):
    """The file system of ``path`` takes no file of that size: FAT32 none over 4 GiB."""

    path: str


@dataclass(eq=False)
class ReadOnlyFolder(MachineError):
    """The folder cannot be written."""

    path: str


@dataclass(eq=False)
class FileUnreachable(MachineError):
    """The system refused a file operation. ``reason`` is the system's errno name."""

    path: str
    reason: str


@dataclass(eq=False)
class DriveGone(MachineError):
    """The external drive is no longer there."""

    path: str


@dataclass(eq=False)
class DriveFull(MachineError):
    """The external drive has too little room (bytes)."""

    path: str
    needed: int
    free: int


@dataclass(eq=False)
class DriveReadOnly(MachineError):
    """The external drive cannot be written."""

    path: str


@dataclass(eq=False)
class DriveUnfaithful(MachineError):
    """The external drive returns other bytes than it was given: it fails, or holds less than it says."""

    path: str


@dataclass(eq=False)
class DriveObstructed(MachineError):
    """On the external drive ``name``, which a backup needs, is taken by another kind of thing."""

    path: str
    name: str


# --- The person ------------------------------------------------------------


@dataclass(eq=False)
class Interrupted(SermentError):
    """The person stopped it."""

    exit_code = ExitCode.INTERRUPTED
