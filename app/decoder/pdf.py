"""PDF, drawn and searched by PDFium, from memory."""

import pypdfium2 as pdfium
from pypdfium2 import raw

from app.decoder.answers import Hit
from app.decoder.errors import Protected, TooLarge, Unreadable
from app.decoder.folding import Folded, fold
from app.decoder.questions import LONGEST_SIDE, MOST_DRAWN, MOST_HITS, MOST_PAGES

_SCREEN = 96 / 72  # points to pixels
_A4 = 794, 1123


class Pdf:
    """A PDF document. Raises Unreadable, Protected, TooLarge."""

    def __init__(self, data: bytes | bytearray) -> None:
        try:
            self._document = pdfium.PdfDocument(bytes(data))
        except pdfium.PdfiumError as error:
            raise Protected if error.err_code == raw.FPDF_ERR_PASSWORD else Unreadable from None
        if len(self._document) > MOST_PAGES:
            raise TooLarge
        if len(self._document) == 0:
            raise Unreadable

    def pages(self) -> list[tuple[int, int]]:
        """Every page's size at 100 %, in pixels; a damaged one counts as A4. Raises Unreadable if all are."""
        sizes = [self._size(at) for at in range(len(self._document))]
        if not any(sizes):
            raise Unreadable
        return [size or _A4 for size in sizes]

    def _size(self, at: int) -> tuple[int, int] | None:
        try:
            width, height = self._document.get_page_size(at)
        except pdfium.PdfiumError:
            return None
        return _side(width), _side(height)

    def render(self, page: int, width: int, rotation: int) -> tuple[int, int, bytes]:
        """Width, height and pixels. Raises Unreadable."""
        try:
            shown = self._document[page]
            across, down = shown.get_size() if rotation % 180 == 0 else shown.get_size()[::-1]
            scale = _scale(across, down, width)
            bitmap = shown.render(
                scale=scale, rotation=rotation, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGRx
            )
            return bitmap.width, bitmap.height, _opaque(bitmap)
        except (pdfium.PdfiumError, IndexError):
            raise Unreadable from None

    def find(self, words: str) -> list[Hit]:
        """Where the words stand, page by page."""
        wanted, hits = fold(words), list[Hit]()
        for page in range(len(self._document) if wanted else 0):
            hits += self._on_page(page, wanted)
            if len(hits) >= MOST_HITS:
                break
        return hits[:MOST_HITS]

    def _on_page(self, at: int, wanted: str) -> list[Hit]:
        try:
            page = self._document[at]
            words = page.get_textpage()
            folded = Folded.of(_characters(words))
            boxes = (
                words.get_rect(number)
                for start, count in folded.places(wanted)
                for number in range(words.count_rects(start, count))
            )
            return [_hit(at, page.get_bbox(), page.get_rotation(), box) for box in boxes]
        except pdfium.PdfiumError:
            return []


def _side(points: float) -> int:
    return max(1, min(LONGEST_SIDE, round(points * _SCREEN)))


def _scale(across: float, down: float, width: int) -> float:
    """So many pixels a point that the page is ``width`` wide, or as large as is ever drawn."""
    if across <= 0 or down <= 0:
        raise Unreadable
    return float(min(max(1, width) / across, (MOST_DRAWN / (across * down)) ** 0.5 * 0.999))


def _opaque(bitmap: pdfium.PdfBitmap) -> bytes:
    pixels = bytearray(bitmap.buffer)
    row = bitmap.width * 4
    if bitmap.stride != row:
        pixels = bytearray().join(
            pixels[at * bitmap.stride : at * bitmap.stride + row] for at in range(bitmap.height)
        )
    pixels[3::4] = b"\xff" * (len(pixels) // 4)
    return bytes(pixels)


def _characters(words: pdfium.PdfTextPage) -> str:
    """One character for each of PDFium's indices, so that a place in one is a place in the other."""
    return "".join(
        chr(code) if (code := raw.FPDFText_GetUnicode(words, at)) else "\x00"
        for at in range(words.count_chars())
    )


def _hit(page: int, sheet: tuple[float, ...], rotation: int, box: tuple[float, float, float, float]) -> Hit:
    """From points counted from the lower left, to fractions from the upper left of the page as shown."""
    left, bottom, right, top = sheet
    across, down = max(1e-6, right - left), max(1e-6, top - bottom)
    x0, x1 = sorted(_within((x - left) / across) for x in (box[0], box[2]))
    y0, y1 = sorted(_within((top - y) / down) for y in (box[1], box[3]))
    for _ in range(rotation // 90 % 4):
        x0, y0, x1, y1 = 1 - y1, x0, 1 - y0, x1
    return Hit(page, x0, y0, x1 - x0, y1 - y0)


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))
