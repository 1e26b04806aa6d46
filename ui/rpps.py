"""The number French health professionals are registered under: doubted where it looks wrong, and kept."""

from typing import Final

from PySide6.QtCore import QCoreApplication

_DIGITS: Final = 11


def doubt(number: str) -> str:
    """What is said of something else than 11 digits with a Luhn key; "" of such a number, or of none."""
    digits = "".join(number.split())
    if not digits or (len(digits) == _DIGITS and digits.isascii() and digits.isdigit() and _keyed(digits)):
        return ""
    return QCoreApplication.translate(
        "rpps", "This RPPS number looks unusual (11 digits with a check digit). It is kept all the same."
    )


def _keyed(digits: str) -> bool:
    """Whether the last digit is the Luhn key of the others (ISO/IEC 7812-1, annex B)."""
    doubled = "".join(
        digit if place % 2 == 0 else str(2 * int(digit)) for place, digit in enumerate(reversed(digits))
    )
    return sum(map(int, doubled)) % 10 == 0
