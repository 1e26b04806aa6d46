"""Each hostile file has a clear answer, and the next file is read as ever."""

import pytest

from app.decoder.decoder import Decoder, File
from app.decoder.errors import DecoderError, Stalled, TooLarge, Unreadable
from app.decoder.questions import LIST, MOST_COLUMNS, MOST_DRAWN, MOST_LETTERS, PDF
from app.takeover.errors import EmptyList, NoKnownColumn, NotText
from tests.app.decoder import samples
from tests.app.decoder.children import gone, pid_of
from tests.app.decoder.samples import TODAY

HOSTILE = [
    pytest.param(PDF, b"%PDF-1.7 nothing behind", Unreadable, id="a PDF of its first line"),
    pytest.param(PDF, samples.letter("x")[:250], Unreadable, id="a PDF that breaks off"),
    pytest.param(PDF, b"", Unreadable, id="an empty PDF"),
    pytest.param("image/png", samples.png_that_claims(60_000, 60_000), TooLarge, id="a PNG bomb"),
    pytest.param("image/png", samples.png_that_claims(90, 30_000), TooLarge, id="a PNG too long"),
    pytest.param("image/png", samples.png_that_claims(500, 500), Unreadable, id="a PNG without its pixels"),
    pytest.param("image/png", samples.png()[:60], Unreadable, id="a PNG that breaks off"),
    pytest.param("image/jpeg", samples.jpeg_that_claims(65_000, 65_000), TooLarge, id="a JPEG bomb"),
    pytest.param("image/jpeg", samples.jpeg_that_claims(0, 0), Unreadable, id="a JPEG of no size"),
    pytest.param("image/jpeg", samples.jpeg()[:400], Unreadable, id="a JPEG that breaks off"),
    pytest.param("image/gif", b"GIF89a", Unreadable, id="a kind we do not take"),
]


@pytest.mark.parametrize(("media_type", "data", "error"), HOSTILE)
def test_what_a_hostile_file_is_answered(decoder, media_type, data, error):
    file = File(media_type, data)
    with pytest.raises(error):
        decoder.pages(file)
    before = decoder.pid
    assert decoder.pages(File("image/png", samples.png())) == ((60, 40),)
    assert decoder.pid == before


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyList),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotText),
        (bytes(range(256)) * 40, NotText),
        (b"a;b\n1;2\n", NoKnownColumn),
    ],
)
def test_what_is_no_list_is_answered_as_the_takeover_answers_it(decoder, data, error):
    with pytest.raises(error):
        decoder.plan(File(LIST, data), (), None, TODAY)


def test_a_picture_is_what_its_bytes_say_whatever_it_is_called(decoder):
    assert decoder.pages(File("image/jpeg", samples.png())) == ((60, 40),)


def test_a_page_of_any_size_is_drawn_within_bounds(decoder):
    file = File(PDF, samples.pdf(size="0 0 1000000 900000"))
    assert all(side <= 20_000 for side in decoder.pages(file)[0])
    drawn = decoder.render(file, 0, 1_000_000)
    assert drawn.width * drawn.height <= MOST_DRAWN


def test_a_pdf_of_too_many_pages_is_refused(decoder):
    with pytest.raises(TooLarge):
        decoder.pages(File(PDF, samples.pdf(pages=10_001)))


def test_a_page_that_is_not_there_is_an_answer(decoder):
    with pytest.raises(Unreadable):
        decoder.render(File(PDF, samples.letter("x")), 7, 100)


def test_a_file_that_inflates_without_end_costs_the_session_nothing(own):
    """Whatever the answer, the session goes on and the next file is read."""
    file = File(PDF, samples.pdf_that_inflates())
    own._patience = 3.0
    try:
        own.pages(file)
        own.render(file, 0, 200)
    except DecoderError:
        pass
    assert own.pages(File("image/png", samples.png())) == ((60, 40),)


def test_a_page_that_never_ends_is_stopped_and_the_next_file_is_read():
    impatient = Decoder()
    file = File(PDF, samples.pdf_that_never_ends_drawing())
    impatient.pages(file)
    pid = pid_of(impatient)
    impatient._patience = 1.0  # from now on: a start may take longer than that
    with pytest.raises(Stalled):
        impatient.render(file, 0, 4000)
    assert impatient.pid is None
    assert gone(pid)
    impatient._patience = 30.0
    assert impatient.pages(File("image/png", samples.png())) == ((60, 40),)
    impatient.rest()


def test_a_list_that_no_window_could_show_is_refused_or_shortened(decoder):
    """Each column is a row of widgets, and each heading a label."""
    wide = "Nom;" + ";".join(map(str, range(MOST_COLUMNS))) + "\nDupont;1\n"
    with pytest.raises(TooLarge):
        decoder.columns(File(LIST, wide.encode()))
    long = f"Nom;{'x' * 100_000}\nDupont;{'y' * 100_000}\n"
    sheet = decoder.columns(File(LIST, long.encode()))
    assert max(map(len, (*sheet.header, *sheet.samples[1]))) == MOST_LETTERS
