"""Rows in the order of a card index, and the sets of them that match a reading.

A set of rows is a set of their numbers in that order, so that meeting and
joining run at the speed of C and sorting the numbers sorts the answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import zip_longest
from operator import itemgetter

from app.finder.steps import Steps, finished, in_order, mapped, parts, second
from app.finder.text import PHONE_DIGITS, PIECE, Birth, Digits, Reading
from app.finder.words import WordIndex, folded, words_of
from app.phones import national
from vault.records.patients import Listed

Numbers = set[int]
Births = dict[int, Numbers]


def order(row: Listed) -> str:
    """Sorts a row where it stands: by the names in use, archived ones behind everybody.

    One text, its pieces divided by what sorts before every letter: compared in a third of a tuple's time.
    """
    name, first = row.used_name or row.birth_name, row.used_first_name or row.birth_first_name
    pieces = ("1" if row.archived else "0", folded(name), folded(first), row.birth_date, row.id)
    return "\0".join(pieces)


def _keyed(row: Listed) -> tuple[str, Listed]:
    return order(row), row


def _family(row: Listed) -> Iterable[str]:
    return {*words_of(row.birth_name), *words_of(row.used_name)}


def _given(row: Listed) -> Iterable[str]:
    return {*words_of(row.birth_first_name), *words_of(row.used_first_name)}


def _phones(row: Listed) -> Iterable[str]:
    return [national(phone) for phone in row.phones]


class Index:
    """Some patients, found by number."""

    def __init__(self, rows: Sequence[Listed] = ()) -> None:
        """Of few rows, at once; see ``made`` for many."""
        finished(self._make(rows))

    @classmethod
    def made(cls, rows: Sequence[Listed]) -> "Steps[Index]":
        """Of many rows, step by step."""
        index = cls()
        yield from index._make(rows)
        return index

    def _make(self, rows: Sequence[Listed]) -> Steps[None]:
        keyed = yield from in_order((yield from mapped(_keyed, rows)))
        self._keys = yield from mapped(itemgetter(0), keyed)
        self._rows = yield from second(keyed)
        self._family = yield from WordIndex.made(_family, self._rows)
        self._given = yield from WordIndex.made(_given, self._rows)
        self._phones = yield from WordIndex.made(_phones, self._rows)
        self.numbers: dict[str, int] = {}
        for some in parts(self._rows):
            self.numbers.update((row.id, at) for at, row in some)
            yield
        self._days, self._months, self._years = yield from _births(self._rows)

    @property
    def rows(self) -> Sequence[Listed]:
        """All of them, in order."""
        return self._rows

    def first(self, numbers: AbstractSet[int], limit: int) -> list[tuple[str, Listed]]:
        """The first of these rows, each with its place."""
        return [(self._keys[at], self._rows[at]) for at in sorted(numbers)[:limit]]

    def matches(self, asked: Sequence[Reading]) -> list[Numbers]:
        """Whose family name begins as typed; who has other names that do; who holds the pieces somewhere."""
        found = [self._matches(reading) for reading in asked]
        ranks = (
            found[0] if len(found) == 1 else [set[int]().union(*rank) for rank in zip(*found, strict=True)]
        )
        return _disjoint(ranks)

    def _matches(self, reading: Reading) -> tuple[Numbers, Numbers, Numbers]:
        dated = [self._with_digits(digits) for digits in reading.digits]
        if not reading.words:
            return set(), _meet(dated), set()
        families = self._family.beginning(reading.words[0])
        begin = [families | self._given.beginning(reading.words[0])]
        begin += [self._family.beginning(word) | self._given.beginning(word) for word in reading.words[1:]]
        begun = _meet([*dated, *begin])
        if all(len(word) < PIECE for word in reading.words):
            return begun & families, begun, set()
        pieces = [known | self._holding(word) for known, word in zip(begin, reading.words, strict=True)]
        return begun & families, begun, _meet([*dated, *pieces])

    def _holding(self, word: str) -> Numbers:
        return self._family.holding(word) | self._given.holding(word) if len(word) >= PIECE else set()

    def lookalikes(self, asked: Sequence[Reading]) -> list[Numbers]:
        """Who matches but for typing errors: nobody with none, those with one, with two..."""
        meant = [one for reading in asked for one in (reading, *_without_a_space(reading))]
        found = [self._lookalikes(reading) for reading in meant if reading.words]
        return _disjoint([set[int]().union(*rank) for rank in zip_longest(*found, fillvalue=())])

    def _lookalikes(self, reading: Reading) -> list[Numbers]:
        dated = [[self._with_digits(digits)] for digits in reading.digits]
        found = reduce(_meet_ranks, [*dated, self._like(reading.words[0])])
        for word in reading.words[1:]:
            # Comparing a word with every name takes milliseconds: not for a word that nobody is left for.
            found = _meet_ranks(found, self._like(word)) if any(found) else found
        return found

    def _like(self, word: str) -> list[Numbers]:
        both = zip(self._family.like(word), self._given.like(word), strict=True)
        return [family | given for family, given in both]

    def _with_digits(self, digits: Digits) -> Numbers:
        found = set[int]().union(*(self._born(birth) for birth in digits.births))
        return found | self._phones.holding(digits.phone) if len(digits.phone) >= PHONE_DIGITS else found

    def _born(self, birth: Birth) -> Numbers:
        parts = ((birth.days, self._days), (birth.months, self._months), (birth.years, self._years))
        return _meet(
            [
                set[int]().union(*(held[one] for one in wanted if one in held))
                for wanted, held in parts
                if wanted
            ]
        )


def _without_a_space(reading: Reading) -> Iterator[Reading]:
    """Each space may stand in the wrong place: "el bihan", "colonn ad'istria"."""
    words = reading.words
    for at in range(len(words) - 1):
        yield Reading((*words[:at], words[at] + words[at + 1], *words[at + 2 :]), reading.digits)


def _births(rows: Sequence[Listed]) -> Steps[tuple[Births, Births, Births]]:
    """Which rows were born on each day of a month, in each month, in each year."""
    days, months, years = (defaultdict[int, Numbers](set) for _ in range(3))
    for some in parts(rows):
        for number, row in some:
            for part, held in zip(row.birth_date.split("-"), (years, months, days), strict=False):
                if part.isdecimal():
                    held[int(part)].add(number)
        yield
    return days, months, years


def _meet(sets: Sequence[Numbers]) -> Numbers:
    """What stands in all of them, the smallest first."""
    return reduce(set.intersection, sorted(sets, key=len)) if sets else set()


def _meet_ranks(some: list[Numbers], others: list[Numbers]) -> list[Numbers]:
    """What stands in both, by the errors of both together."""
    met: list[Numbers] = [set() for _ in range(len(some) + len(others) - 1)]
    for errors, one in enumerate(some):
        for more, other in enumerate(others):
            met[errors + more] |= one & other
    return met


def _disjoint(ranks: Sequence[Numbers]) -> list[Numbers]:
    """Each number in its best rank only."""
    apart: list[Numbers] = []
    for rank in ranks:
        apart.append(rank.difference(*apart) if rank else rank)
    return apart
