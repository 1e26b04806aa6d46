"""The one place through which shipped files are read: fonts, icons, word lists, translations, help.

They are read as package data, never by path, so that the program finds them from a checkout, an
installed wheel and a zip archive alike. A name that is not shipped raises FileNotFoundError: a file
missing from a build is a defect of ours, not something the person can act on.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable


def data(*parts: str) -> bytes:
    """The bytes of the shipped file ``parts``, as in ``data("fonts", "Inter.otf")``."""
    return _at(parts).read_bytes()


def text(*parts: str) -> str:
    """The UTF-8 text of the shipped file ``parts``, as in ``text("wordlists", "french.txt")``."""
    return _at(parts).read_text(encoding="utf-8")


def names(*parts: str) -> list[str]:
    """The sorted names of what the shipped folder ``parts`` holds."""
    return sorted(entry.name for entry in _at(parts).iterdir())


def _at(parts: tuple[str, ...]) -> Traversable:
    found = files(__name__)
    for part in parts:
        found = found / part
    return found
