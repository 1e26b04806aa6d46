"""Numbers in French words, as the law asks for narcotics (R5132-29): dose, takes and duration spelt out.

Spelt as before 1990 (vingt et un, quatre-vingts, deux cents), which no
pharmacist questions.
"""

import re
from collections.abc import Mapping
from typing import Final

_UNITS: Final = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
).split()
_TENS: Final = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
LARGEST: Final = 999_999

#: Abbreviated units, spelt out; of two or more they take an s.
_ABBREVIATED: Final[Mapping[str, str]] = {
    "mg": "milligramme",
    "g": "gramme",
    "µg": "microgramme",
    "μg": "microgramme",
    "mcg": "microgramme",
    "ml": "millilitre",
    "mL": "millilitre",
    "h": "heure",
    "j": "jour",
    "cp": "comprimé",
    "cpr": "comprimé",
    "gél": "gélule",
    "amp": "ampoule",
}
_FEMININE: Final = re.compile(
    r"(?:gélule|ampoule|goutte|prise|boîte|boite|heure|dose|semaine|injection|unité|cuillère|pulvérisation|seringue"
    r"|bouffée|pastille|plaquette|administration|journée|fois|pipette|poche)s?\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"(?<![\w,.])(\d{1,3}(?:[ \u00a0\u202f]\d{3})|\d{1,6})(?:[.,](\d{1,4}))?(?![\d,.]*\d)"
    r"(?:([ \u00a0\u202f]?)(mg|g|µg|μg|mcg|ml|mL|h|j|cpr?|gél|amp)\b\.?)?"
)


def in_words(number: int, *, feminine: bool = False) -> str:
    """A number from 0 to 999,999; ``feminine`` before a feminine noun (vingt et une gélules)."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"no ordonnance asks for {number}")
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands:
        words += ([] if thousands == 1 else [_below_1000(thousands, ends=False)]) + ["mille"]
    if rest or not thousands:
        words.append(_below_1000(rest, ends=True))
    spelt = " ".join(words)
    return spelt + "e" if feminine and spelt.split(" ")[-1].split("-")[-1] == "un" else spelt


def _below_1000(number: int, *, ends: bool) -> str:
    """``ends``: nothing follows, so that cents and vingts take their s."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_100(rest, ends=ends)
    hundred = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
    if rest:
        return f"{hundred} {_below_100(rest, ends=ends)}"
    return hundred + "s" if ends and hundreds > 1 else hundred


def _below_100(number: int, *, ends: bool) -> str:
    if number < 20:
        return _UNITS[number]
    tens, rest = divmod(number, 10)
    if tens in (7, 9):
        tens, rest = tens - 1, rest + 10
    ten = _TENS[tens]
    if not rest:
        return ten + "s" if ends and tens == 8 else ten
    # Vingt et un, soixante et onze; but quatre-vingt-un, quatre-vingt-onze.
    return f"{ten} et {_UNITS[rest]}" if rest in (1, 11) and tens != 8 else f"{ten}-{_UNITS[rest]}"


def decimal_in_words(whole: int, decimals: str, *, feminine: bool = False) -> str:
    """2,5 is "deux virgule cinq", 0,05 "zéro virgule zéro cinq"; zeros behind the last digit say nothing."""
    said = decimals.rstrip("0")
    if not said:
        return in_words(whole, feminine=feminine)
    zeros = ["zéro"] * (len(said) - len(said.lstrip("0")))
    return " ".join([in_words(whole), "virgule", *zeros, in_words(int(said))])


def spelt_out(text: str) -> str:
    """A posology with every number in words, and the units beside them: "10 mg" is "dix milligrammes"."""
    return _COUNTED.sub(lambda found: _spelt(found, text), text)


def _spelt(found: re.Match[str], text: str) -> str:
    whole, decimals, unit = int(re.sub(r"\D", "", found[1])), found[2] or "", found[4]
    noun = _ABBREVIATED[unit] if unit else text[found.end() :].lstrip(" \u00a0\u202f")
    words = decimal_in_words(whole, decimals, feminine=_FEMININE.match(noun) is not None)
    if not unit:
        return words
    return f"{words} {noun}{'s' if whole >= 2 else ''}"
