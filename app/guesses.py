"""How many guesses an attacker who speaks French needs for a passphrase.

zxcvbn counts with English lists, American keyboards and years up to 2019; to
it "ordonnance" is nearly random. It is given the French lists of
``resources/wordlists`` (each word also without its accents), what the
practitioner's letterhead says, the AZERTY keyboard and this decade. A phrase
is also read without its blanks and punctuation: zxcvbn takes every blank for
one more secret, so that it finds 123 bits in a nursery rhyme that stands in
every list. The weaker reading counts.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import Any

import resources
from vault.words import fold, french_words

# Longer text only adds: what is not read keeps the estimate on the safe side, and the typist's thread free.
_LONGEST = 128
_SEPARATORS = re.compile(r"[\s\-_.,;:'’!?/]+")
# Which of about eight separators is used throughout is all that a separator adds.
_SEPARATOR_BITS = 3.0
_LISTS = ("common", "wikipedia", "family_names", "given_names", "phrases")
_YEARS = {"recent_year": re.compile(r"19\d\d|20[0-4]\d")}
# The two keyboards, key by key, unshifted and shifted.
_QWERTY = "`~1!2@3#4$5%6^7&8*9(0)-_=+qQwWeErRtTyYuUiIoOpP[{]}\\|aAsSdDfFgGhHjJkKlL;:'\"zZxXcCvVbBnNmM,<.>/?"
_AZERTY = "²~&1é2\"3'4(5-6è7_8ç9à0)°=+aAzZeErRtTyYuUiIoOpP^¨$£*µqQsSdDfFgGhHjJkKlLmMù%wWxXcCvVbBnN,?;.:/!§"


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a passphrase as an attacker would guess it: by which pattern, from which list."""

    pattern: str
    source: str
    length: int
    disguised: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """The base-2 logarithm of the guesses needed, and the cheapest way to make them."""

    bits: float
    parts: tuple[Part, ...]


def estimate(passphrase: str, personal: Iterable[str] = ()) -> Estimate:
    """The weaker reading of ``passphrase``; what ``personal`` lists (names, town, practice) is tried first.

    Takes about 20 ms for eight words. The first call, which may be one with no text, reads the lists: 0.2 s.
    Any thread.
    """
    dictionaries = _dictionaries() | {"personal": _ranked(_pieces(personal))}
    text = passphrase[:_LONGEST]
    if not text:
        return Estimate(0.0, ())
    readings = [_read(text, dictionaries, 0.0)]
    if joined := _SEPARATORS.sub("", text):
        kinds = len(set(_SEPARATORS.findall(text)))
        readings.append(_read(joined, dictionaries, kinds * _SEPARATOR_BITS))
    return min(readings, key=lambda reading: reading.bits)


def _read(text: str, dictionaries: Mapping[str, Mapping[str, int]], extra_bits: float) -> Estimate:
    matching, scoring = _zxcvbn()
    matches = matching.omnimatch(text, dictionaries)
    matches += matching.spatial_match_helper(text, _azerty(), "azerty")
    matches += matching.regex_match(text, _YEARS)
    found = scoring.most_guessable_match_sequence(text, sorted(matches, key=_place))
    parts = tuple(_part(match) for match in found["sequence"])
    return Estimate(log2(found["guesses"]) + extra_bits, parts)


def _place(match: Mapping[str, Any]) -> tuple[int, int]:
    return match["i"], match["j"]


def _part(match: Mapping[str, Any]) -> Part:
    disguised = bool(match.get("l33t") or match.get("reversed"))
    return Part(match["pattern"], match.get("dictionary_name", ""), len(match["token"]), disguised)


def _pieces(personal: Iterable[str]) -> list[str]:
    whole = [text.strip() for text in personal if text.strip()]
    return [*whole, *(word for text in whole for word in re.findall(r"\w{2,}", text))]


def _ranked(words: Iterable[str]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, word in enumerate(words, start=1):
        for form in {word.lower(), fold(word), _SEPARATORS.sub("", fold(word))}:
            ranks.setdefault(form, rank)
    return ranks


@cache
def _dictionaries() -> dict[str, dict[str, int]]:
    matching, _ = _zxcvbn()
    french = {name: _ranked(resources.text("wordlists", f"{name}.txt").splitlines()) for name in _LISTS}
    return {**matching.RANKED_DICTIONARIES, **french, "recovery_words": _ranked(french_words())}


@cache
def _azerty() -> dict[str, list[str | None]]:
    """zxcvbn's graph of the American keyboard with a French legend on each key."""
    matching, _ = _zxcvbn()
    keys: dict[str | None, str] = dict(zip(_pairs(_QWERTY), _pairs(_AZERTY), strict=True))
    american = matching.GRAPHS["qwerty"]
    characters = zip(_QWERTY, _AZERTY, strict=True)
    return {french: [keys.get(key) for key in american[here]] for here, french in characters}


def _pairs(keyboard: str) -> list[str]:
    return [keyboard[start : start + 2] for start in range(0, len(keyboard), 2)]


@cache
def _zxcvbn() -> tuple[Any, Any]:
    # Imported on first use: its lists take 30 ms that the lock screen does not have.
    from zxcvbn import matching, scoring

    return matching, scoring
