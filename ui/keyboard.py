"""The keyboard as the window system knows it: asked when the cursor is in a secret, and shown beside it."""

from functools import cache
from typing import Any

from PySide6.QtGui import QGuiApplication


@cache
def _source() -> Any:
    # Not before it is asked for: a first lock screen has no time for it.
    from app import keyboard

    return keyboard.asked(QGuiApplication.platformName())


def caps_lock() -> bool | None:
    """Whether Caps Lock is on; None where that cannot be known."""
    source = _source()
    return source.state().caps_lock if source else None


def layout() -> str:
    """The keyboard's layout, "" where that cannot be known."""
    source = _source()
    return source.state().layout if source else ""
