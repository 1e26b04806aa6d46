"""Pictures that a practice keeps: an electrocardiogram, a chest film, a knee film.

They are drawn, not photographed, so nobody's body is in them. Pillow is
imported where it draws: a list of patients needs no picture.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from app.fiction.dice import Dice

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

_LEADS = (("I", "aVR", "V1", "V4"), ("II", "aVL", "V2", "V5"), ("III", "aVF", "V3", "V6"))
# Heights of P, Q, R, S, T in each lead, in millivolts: a normal axis and progression.
_SHAPES = {
    "I": (0.10, -0.06, 0.7, -0.1, 0.22), "II": (0.15, -0.06, 1.1, -0.15, 0.30), "III": (0.08, -0.05, 0.5, -0.12, 0.14),
    "aVR": (-0.12, 0.05, -0.9, 0.1, -0.26), "aVL": (0.05, -0.05, 0.35, -0.1, 0.12),
    "aVF": (0.11, -0.05, 0.8, -0.12, 0.22), "V1": (0.06, 0.0, 0.25, -0.9, -0.08), "V2": (0.08, 0.0, 0.5, -1.2, 0.35),
    "V3": (0.08, 0.0, 0.8, -0.8, 0.40), "V4": (0.09, -0.05, 1.4, -0.4, 0.40), "V5": (0.1, -0.08, 1.3, -0.2, 0.34),
    "V6": (0.1, -0.08, 1.0, -0.1, 0.26),
}  # fmt: skip
# When each wave culminates after the beat begins and how long it lasts, in seconds.
_WAVES = ((0.10, 0.055), (0.175, 0.018), (0.20, 0.020), (0.228, 0.020), (0.40, 0.10))
_MM = 6


@dataclass(frozen=True, slots=True)
class Electrocardiogram:
    """Twelve leads on millimetre paper at 25 mm/s; ``irregular`` draws an atrial fibrillation."""

    seed: int
    rate: int
    irregular: bool = False

    def render(self) -> bytes:
        from PIL import Image, ImageDraw

        image = Image.new("RGB", (210 * _MM, 110 * _MM), (255, 246, 244))
        draw = ImageDraw.Draw(image)
        _paper(draw, image.width, image.height)
        beats = self._beats()
        for row, leads in enumerate(_LEADS):
            for column, lead in enumerate(leads):
                _lead(draw, lead, column, 20 + row * 28, beats, self.irregular)
        _rhythm(draw, beats, self.irregular)
        draw.text(
            (12, image.height - 22),
            f"25 mm/s  10 mm/mV  FC {self.rate}/min   DOCUMENT FICTIF",
            fill=(60, 40, 40),
        )
        return _saved(image, "PNG")

    def _beats(self) -> tuple[float, ...]:
        dice, at = Dice("ecg", self.seed), 0.05
        beats = []
        while at < 8.4:
            beats.append(at)
            at += 60 / self.rate * (1 + (dice.roll() - 0.5) * (0.5 if self.irregular else 0.03))
        return tuple(beats)


@dataclass(frozen=True, slots=True)
class ChestFilm:
    """A frontal chest film; ``shadow`` veils the base of the right lung."""

    seed: int
    shadow: bool = False

    def render(self) -> bytes:
        from PIL import Image, ImageDraw, ImageFilter

        image = Image.new("L", (720, 800), 14)
        draw = ImageDraw.Draw(image)
        draw.rounded_rectangle((70, 90, 650, 900), 150, fill=142)
        for left, right in ((130, 345), (385, 595)):
            draw.ellipse((left, 130, right, 690), fill=46)
        draw.rectangle((338, 40, 386, 800), fill=186)
        draw.polygon(((330, 380), (400, 360), (520, 600), (490, 660), (300, 650)), fill=178)
        draw.ellipse((90, 610, 350, 980), fill=172)
        draw.ellipse((380, 640, 640, 980), fill=164)
        if self.shadow:
            draw.ellipse((170, 500, 330, 640), fill=128)
        image = image.filter(ImageFilter.GaussianBlur(13))
        image = _ribs(image)
        image = _grain(image, self.seed)
        _label(image, "D")
        return _saved(image, "JPEG")


@dataclass(frozen=True, slots=True)
class KneeFilm:
    """A frontal knee film whose inner joint space is narrowed."""

    seed: int
    side: str

    def render(self) -> bytes:
        from PIL import Image, ImageDraw, ImageFilter, ImageOps

        image = Image.new("L", (560, 800), 12)
        draw = ImageDraw.Draw(image)
        draw.polygon(((140, 0), (420, 0), (455, 400), (430, 800), (150, 800), (110, 400)), fill=74)
        draw.polygon(((235, 0), (330, 0), (345, 250), (420, 330), (415, 400), (300, 385), (285, 365), (265, 385),
                      (150, 400), (145, 330), (215, 250)), fill=196)  # fmt: skip
        draw.polygon(((150, 418), (268, 408), (282, 392), (300, 408), (412, 404), (405, 470), (345, 560), (335, 800),
                      (245, 800), (235, 560), (160, 480)), fill=188)  # fmt: skip
        draw.polygon(((150, 500), (178, 490), (196, 800), (164, 800)), fill=164)
        draw.ellipse((235, 225, 330, 330), fill=214)
        image = _grain(image.filter(ImageFilter.GaussianBlur(5)), self.seed)
        if self.side == "G":
            image = ImageOps.mirror(image)
        _label(image, self.side)
        return _saved(image, "JPEG")


def _paper(draw: "ImageDraw.ImageDraw", width: int, height: int) -> None:
    for step in range(0, max(width, height), _MM):
        colour = (240, 176, 170) if step % (5 * _MM) == 0 else (250, 222, 218)
        draw.line((step, 0, step, height), fill=colour)
        draw.line((0, step, width, step), fill=colour)


def _lead(
    draw: "ImageDraw.ImageDraw",
    lead: str,
    column: int,
    middle: int,
    beats: tuple[float, ...],
    irregular: bool,
) -> None:
    start = column * 2.05
    points = [
        (
            (3 + (start + t / 200) * 25) * _MM,
            (middle - 10 * _height(lead, start + t / 200, beats, irregular)) * _MM,
        )
        for t in range(400)
    ]
    draw.line(points, fill=(25, 25, 45), width=2)
    draw.text((points[0][0] + 4, (middle - 14) * _MM), lead, fill=(60, 40, 40))


def _rhythm(draw: "ImageDraw.ImageDraw", beats: tuple[float, ...], irregular: bool) -> None:
    points = [
        ((3 + t / 8) * _MM, (99 - 7 * _height("II", t / 200, beats, irregular)) * _MM) for t in range(1630)
    ]
    draw.line(points, fill=(25, 25, 45), width=2)


def _height(lead: str, at: float, beats: tuple[float, ...], irregular: bool) -> float:
    """Millivolts at a moment: each wave a triangle with a rounded top, near enough to a bell."""
    shape = _SHAPES[lead]
    level = 0.0
    for beat in beats:
        if not -0.1 < at - beat < 0.75:
            continue
        for rank, ((peak, spread), top) in enumerate(zip(_WAVES, shape, strict=True)):
            near = 1 - abs(at - beat - peak) / spread
            if near > 0 and not (irregular and rank == 0):
                level += top * near * near * (3 - 2 * near)
    if irregular:
        level += 0.05 * (abs((at * 6.3) % 1 - 0.5) - 0.25)
    return level


def _ribs(image: "Image.Image") -> "Image.Image":
    from PIL import Image, ImageChops, ImageDraw, ImageFilter

    layer = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(layer)
    for rib in range(9):
        top = 120 + rib * 62
        draw.arc((95, top, 370, top + 190), 190, 330, fill=44, width=15)
        draw.arc((355, top, 630, top + 190), 210, 350, fill=44, width=15)
    for left, right in ((130, 350), (375, 595)):
        draw.line((left, 150, right, 118), fill=56, width=16)
    for level in range(60, 800, 34):
        draw.rectangle((346, level, 378, level + 22), fill=20)
    return ImageChops.add(image, layer.filter(ImageFilter.GaussianBlur(3)))


def _grain(image: "Image.Image", seed: int) -> "Image.Image":
    """Film grain, from our own dice: Pillow's noise differs at every call."""
    from PIL import Image, ImageChops

    dice = Dice("grain", seed)
    speckle = Image.frombytes("L", (90, 100), bytes(dice.below(22) for _ in range(9000)))
    return ImageChops.add(image, speckle.resize(image.size, Image.Resampling.BILINEAR))


def _label(image: "Image.Image", side: str) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    draw.text((24, 20), side, fill=230, font_size=30)
    draw.text((24, image.height - 30), "DOCUMENT FICTIF", fill=170, font_size=14)


def _saved(image: "Image.Image", kind: str) -> bytes:
    out = BytesIO()
    image.save(out, kind, quality=82) if kind == "JPEG" else image.save(out, kind)
    return out.getvalue()
