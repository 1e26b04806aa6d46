"""Files somebody may send, honest and hostile, made here."""

import io
import struct
import zlib
from datetime import date

from PIL import Image

TODAY = date(2026, 11, 21)
#: Four rows of a list: two patients, one of them twice, and an empty row.
CSV = (
    "NUM;NOM;PRENOM;DATE_NAISS;SEXE\r\n1;AUBRAC;Lucie;29/06/1912;F\r\n2;MOULIN;Jean;20/06/1899;M\r\n"
    "2;MOULIN;Jean;20/06/1899;M\r\n;;;;\r\n"
).encode("cp1252")


def jpeg(width: int = 120, height: int = 80, orientation: int = 1) -> bytes:
    """A photo, red on its left half as it is stored."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    exif, buffer = Image.Exif(), io.BytesIO()
    exif[0x0112] = orientation
    picture.save(buffer, "JPEG", exif=exif, quality=95)
    return buffer.getvalue()


def png(mode: str = "RGB", size: tuple[int, int] = (60, 40), colour: object = (10, 20, 30)) -> bytes:
    """One colour, uncompressed enough to be quick."""
    buffer = io.BytesIO()
    Image.new(mode, size, colour).save(buffer, "PNG", compress_level=1)  # type: ignore[arg-type]  # a colour of the mode
    return buffer.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A header of that size with hardly anything behind it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def jpeg_that_claims(width: int, height: int) -> bytes:
    """A real photo whose frame says another size."""
    data = jpeg()
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def pdf(pages: int = 1, size: str = "0 0 595 842", content: bytes = b"", stream: str = "") -> bytes:
    """A PDF whose pages share ``content``; ``stream`` is what its dictionary says of it besides."""
    kids = " ".join(f"{4 + at} 0 R" for at in range(pages))
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[{size}]/Contents 3 0 R/Resources<</Font<</F {font}>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        f"<</Length {len(content)}{stream}>>stream\n".encode() + content + b"\nendstream\n",
        *[page.encode()] * pages,
    ]
    body = b"".join(b"%d 0 obj%bendobj\n" % (at, each) for at, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>"


def letter(*lines: str, rotate: str = "") -> bytes:
    """A PDF of one page with these lines."""
    text = "BT /F 14 Tf 50 800 Td " + " ".join(f"({line}) Tj 0 -40 Td" for line in lines) + " ET"
    made = pdf(content=text.encode("cp1252"))
    return made.replace(b"/MediaBox", rotate.encode() + b"/MediaBox")


def pdf_that_never_ends_drawing() -> bytes:
    """Ten million strokes across the page, 30 KB of file: minutes of drawing."""
    strokes = b"0 0 m 595 842 l 0 842 l 595 0 l S " * 300_000
    return pdf(content=zlib.compress(strokes, 9), stream="/Filter/FlateDecode")


def pdf_that_inflates() -> bytes:
    """2 MB that say 2 GiB: one compressed block of blanks, over and over."""
    packer = zlib.compressobj(9)
    begin = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * (1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    return pdf(content=begin + block * 128 + packer.flush(), stream="/Filter/FlateDecode")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
