"""How large a wound is, and by which way of measuring: the two are never set side by side as one.

What was outlined on a photograph with a scale is an area; the largest length by
the width across it is more than the area, and is what nurses compare from visit
to visit where nothing was outlined.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app import figures
from vault.records.wounds import WoundState


class Measured(Enum):
    """How an area was come by."""

    OUTLINED = auto()
    PRODUCT = auto()


@dataclass(frozen=True, slots=True)
class Area:
    """In mm2."""

    size: float
    by: Measured


def area(state: WoundState) -> Area | None:
    """The area at a visit: outlined, or else length by width; None where neither was measured."""
    return _area(state, Measured.OUTLINED) or _area(state, Measured.PRODUCT)


def curve(states: Sequence[WoundState]) -> tuple[Measured, list[tuple[str, float]]]:
    """The moments and areas in mm2 that can be compared: those of the way that measured most visits."""
    ways = {by: [(one.seen_at, found.size) for one in states if (found := _area(one, by))] for by in Measured}
    by = max(Measured, key=lambda way: len(ways[way]))
    return by, ways[by]


def _area(state: WoundState, by: Measured) -> Area | None:
    if by is Measured.OUTLINED:
        return None if state.area is None else Area(state.area, by)
    if state.length is None or state.width is None:
        return None
    return Area(figures.product_area(state.length, state.width), by)
