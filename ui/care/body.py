"""Where on a body something is: the sites of the figure, their places on it, and what they are called.

A place is a point of the picture that holds both views, from 0 to 1: the front
in its left half, the back in its right. Left and right are the patient's own, so
the right hand is at the left of the front view.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject

from vault.records.wounds import Side

#: Width of the picture by its height.
ASPECT: Final = 1.0


class Facing(Enum):
    FRONT = 0
    BACK = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A site on one side of the body, and where the picture shows it."""

    site: str
    side: Side
    facing: Facing
    x: float
    y: float

    @property
    def key(self) -> str:
        return f"{self.site} {self.side.value}"


#: Site, distance from the middle and from the top, both in heights of the body; in the middle there is one.
_FRONT: Final = (
    ("head", 0, 0.03), ("face", 0, 0.085), ("neck", 0, 0.15), ("shoulder", 0.115, 0.195), ("chest", 0, 0.24),
    ("upper_arm", 0.147, 0.28), ("forearm", 0.185, 0.43), ("hand", 0.214, 0.54), ("abdomen", 0, 0.37),
    ("groin", 0.05, 0.5), ("thigh", 0.06, 0.61), ("knee", 0.06, 0.72), ("shin", 0.06, 0.81),
    ("ankle", 0.06, 0.91), ("foot", 0.065, 0.945), ("toes", 0.07, 0.968),
)  # fmt: skip
_BACK: Final = (
    ("occiput", 0, 0.06), ("nape", 0, 0.145), ("shoulder_blade", 0.065, 0.23), ("back", 0, 0.29),
    ("elbow", 0.165, 0.36), ("lower_back", 0, 0.39), ("sacrum", 0, 0.455), ("trochanter", 0.1, 0.475),
    ("buttock", 0.052, 0.49), ("ischium", 0.04, 0.525), ("back_of_thigh", 0.06, 0.61),
    ("popliteal", 0.06, 0.72), ("calf", 0.06, 0.8), ("heel", 0.06, 0.935), ("sole", 0.065, 0.966),
)  # fmt: skip


def middle(facing: Facing) -> float:
    """Where the middle of a view lies across the picture."""
    return 0.25 + 0.5 * facing.value


def _spots() -> Iterator[Spot]:
    for facing, sites in ((Facing.FRONT, _FRONT), (Facing.BACK, _BACK)):
        for site, off, down in sites:
            # Seen from the front the patient's left is at the right.
            left = 1 if facing is Facing.FRONT else -1
            for side, way in ((Side.RIGHT, -left), (Side.LEFT, left)) if off else ((Side.MIDDLE, 0),):
                yield Spot(site, side, facing, middle(facing) + way * off / ASPECT, down)


SPOTS: Final[Sequence[Spot]] = tuple(_spots())
BY_KEY: Final = {spot.key: spot for spot in SPOTS}


def nearest(x: float, y: float) -> Spot:
    """The spot that a point of the picture belongs to."""
    return min(SPOTS, key=lambda spot: ((spot.x - x) * ASPECT) ** 2 + (spot.y - y) ** 2)


class BodyWords(QObject):
    """The sites in words."""

    def site(self, site: str, side: Side) -> str:
        """ "Heel, left": a site of the figure and its side; one that is not on it, as it was written."""
        name = self._names().get(site, site)
        sides = {Side.LEFT: self.tr("left"), Side.RIGHT: self.tr("right")}
        return f"{name}, {sides[side]}" if side in sides else name

    def _names(self) -> dict[str, str]:
        return {
            "head": self.tr("Head"),
            "face": self.tr("Face"),
            "neck": self.tr("Neck"),
            "shoulder": self.tr("Shoulder"),
            "chest": self.tr("Chest"),
            "upper_arm": self.tr("Upper arm"),
            "forearm": self.tr("Forearm"),
            "hand": self.tr("Hand"),
            "abdomen": self.tr("Abdomen"),
            "groin": self.tr("Groin"),
            "thigh": self.tr("Thigh"),
            "knee": self.tr("Knee"),
            "shin": self.tr("Shin"),
            "ankle": self.tr("Ankle"),
            "foot": self.tr("Back of the foot"),
            "toes": self.tr("Toes"),
            "occiput": self.tr("Back of the head"),
            "nape": self.tr("Nape"),
            "shoulder_blade": self.tr("Shoulder blade"),
            "back": self.tr("Back"),
            "elbow": self.tr("Elbow"),
            "lower_back": self.tr("Lower back"),
            "sacrum": self.tr("Sacrum"),
            "trochanter": self.tr("Trochanter"),
            "buttock": self.tr("Buttock"),
            "ischium": self.tr("Ischium"),
            "back_of_thigh": self.tr("Back of the thigh"),
            "popliteal": self.tr("Hollow of the knee"),
            "calf": self.tr("Calf"),
            "heel": self.tr("Heel"),
            "sole": self.tr("Sole"),
        }
