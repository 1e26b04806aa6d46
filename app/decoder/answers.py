"""What the decoder may answer. The session believes none of it before it was checked.

Whoever sent the file may by then speak with the child's voice: an answer is
decoded by type, never unpickled, and every number in it is held against what
was asked.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from app.decoder.questions import LONGEST_SIDE, MOST_DRAWN, MOST_HITS, MOST_PAGES
from app.takeover.columns import Mapping

Side = Annotated[int, Meta(ge=1, le=LONGEST_SIDE)]
Fraction = Annotated[float, Meta(ge=0.0, le=1.0)]


class Sizes(msgspec.Struct, tag=True, frozen=True):
    """Width and height of each page at 100 %, in pixels."""

    sizes: Annotated[tuple[tuple[Side, Side], ...], Meta(min_length=1, max_length=MOST_PAGES)]


class Drawn(msgspec.Struct, tag=True, frozen=True):
    """A page was drawn; its pixels follow, four bytes each: red, green, blue, 255."""

    width: Annotated[int, Meta(ge=1, le=MOST_DRAWN)]
    height: Annotated[int, Meta(ge=1, le=MOST_DRAWN)]


class Redrawn(msgspec.Struct, tag=True, frozen=True):
    """A picture was made anew; its bytes follow, a JPEG."""


class Hit(msgspec.Struct, frozen=True):
    """A place where the words stand, in fractions of the page from its top left."""

    page: Annotated[int, Meta(ge=0, lt=MOST_PAGES)]
    left: Fraction
    top: Fraction
    width: Fraction
    height: Fraction


class Found(msgspec.Struct, tag=True, frozen=True):
    """Every place, in reading order."""

    hits: Annotated[tuple[Hit, ...], Meta(max_length=MOST_HITS)]


class Sheet(msgspec.Struct, tag=True, frozen=True):
    """The columns of a list: names, a few values of each, and what they seem to mean."""

    header: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    mapping: Mapping


class Planned(msgspec.Struct, tag=True, frozen=True):
    """The plan of an import, as ``plans`` packs it: a child that shows a picture never loads that."""

    plan: msgspec.Raw


class Failed(msgspec.Struct, tag=True, frozen=True):
    """An answer that is an error: its class by name, and its facts."""

    error: str
    facts: dict[str, str | int]


Answer = Sizes | Drawn | Redrawn | Found | Sheet | Planned | Failed
