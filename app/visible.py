"""Names from a disk as they may be shown: without what a terminal would obey.

A drive is somebody else's. A folder on it can be called so that a terminal
clears its screen, or so that a line of ours seems to say what we never said.
"""

import unicodedata
from typing import Final

# Controls, invisible format marks (writing turned round), halves of characters, line separators.
_OBEYED: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def visible(text: str, keep: str = "") -> str:
    """``text`` with everything written out, as ``\\x1b``, that is an order and not a sign; ``keep`` stays."""
    if text.isprintable():
        return text
    return "".join(sign if sign in keep else _written(sign) for sign in text)


def _written(sign: str) -> str:
    return sign.encode("unicode_escape").decode() if unicodedata.category(sign) in _OBEYED else sign
