"""A picture made anew: a phone's photo as a JPEG, and a copy with a part covered or cut away."""

import io

import pillow_heif
import pytest
from PIL import Image

from app import intake
from app.decoder.decoder import Decoder, File
from app.decoder.errors import Unreadable
from app.decoder.questions import Box, Redraw
from tests.app.decoder import samples

LEFT_HALF = Box(0.0, 0.0, 0.5, 1.0)


def heic(width: int = 64, height: int = 48) -> bytes:
    """A photo as phones make it, red on its left half, with what the phone adds."""
    pillow_heif.register_heif_opener()
    picture, buffer, exif = Image.new("RGB", (width, height), "blue"), io.BytesIO(), Image.Exif()
    picture.paste("red", (0, 0, width // 2, height))
    exif[0x010E] = "SECRET"
    picture.save(buffer, "HEIF", exif=exif, quality=90)
    return buffer.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data), formats=("JPEG",))
    picture.load()
    return picture


def colour_at(data: bytes, across: float, down: float = 0.5) -> str:
    picture = opened(data)
    red, _, blue = picture.getpixel((int(across * picture.width), int(down * picture.height)))  # type: ignore[misc]  # an RGB one
    return "red" if red > 150 else "blue" if blue > 150 else "black"


def test_a_photo_of_a_phone_becomes_a_jpeg_without_what_the_phone_added(decoder: Decoder) -> None:
    data = heic()
    assert intake.media_type_of(data) == intake.HEIC
    made = decoder.redraw(File(intake.HEIC, data))
    assert opened(made).size == (64, 48)
    assert (colour_at(made, 0.25), colour_at(made, 0.75)) == ("red", "blue")
    assert b"SECRET" in data
    assert b"SECRET" not in made
    assert intake.clean("IMG_0001.heic", made).media_type == "image/jpeg"


def test_what_is_covered_is_black_and_gone_and_the_rest_as_it_was(decoder: Decoder) -> None:
    made = decoder.redraw(File("image/jpeg", samples.jpeg()), Redraw(cover=(LEFT_HALF,)))
    assert (colour_at(made, 0.25), colour_at(made, 0.75)) == ("black", "blue")


def test_only_what_is_kept_remains(decoder: Decoder) -> None:
    made = decoder.redraw(File("image/jpeg", samples.jpeg(120, 80)), Redraw(keep=LEFT_HALF))
    assert opened(made).size == (60, 80)
    assert colour_at(made, 0.5) == "red"


def test_boxes_are_those_of_the_picture_as_it_is_turned(decoder: Decoder) -> None:
    made = decoder.redraw(File("image/jpeg", samples.jpeg(120, 80)), Redraw(rotation=90, cover=(LEFT_HALF,)))
    assert opened(made).size == (80, 120)
    assert [colour_at(made, 0.25, down) for down in (0.25, 0.75)] == ["black", "black"]
    assert [colour_at(made, 0.75, down) for down in (0.25, 0.75)] == ["red", "blue"]


@pytest.mark.parametrize("box", [Box(0, 0, 0, 1), Box(-0.1, 0, 1, 1), Box(0.5, 0, 0.6, 1), Box(0, 0, 1, -1)])
def test_a_box_that_is_none_makes_no_picture(decoder: Decoder, box: Box) -> None:
    with pytest.raises(Unreadable):
        decoder.redraw(File("image/jpeg", samples.jpeg()), Redraw(cover=(box,)))


@pytest.mark.parametrize("media_type", ["application/pdf", intake.HEIC])
def test_what_is_no_picture_is_not_redrawn(decoder: Decoder, media_type: str) -> None:
    data = samples.pdf() if media_type == "application/pdf" else b"\x00\x00\x00\x18ftypheic" + bytes(400)
    with pytest.raises(Unreadable):
        decoder.redraw(File(media_type, data))


def test_a_heic_that_breaks_off_is_unreadable(decoder: Decoder) -> None:
    data = heic()
    with pytest.raises(Unreadable):
        decoder.redraw(File(intake.HEIC, data[: len(data) * 2 // 3]))
