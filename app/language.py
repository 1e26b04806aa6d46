"""The language of the person at the keyboard."""

import locale
import os
from typing import Literal

Language = Literal["en", "fr"]


def user_language() -> Language:
    """French where the system says so, English for any other language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return _of(value)
    return _of(locale.getlocale()[0] or "")


def _of(name: str) -> Language:
    return "fr" if name.lower().startswith("fr") else "en"
