"""The number French health professionals are registered under."""

_DIGITS = 11


def odd(number: str) -> bool:
    """Whether ``number`` is something else than 11 digits with a Luhn key; nothing typed is not odd."""
    # Imported here: only one field needs it, and it would delay the first paint.
    from stdnum import luhn

    digits = "".join(number.split())
    return bool(digits) and not (len(digits) == _DIGITS and digits.isdigit() and luhn.is_valid(digits))
