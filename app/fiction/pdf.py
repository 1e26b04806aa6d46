"""A one-page PDF, written by hand: a few lines of Helvetica, rules and a table.

A page of text needs no library: PDF 1.4 (ISO 32000-1) with the standard fonts
and WinAnsi letters, streams left uncompressed so that the same page gives the
same bytes whatever zlib was built in. Lengths are in points from the top left.
"""

from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_OTHERS = {
    "œ": 944,
    "Œ": 1000,
    "°": 400,
    "«": 556,
    "»": 556,
    "µ": 556,
    "²": 333,
    "–": 556,
    "’": 222,
    "î": 278,
    "ï": 278,
}


def width(text: str, size: float, bold: bool = False) -> float:
    """The length of ``text`` in Helvetica (Adobe's metrics); bold letters are about 6 % wider."""
    units = sum(_ASCII[ord(c) - 32] if " " <= c <= "~" else _OTHERS.get(c, 556) for c in text)
    return units * size / 1000 * (1.06 if bold else 1.0)


def wrapped(text: str, size: float, room: float) -> list[str]:
    """``text`` broken at spaces into lines no longer than ``room``."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


class Page:
    """An A4 page to draw on, from the top down."""

    def __init__(self) -> None:
        self._drawn: list[bytes] = []

    def text(
        self, x: float, y: float, text: str, size: float = 10, bold: bool = False, grey: float = 0.1
    ) -> None:
        font = b"/B" if bold else b"/R"
        head = f"BT {grey:.2f} g %s {size:g} Tf {x:.1f} {HEIGHT - y:.1f} Td ".encode() % font
        self._drawn.append(head + b"(" + _literal(text) + b") Tj ET")

    def right(
        self, x: float, y: float, text: str, size: float = 10, bold: bool = False, grey: float = 0.1
    ) -> None:
        """Text that ends at ``x``."""
        self.text(x - width(text, size, bold), y, text, size, bold, grey)

    def rule(self, x1: float, x2: float, y: float, grey: float = 0.7) -> None:
        self._drawn.append(
            f"{grey:.2f} G 0.6 w {x1:.1f} {HEIGHT - y:.1f} m {x2:.1f} {HEIGHT - y:.1f} l S".encode()
        )

    def band(self, x: float, y: float, across: float, down: float, grey: float = 0.94) -> None:
        self._drawn.append(
            f"{grey:.2f} g {x:.1f} {HEIGHT - y - down:.1f} {across:.1f} {down:.1f} re f".encode()
        )

    def bytes(self) -> bytes:
        """The finished file."""
        stream = b"\n".join(self._drawn)
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
        return _file(
            (
                b"<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R"
                b" /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>" % (WIDTH, HEIGHT),
                b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
                font % b"Helvetica",
                font % b"Helvetica-Bold",
            )
        )


def _literal(text: str) -> bytes:
    """A PDF string in WinAnsi; letters it lacks (ı, ş) lose their marks."""
    plain = text.translate(_LATIN)
    return (
        plain.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    )


_LATIN = str.maketrans("ıİşŞğĞśŚ\u202f", "iIsSgGsS\u00a0")


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for rank, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (rank, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
