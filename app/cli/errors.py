"""What only a command can answer: it was asked wrongly, or nobody listens to it.

None of these repeats what was typed: a passphrase put among the arguments by
mistake must not end in a script's log.
"""

from dataclasses import dataclass

from vault.errors import ExitCode, MachineError, SermentError


@dataclass(eq=False)
class AskedWrongly(SermentError):
    """The words behind ``serment`` are no command. ``problem`` is one of ``app.cli.usage.PROBLEMS``."""

    command: str
    problem: str
    about: str
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class InputEnded(SermentError):
    """Standard input ended where a secret was expected."""

    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class PassphrasesDiffer(SermentError):
    """A new passphrase and its repetition are not the same."""

    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class NotAFingerprint(SermentError):
    """The fingerprint given is not 64 hexadecimal digits."""

    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class NotAName(SermentError):
    """A name for letterheads is longer than ``longest`` characters, or not one line that can be printed."""

    longest: int
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class FileTooLarge(SermentError):
    """No patient list is that large."""

    path: str
    largest_mib: int
    exit_code = ExitCode.USAGE


@dataclass(eq=False)
class OutputLost(MachineError):
    """The answer could not be written to standard output. ``reason`` is the system's errno name."""

    reason: str


@dataclass(eq=False)
class NotLockedInTime(MachineError):
    """The running program was told to lock and did not say within seconds that it had."""
