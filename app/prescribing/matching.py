"""Does what is prescribed meet a recorded allergy? By substance, by class, or nearly, as names are misspelt.

A match is a question that wants a typed reason, never a refusal: the
practitioner may know that the test was negative. What was refuted is not asked
about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.prescribing import allergens
from app.prescribing.allergens import AllergenClass
from vault.records.allergies import Allergy, Certainty
from vault.records.papers import Line
from vault.search import words

#: Words of a label that name no substance, though they stand beside one.
_IDLE: Final = frozenset(
    "allergie allergique aux avec comprime comprimes dans des dose gelule gelules injectable les oral orale"
    " par pour poudre sachet sirop solution sous traitement une acide sodique sodium chlorhydrate"
    " sulfate".split()
)
#: From this length on, names that differ by a letter or two are one name.
_SPELT: Final = 6


class Because(StrEnum):
    """How the two met, the surest first."""

    SAME_SUBSTANCE = "same_substance"
    SAME_CLASS = "same_class"
    SPELLING = "spelling"
    RELATED_CLASS = "related_class"


@dataclass(frozen=True, slots=True)
class Match:
    """A line, by its position, and the allergy it meets."""

    position: int
    allergy: Allergy
    because: Because


def matches(lines: Iterable[Line], recorded: Iterable[Allergy]) -> list[Match]:
    """Every line that meets an allergy which was not refuted, line by line, the surest way they meet."""
    known = [one for one in recorded if one.facts.certainty is not Certainty.REFUTED]
    return [
        Match(position, allergy, because)
        for position, line in enumerate(lines)
        for allergy in known
        if (because := met(f"{line.text} {line.substance}", allergy.facts.substance)) is not None
    ]


def met(medicine: str, allergen: str) -> Because | None:
    """How a medicine, with its substances, meets an allergen; None where it does not."""
    taken, feared = _names(medicine), _names(allergen)
    if any(name in taken for name in feared):
        return Because.SAME_SUBSTANCE
    named = (*allergens.called(" ".join(words(allergen))), *_nearly_called(feared))
    classes = {one.key: one for one in (*named, *allergens.holding(feared))}
    if any(one.holds(name) for one in classes.values() for name in taken):
        return Because.SAME_CLASS
    if any(_alike(one, other) for one in taken for other in feared):
        return Because.SPELLING
    related = (allergens.BY_KEY[key] for one in classes.values() for key in one.related)
    if any(one.holds(name) for one in related for name in taken):
        return Because.RELATED_CLASS
    return None


def _nearly_called(feared: list[str]) -> list[AllergenClass]:
    """The classes that a misspelt word names."""
    return [
        one for one in allergens.CLASSES if any(_alike(name, word) for name in one.called for word in feared)
    ]


def _names(text: str) -> list[str]:
    """The folded words that can name a substance."""
    return [word for word in words(text) if len(word) > 2 and word not in _IDLE and not word[0].isdigit()]


def _alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _SPELT:
        return False
    # Heavy, and needed only once something is prescribed to somebody with an allergy.
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(one, other) <= (1 if shorter < 9 else 2))
