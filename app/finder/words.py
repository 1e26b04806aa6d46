"""The words of names, each with the rows it stands in.

Words are sorted, so that those with one beginning are neighbours; and joined
in one long string, so that looking for a piece inside all of them is one scan
at memory speed.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from app.finder.steps import Steps, in_order, mapped, parts
from vault.search import fold

Row = TypeVar("Row")

#: Sorts behind every letter a folded word can hold.
_LAST = "\U0010ffff"


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """``fold``, remembered: a practice has fewer names than patients."""
    return fold(name)


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, and all of them in one: LE FÈVRE is found under "lefe"."""
    parts = folded(name).split()
    return (*parts, "".join(parts)) if len(parts) > 1 else tuple(parts)


def tolerance(word: str) -> int:
    """How many typing errors a word may hold: none under 4 letters, one, two from 7 letters on."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


class WordIndex:
    """Words -> numbers of the rows that hold them."""

    @classmethod
    def made(cls, words: Callable[[Row], Iterable[str]], rows: Sequence[Row]) -> "Steps[WordIndex]":
        """Of the ``words`` of each row, by its number; step by step."""
        held: defaultdict[str, list[int]] = defaultdict(list)
        for some in parts(rows):
            for number, row in some:
                for word in words(row):
                    held[word].append(number)
            yield
        ordered = yield from in_order(list(held))
        return cls(ordered, (yield from mapped(held.__getitem__, ordered)))

    def __init__(self, words: list[str], rows: list[list[int]]) -> None:
        self._words = words
        self._rows = rows
        self._cut: dict[int, tuple[list[str], list[int]]] = {}
        self._joined = "\n".join(self._words)
        self._starts = list(accumulate((len(word) + 1 for word in self._words), initial=0))

    def beginning(self, start: str) -> set[int]:
        """The rows with a word that begins so."""
        first, last = self._slice(start)
        return set().union(*self._rows[first:last])

    def holding(self, piece: str) -> set[int]:
        """The rows with a word that holds ``piece`` anywhere."""
        return set().union(*(self._rows[word] for word in self._words_holding(piece)))

    def _slice(self, start: str) -> tuple[int, int]:
        return bisect_left(self._words, start), bisect_left(self._words, start + _LAST)

    def _words_holding(self, piece: str) -> Iterator[int]:
        at = self._joined.find(piece)
        while at >= 0:
            word = bisect_right(self._starts, at) - 1
            yield word
            at = self._joined.find(piece, self._starts[word + 1])

    def like(self, typed: str) -> list[set[int]]:
        """The rows with a word, or the beginning of one, typed so; typed so but for one error; for two..."""
        found: list[set[int]] = [set() for _ in range(tolerance(typed) + 1)]
        for length in (len(typed), len(typed) + 1):
            for start, errors, first in self._begins_like(typed, length):
                last = bisect_left(self._words, start + _LAST, first)
                found[errors].update(*self._rows[first:last])
        return found

    def _begins_like(self, typed: str, length: int) -> Iterator[tuple[str, int, int]]:
        """Beginnings of this length that look like ``typed``: (beginning, errors, the first word with it)."""
        # Nobody mistypes before the first search, and a waiting session is light without it.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        starts, firsts = self._beginnings(length)
        allowed = tolerance(typed)
        for start, errors, at in process.extract(
            typed, starts, scorer=OSA.distance, score_cutoff=allowed, limit=None
        ):
            yield start, errors, firsts[at]

    def _beginnings(self, length: int) -> tuple[list[str], list[int]]:
        """Every beginning of this length once, and the first word that has it."""
        if length not in self._cut:
            starts: list[str] = []
            firsts: list[int] = []
            for at, word in enumerate(self._words):
                if not starts or word[:length] != starts[-1]:
                    starts.append(word[:length])
                    firsts.append(at)
            self._cut[length] = starts, firsts
        return self._cut[length]
