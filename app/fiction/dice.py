"""Chance that falls the same way on every computer.

A demonstration must be repeatable and a bench comparable, so the whole fiction
hangs on one seed. ``random.Random.random()`` is the one draw whose sequence
Python promises to keep from version to version; ``choice``, ``shuffle`` and
``gauss`` have changed before. Every other draw is therefore made from it here,
without ``log`` or ``sin``, whose last digit depends on the C library.
"""

from collections.abc import Sequence
from hashlib import blake2b
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Dice:
    """A stream of draws of its own for each key, so that parts of a practice do not disturb each other."""

    __slots__ = ("roll",)

    def __init__(self, *key: int | str) -> None:
        digest = blake2b("/".join(map(str, key)).encode(), digest_size=8).digest()
        self.roll = Random(int.from_bytes(digest, "big")).random

    def below(self, count: int) -> int:
        """A whole number from 0 to ``count - 1``."""
        return int(self.roll() * count)

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.roll() * (high - low + 1))

    def chance(self, probability: float) -> bool:
        return self.roll() < probability

    def pick(self, items: Sequence[Item]) -> Item:
        return items[int(self.roll() * len(items))]

    def early(self, items: Sequence[Item]) -> Item:
        """One of ``items``, the first ones far likelier: lists here run from common to rare."""
        draw = self.roll()
        return items[int(draw * draw * len(items))]

    def some(self, items: Sequence[Item], count: int) -> tuple[Item, ...]:
        """``count`` different items, in the order of the draw."""
        left = list(items)
        return tuple(left.pop(self.below(len(left))) for _ in range(min(count, len(left))))

    def bell(self, mean: float, spread: float) -> float:
        """A value near ``mean``: four uniform draws summed, standard deviation ``spread``, never beyond 3.5 of them."""
        roll = self.roll
        return mean + spread * 1.732 * (roll() + roll() + roll() + roll() - 2.0)

    def weighted(self, items: Sequence[Item], weights: Sequence[float]) -> Item:
        mark = self.roll() * sum(weights)
        for item, weight in zip(items, weights, strict=True):
            mark -= weight
            if mark < 0:
                return item
        return items[-1]
