"""What makes two rows the same row.

A list exported twice must not make every patient twice. So a row is reduced
to what it says: case, blanks, the spelling of numbers, empty cells and the
order of columns set aside, encoding and delimiter long gone. It does not
depend on what the columns were taken to mean, so that a second takeover with
another mapping finds the first one's rows.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from app.takeover.folding import fold

_NUMBER = re.compile(r"\+?[\d\s.\-/\u00a0\u202f()]+")
_BETWEEN_DIGITS = re.compile(r"[\s.\-/()]+")
_SPELLS_A_NUMBER = 8


class Digester:
    """Digests of the rows below one header."""

    def __init__(self, header: Sequence[str]) -> None:
        named = [(fold(name), at) for at, name in enumerate(header)]
        # Columns without a name are told apart by their place alone.
        self._order = [(name or str(at), at) for name, at in sorted(named)]

    def digest(self, fields: Sequence[str]) -> str:
        """SHA-256 of what the row says, in hexadecimal."""
        width = len(self._order)
        said = [
            f"{name}\x1f{_plain(fields[at])}"
            for name, at in self._order
            if at < len(fields) and fields[at] and not fields[at].isspace()
        ]
        said += [f"+\x1f{_plain(cell)}" for cell in fields[width:] if cell.strip()]
        return hashlib.sha256("\x1e".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(cell: str) -> str:
    if _NUMBER.fullmatch(cell):
        digits = _BETWEEN_DIGITS.sub("", cell)
        if len(digits) >= _SPELLS_A_NUMBER:
            return "0" + digits[3:] if digits.startswith("+33") else digits
    plain = cell if cell.isascii() else unicodedata.normalize("NFKC", cell)
    return " ".join(plain.casefold().split())
