"""Clocks: alternated runs, medians, percentiles."""

import statistics
import time
from collections.abc import Callable, Sequence


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def alternated(
    ours: Callable[[], float], peer: Callable[[], float], runs: int
) -> tuple[list[float], list[float]]:
    """Both in turn, so that what else the machine does falls on both; the first of each warms up."""
    pairs = [(ours(), peer()) for _ in range(runs + 1)][1:]
    return [one for one, _ in pairs], [other for _, other in pairs]


def median(found: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(found)


def percentile(found: Sequence[float], percent: int) -> float:
    """The value that ``percent`` of a hundred do not exceed."""
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
