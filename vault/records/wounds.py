"""Wounds: where, since when, how large at each visit, and their photographs with a scale.

Lengths are in mm and areas in mm2. An area that was outlined on a photograph is
kept as it is; without one, the largest length by the width across it is what
nurses compare (``app/wounds.py``).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vault.errors import InvalidInput
from vault.records.noun import Noun


class Side(StrEnum):
    """Of the body, the patient's own."""

    UNSAID = ""
    LEFT = "left"
    RIGHT = "right"
    MIDDLE = "middle"


class Exudate(StrEnum):
    """How much the wound weeps."""

    UNSAID = ""
    NONE = "none"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Wound:
    """``site`` is a code of the figure; ``place_x`` and ``place_y`` a point on it, from 0 to 1."""

    label: str
    site: str
    side: Side = Side.UNSAID
    kind: str = ""
    place_x: float | None = None
    place_y: float | None = None
    since: str = ""
    healed_on: str = ""
    protocol: str = ""


NOUN: Final = Noun("wound", Wound, required=("label", "site"))
get, add, change, remove, of_patient = NOUN.get, NOUN.add, NOUN.change, NOUN.remove, NOUN.of_patient


@dataclass(frozen=True, slots=True)
class WoundState:
    """What was seen at one visit; tissues in percent of the surface, pain from 0 to 10."""

    wound_id: str
    seen_at: str
    length: float | None = None
    width: float | None = None
    depth: float | None = None
    area: float | None = None
    necrosis: int | None = None
    slough: int | None = None
    granulation: int | None = None
    epithelium: int | None = None
    exudate: Exudate = Exudate.UNSAID
    exudate_kind: str = ""
    odour: bool = False
    infection: bool = False
    edges: str = ""
    skin_around: str = ""
    pain: int | None = None
    dressing: str = ""
    remark: str = ""


def _check(state: WoundState) -> None:
    for name in ("length", "width", "depth", "area"):
        size = getattr(state, name)
        if size is not None and size < 0:
            raise InvalidInput(name, "impossible")
    tissues = [state.necrosis, state.slough, state.granulation, state.epithelium]
    if any(part is not None and not 0 <= part <= 100 for part in tissues) or sum(map(_or_0, tissues)) > 100:
        raise InvalidInput("necrosis", "not_a_share")
    if state.pain is not None and not 0 <= state.pain <= 10:
        raise InvalidInput("pain", "impossible")


def _or_0(part: int | None) -> int:
    return part or 0


STATE: Final = Noun(
    "wound_state",
    WoundState,
    required=("seen_at",),
    check=_check,
    order="seen_at, rowid",
    within={"wound_id": "wound"},
)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph of the series; ``scale`` is mm a pixel, ``outline`` a JSON list of [x, y] in pixels."""

    wound_id: str
    document_id: str
    taken_at: str
    scale: float | None = None
    outline: str = ""
    state_id: str | None = None


def _check_scale(photo: Photo) -> None:
    if photo.scale is not None and photo.scale <= 0:
        raise InvalidInput("scale", "impossible")


PHOTO: Final = Noun(
    "wound_photo",
    Photo,
    required=("taken_at",),
    check=_check_scale,
    order="taken_at, rowid",
    within={"wound_id": "wound", "document_id": "document", "state_id": "wound_state"},
)
