"""How long work tells how far it is, and how it is stopped.

A long function takes a ``Progress`` and calls it wherever it is safe to stop:
``advance`` raises Interrupted when the person, or a lock, wants it to end.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """What is being done, for the words beside the bar."""

    STAGING = "staging"
    COPYING = "copying"
    REREADING = "rereading"
    CHECKING = "checking"
    FURNISHING = "furnishing"
    RESTORING = "restoring"
    REHEARSING = "rehearsing"
    SEALING = "sealing"
    REKEYING = "rekeying"


class Progress(Protocol):
    """Someone who wants to know, and may say stop."""

    def begin(self, stage: Stage, total: int) -> None:
        """A stage of ``total`` bytes starts; furnishing counts patients."""

    def advance(self, size: int) -> None:
        """``size`` more are done. Raises Interrupted to stop here."""


class Tally:
    """Keeps the count; what becomes of it is its subclass's."""

    def __init__(self) -> None:
        self.stage, self.done, self.total = "", 0, 0

    def begin(self, stage: Stage, total: int) -> None:
        """A stage starts."""
        self.stage, self.done, self.total = stage.value, 0, total

    def advance(self, size: int) -> None:
        """``size`` more are done."""
        self.done += size


class Silent:
    """Nobody is looking, and nobody stops it."""

    def begin(self, stage: Stage, total: int) -> None:
        """Say nothing."""

    def advance(self, size: int) -> None:
        """Say nothing."""


def counted(pieces: Iterable[bytes], progress: Progress) -> Iterator[bytes]:
    """The same pieces; each is told to ``progress`` as it goes by. Raises Interrupted."""
    for piece in pieces:
        progress.advance(len(piece))
        yield piece
