"""What the public list of medicines answers when it is none."""

from dataclasses import dataclass

from vault.errors import ExitCode, SermentError


@dataclass(eq=False)
class NotAMedicineList(SermentError):
    """No file of the public list is among these, or one is far too large; ``reason`` says which."""

    reason: str
    exit_code = ExitCode.USAGE
