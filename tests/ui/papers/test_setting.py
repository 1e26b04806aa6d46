"""Sheets on pages: what is read back from the PDF, its fonts, and where pages end."""

import base64
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage

from app.papers import fees, ordonnance
from app.papers.blocks import Framed, Look, Sheet, Table, Together, Words
from tests.app.papers.test_ordonnance import AMOXICILLINE, MORPHINE, WHOLE
from ui.papers import printing
from ui.papers.setting import pages
from vault.records.fees import FeeNote, Line


def read(data: bytes) -> list[str]:
    """The words of each page of a PDF."""
    document = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def fonts(data: bytes) -> bytes:
    return b" ".join(line for line in data.split(b"\n") if b"/FontName" in line or b"/FontFile" in line)


def test_an_ordonnance_is_one_page_of_a4_on_which_every_word_is_read() -> None:
    data = printing.pdf(ordonnance.sheet(WHOLE))
    assert [round(side) for side in pypdfium2.PdfDocument(data)[0].get_size()] == [595, 842]
    (page,) = read(data)
    for expected in (
        "N° RPPS : 10001234567",
        "+33 6 39 98 41 00 (sauf urgence)",
        "ŒUVRARD Hélène (née LEFÈVRE)",
        "À renouveler deux (2) fois",
        "page 1 sur 1",
    ):
        assert expected in page


def test_its_fonts_are_inside_and_its_properties_name_nobody() -> None:
    data = printing.pdf(ordonnance.sheet(WHOLE))
    embedded = fonts(data)
    assert b"Inter-Regular" in embedded
    assert b"/FontFile" in embedded
    told = pypdfium2.PdfDocument(data).get_metadata_dict()
    assert "Hélène" not in str(told)


def test_a_long_ordonnance_goes_on_over_pages_each_framed_numbered_and_marked() -> None:
    lines = tuple(replace(MORPHINE, text=f"Morphine {n} mg", long_term=n < 18) for n in range(1, 24))
    data = printing.pdf(ordonnance.sheet(replace(WHOLE, lines=lines, mark="DUPLICATA")))
    read_back = read(data)
    assert len(read_back) > 1
    for number, page in enumerate(read_back, start=1):
        assert f"page {number} sur {len(read_back)}" in page
        assert "DUPLICATA" in page
    whole = " ".join(read_back)
    assert all(f"Morphine {n} mg" in whole for n in range(1, 24))


def test_no_line_is_torn_from_its_posology() -> None:
    lines = tuple(replace(AMOXICILLINE, text=f"Amoxicilline {n} g") for n in range(1, 30))
    for page in read(printing.pdf(ordonnance.sheet(replace(WHOLE, lines=lines)))):
        assert page.count("Amoxicilline") == page.count("1 matin et soir")


def test_nothing_is_drawn_beyond_the_margins() -> None:
    wordy = replace(WHOLE, lines=(replace(AMOXICILLINE, text="Anticonstitutionnellement" * 30),))
    page = pypdfium2.PdfDocument(printing.pdf(ordonnance.sheet(wordy)))[0]
    picture = page.render(scale=1).to_pil().convert("L").point(lambda tone: 255 if tone < 200 else 0)
    left, top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
    assert left >= 48
    assert top >= 42
    assert right <= 595 - 48
    assert bottom <= 842 - 25


def test_what_is_seen_is_what_prints() -> None:
    """The picture of the preview and the page of the PDF are dark in the same rows."""
    sheet = ordonnance.sheet(WHOLE)
    buffer = QBuffer()
    printing.picture(pages(sheet)[0], 595).save(buffer, "PNG")  # type: ignore[call-overload]  # as text
    seen = Image.open(BytesIO(bytes(buffer.data().data()))).convert("L")
    printed = pypdfium2.PdfDocument(printing.pdf(sheet))[0].render(scale=1).to_pil().convert("L")
    assert len(_dark_rows(seen) ^ _dark_rows(printed)) <= 12  # of 842: where a stroke falls between two


def _dark_rows(picture: Image.Image) -> set[int]:
    pixels, width = picture.tobytes(), picture.width
    return {y for y in range(picture.height) if min(pixels[y * width : (y + 1) * width]) < 160}


@pytest.mark.parametrize("mark", ["", "ANNULÉ"])
def test_an_empty_sheet_is_still_a_page(mark: str) -> None:
    assert len(pages(Sheet("", (), "", mark))) == 1


def test_rows_of_a_long_table_go_on_under_its_heads() -> None:
    rows = tuple((f"Acte {n}", "30,00 €") for n in range(120))
    data = printing.pdf(Sheet("", (Table(("Acte", "Montant"), rows, (3, 1), frozenset({1})),)))
    each = read(data)
    assert len(each) > 1
    assert all("Montant" in page for page in each)
    assert " ".join(each).count("30,00 €") == 120


def test_what_is_higher_than_a_page_flows_all_the_same() -> None:
    lines = tuple(Words(f"Ligne {n}", Look.HEADING) for n in range(80))
    for block in (Together(lines), Framed(lines)):
        each = read(printing.pdf(Sheet("", (Words("Avant"), block))))
        assert len(each) > 1
        # Whoever reads a PDF guesses where a space was.
        assert "Ligne" in each[0].replace(" ", "")
        assert sum(page.replace(" ", "").count("Ligne") for page in each) == 80


def test_a_signature_that_cannot_be_read_leaves_its_room_empty() -> None:
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill("navy")
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes the name of the form as text
    signed = base64.b64encode(bytes(buffer.data().data())).decode()
    for signature, images in ((signed, 1), ("", 0), ("bm90IGEgcGljdHVyZQ==", 0), ("é", 0)):
        by = replace(WHOLE.letterhead.practice, signature=signature)
        letterhead = type(WHOLE.letterhead)(by, WHOLE.letterhead.person)
        data = printing.pdf(ordonnance.sheet(replace(WHOLE, letterhead=letterhead)))
        assert data.count(b"/Subtype /Image") == images


def test_a_fee_note_has_its_number_its_sums_and_how_it_was_paid() -> None:
    note = FeeNote(
        "a", "b", 2026, 42, None, "", "REF", "2026-11-22", 9100, (Line("Consultation", 3000, "GS", 3),)
    )
    (page,) = read(printing.pdf(fees.sheet(fees.Fee(WHOLE.letterhead, note))))
    for expected in (
        "Note d’honoraires n° 2026-0042",
        "Consultation GS 3 30,00 € 90,00 €",
        "À régler",
        "Exonération de TVA, article 261, 4, 1° du CGI",
    ):
        assert expected in page
