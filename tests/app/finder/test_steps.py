"""Sorting in steps sorts, and no step takes more than its share of the rows."""

import random

import pytest

from app.finder.steps import finished, in_order, second


@pytest.mark.parametrize("count", [0, 1, 1_999, 2_000, 2_001, 12_345])
def test_rows_sorted_in_steps_are_in_order(count):
    rows = random.Random(count).choices(range(1_000_000), k=count)
    assert finished(in_order(rows)) == sorted(rows)


class Counted(int):
    """A number that counts how often it was compared."""

    compared = 0

    def __lt__(self, other: int) -> bool:
        Counted.compared += 1
        return int(self) < int(other)


def test_no_step_sorts_more_than_its_share():
    """At 100,000 patients one step took a quarter of a second: a key or a lock waited for it."""
    rows = [Counted(number) for number in random.Random(1).sample(range(20_000), 20_000)]
    most = before = 0
    for _ in in_order(rows):
        most, before = max(most, Counted.compared - before), Counted.compared
    assert 0 < most < 2_000 * 20


def test_the_second_of_each_pair_stays_in_place():
    assert finished(second([(number, str(number)) for number in range(600)])) == [str(n) for n in range(600)]
