"""What the session may ask of the decoder, and what nobody spends on one file.

A question concerns the file the child holds; ``Asked.media_type`` is given
when that file comes along, and is empty when it is the one already held.
"""

from datetime import date
from typing import Final

import msgspec

from app.takeover.columns import Mapping
from app.takeover.drafts import ExistingPatient

LIST: Final = "text/csv"
PDF: Final = "application/pdf"

#: A picture whose header promises more is refused before memory is spent on it.
MOST_PIXELS: Final = 100_000_000
#: What is drawn at once, whatever the zoom: 24 million pixels are 96 MB.
MOST_DRAWN: Final = 24_000_000
MOST_PAGES: Final = 10_000
#: A side of a page at 100 %, in pixels; a PDF may claim any number.
LONGEST_SIDE: Final = 20_000
MOST_HITS: Final = 2_000
#: Values of a column shown beside its name.
SAMPLES: Final = 3
#: Each column takes a line of the window, and each letter of it its place there.
MOST_COLUMNS, MOST_LETTERS = 500, 200


class Pages(msgspec.Struct, tag=True, frozen=True):
    """The size of every page at 100 %."""


class Render(msgspec.Struct, tag=True, frozen=True):
    """One page, ``width`` pixels wide once turned clockwise by ``rotation`` degrees."""

    page: int
    width: int
    rotation: int = 0


class Find(msgspec.Struct, tag=True, frozen=True):
    """Where these words stand, whatever their accents and capitals."""

    words: str


class Box(msgspec.Struct, frozen=True):
    """A part of a picture, in fractions of its width and height from its upper left."""

    left: float
    top: float
    width: float
    height: float


class Redraw(msgspec.Struct, tag=True, frozen=True):
    """A picture as a new JPEG without metadata: turned, ``cover``ed, and only what lies in ``keep``."""

    rotation: int = 0
    cover: tuple[Box, ...] = ()
    keep: Box | None = None


class Columns(msgspec.Struct, tag=True, frozen=True):
    """The columns of a list."""


class PlanImport(msgspec.Struct, tag=True, frozen=True):
    """What taking the list over would do."""

    existing: tuple[ExistingPatient, ...]
    mapping: Mapping | None
    today: date


Question = Pages | Render | Find | Redraw | Columns | PlanImport


class Asked(msgspec.Struct, frozen=True):
    """A question, and the type of the file that comes with it, if one does."""

    question: Question
    media_type: str = ""
