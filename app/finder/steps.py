"""Work that can be put down between two keystrokes.

A generator yields wherever it may be interrupted, and returns what it made. Another
thread would not do: it holds the interpreter for whole slices of time, and a window
asks for it hundreds of times while it paints.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

Steps = Generator[None, None, Out]
#: Rows between two interruptions: one to three milliseconds.
_STEP = 250


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


def finished(steps: Steps[Out]) -> Out:
    """All of it at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Out = end.value
            return made
