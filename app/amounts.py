"""How much room something takes, as people say it."""

from typing import Final

from app.language import Language

_UNITS: Final = {"fr": ("o", "ko", "Mo", "Go", "To"), "en": ("B", "kB", "MB", "GB", "TB")}
# Not the narrow one of French typography, which the consoles of Windows do not know.
_NO_BREAK: Final = "\u00a0"


def size(count: int, language: Language) -> str:
    """ "3,2 Mo" or "3.2 MB": bytes in decimal units, as drives are sold."""
    units, value, unit = _UNITS[language], float(count), 0
    while value >= 1000 and unit < len(units) - 1:
        value, unit = value / 1000, unit + 1
    written = f"{value:.{0 if value >= 100 or unit == 0 else 1}f}"
    return f"{written.replace('.', ',') if language == 'fr' else written}{_NO_BREAK}{units[unit]}"
