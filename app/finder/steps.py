"""Work that can be put down between two keystrokes.

A generator yields wherever it may be interrupted, and returns what it made. Another
thread would not do: it holds the interpreter for whole slices of time, and a window
asks for it hundreds of times while it paints.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparisonT

In = TypeVar("In")
Out = TypeVar("Out")

Steps = Generator[None, None, Out]
#: Rows between two interruptions: one to three milliseconds.
_STEP = 250
#: Rows sorted, or merged, between two interruptions: two to four milliseconds.
_RUN = 2_000


def mapped(make: Callable[[In], Out], rows: Sequence[In]) -> Steps[list[Out]]:
    """``make`` of each row."""
    made: list[Out] = []
    for some in parts(rows):
        made += [make(row) for _, row in some]
        yield
    return made


def parts(rows: Sequence[In]) -> Iterator[Sequence[tuple[int, In]]]:
    """The rows with their numbers, as many at once as one step takes."""
    for at in range(0, len(rows), _STEP):
        yield list(enumerate(rows[at : at + _STEP], at))


def in_order(rows: "Sequence[SupportsRichComparisonT]") -> "Steps[list[SupportsRichComparisonT]]":
    """The rows sorted: 100,000 of them at once held the window up for a quarter of a second."""
    runs = []
    for at in range(0, len(rows), _RUN):
        runs.append(sorted(rows[at : at + _RUN]))
        yield
    if len(runs) < 2:
        return runs[0] if runs else []
    merged = merge(*runs)
    made: list[SupportsRichComparisonT] = []
    while some := list(islice(merged, _RUN)):
        made += some
        yield
    return made


def second(pairs: list[tuple[In, Out]]) -> Steps[list[Out]]:
    """The second of each pair, in the list of the pairs: giving back 100,000 at once takes its time."""
    held: list[Any] = pairs
    for at in range(0, len(held), _STEP):
        held[at : at + _STEP] = [one for _, one in held[at : at + _STEP]]
        yield
    return held


def finished(steps: Steps[Out]) -> Out:
    """All of it at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Out = end.value
            return made
