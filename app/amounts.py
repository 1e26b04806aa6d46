"""How many there are and how much room they take, as people say it."""

from typing import Final

from app.language import Language

_UNITS: Final = {"fr": ("o", "ko", "Mo", "Go", "To"), "en": ("B", "kB", "MB", "GB", "TB")}
# Not the narrow one of French typography, which the consoles of Windows do not know.
_NO_BREAK: Final = "\u00a0"


def counted(count: int, one: str, many: str, language: Language) -> str:
    """ "1 995 patients" or "1,995 patients": a number with its noun; in French even zero is singular."""
    single = count < 2 if language == "fr" else count == 1
    written = f"{count:,}".replace(",", _NO_BREAK if language == "fr" else ",")
    return f"{written}{_NO_BREAK}{one if single else many}"


def size(count: int, language: Language) -> str:
    """ "3,2 Mo" or "3.2 MB": bytes in decimal units, as drives are sold."""
    units, value, unit = _UNITS[language], float(count), 0
    while value >= 1000 and unit < len(units) - 1:
        value, unit = value / 1000, unit + 1
    written = f"{value:.{0 if value >= 100 or unit == 0 else 1}f}"
    return f"{written.replace('.', ',') if language == 'fr' else written}{_NO_BREAK}{units[unit]}"
