"""Numbers of France: ten digits as they are dialled and written there, and what they are from abroad.

The numbers overseas are ten digits among the others in France, and have a prefix of
their own from abroad (ARCEP's numbering plan).
"""

from typing import Final

_OVERSEAS: Final = {
    **dict.fromkeys(("0590", "0690", "0691"), "+590"),
    **dict.fromkeys(("0594", "0694"), "+594"),
    **dict.fromkeys(("0596", "0696", "0697"), "+596"),
    **dict.fromkeys(("0262", "0263", "0269", "0639", "0692", "0693"), "+262"),
}
#: Not of Mayotte, as 06 39 else is: kept for numbers that nobody has.
_NOBODYS: Final = "063998"
_PREFIXES: Final = ("33", "262", "590", "594", "596")


def abroad(digits: str) -> str:
    """ "+262639012345" for "0639012345", ten digits as they are dialled in France."""
    prefix = "+33" if digits.startswith(_NOBODYS) else _OVERSEAS.get(digits[:4], "+33")
    return prefix + digits[1:]


def national(dialled: str) -> str:
    """ "0639012345" for "+262639012345" or "00262639012345", also in part; else its digits."""
    digits = dialled if dialled.isdecimal() else "".join(filter(str.isdecimal, dialled))
    begun = digits if dialled.lstrip().startswith("+") else digits[2:] if digits.startswith("00") else ""
    for prefix in _PREFIXES if begun else ():
        if begun.startswith(prefix):
            return "0" + begun.removeprefix(prefix).removeprefix("0")
    return digits
