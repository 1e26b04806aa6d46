"""Words as one searches for them: without accents, capitals and double blanks, and where each came from."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_LIGATURES = {"œ": "oe", "æ": "ae", "\u2019": "'", "\u00ad": ""}


def fold(words: str) -> str:
    """The words as they are compared."""
    return "".join(_folded(" ".join(words.split())))


class Folded(NamedTuple):
    """A folded text, and for each of its characters the place in the text as it was."""

    text: str
    origins: list[int]

    @classmethod
    def of(cls, text: str) -> "Folded":
        """Fold ``text``; what is blank, many times over or a line's end, is one blank."""
        characters: list[str] = []
        origins: list[int] = []
        for at, character in enumerate(text):
            for piece in _folded(character):
                if piece != " " or characters[-1:] != [" "]:
                    characters.append(piece)
                    origins.append(at)
        return cls("".join(characters), origins)

    def places(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Start and length, in the text as it was, of every place where ``wanted`` stands."""
        at = self.text.find(wanted)
        while at >= 0:
            first, last = self.origins[at], self.origins[at + len(wanted) - 1]
            yield first, last - first + 1
            at = self.text.find(wanted, at + len(wanted))


def _folded(words: str) -> Iterator[str]:
    for character in words:
        if character.isspace() or character == "\x00":
            yield " "
            continue
        for part in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(part):
                yield from _LIGATURES.get(part, part)
