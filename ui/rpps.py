"""The number French health professionals are registered under: doubted where it looks wrong, and kept."""

from PySide6.QtCore import QCoreApplication

_DIGITS = 11


def doubt(number: str) -> str:
    """What is said of something else than 11 digits with a Luhn key; "" of such a number, or of none."""
    # Imported here: only one field needs it, and it would delay the first paint.
    from stdnum import luhn

    digits = "".join(number.split())
    if not digits or (len(digits) == _DIGITS and digits.isdigit() and luhn.is_valid(digits)):
        return ""
    return QCoreApplication.translate(
        "rpps", "This RPPS number looks unusual (11 digits with a check digit). It is kept all the same."
    )
