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
    """The import, or the merge, was undone before."""

    batch_id: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class OnHold(SermentError):
    """A legal hold stands: the record is not destroyed."""

    patient_id: str
    exit_code = ExitCode.REFUSED


@dataclass(eq=False)
class AlreadyMerged(SermentError):
    """One of the two records went into another one: what is asked concerns that one."""

    patient_id: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class AlreadyIssued(SermentError):
    """The paper was issued, or cancelled: it is repeated or cancelled, not changed."""

    paper_id: str
    exit_code = ExitCode.USAGE
