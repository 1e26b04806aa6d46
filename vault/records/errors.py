"""What a record answers when something may not be done. Facts only: an id names no one."""

from dataclasses import dataclass

from vault.errors import ExitCode, SermentError


@dataclass(eq=False)
class UnknownRecord(SermentError):
    """Nothing of this kind has this id."""

    noun: str
    record_id: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class AlreadySigned(SermentError):
    """The note is signed: it takes an addendum, not a change."""

    note_id: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class NotSigned(SermentError):
    """Only a signed note takes an addendum or can be marked as entered in error."""

    note_id: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class ImportTouched(SermentError):
    """An import cannot be undone: ``touched`` of its patients have been worked on since."""

    batch_id: str
    touched: int
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class AlreadyUndone(SermentError):
    """The import was undone before."""

    batch_id: str
    exit_code = ExitCode.USAGE
