"""What a paper is made of: words, columns, frames, tables and pictures, in the order they are read.

Lengths are in millimetres. Whoever draws a sheet decides where its pages end.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Look(StrEnum):
    """How words are set."""

    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    BODY = "body"
    SMALL = "small"


class Side(StrEnum):
    """Where words stand in their column."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; its line ends are kept."""

    words: str
    look: Look = Look.BODY
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class Gap:
    """Room."""

    height: float = 4.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from edge to edge."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, at most this wide and high; where nothing can be read of it, the room it would have taken."""

    png: bytes
    width: float
    height: float
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns; ``share`` is the left one's part of the width."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Together:
    """What stands on one page, if a page can hold it."""

    blocks: tuple["Block", ...]
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Framed:
    """A zone with a frame around it; it may go on over the next page."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by their parts of the width; those named in ``right`` stand at their right edge."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    right: frozenset[int] = frozenset()


Block: TypeAlias = Words | Gap | Rule | Picture | Beside | Together | Framed | Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper. ``title`` names no patient: it stands in the properties of the file.

    ``foot`` is said on every page, before its number; ``mark`` above every page (DUPLICATA).
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
    mark: str = ""
