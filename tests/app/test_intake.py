"""What comes in keeps its picture and its orientation, and nothing of what the camera added."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app import intake
from app.errors import DocumentEmpty, DocumentRefused, DocumentTooLarge, DocumentUnknown, PictureBroken
from app.sentences import sentence
from vault.records import documents_index

SECRET = b"GPS 48.8566 rue des Tilleuls"


def jpeg(orientation: int = 1, *, progressive: bool = False) -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = orientation, SECRET.decode()
    buffer = io.BytesIO()
    picture = Image.effect_noise((120, 80), 60).convert("RGB")
    picture.save(buffer, "JPEG", exif=exif, comment=SECRET, progressive=progressive, icc_profile=b"profile")
    return buffer.getvalue()


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).tobytes()


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_keeps_its_pixels_and_orientation_and_loses_the_rest(orientation, progressive):
    before = jpeg(orientation, progressive=progressive)
    after = intake.clean("plaie.jpg", before).data
    assert SECRET in before
    assert SECRET not in after
    assert pixels(after) == pixels(before)
    picture = Image.open(io.BytesIO(after))
    assert picture.getexif().get(0x0112, 1) == orientation
    assert picture.info["icc_profile"] == b"profile"


def test_what_a_phone_appends_behind_a_photo_is_cut_off():
    """A motion photo's second picture carries the place once more."""
    after = intake.clean("photo.jpg", jpeg() + jpeg(6)).data
    assert SECRET not in after
    assert pixels(after) == pixels(jpeg()[:0] + after)


def test_a_comment_between_two_scans_is_cut_out():
    plain = jpeg(progressive=True)
    second_scan = plain.rindex(b"\xff\xda")
    comment = b"\xff\xfe" + (len(SECRET) + 2).to_bytes(2, "big") + SECRET
    after = intake.clean("photo.jpg", plain[:second_scan] + comment + plain[second_scan:]).data
    assert SECRET not in after
    assert pixels(after) == pixels(plain)


def test_a_png_loses_its_texts():
    facts = PngInfo()
    facts.add_text("Comment", SECRET.decode())
    facts.add_itxt("Where", SECRET.decode(), zip=True)
    buffer = io.BytesIO()
    Image.effect_noise((30, 20), 60).save(buffer, "PNG", pnginfo=facts)
    after = intake.clean("capture.png", buffer.getvalue()).data
    assert SECRET not in after
    assert b"iTXt" not in after
    assert pixels(after) == pixels(buffer.getvalue())


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(b"%PDF-1.7 ...", "application/pdf"), ("Compte rendu é".encode(), "text/plain")],
)
def test_a_document_is_what_its_bytes_say(data, media_type):
    assert intake.clean("piege.jpg", data).media_type == media_type


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", DocumentEmpty),
        (b"MZ\x90\x00\x03", DocumentUnknown),
        (b"\xff\xd8\xff\xe0\x00\x10JF", PictureBroken),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xffIDAT", PictureBroken),
        (b"\xff\xd8\xff\xda\x00\x04\x00\x00abc", PictureBroken),
        (b"\x00\x00\x00\x18ftypheic", DocumentUnknown),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_cannot_be_kept_is_refused_and_named(data, refusal, language):
    with pytest.raises(refusal) as refused:
        intake.clean("Bilan.pdf", data)
    assert "Bilan.pdf" in sentence(refused.value, language)


def test_filling_bytes_cost_no_time_and_no_pixel():
    """20 kB of them, none before a marker, held the window and the lock up for half a minute."""
    plain = jpeg()
    hostile = plain[: plain.rindex(b"\xff\xda") + 14] + b"\xff" * 200_000 + b"\x00\xff\xd9"
    assert intake.clean("photo.jpg", hostile).data.endswith(b"\xff\x00\xff\xd9")
    filled = intake.clean("photo.jpg", plain.removesuffix(b"\xff\xd9") + b"\xff" * 50 + b"\xff\xd9").data
    assert SECRET not in filled
    assert pixels(filled) == pixels(plain)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff\xe0\x00\x02" * 40 + b"\xff\xd9",
        b"\x89PNG\r\n\x1a\n" + (bytes(4) + b"IDAT" + bytes(4)) * 40 + bytes(4) + b"IEND" + bytes(4),
    ],
)
def test_a_picture_of_more_parts_than_any_has_is_broken(monkeypatch, data):
    assert intake.clean("photo", data)
    monkeypatch.setattr(intake, "_MOST_PARTS", 40)
    with pytest.raises(PictureBroken):
        intake.clean("photo", data)


def test_a_document_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(intake, "LARGEST", 1 << 20)
    with pytest.raises(DocumentTooLarge) as refused:
        intake.clean("x.txt", b"a" * (1 << 20) + b"b")
    assert "1 Mio" in sentence(refused.value, "fr")


def test_a_title_shows_what_a_name_may_hide():
    shown = {"ordo\u202efdp.exe.pdf": "ordo\\u202efdp.exe", "a\nb.pdf": "a\\nb", "r\udce9s.pdf": "r\\udce9s"}
    assert {name: intake.title_of(name) for name in shown} == shown
    assert intake.title_of("Bilan d’été.pdf") == "Bilan d’été"


@given(st.binary(max_size=400))
def test_no_file_makes_the_cleaner_fail_in_another_way(data):
    for start in (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b""):
        with suppress(DocumentRefused):
            intake.clean("x", start + data)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", "à jeun".encode()])
def test_what_is_kept_has_an_ending_where_it_is_written_out(data):
    assert intake.media_type_of(data) in documents_index.ENDINGS
