"""Why a file cannot be taken over at all.

Odd rows never stop a takeover, they are reported; these errors are about the
whole file. They carry no cell of it: what looks like a header may be the
first patient.
"""

from dataclasses import dataclass

from vault.errors import ExitCode, SermentError


class NotAPatientList(SermentError):
    """The file cannot be read as a list of patients."""

    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class EmptyList(NotAPatientList):
    """The file holds nothing, or nothing but blanks."""


@dataclass(eq=False)
class NotText(NotAPatientList):
    """The file is no text; ``kind`` names what it is: xlsx, xls, pdf, picture, compressed or binary."""

    kind: str


@dataclass(eq=False)
class NoKnownColumn(NotAPatientList):
    """No column could be recognised as a patient's name; the file may have no header."""

    columns: int
    encoding: str
    delimiter: str


@dataclass(eq=False)
class HeaderOnly(NotAPatientList):
    """The file has a header of ``columns`` columns and no row below it."""

    columns: int


@dataclass(eq=False)
class MappingMisfit(NotAPatientList):
    """A mapping made for ``expected`` columns was given to a file of ``columns``."""

    expected: int
    columns: int
