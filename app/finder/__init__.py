"""Finding a patient at every keystroke: what was typed (text), the words of names (words), the answer."""

from app.finder.finder import Finder, Found

__all__ = ["Finder", "Found"]
