"""Photos and screen captures: one page each, upright, on white.

The whole picture is decoded once and kept at no more than what is ever drawn
at once; strip by strip, so that one of 100 million pixels fits.
"""

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PIL import Image, ImageOps

from app.decoder.answers import Hit
from app.decoder.errors import TooLarge, Unreadable
from app.decoder.questions import LONGEST_SIDE, MOST_DRAWN, MOST_PIXELS, Box, Redraw

_TURNS: Final = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
_SIDEWAYS: Final = frozenset({5, 6, 7, 8})
_ORIENTATION: Final = 0x0112
_ROWS: Final = 256
#: Of a JPEG that is made anew: no eye tells it from the picture it was made of.
_QUALITY: Final = 92

# Ours is judged first, by the header; Pillow's own would only warn.
Image.MAX_IMAGE_PIXELS = None


class Picture:
    """A JPEG, PNG or HEIC. Raises Unreadable, TooLarge."""

    def __init__(self, data: bytes | bytearray) -> None:
        with _judged():
            self._source = Image.open(io.BytesIO(data), formats=_formats(data))
        self._size = self._source.size
        # Before anything else: a PNG's Exif may stand behind its pixels, and asking for it decodes them.
        if math.prod(self._size) > MOST_PIXELS or max(self._size) > LONGEST_SIDE:
            raise TooLarge
        with _judged():
            self._sideways = self._source.getexif().get(_ORIENTATION) in _SIDEWAYS
        self._upright: Image.Image | None = None

    def pages(self) -> list[tuple[int, int]]:
        """Its size, upright."""
        # The header alone proves nothing: a picture that breaks off is told at once, not when it is painted.
        self._decoded()
        width, height = self._size
        return [(height, width) if self._sideways else (width, height)]

    def render(self, page: int, width: int, rotation: int) -> tuple[int, int, bytes]:
        """Width, height and pixels; never larger than it is. Raises Unreadable."""
        picture = self._decoded()
        if rotation in _TURNS:
            picture = picture.transpose(_TURNS[rotation])
        width = max(1, min(width, picture.width))
        height = max(1, round(picture.height * width / picture.width))
        drawn = picture.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=3.0)
        return width, height, drawn.convert("RGBA").tobytes()

    def redrawn(self, how: Redraw) -> bytes:
        """A JPEG of it without metadata. What is covered is gone: black pixels stand in its place."""
        picture = self._decoded()
        if how.rotation in _TURNS:
            picture = picture.transpose(_TURNS[how.rotation])
        picture = picture.copy()
        for box in how.cover:
            picture.paste((0, 0, 0), _pixels(box, picture.size))
        if how.keep is not None:
            picture = picture.crop(_pixels(how.keep, picture.size))
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=_QUALITY, exif=b"")
        return written.getvalue()

    def find(self, words: str) -> list[Hit]:
        """No words stand in a picture."""
        return []

    def _decoded(self) -> Image.Image:
        if self._upright is None:
            with _judged():
                self._upright = ImageOps.exif_transpose(_reduced(self._source))
        return self._upright


def _formats(data: bytes | bytearray) -> tuple[str, ...]:
    if data[4:8] != b"ftyp":
        return ("JPEG", "PNG")
    import pillow_heif  # only now: it brings 20 MB of codecs along

    pillow_heif.register_heif_opener(thumbnails=False)
    return ("HEIF",)


def _pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Whole pixels, none of the box left out, and one at least. Raises Unreadable for a box that is none."""
    width, height = size
    sides = (box.left, box.top, box.left + box.width, box.top + box.height)
    if not (0 <= sides[0] < sides[2] <= 1.000001 and 0 <= sides[1] < sides[3] <= 1.000001):
        raise Unreadable
    left, top = min(width - 1, int(sides[0] * width)), min(height - 1, int(sides[1] * height))
    right, bottom = math.ceil(sides[2] * width), math.ceil(sides[3] * height)
    return left, top, min(width, max(right, left + 1)), min(height, max(bottom, top + 1))


def _reduced(source: Image.Image) -> Image.Image:
    """On white, and by a whole factor smaller where it has more pixels than are ever drawn."""
    factor = math.ceil(math.sqrt(math.prod(source.size) / MOST_DRAWN))
    width, height = source.size
    made = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    for top in range(0, height, _ROWS * factor):
        strip = _plain(source.crop((0, top, width, min(height, top + _ROWS * factor))))
        made.paste(_on_white(strip.reduce(factor) if factor > 1 else strip), (0, top // factor))
    if _ORIENTATION in source.getexif():
        made.getexif()[_ORIENTATION] = source.getexif()[_ORIENTATION]
    return made


def _plain(strip: Image.Image) -> Image.Image:
    """In a form that can be made smaller: red, green, blue and how opaque it is, if that varies."""
    if strip.mode.startswith("I"):
        # 16 bits a channel, as some scanners write; a plain conversion would clip all but black to white.
        strip = strip.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return strip.convert("RGBA" if strip.has_transparency_data else "RGB")


def _on_white(strip: Image.Image) -> Image.Image:
    if strip.mode == "RGB":
        return strip
    return Image.alpha_composite(Image.new("RGBA", strip.size, "white"), strip).convert("RGB")


@contextmanager
def _judged() -> Iterator[None]:
    try:
        yield
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - Pillow raises whatever its parsers trip over: struct.error, IndexError, ...
        raise Unreadable from None
