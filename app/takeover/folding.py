"""Text as it is compared: without case, accents, ligatures and punctuation.

Two programs never write a name alike (LEFÈVRE, Lefevre, N’Diaye, N'DIAYE), so
names, headers and words of a cell are folded before they meet.
"""

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, ligatures opened, accents dropped, everything else one blank."""
    plain = text.casefold().replace("œ", "oe").replace("æ", "ae")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = _latin(plain)
    return _NOT_A_WORD.sub(" ", plain).strip()


def _latin(text: str) -> str:
    # A name in another script must not fold to nothing: two of them would look the same.
    return "".join(c if c.isascii() or not c.isalnum() else f"u{ord(c):x}" for c in text)
