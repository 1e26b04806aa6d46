"""Honest files: a photo, a letter, a list."""

import pytest

from app.decoder.decoder import File, Pixels
from app.decoder.questions import LIST, MOST_DRAWN, PDF
from app.takeover import planning
from tests.app.decoder import samples
from tests.app.decoder.samples import CSV, TODAY


def colour(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    at = (y * pixels.width + x) * 4
    return tuple(pixels.data[at : at + 4])


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (120, 80), (5, 40)), (3, (120, 80), (115, 40)), (6, (80, 120), (40, 5)), (8, (80, 120), (40, 115))],
)
def test_a_photo_stands_upright(decoder, orientation, size, red_at):
    file = File("image/jpeg", samples.jpeg(orientation=orientation))
    assert decoder.pages(file) == (size,)
    drawn = decoder.render(file, 0, size[0])
    assert (drawn.width, drawn.height) == size
    red, _, blue, full = colour(drawn, *red_at)
    assert red > 200 > 50 > blue
    assert full == 255


def test_a_page_turns_clockwise(decoder):
    file = File("image/jpeg", samples.jpeg())
    drawn = decoder.render(file, 0, 80, 90)
    assert (drawn.width, drawn.height) == (80, 120)
    assert colour(drawn, 40, 5)[0] > 200  # what was left is above


def test_what_shows_through_a_picture_is_white(decoder):
    drawn = decoder.render(File("image/png", samples.png("RGBA", colour=(0, 0, 0, 0))), 0, 60)
    assert colour(drawn, 5, 5) == (255, 255, 255, 255)


def test_a_scan_of_16_bits_is_grey_and_not_white(decoder):
    drawn = decoder.render(File("image/png", samples.png("I;16", colour=0x8000)), 0, 60)
    assert colour(drawn, 5, 5)[:3] == (128, 128, 128)


def test_a_picture_of_100_million_pixels_is_drawn_as_large_as_is_ever_needed(decoder):
    file = File("image/png", samples.png("L", (10_000, 10_000), 77))
    assert decoder.pages(file) == ((10_000, 10_000),)
    drawn = decoder.render(file, 0, 10_000)
    assert drawn.width * drawn.height <= MOST_DRAWN
    assert colour(drawn, 9, 9)[:3] == (77, 77, 77)


def test_a_letter_is_drawn_and_its_words_are_found(decoder):
    file = File(PDF, samples.letter("Cher confrère", "Œdème des chevilles", "oedeme"))
    assert decoder.pages(file) == ((793, 1123),)
    drawn = decoder.render(file, 0, 600)
    assert abs(drawn.width - 600) <= 1
    assert min(drawn.data[::4]) < 60  # ink
    first, second = decoder.find(file, "ŒDEME")
    assert first.page == second.page == 0
    assert first.top < second.top
    assert 0.05 < first.left < 0.15
    assert decoder.find(file, "pneumonie") == ()
    assert decoder.find(file, "   ") == ()


def test_words_are_found_where_they_stand_on_a_page_that_is_stored_sideways(decoder):
    file = File(PDF, samples.letter("Cher", rotate="/Rotate 90"))
    assert decoder.pages(file) == ((1123, 793),)
    drawn, (hit,) = decoder.render(file, 0, 1123), decoder.find(file, "cher")
    row = drawn.width * 4
    dark = [
        (at % row // 4 / drawn.width, at // row / drawn.height)
        for at in range(0, len(drawn.data), 4)
        if drawn.data[at] < 100
    ]
    assert dark
    assert all(hit.left - 0.01 < x < hit.left + hit.width + 0.01 for x, _ in dark)
    assert all(hit.top - 0.01 < y < hit.top + hit.height + 0.01 for _, y in dark)


def test_a_plan_is_what_it_would_be_without_a_process_between(decoder):
    file = File(LIST, CSV)
    sheet = decoder.columns(file)
    assert sheet.header == ("NUM", "NOM", "PRENOM", "DATE_NAISS", "SEXE")
    assert sheet.samples[1] == ("AUBRAC", "MOULIN", "MOULIN")
    made = decoder.plan(file, (), sheet.mapping, TODAY)
    here = planning.plan(CSV, (), sheet.mapping, today=TODAY)
    assert (made.created, made.merged, made.skipped) == (here.created, here.merged, here.skipped)
    assert (made.reported, made.header, made.rows) == (here.reported, here.header, 4)
