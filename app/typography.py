"""French as a printer sets it: no line breaks before a sign of punctuation, or inside quotation marks.

Sentences are written with plain blanks, which one sees while writing them;
they become no-break ones where they are said. U+00A0 throughout: the narrow
one is missing from consoles that have a code page.
"""

import re
from functools import lru_cache

_BREAKS = re.compile(r" (?=[:;?!»%])|(?<=«) ")


@lru_cache(maxsize=512)
def unbroken(french: str) -> str:
    """``french``, a sentence of ours and never a person's words, with no-break spaces where they belong."""
    return _BREAKS.sub("\u00a0", french)
